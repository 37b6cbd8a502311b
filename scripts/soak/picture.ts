import { openDesk } from '../../src/run/desk.js';
import { finalBooks } from '../../src/run/week/books.js';
import { allFindings, checkStore, findingHistory, getAppeal, getNotice, listAppeals, listAudit, listDeductions, listNotices, listWeekRuns, listWeeks, runSightings, type StoreLocation } from '../../src/store/index.js';

/** What may be done twice without harm: settings, accounts, units and items that are entered at the start; lines of an open week, each written in the place of the one before. */
const REPEATED = /^(?:setting|unit|item|user|deductions\.write)\b/;
const MANY = 5000;

/** All that a week leaves behind which must be the same however often it was killed, a line a thing; and what is broken in its store. */
export async function pictureOf(location: StoreLocation, now: number): Promise<{ lines: string[]; broken: string[] }> {
  const desk = await openDesk(location, () => now);
  const { store } = desk;
  try {
    const lines: unknown[] = [];
    for (const { fingerprint, state, unit, kind, version, verdict } of await allFindings(store, {})) {
      const { transitions } = await findingHistory(store, fingerprint);
      lines.push(['finding', fingerprint, state, unit, kind, version, verdict, ...transitions.map(({ fromState, toState, action }) => `${action} ${fromState}→${toState}`)]);
    }
    for (const { id, kind, state } of await listWeekRuns(store)) {
      lines.push(['run', id, kind, state]);
      for (const { fingerprint, outcome } of await runSightings(store, id)) lines.push(['sighting', id, fingerprint, outcome]);
    }
    for (const { id } of await listNotices(store)) {
      const { unit, week, state, fingerprints } = await getNotice(store, id);
      lines.push(['notice', unit, week, state, ...[...fingerprints].sort()]);
    }
    lines.push(['numbers', ...(await listNotices(store)).map(({ number }) => number).sort()]);
    for (const { id } of await listAppeals(store)) {
      const { fingerprint, state, decision, files } = await getAppeal(store, id);
      lines.push(['appeal', fingerprint, state, decision, ...files.map(({ sha256 }) => sha256)]);
    }
    for (const { week, unit, fingerprint, kind, points, state } of await listDeductions(store)) lines.push(['deduction', week, unit, fingerprint, kind, points, state]);
    for (const { week, state, frozenAt } of await listWeeks(store)) lines.push(['week', week, state, frozenAt]);
    const books = await finalBooks(desk);
    for (const { fingerprint, round, points, formula } of books.lines) lines.push(['final', fingerprint, round, points, formula]);
    for (const [unit, sum] of books.sums) lines.push(['sum', unit, sum]);
    const acts = new Map<string, number>();
    for (const { action } of await listAudit(store, {}, { limit: MANY })) if (!REPEATED.test(action)) acts.set(action, (acts.get(action) ?? 0) + 1);
    for (const [action, count] of acts) lines.push(['log', action, count]);
    const { damage, audit, orphans, missing } = await checkStore(store);
    const broken = [...damage, ...missing.map((hash) => `missing ${hash}`), ...orphans.map((row) => JSON.stringify(row)), ...(audit.broken === undefined ? [] : [`the log's chain breaks at entry ${audit.broken}`])];
    return { lines: lines.map((line) => JSON.stringify(line)).sort(), broken };
  } finally {
    await desk.close();
  }
}
