import { randomUUID } from 'node:crypto';
import { appendActs, type Act, type Store } from '../../src/store/index.js';
import { parts, written } from '../../src/store/rows.js';
import { printOf, type LoadFinding } from './findings.js';
import type { Taken, Way } from './ways.js';

/** A finding that was written, with the way that it has gone since. */
export interface Walked {
  found: LoadFinding;
  way: Way;
  week: string;
}

/** Writes ways in the mass: what thousands of single steps would have left in the store, each with its entry in the log. */
export async function keepWays(store: Store, walked: readonly Walked[]): Promise<void> {
  const gone = walked.filter(({ way }) => way.steps.length > 0);
  const acts = gone.flatMap(({ way }) => way.steps.map((step, n): Act => ({ by: step.by, at: step.at, action: `finding.${step.event.kind}`, thing: 'finding', id: way.record.fingerprint, detail: { from: step.from, to: step.to, version: n + 2 } })));
  acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  await store.change(() => undefined, async () => {
    for (const part of parts(gone.map(findingRow))) {
      await store.db.insertInto('findings').values(part).onConflict((conflict) => conflict.column('fingerprint').doUpdateSet(({ ref }) => ({ state: ref('excluded.state'), stateSince: ref('excluded.stateSince'), version: ref('excluded.version'), due: ref('excluded.due') }))).execute();
    }
    for (const part of parts(gone.flatMap(({ way }) => transitionRows(way)))) await store.db.insertInto('transitions').values(part).execute();
    for (const part of parts(gone.map(({ way }) => ({ fingerprint: way.record.fingerprint, content: written(way.record) })))) await store.db.insertInto('findingRecords').values(part).execute();
    for (const part of parts(gone.flatMap(({ way: { charge } }) => (charge ? [chargeRow(charge)] : [])))) await store.db.insertInto('charges').values(part).execute();
    await keepPapers(store, gone);
    await appendActs(store, acts);
  });
}

function findingRow({ found: { finding, unit, kind, valueHash }, way: { record, steps }, week }: Walked) {
  const { fingerprint, itemId, itemName, rule, number, element, severity, verdict, maintainer } = finding;
  const since = steps.at(-1)?.at ?? record.foundAt;
  const due = record.state === 'signed' ? record.appealUntil : record.state === 'rectifying' || record.state === 'suspended' ? record.mendBy : undefined;
  return {
    fingerprint, formerly: null, item: itemId, itemName, unit, foundUnit: unit, rule, number, element, severity, verdict, maintainer, state: record.state, stateSince: since, firstWeek: week, lastWeek: week, firstSeenAt: record.foundAt,
    lastSeenAt: record.foundAt, lastRun: '', valueHash, kind, due: due ?? null, assignee: null, assignedAt: null, version: steps.length + 1, search: '',
  };
}

function transitionRows({ record, steps }: Way) {
  return steps.map(({ event, by, at, from, to }, n) => ({ fingerprint: record.fingerprint, version: n + 2, fromState: from, toState: to, action: `finding.${event.kind}`, by, at, reason: 'reason' in event ? event.reason : null, content: written(event) }));
}

const chargeRow = (charge: NonNullable<Way['charge']>) => ({ fingerprint: charge.fingerprint, round: charge.round, week: charge.week, unit: charge.unit, content: written(charge) });

/** Notices, appeals, rectifications and waivers that the steps stand in. */
async function keepPapers(store: Store, gone: readonly Walked[]): Promise<void> {
  const step = (way: Way, kind: string): Taken | undefined => way.steps.find(({ event }) => event.kind === kind);
  const byUnit = new Map<string, Walked[]>();
  for (const one of gone) if (step(one.way, 'notify')) byUnit.set(`${one.found.unit} ${one.week}`, [...(byUnit.get(`${one.found.unit} ${one.week}`) ?? []), one]);
  const notices = [...byUnit].map(([key, told]) => {
    const [unit = '', week = ''] = key.split(' ');
    const signed = told.map(({ way }) => step(way, 'sign')).find((one) => one !== undefined);
    const id = randomUUID();
    return { told, row: { id, number: `${week}-${unit}`, unit, week, kind: 'weekly', state: signed ? 'signed' : 'issued', issuedAt: told.map(({ way }) => step(way, 'notify')?.at ?? '').sort()[0] ?? '', servedAt: signed?.at ?? null, signedBy: signed ? '经办人' : null, due: null, paper: null, version: 1, content: 'null' } };
  });
  for (const part of parts(notices.map(({ row }) => row))) await store.db.insertInto('notices').values(part).execute();
  for (const part of parts(notices.flatMap(({ told, row }) => told.map(({ found }, position) => ({ notice: row.id, fingerprint: found.finding.fingerprint, position }))))) await store.db.insertInto('noticeFindings').values(part).execute();
  const appeals = gone.flatMap(({ way, found }) => {
    const filed = step(way, 'appeal');
    if (filed?.event.kind !== 'appeal') return [];
    const decided = way.steps.find(({ event }) => ['uphold', 'reduce', 'revoke'].includes(event.kind));
    const code = decided && 'code' in decided.event ? decided.event.code : '';
    return [{ id: randomUUID(), fingerprint: found.finding.fingerprint, unit: found.unit, notice: null, state: decided ? 'decided' : 'open', filedAt: filed.at, filedBy: filed.by, reason: filed.event.reason, decision: decided?.event.kind ?? null, reasonCode: decided ? code : null, decidedBy: decided?.by ?? null, decidedAt: decided?.at ?? null, version: 1, content: 'null' }];
  });
  for (const part of parts(appeals)) await store.db.insertInto('appeals').values(part).execute();
  for (const part of parts(appeals.map(({ id, filedAt }) => ({ appeal: id, sha256: printOf(id), name: '窗口照片.jpg', size: 200_000, addedAt: filedAt })))) await store.db.insertInto('appealFiles').values(part).execute();
  const mending = gone.flatMap(({ way, found }) => {
    const reported = step(way, 'report-mended');
    const closed = way.record.state === 'closed';
    return reported ? [{ id: randomUUID(), fingerprint: found.finding.fingerprint, unit: found.unit, kind: 'by-date', due: way.record.mendBy ?? null, state: closed ? 'closed' : 'open', reportedAt: reported.at, reportedBy: reported.by, checkedAt: null, checkedRun: null, closedAt: way.record.closedAt ?? null, version: 1, content: 'null' }] : [];
  });
  for (const part of parts(mending)) await store.db.insertInto('rectifications').values(part).execute();
  const waived = gone.flatMap(({ way: { record }, found }) => (record.waiver ? [{ id: randomUUID(), fingerprint: record.fingerprint, valueHash: found.valueHash, state: 'active', reason: record.waiver.reason, approver: record.waiver.approver, approvedAt: record.waiver.approvedAt, expires: record.waiver.until, endedAt: null, content: 'null' }] : []));
  for (const part of parts(waived)) await store.db.insertInto('waivers').values(part).execute();
}
