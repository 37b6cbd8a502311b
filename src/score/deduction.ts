import type { Chargeable } from '../model/points.js';
import type { Policy } from '../model/score.js';

/** What a finding costs before any cap, hundredths of a point, and in which words. */
export interface Deduction {
  points: number;
  /** “较重 0.50 分”. */
  words: string;
}

/** Elements that are running text, whose deviation costs points only where the policy says so. */
export type TextElements = ReadonlySet<string>;

/**
 * What a finding costs. Only an accusation by a stable rule against the unit that can mend the element costs anything; a
 * deviation from the handbook by `policy.standard`, a difference between the channels by `policy.channel` where it is switched on, the
 * conduct of a unit in the checks (group D) by `policy.governance`.
 */
export function deductionOf(finding: Chargeable, policy: Policy, textElements: TextElements): Deduction | undefined {
  if (finding.verdict !== 'fail' || finding.lifecycle !== 'stable' || finding.severity === '提示') return undefined;
  if (finding.mended || finding.brokenProfile !== undefined) return undefined;
  if (finding.number.startsWith('D')) return pointsIn(finding, policy.governance?.[finding.rule] ?? 0);
  if (finding.maintainer !== finding.department) return undefined;
  if (textElements.has(finding.element) && !policy.deductText) return undefined;
  return pointsIn(finding, policy.overrides[finding.rule] ?? bySeverity(finding, policy));
}

function pointsIn(finding: Chargeable, points: number): Deduction | undefined {
  return points > 0 ? { points, words: `${finding.severity} ${inPoints(points)} 分` } : undefined;
}

function bySeverity(finding: Chargeable, policy: Policy): number {
  // A rule on the channels may speak for a deviation for the better; it never deducts by the standard.
  if (finding.number.startsWith('A')) {
    return finding.relations.some((relation) => relation.endsWith('-handbook')) ? (policy.standard[finding.severity] ?? 0) : 0;
  }
  if (!finding.number.startsWith('B') || !policy.channel.enabled) return 0;
  const points = policy.channel[finding.severity];
  return typeof points === 'number' ? points : 0;
}

/** Hundredths as points with two decimals. */
export function inPoints(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
