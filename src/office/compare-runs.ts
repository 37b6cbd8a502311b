import type { Waiver } from '../model/finding-state.js';
import type { Moment } from '../model/calendar.js';
import { waiverHolds } from './waivers.js';

/** A finding as two runs are compared by it. */
export interface SeenFinding {
  fingerprint: string;
  /** Fingerprint before it was known which side is wrong. */
  formerly?: string;
  itemId: string;
  verdict: 'fail' | 'cannot-tell';
  /** See `valuesHash`. */
  values: string;
}

export type Change = 'new' | 'persisting' | 'fixed' | 'reopened' | 'waived' | 'lapsed' | 'unchecked';

export interface ComparedFinding {
  fingerprint: string;
  /** Its fingerprint in the run before, where that was another. */
  before?: string;
  change: Change;
  /** Of `lapsed`: why. */
  lapsed?: 'expired' | 'changed';
}

export interface RunState {
  findings: readonly SeenFinding[];
  /** Items that were reached and judged. */
  checked: ReadonlySet<string>;
}

/**
 * What changed from one run to the next. `closed` are fingerprints that were open before the earlier run and closed by then: seen again,
 * they are reopened. A finding is fixed only where its item was checked and nothing doubtful stands in its place; else it is unchecked.
 */
export function compareRuns(before: RunState, after: RunState, closed: ReadonlySet<string>, waivers: readonly Waiver[], now: Moment): ComparedFinding[] {
  const earlier = new Map(before.findings.filter((one) => one.verdict === 'fail').map((one) => [one.fingerprint, one]));
  const seen: ComparedFinding[] = [];
  const joined = new Set<string>();
  for (const finding of after.findings.filter((one) => one.verdict === 'fail')) {
    const known = [finding.fingerprint, finding.formerly].find((name) => name !== undefined && earlier.has(name));
    if (known !== undefined) joined.add(known);
    const was = known === undefined || known === finding.fingerprint ? {} : { before: known };
    seen.push({ fingerprint: finding.fingerprint, ...was, ...changeOf(finding, known !== undefined, closed, waivers, now) });
  }
  const doubtful = new Set(after.findings.filter((one) => one.verdict === 'cannot-tell').flatMap((one) => [one.fingerprint, one.formerly ?? one.fingerprint]));
  for (const [fingerprint, finding] of earlier) {
    if (joined.has(fingerprint)) continue;
    const sure = after.checked.has(finding.itemId) && !doubtful.has(fingerprint);
    seen.push({ fingerprint, change: sure ? 'fixed' : 'unchecked' });
  }
  return seen.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0));
}

function changeOf(finding: SeenFinding, known: boolean, closed: ReadonlySet<string>, waivers: readonly Waiver[], now: Moment): Pick<ComparedFinding, 'change' | 'lapsed'> {
  const states = waivers.map((waiver) => waiverHolds(waiver, finding, now)).filter((state) => state !== 'other');
  if (states.includes('holds')) return { change: 'waived' };
  const why = states.find((state) => state === 'changed') ?? states.find((state) => state === 'expired');
  if (why === 'changed' || why === 'expired') return { change: 'lapsed', lapsed: why };
  if (known) return { change: 'persisting' };
  return { change: closed.has(finding.fingerprint) || (finding.formerly !== undefined && closed.has(finding.formerly)) ? 'reopened' : 'new' };
}
