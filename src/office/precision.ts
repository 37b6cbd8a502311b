import type { ReasonCode } from '../model/finding-state.js';

/** What became of a finding of a rule, as far as people have spoken. */
export interface JudgedFinding {
  rule: string;
  /** `dismissed` at the first review, `revoked` with its code, `stands` once confirmed. */
  outcome: 'stands' | 'dismissed' | 'revoked';
  code?: ReasonCode;
  /** How many findings became that; 1 where it is not said. */
  count?: number;
}

export interface PrecisionSettings {
  /** Under this share, in percent, a stable rule goes back to trial. */
  leastPercent: number;
  /** Judged findings under which a share is not yet acted on. */
  atLeast: number;
  /** Reasons of revocation that speak against the rule; a fault of the handbook or the platform does not. */
  against: readonly ReasonCode[];
}

export const PRECISION: PrecisionSettings = { leastPercent: 95, atLeast: 1, against: ['误判'] };

export interface RulePrecision {
  rule: string;
  judged: number;
  right: number;
  /** Chinese sentence where a stable rule goes back to trial. */
  backToTrial?: string;
}

/** Share of right findings of each rule, and which stable rules go back to trial (试行, deduct nothing). Compared in whole numbers. */
export function precisionOf(findings: readonly JudgedFinding[], stable: ReadonlySet<string>, settings: PrecisionSettings = PRECISION): RulePrecision[] {
  const counts = new Map<string, { judged: number; wrong: number }>();
  for (const { rule, outcome, code, count = 1 } of findings) {
    const so = counts.get(rule) ?? { judged: 0, wrong: 0 };
    const wrong = outcome === 'dismissed' || (outcome === 'revoked' && code !== undefined && settings.against.includes(code));
    counts.set(rule, { judged: so.judged + count, wrong: so.wrong + (wrong ? count : 0) });
  }
  return [...counts.keys()].sort().map((rule) => {
    const { judged = 0, wrong = 0 } = counts.get(rule) ?? {};
    const right = judged - wrong;
    const low = judged >= settings.atLeast && right * 100 < settings.leastPercent * judged;
    return { rule, judged, right, ...(low && stable.has(rule) ? { backToTrial: sentence(judged, right, settings.leastPercent) } : {}) };
  });
}

function sentence(judged: number, right: number, least: number): string {
  return `经人工核定${judged}条，其中正确${right}条，准确率低于${least}%，本规则退回试行，不再扣分；查明原因并改进后再转正。`;
}
