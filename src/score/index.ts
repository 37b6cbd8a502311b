import type { Finding } from '../model/finding.js';
import type { Policy, ScoreCard, ScoreLine } from '../model/score.js';
import { deductionOf, inPoints, type TextElements } from './deduction.js';

/** An item of the run: whether at least two of its sides could be compared. */
export interface ScoredItem {
  department: string;
  checked: boolean;
}

export interface Scored {
  /** The findings with their points, caps applied. */
  findings: Finding[];
  /** One card a department, in the order in which the items name them. */
  scores: ScoreCard[];
}

/** 受理条件 and its like in `guide.schema.json` (kind `text`); pass the schema's own list where it is at hand. */
const DEFAULT_TEXT_ELEMENTS: TextElements = new Set(['eligibility']);

/** Scores findings by a policy. Points are integers, hundredths; a cap cuts the last lines, in the order of the findings. */
export function scoreFindings(findings: readonly Finding[], policy: Policy, items: readonly ScoredItem[], textElements: TextElements = DEFAULT_TEXT_ELEMENTS): Scored {
  const cards = new Map<string, ScoreCard>();
  const cardOf = (department: string): ScoreCard => {
    const known = cards.get(department);
    if (known) return known;
    const card: ScoreCard = { department, checked: 0, deducted: 0, lines: [] };
    cards.set(department, card);
    return card;
  };
  for (const item of items) cardOf(item.department).checked += item.checked ? 1 : 0;
  const byItem = new Map<string, number>();
  const scored = findings.map((finding): Finding => {
    const deduction = deductionOf(finding, policy, textElements);
    if (!deduction) return { ...finding, points: 0 };
    const card = cardOf(finding.department);
    const onItem = byItem.get(finding.itemId) ?? 0;
    const limits = [
      { words: `每个事项最多 ${inPoints(policy.caps.item)} 分`, left: policy.caps.item - onItem },
      { words: `每个单位最多 ${inPoints(policy.caps.department)} 分`, left: policy.caps.department - card.deducted },
    ];
    const tightest = limits.reduce((a, b) => (b.left < a.left ? b : a));
    const points = Math.max(0, Math.min(deduction.points, tightest.left));
    byItem.set(finding.itemId, onItem + points);
    card.deducted += points;
    card.lines.push(lineOf(finding, points, deduction.words, points < deduction.points ? tightest.words : undefined, policy));
    return { ...finding, points };
  });
  return { findings: scored, scores: [...cards.values()] };
}

function lineOf(finding: Finding, points: number, words: string, cap: string | undefined, policy: Policy): ScoreLine {
  const notice = policy.notice === '' ? '' : `（${policy.notice}）`;
  const cut = cap === undefined ? '' : `，${cap}，实计 ${inPoints(points)} 分`;
  return { fingerprint: finding.fingerprint, points, why: `${words}${cut}${notice}` };
}
