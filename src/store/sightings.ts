import type { Finding } from '../model/finding.js';
import { canonicalJson, digest } from './canonical.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';

/** What a run says of a finding in comparison with what was known. */
export type SightingOutcome = 'new' | 'persisting' | 'fixed' | 'reopened' | 'waived' | 'lapsed';

export interface Sighting {
  finding: Finding;
  /** Identity of the unit whose item it is. */
  unit: string;
  outcome: SightingOutcome;
  /** Hash of both values: with it a waiver holds. */
  valueHash: string;
  /** Where a new finding begins its way; a known one keeps its state. */
  state: string;
  /** How the item came into the run: random, recheck, changed, census … */
  kind: string;
}

/** The run that saw. */
export interface Seeing {
  run: string;
  week: string;
  at: string;
  by: string;
}

/**
 * Writes what a run saw. Whatever was written before is not written again: a run that was ended may tell all of it once more.
 * How many findings are new, and how many sightings.
 */
export async function recordSightings(store: Store, seeing: Seeing, sightings: readonly Sighting[]): Promise<{ found: number; seen: number }> {
  const prints = canonicalJson(sightings.map(({ finding, outcome, valueHash }) => [finding.fingerprint, outcome, valueHash]).sort());
  return store.change(
    ({ found, seen }) => (found + seen === 0 ? undefined : { by: seeing.by, at: seeing.at, action: 'run.sight', thing: 'run', id: seeing.run, detail: { week: seeing.week, found, seen, sightings: digest(prints) } }),
    async () => {
      let seen = 0;
      const fresh = await firstSeen(store, seeing.run, sightings);
      const present = fresh.filter(({ outcome }) => outcome !== 'fixed');
      const known = await lastSeen(store, present);
      const unknown = present.filter(({ finding }) => !known.has(finding.fingerprint));
      const again = present.filter(({ finding }) => (known.get(finding.fingerprint) ?? '~') <= seeing.at);
      for (const part of parts(unknown.map((sighting) => findingRow(seeing, sighting)))) await store.db.insertInto('findings').values(part).execute();
      for (const part of parts(again.map((sighting) => findingRow(seeing, sighting)))) await seeAgain(store, part);
      for (const part of parts([...unknown, ...again].map(({ finding }) => ({ fingerprint: finding.fingerprint, content: written(finding) })))) {
        await store.db.insertInto('findingContents').values(part).onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(({ ref }) => ({ content: ref('excluded.content') }))).execute();
      }
      for (const part of parts(fresh.map((sighting) => sightingRow(seeing, sighting)))) {
        const { numInsertedOrUpdatedRows } = await store.db.insertInto('sightings').values(part).onConflict((conflict) => conflict.columns(['run', 'fingerprint']).doNothing()).executeTakeFirst();
        seen += Number(numInsertedOrUpdatedRows ?? 0n);
      }
      return { found: unknown.length, seen };
    },
  );
}

/** When known findings were seen last. */
async function lastSeen(store: Store, sightings: readonly Sighting[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const part of parts(sightings.map(({ finding }) => ({ fingerprint: finding.fingerprint })))) {
    const rows = await store.db.selectFrom('findings').select(['fingerprint', 'lastSeenAt']).where('fingerprint', 'in', part.map(({ fingerprint }) => fingerprint)).execute();
    for (const { fingerprint, lastSeenAt } of rows) known.set(fingerprint, lastSeenAt);
  }
  return known;
}

/** What was known before is seen again: its latest words, values and time are today's; its state is for people. */
async function seeAgain(store: Store, rows: ReturnType<typeof findingRow>[]): Promise<void> {
  await store.db
    .insertInto('findings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('fingerprint').doUpdateSet(({ ref }) => ({
        lastWeek: ref('excluded.lastWeek'), lastSeenAt: ref('excluded.lastSeenAt'), lastRun: ref('excluded.lastRun'), valueHash: ref('excluded.valueHash'), severity: ref('excluded.severity'), verdict: ref('excluded.verdict'),
        rule: ref('excluded.rule'), number: ref('excluded.number'), maintainer: ref('excluded.maintainer'), itemName: ref('excluded.itemName'), search: ref('excluded.search'), kind: ref('excluded.kind'),
      })))
    .execute();
}

/** Sightings that this run has not told of yet, each fingerprint once. */
async function firstSeen(store: Store, run: string, sightings: readonly Sighting[]): Promise<Sighting[]> {
  const told = new Set<string>();
  for (const part of parts(sightings.map(({ finding }) => ({ fingerprint: finding.fingerprint })))) {
    const rows = await store.db.selectFrom('sightings').select('fingerprint').where('run', '=', run).where('fingerprint', 'in', part.map(({ fingerprint }) => fingerprint)).execute();
    for (const { fingerprint } of rows) told.add(fingerprint);
  }
  return sightings.filter(({ finding }) => !told.has(finding.fingerprint) && told.add(finding.fingerprint));
}

function findingRow({ run, week, at }: Seeing, { finding, unit, valueHash, state, kind }: Sighting) {
  const { fingerprint, formerly, itemId, itemName, rule, number, element, severity, verdict, maintainer } = finding;
  return {
    fingerprint, formerly: formerly ?? null, item: itemId, itemName, unit, foundUnit: unit, rule, number, element, severity, verdict, maintainer, state, stateSince: at, firstWeek: week, lastWeek: week,
    firstSeenAt: at, lastSeenAt: at, lastRun: run, valueHash, kind, due: null, assignee: null, assignedAt: null, version: 1, search: searchText(finding),
  };
}

/** What people look for a finding by. */
function searchText(finding: Finding): string {
  return [finding.itemName, finding.item, finding.department, finding.number, finding.message, finding.key ?? ''].join('\n').toLowerCase();
}

function sightingRow({ run, week, at }: Seeing, { finding, outcome, valueHash }: Sighting) {
  return { run, fingerprint: finding.fingerprint, week, seenAt: at, outcome, valueHash, content: written(finding) };
}

/** What a run saw, by fingerprint: the findings as they were that day. */
export async function runSightings(store: Store, run: string): Promise<{ fingerprint: string; outcome: SightingOutcome; valueHash: string; finding: Finding }[]> {
  const rows = await store.db.selectFrom('sightings').select(['fingerprint', 'outcome', 'valueHash', 'content']).where('run', '=', run).orderBy('fingerprint').execute();
  return rows.map(({ content, outcome, ...row }) => ({ ...row, outcome: outcome as SightingOutcome, finding: read<Finding>(content) }));
}
