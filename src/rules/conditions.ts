import type { CompareContext } from '../model/comparison.js';
import type { RuleKit } from '../model/kit.js';

/** Comparisons of clause with clause that are worth their time; beyond, only clauses equal to the letter are matched. */
const MOST_PAIRS = 2_500;

const NUMBERING = /^(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]|[①-⑳⑴-⒇])\s*/u;

/** The clauses of running text, their numbers taken off. */
export function splitConditions(text: string): string[] {
  return text
    .split(/[\n；;。]/)
    .map((clause) => clause.trim().replace(NUMBERING, '').trim())
    .filter((clause) => clause !== '');
}

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s，,。；;、：:]/g, '');

/** Clauses of `a` that `b` does not have, as they stand there. */
export function clausesBeyond(kit: RuleKit, a: string, b: string, context: CompareContext): string[] {
  const others = splitConditions(b);
  const known = new Set(others.map(fold));
  const left = splitConditions(a).filter((clause) => !known.has(fold(clause)));
  if (left.length * others.length > MOST_PAIRS) return left;
  return left.filter((clause) => !others.some((other) => kit.compare('text', clause, other, context).verdict === 'same'));
}
