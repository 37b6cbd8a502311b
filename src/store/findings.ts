import type { Finding } from '../model/finding.js';
import { Conflict, Missing } from './conflict.js';
import { parts, read, shownTime, written } from './rows.js';
import type { Store } from './store.js';
import type { FindingRow, SightingRow, TransitionRow } from './tables/findings.js';

/** A finding as it stands: where it is on its way, and what was seen last. */
export interface StoredFinding extends Omit<FindingRow, 'search'> {
  content: Finding;
}

/** A finding as it stands, without what was seen: what most of a list needs. */
export type FindingHead = Omit<StoredFinding, 'content'>;

/** A step of a finding from one state to the next; whether it is legal, the office's rules have said before. */
export interface Move {
  fingerprint: string;
  /** The version that whoever decides has seen. */
  version: number;
  from: string;
  to: string;
  /** English, `review.confirm`. */
  action: string;
  by: string;
  at: string;
  reason?: string;
  due?: string | null;
  detail?: unknown;
}

/** One finding. @throws Missing */
export async function getFinding(store: Store, fingerprint: string): Promise<StoredFinding> {
  const [found] = await getFindings(store, [fingerprint]);
  if (!found) throw new Missing('没有这条问题，可能已并入别的问题，请回到列表重新查找。');
  return found;
}

/** Findings by fingerprint, in the order asked for; those that are not there are left out. */
export async function getFindings(store: Store, fingerprints: readonly string[]): Promise<StoredFinding[]> {
  const byPrint = new Map<string, StoredFinding>();
  for (const part of parts(fingerprints.map((fingerprint) => ({ fingerprint })))) {
    const rows = await store.db
      .selectFrom('findings')
      .innerJoin('findingContents', 'findingContents.fingerprint', 'findings.fingerprint')
      .selectAll('findings')
      .select('findingContents.content')
      .where('findings.fingerprint', 'in', part.map(({ fingerprint }) => fingerprint))
      .execute();
    for (const { search: _, content, ...row } of rows) byPrint.set(row.fingerprint, { ...row, content: read<Finding>(content) });
  }
  return fingerprints.flatMap((fingerprint) => byPrint.get(fingerprint) ?? []);
}

/** As `getFindings`, without what was seen. */
export async function getFindingHeads(store: Store, fingerprints: readonly string[]): Promise<FindingHead[]> {
  const byPrint = new Map<string, FindingHead>();
  for (const part of parts(fingerprints.map((fingerprint) => ({ fingerprint })))) {
    const rows = await store.db.selectFrom('findings').selectAll().where('fingerprint', 'in', part.map(({ fingerprint }) => fingerprint)).execute();
    for (const { search: _, ...row } of rows) byPrint.set(row.fingerprint, row);
  }
  return fingerprints.flatMap((fingerprint) => byPrint.get(fingerprint) ?? []);
}

/**
 * Takes a step, once: of two who decide on what they saw, the second is refused. The new version.
 * @throws Conflict with who was faster, Missing
 */
export async function moveFinding(store: Store, move: Move): Promise<number> {
  const { fingerprint, version, from, to, action, by, at, reason, due, detail } = move;
  return store.change({ by, at, action, thing: 'finding', id: fingerprint, detail: { from, to, version: version + 1, reason, detail } }, async () => {
    const moved = await store.db
      .updateTable('findings')
      .set({ state: to, stateSince: at, version: version + 1, assignee: null, assignedAt: null, ...(due === undefined ? {} : { due }) })
      .where('fingerprint', '=', fingerprint)
      .where('version', '=', version)
      .where('state', '=', from)
      .executeTakeFirst();
    if (Number(moved.numUpdatedRows) === 0) await refuse(store, fingerprint);
    await store.db.insertInto('transitions').values({ fingerprint, version: version + 1, fromState: from, toState: to, action, by, at, reason: reason ?? null, content: written(detail) }).execute();
    return version + 1;
  });
}

async function refuse(store: Store, fingerprint: string): Promise<never> {
  await getFinding(store, fingerprint);
  const last = await store.db.selectFrom('transitions').select(['by', 'at']).where('fingerprint', '=', fingerprint).orderBy('version', 'desc').limit(1).executeTakeFirst();
  throw new Conflict(last ? `这条问题已由${last.by}于${shownTime(last.at)}处理，本次操作没有生效，请刷新后再看。` : '这条问题的状态已有变化，本次操作没有生效，请刷新后再看。');
}

/** Takes a finding to work on, or gives it back (`assignee` null). @throws Conflict where somebody else has it. */
export async function assignFinding(store: Store, { fingerprint, assignee, by, at, force = false }: { fingerprint: string; assignee: string | null; by: string; at: string; force?: boolean }): Promise<void> {
  await store.change({ by, at, action: 'finding.assign', thing: 'finding', id: fingerprint, detail: { assignee } }, async () => {
    let update = store.db.updateTable('findings').set({ assignee, assignedAt: assignee === null ? null : at }).where('fingerprint', '=', fingerprint);
    if (!force) update = update.where((is) => is.or([is('assignee', 'is', null), is('assignee', '=', by)]));
    const done = await update.executeTakeFirst();
    if (Number(done.numUpdatedRows) > 0) return;
    const held = await getFinding(store, fingerprint);
    throw new Conflict(`这条问题正由${held.assignee ?? ''}处理（${shownTime(held.assignedAt ?? '')}起），请换一条，或请其退回。`);
  });
}

/** All that happened to a finding: each run that saw it, each step that was taken; oldest first. */
export async function findingHistory(store: Store, fingerprint: string): Promise<{ sightings: (Omit<SightingRow, 'content'> & { content: unknown })[]; transitions: (Omit<TransitionRow, 'content'> & { content: unknown })[] }> {
  const sightings = await store.db.selectFrom('sightings').selectAll().where('fingerprint', '=', fingerprint).orderBy('seenAt').orderBy('run').execute();
  const transitions = await store.db.selectFrom('transitions').selectAll().where('fingerprint', '=', fingerprint).orderBy('version').execute();
  return { sightings: sightings.map(readContent), transitions: transitions.map(readContent) };
}

/** Steps of a kind in a time, for figures as a rule's precision; `until` is not part of it. */
export async function listTransitions(store: Store, { actions, since, until }: { actions: readonly string[]; since?: string; until?: string }): Promise<(Omit<TransitionRow, 'content'> & { rule: string; unit: string })[]> {
  let query = store.db
    .selectFrom('transitions')
    .innerJoin('findings', 'findings.fingerprint', 'transitions.fingerprint')
    .select(['transitions.fingerprint', 'transitions.version', 'fromState', 'toState', 'action', 'by', 'at', 'reason', 'findings.rule', 'findings.unit'])
    .where('action', 'in', [...actions]);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (until !== undefined) query = query.where('at', '<', until);
  return query.orderBy('at').orderBy('transitions.fingerprint').execute();
}

const readContent = <Row extends { content: string }>({ content, ...row }: Row): Omit<Row, 'content'> & { content: unknown } => ({ ...row, content: read(content) });
