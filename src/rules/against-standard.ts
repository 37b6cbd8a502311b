import type { Case } from '../model/case.js';
import type { CompareContext } from '../model/comparison.js';
import type { Severity } from '../model/element.js';
import type { Mark, Rule } from '../model/rule.js';
import type { RuleKit } from '../model/kit.js';
import { brief, channelGuides, NO_WORDS, present, relationWithHandbook, SIDE_NAMES, standardContext } from './sides.js';
import { compareStatements, statementsOf, type Compared } from './statements.js';

/** What a rule makes of a difference: which message, how severe, which class of defect. */
export interface Judgement {
  messageId: string;
  severity?: Severity;
  defect?: string;
  /** More for the message. */
  data?: Record<string, string>;
}

export interface StandardShape {
  elements: readonly string[];
  /** Names a difference that is this rule's matter; `undefined` leaves it to another rule or finds nothing wrong. */
  judge?(compared: Compared, kit: RuleKit, context: CompareContext): Judgement | undefined;
  /** Another rule already says that the same comparison is unsure or passes. */
  second?: boolean;
}

const differs = (): Judgement => ({ messageId: 'differs' });

/**
 * The shape of “element differs from the standard”: each capture of both channels against the handbook entry.
 * A side that does not state the element yields nothing: silence is not a difference.
 */
export function againstStandard(shape: StandardShape): Rule['check'] {
  const judge = shape.judge ?? differs;
  return function* (subject: Case, kit: RuleKit): Iterable<Mark> {
    if (!subject.handbook) return;
    const { standard } = subject.handbook;
    for (const element of shape.elements) {
      const spec = kit.listed(element);
      const standards = statementsOf(standard.guide, element);
      if (!spec || !standards) continue;
      for (const captured of channelGuides(subject)) {
        const statements = statementsOf(captured.guide, element);
        if (!statements) continue;
        const context = standardContext(subject, captured.side);
        const compared = compareStatements(kit, spec.kind, statements, standards, context);
        const { verdict } = compared.comparison;
        const judgement = verdict === 'different' ? judge(compared, kit, context) : undefined;
        if (!judgement && shape.second) continue;
        const relation = relationWithHandbook(captured.side);
        const sides = { [captured.side]: present(captured, compared.a), handbook: present(subject.handbook, compared.b) };
        const { comparison } = compared;
        if (!judgement && verdict !== 'unsure') {
          yield { relation, element, sides, comparison, data: NO_WORDS, verdict: 'pass', messageId: 'same', defect: 'differs' };
          continue;
        }
        const data = {
          side: SIDE_NAMES[captured.side],
          label: spec.label,
          value: brief(compared.a.text, element),
          standard: brief(compared.b.text, element),
          reason: compared.comparison.reason,
        };
        if (judgement) yield { relation, element, sides, comparison, ...judgement, data: { ...data, ...judgement.data }, verdict: 'fail', fault: captured.side, defect: judgement.defect ?? 'differs' };
        else yield { relation, element, sides, comparison, data, verdict: 'cannot-tell', messageId: 'unsure', defect: 'differs' };
      }
    }
  };
}

/** The messages that every rule of this shape has. */
export const STANDARD_MESSAGES = {
  differs: '{{side}}的{{label}}为“{{value}}”，手册为“{{standard}}”，两者不一致',
  unsure: '{{side}}的{{label}}为“{{value}}”，手册为“{{standard}}”，是否一致需人工核实',
} as const;
