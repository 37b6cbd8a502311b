import type { Actor, FindingEvent, FindingRecord } from '../../model/finding-state.js';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { compareRuns, type ComparedFinding, type SeenFinding } from '../../office/compare-runs.js';
import { valuesHash } from '../../office/waivers.js';
import { allFindings, getFindings, getRecords, listUnits, recordSightings, runSightings, type Sighting, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { answerable } from './books.js';
import { recordOf, takeStep } from './step.js';

export const MACHINE: Actor = { id: '系统', role: 'machine', unit: '' };
/** States of findings that a run has something to say about. */
const OPEN = ['found', 'doubtful', 'confirmed', 'notified', 'signed', 'appealed', 'rectifying', 'suspended', 'reported', 'reopened', 'waived', 'lapsed'];
const ENDED = ['closed'];
const SET_ASIDE = ['dismissed', 'revoked'];
/** What is gone in one of these is closed. */
const MENDING = ['rectifying', 'suspended', 'reported'];

/** How each drawn item came into the run; findings of items that are not named are of a census. */
export type Parts = ReadonlyMap<string, string>;

/**
 * Writes what a run saw into the store and takes the steps that follow from it by rule: what is gone is noted or closed, what was reported as
 * mended and is still there goes back, what came back is opened anew, waivers whose values changed lapse. Telling it twice changes nothing.
 */
export async function recordRun(desk: Desk, run: { id: string; week: string }, report: Report, parts: Parts): Promise<{ found: number; seen: number; changes: Record<string, number> }> {
  const units = await unitIds(desk);
  const findings = report.findings.filter((finding) => finding.mended === undefined);
  const known = await openAndClosed(desk, new Set(report.coverage.map(({ itemId }) => itemId)), findings);
  const checked = new Set(report.coverage.filter(({ outcome, channel }) => outcome === 'ok' && channel !== 'handbook').map(({ itemId }) => itemId));
  const records = await getRecords(desk.store, known.map(({ fingerprint }) => fingerprint));
  const waivers = [...records.values()].flatMap((record) => (record.state === 'waived' && record.waiver ? [record.waiver] : []));
  const before = { findings: known.filter(({ state }) => OPEN.includes(state)).map(asSeen), checked: new Set<string>() };
  const after = { findings: findings.map(seenNow), checked };
  const closed = new Set(known.filter(({ state }) => ENDED.includes(state)).map(({ fingerprint }) => fingerprint));
  // What people set aside as no problem may be seen again: that makes it neither new nor a problem.
  const setAside = new Set(known.filter(({ state }) => SET_ASIDE.includes(state)).map(({ fingerprint }) => fingerprint));
  const changes = new Map(compareRuns(before, after, closed, waivers, desk.now()).map((change) => [change.fingerprint, change]));

  // A census that sees again what a spot check found only reminds of it: it stays what was drawn, or recheck, as it counts in the books.
  const drawnAs = new Map(known.map(({ fingerprint, kind }) => [fingerprint, kind]));
  const kindOf = ({ itemId, fingerprint }: Finding): string => {
    const part = parts.get(itemId) ?? 'census';
    return part === 'census' ? drawnAs.get(fingerprint) ?? part : part;
  };
  const sightings = findings.map((finding): Sighting => ({
    finding, unit: units.get(finding.department) ?? finding.department, outcome: outcomeOf(changes.get(finding.fingerprint)), valueHash: hashOf(finding),
    state: finding.verdict === 'fail' ? 'found' : 'doubtful', kind: kindOf(finding),
  }));
  const gone = known.filter(({ fingerprint }) => changes.get(fingerprint)?.change === 'fixed').map((stored): Sighting => ({
    finding: stored.content, unit: stored.unit, outcome: 'fixed', valueHash: stored.valueHash, state: stored.state, kind: stored.kind,
  }));
  const told = await recordSightings(desk.store, { run: run.id, week: run.week, at: report.run.finishedAt, by: MACHINE.id }, [...sightings, ...gone]);
  const taken = new Map(findings.map((finding) => [finding.fingerprint, finding.confirmedAt ?? finding.sides.online?.takenAt]));
  for (const [fingerprint, change] of changes) await follow(desk, fingerprint, change, taken.get(fingerprint) ?? report.run.startedAt);
  for (const { fingerprint, item } of known) {
    if (closed.has(fingerprint) && !changes.has(fingerprint) && checked.has(item)) await follow(desk, fingerprint, { fingerprint, change: 'fixed' }, report.run.startedAt);
  }
  // As the store has it: a run that tells of itself for the second time knows its own findings already.
  const seen = (await runSightings(desk.store, run.id)).filter(({ finding }) => finding.verdict === 'fail' && !setAside.has(finding.fingerprint)).map(({ outcome }) => outcome);
  return { ...told, changes: countBy([...seen, ...[...changes.values()].filter(({ change }) => change === 'unchecked').map(({ change }) => change)]) };
}

/** The step that follows from what a run saw, at `takenAt`, of a finding that was known; none where it was taken already. */
async function follow(desk: Desk, fingerprint: string, change: ComparedFinding, takenAt: string): Promise<void> {
  const [finding] = await getFindings(desk.store, [fingerprint]);
  if (!finding) return;
  const record = (await getRecords(desk.store, [fingerprint])).get(fingerprint) ?? recordOf(finding);
  const event = eventOf(record, change, takenAt);
  if (event) await takeStep(desk, { fingerprint, version: finding.version, event }, MACHINE);
}

function eventOf({ state, goneAt, reported, closedAt, lookedBackAt }: FindingRecord, { change, lapsed }: ComparedFinding, takenAt: string): FindingEvent | undefined {
  if (change === 'lapsed' && state === 'waived') return { kind: 'lapse-waiver', why: lapsed ?? 'changed' };
  // A page that was taken before it was closed says nothing of what came after.
  if (change === 'reopened' && state === 'closed') return (closedAt ?? '') < takenAt ? { kind: 'look-back', result: 'again' } : undefined;
  if (change === 'fixed' && state === 'closed') return lookedBackAt === undefined && (closedAt ?? '') < takenAt ? { kind: 'look-back', result: 'gone' } : undefined;
  if (change === 'fixed' && state !== 'waived') return goneAt === undefined || MENDING.includes(state) ? { kind: 'recheck', result: 'gone' } : undefined;
  // Nobody reported falsely whose page was taken before the report.
  if (change === 'persisting' && state === 'reported' && (reported?.at ?? '') < takenAt) return { kind: 'recheck', result: 'still' };
  if (change === 'persisting' && goneAt !== undefined && state !== 'closed') return { kind: 'recheck', result: 'still' };
  return undefined;
}

/** What of the store concerns the items of a run: open findings, and closed ones that are seen again. */
async function openAndClosed(desk: Desk, items: ReadonlySet<string>, findings: readonly Finding[]): Promise<StoredFinding[]> {
  const known = new Map<string, StoredFinding>();
  for (const row of await allFindings(desk.store, { item: [...items], state: [...OPEN, ...ENDED] })) known.set(row.fingerprint, row);
  for (const row of await getFindings(desk.store, findings.map(({ fingerprint }) => fingerprint))) known.set(row.fingerprint, row);
  return [...known.values()];
}

/** Units by every name that a catalogue may call them: today's name and identity. */
async function unitIds(desk: Desk): Promise<Map<string, string>> {
  const bears = await answerable(desk);
  return new Map((await listUnits(desk.store)).flatMap(({ id, name }) => [[name, bears(id)], [id, bears(id)]] as const));
}

const asSeen = (row: StoredFinding): SeenFinding => ({ fingerprint: row.fingerprint, itemId: row.item, verdict: row.verdict === 'fail' ? 'fail' : 'cannot-tell', values: row.valueHash, ...(row.formerly ? { formerly: row.formerly } : {}) });
const seenNow = (finding: Finding): SeenFinding => ({ fingerprint: finding.fingerprint, itemId: finding.itemId, verdict: finding.verdict, values: hashOf(finding), ...(finding.formerly ? { formerly: finding.formerly } : {}) });

/** Hash of what the sides say: with it a waiver holds. */
export function hashOf({ sides }: Finding): string {
  const text = (side: { text?: string; raw: string } | undefined) => side && (side.text ?? side.raw);
  const { online, offline, handbook } = sides;
  return valuesHash({ ...(online ? { online: text(online) ?? '' } : {}), ...(offline ? { offline: text(offline) ?? '' } : {}), ...(handbook ? { handbook: text(handbook) ?? '' } : {}) });
}

function outcomeOf(change: ComparedFinding | undefined): Sighting['outcome'] {
  return change === undefined || change.change === 'unchecked' ? 'new' : change.change;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
