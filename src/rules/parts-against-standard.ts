import type { Case } from '../model/case.js';
import type { Sameness } from '../model/comparison.js';
import type { Severity } from '../model/element.js';
import type { MaterialPart } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark, Rule } from '../model/rule.js';
import { comparable, comparePart, partMark, standardMatches, type ComparedPart } from './material-pairs.js';
import { standardContext } from './sides.js';

export interface PartShape {
  element: string;
  /** Parts that are reported under the element, with their kinds; the first one that differs is shown. */
  parts: readonly { part: MaterialPart; kind: string }[];
  /** Names the difference if it is this rule's matter. `stricter`: the guide asks more of the applicant than the handbook. */
  judge(stricter: boolean | undefined): { messageId: string; severity?: Severity } | undefined;
  /** Leaves “unsure” and “same” to the rule that shares the element. */
  second?: boolean;
}

/** The shape of “a part of a material differs from the standard”: one mark for a material and element, whatever number of parts differ. */
export function partsAgainstStandard(shape: PartShape): Rule['check'] {
  return function* (subject: Case, kit: RuleKit): Iterable<Mark> {
    for (const { captured, matches } of standardMatches(subject, kit)) {
      const context = standardContext(subject, captured.side);
      for (const match of matches.filter(comparable)) {
        const compared = comparedParts(shape.parts, (part, kind) => comparePart(kit, match, part, kind, context));
        if (!compared) continue;
        const { shown, verdict } = compared;
        if (verdict === 'different') {
          const judgement = shape.judge(compared.stricter);
          if (judgement) yield { ...partMark(subject, captured, shape.element, shown, 'fail', judgement.messageId), ...judgement, fault: captured.side };
        } else if (!shape.second) {
          yield verdict === 'unsure' ? partMark(subject, captured, shape.element, shown, 'cannot-tell', 'unsure') : partMark(subject, captured, shape.element, shown, 'pass', 'same');
        }
      }
    }
  };
}

interface ComparedParts {
  verdict: 'same' | 'different' | 'unsure';
  shown: ComparedPart;
  /** True if any part asks more, false if all that differ ask less. */
  stricter: boolean | undefined;
}

/** Sums up the parts that are reported as one element. */
export function comparedParts(parts: PartShape['parts'], compare: (part: MaterialPart, kind: string) => ComparedPart | undefined): ComparedParts | undefined {
  const first: Partial<Record<'any' | 'more' | Sameness, ComparedPart>> = {};
  let less = true;
  for (const { part, kind } of parts) {
    const one = compare(part, kind);
    if (!one) continue;
    const { verdict, order } = one.comparison;
    first.any ??= one;
    first[verdict] ??= one;
    if (verdict !== 'different') continue;
    if (order === 'more') first.more ??= one;
    if (order !== 'less') less = false;
  }
  const shown = first.more ?? first.different ?? first.unsure ?? first.any;
  if (!shown) return undefined;
  const stricter = first.more ? true : less ? false : undefined;
  return { verdict: shown.comparison.verdict, shown, stricter };
}

/** 材料形式 is said in two parts: original or copy, and paper or electronic. */
export const FORM_PARTS = [
  { part: 'form', kind: 'materialForm' },
  { part: 'medium', kind: 'materialMedium' },
] as const;

export const PART_MESSAGES = {
  differs: '{{side}}的材料“{{name}}”：{{value}}；手册：{{standard}}。两者不一致',
  unsure: '{{side}}的材料“{{name}}”：{{value}}；手册：{{standard}}。是否一致需人工核实',
} as const;
