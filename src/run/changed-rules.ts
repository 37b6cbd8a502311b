import { orderFindings, type CheckResult } from '../check/index.js';
import type { Rule } from '../model/rule.js';
import type { LightCase } from './held-case.js';

/** Hashes of the rules' code by identifier. */
export type RuleTable = Readonly<Record<string, string>>;

/** Rules of which a result says nothing any more, and those that must run for it. */
export interface ChangedRules {
  stale: ReadonlySet<string>;
  run: readonly Rule[];
}

/**
 * What changed between two tables. Rules on a guide alone (group C) speak each for itself; the others are merged with each other, an A
 * with a B that shows the same, so where one of them changed all of them run again.
 */
export function changedRules(rules: readonly Rule[], now: RuleTable, before: RuleTable): ChangedRules {
  const differing = new Set([...Object.keys(now), ...Object.keys(before)].filter((id) => now[id] !== before[id]));
  const known = new Map(rules.map((rule) => [rule.meta.id, rule]));
  // A rule that is gone may have been of any group.
  const merged = [...differing].some((id) => known.get(id)?.meta.group !== 'C');
  const run = rules.filter(({ meta }) => differing.has(meta.id) || (merged && meta.group !== 'C'));
  return { stale: new Set([...differing, ...run.map(({ meta }) => meta.id)]), run };
}

/** Whether a case has the sides of any of some rules. */
export function applicable(rules: readonly Rule[], light: LightCase): boolean {
  return rules.some(({ meta }) => meta.lifecycle !== 'retired' && meta.needs.every((side) => (side === 'handbook' ? light.handbook !== undefined : light[side].length > 0)));
}

/** A result in which what the changed rules said stands in place of what they said before. */
export function replaced(before: CheckResult, { stale, run }: ChangedRules, anew: CheckResult | undefined): CheckResult {
  const merged = run.some(({ meta }) => meta.group !== 'C');
  return {
    findings: orderFindings([...before.findings.filter(({ rule }) => !stale.has(rule)), ...(anew?.findings ?? [])]),
    unstated: merged && anew ? anew.unstated : before.unstated,
    errors: anew?.errors ?? [],
  };
}
