import type { Case } from '../model/case.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark, Rule } from '../model/rule.js';

/** A mark together with the rule that made it. */
export interface RuledMark {
  rule: Rule;
  mark: Mark;
}

/** A rule that broke on a case: said in the report, never a finding. */
export interface RuleError {
  /** Item id. */
  item: string;
  /** Number of the rule. */
  number: string;
  message: string;
}

export interface RuledCase {
  marks: RuledMark[];
  errors: RuleError[];
}

/**
 * Runs the rules in their order. A rule whose sides are not all there says nothing: the coverage says which are missing, and a
 * gap of the handbook is said once for the item by the rule that is made for it.
 */
export function runRules(subject: Case, kit: RuleKit, rules: readonly Rule[]): RuledCase {
  const marks: RuledMark[] = [];
  const errors: RuleError[] = [];
  for (const rule of rules) {
    if (rule.meta.lifecycle === 'retired' || !hasNeeds(subject, rule)) continue;
    const before = marks.length;
    try {
      for (const mark of rule.check(subject, kit)) marks.push({ rule, mark });
    } catch (error) {
      marks.length = before;
      errors.push({ item: subject.item.id, number: rule.meta.number, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { marks, errors };
}

function hasNeeds(subject: Case, rule: Rule): boolean {
  return rule.meta.needs.every((side) => (side === 'handbook' ? subject.handbook !== undefined : subject[side].length > 0));
}
