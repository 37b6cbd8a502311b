import type { Case } from '../model/case.js';
import type { RuleKit } from '../model/kit.js';
import type { Rule } from '../model/rule.js';
import { rules as allRules } from '../rules/index.js';
import { laterBy } from '../rules/days.js';

/**
 * Days (ISO, in order, each once) on which the check of a case may begin to say otherwise although nothing of it has changed. Between two of them,
 * and between two turns of the vocabulary, every day gives the same result.
 */
export function turnsOf(subject: Case, kit: RuleKit, rules: readonly Rule[] = allRules): string[] {
  const found = new Set<string>();
  for (const rule of rules) for (const day of rule.turns?.(subject, kit) ?? []) found.add(day);
  const { standard, former } = subject.handbook ?? {};
  // Captures are judged by the version of their day (versions.ts).
  if (former) for (const day of [standard?.effectiveFrom, former.until && laterBy(former.until, 1)]) if (day) found.add(day);
  return [...found].sort();
}
