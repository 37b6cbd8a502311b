import type { Case } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { RuleKit } from '../model/kit.js';
import type { Rule } from '../model/rule.js';
import { rules as allRules } from '../rules/index.js';
import { respectDeclared } from './declared.js';
import { findingOf } from './finding.js';
import type { MaintainerOf } from './maintainer.js';
import { mergeMarks } from './merge.js';
import { orderFindings } from './order.js';
import { runRules, type RuleError } from './run-rules.js';
import { unstatedOf, type Unstated } from './unstated.js';
import { judgeByVersions } from './versions.js';

export interface CheckOptions {
  /** 责任方 by side, element and department; without it every maintainer is 未明确. */
  maintainer?: MaintainerOf;
  /** The rules to run; default all. */
  rules?: readonly Rule[];
}

export interface CheckResult {
  /** Ordered; points are 0 until they are scored. */
  findings: Finding[];
  unstated: Unstated[];
  errors: RuleError[];
}

/** Checks one item: the same engine for the weekly run, a department's precheck and an appeal. */
export function checkCase(subject: Case, kit: RuleKit, options: CheckOptions = {}): CheckResult {
  const rules = options.rules ?? allRules;
  const { marks, errors } = runRules(subject, kit, rules);
  const judged = judgeByVersions(subject, respectDeclared(marks, subject, kit), kit, rules);
  const findings = mergeMarks(judged).map((defect) => findingOf(defect, subject, options.maintainer ?? (() => undefined)));
  return { findings: orderFindings(findings), unstated: unstatedOf(subject, kit, comparedBy(rules)), errors };
}

const compared = new WeakMap<readonly Rule[], ReadonlySet<string>>();

/** Elements that rules compare between sides. */
function comparedBy(rules: readonly Rule[]): ReadonlySet<string> {
  const known = compared.get(rules) ?? new Set(rules.filter(({ meta }) => meta.group !== 'C').flatMap(({ meta }) => meta.elements));
  compared.set(rules, known);
  return known;
}

export { createKit } from './kit.js';
export { turnsOf } from './turns.js';
export { orderFindings } from './order.js';
