import type { BookLine, Charge } from '../model/points.js';
import type { Moment } from '../model/calendar.js';
import type { Policy, PolicyFactors } from '../model/score.js';
import { deductionOf, inPoints, type TextElements } from './deduction.js';
import { partOf, policyOn } from './policies.js';

const NEUTRAL: PolicyFactors = { repetition: [100], selfReported: 100, mendedEarly: 100 };

/** A line before caps, with the policy whose caps it stands under. */
export interface OpenLine {
  line: BookLine;
  policy: Policy;
}

/**
 * base × repetition × self-report × mended-early, in hundredths, rounded half up: the product of whole numbers is divided once.
 * `reduced` is what a decision left of it at most.
 */
export function lineOf(charge: Charge, times: number, policies: readonly Policy[], textElements: TextElements, asOf: Moment): OpenLine | undefined {
  const policy = policyOn(policies, partOf(charge.finding.number), charge.foundAt.slice(0, 10));
  const base = policy && deductionOf(charge.finding, policy, textElements);
  if (!policy || !base) return undefined;
  const { repetition, selfReported, mendedEarly } = policy.factors ?? NEUTRAL;
  const factors = [
    { words: `第${times}次出现`, percent: repetition[Math.min(times, repetition.length) - 1] ?? 100, applies: times > 1 },
    { words: '自查自报', percent: selfReported, applies: charge.selfReported },
    { words: '通报前已改正', percent: mendedEarly, applies: charge.mendedEarly },
  ].filter((factor) => factor.applies);
  const product = factors.reduce((sum, factor) => sum * factor.percent, base.points);
  const scale = 100 ** factors.length;
  const computed = Math.floor((2 * product + scale) / (2 * scale));
  const formula = factors.length === 0 ? base.words : `${base.words}${factors.map((factor) => ` × ${factor.words} ${inPoints(factor.percent)}`).join('')} ＝ ${inPoints(computed)} 分${product % scale === 0 ? '' : '（四舍五入到0.01分）'}`;
  const reduced = charge.reduced !== undefined && charge.reduced.at <= asOf && charge.reduced.to < computed ? charge.reduced.to : undefined;
  const full = reduced ?? computed;
  const { fingerprint, round, unit, itemId, week, quarter, foundAt } = charge;
  return {
    policy,
    line: {
      fingerprint, round, unit, itemId, week, quarter, foundAt, times, full, points: full, policy: `${policy.id} ${policy.version}`,
      formula: `${formula}${reduced === undefined ? '' : `；复核减轻为 ${inPoints(reduced)} 分`}`,
    },
  };
}

/**
 * How often a defect counts with this charge. An earlier time counts only where it was served, its day for mending was over and its decision was
 * final before this one was found, and it has not been revoked since.
 */
export function timesOf(charge: Charge, others: readonly Charge[], asOf: Moment): number {
  const day = charge.foundAt.slice(0, 10);
  const earlier = others.filter((other) =>
    other !== charge && other.foundAt < charge.foundAt && other.servedAt !== undefined && other.servedAt < charge.foundAt && other.mendBy !== undefined && other.mendBy < day &&
    other.finalAt !== undefined && other.finalAt < charge.foundAt && !(other.revokedAt !== undefined && other.revokedAt <= asOf));
  return earlier.length + 1;
}
