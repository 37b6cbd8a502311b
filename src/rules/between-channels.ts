import type { Case } from '../model/case.js';
import type { Mark, Rule } from '../model/rule.js';
import type { RuleKit } from '../model/kit.js';
import { brief, channelContext, channelPairs, NO_WORDS, present } from './sides.js';
import { compareStatements, statementsOf } from './statements.js';

/**
 * The shape of “the channels differ”: every online capture against every offline one. Which side is wrong is not for this
 * shape to say; a rule of group A or a person says it.
 */
export function betweenChannels(elements: readonly string[]): Rule['check'] {
  return function* (subject: Case, kit: RuleKit): Iterable<Mark> {
    for (const element of elements) {
      const spec = kit.listed(element);
      if (!spec) continue;
      for (const { online, offline } of channelPairs(subject)) {
        const left = statementsOf(online.guide, element);
        const right = statementsOf(offline.guide, element);
        if (!left || !right) continue;
        const { comparison, a, b } = compareStatements(kit, spec.kind, left, right, channelContext(subject));
        yield {
          verdict: channelVerdict(comparison.verdict),
          messageId: CHANNEL_MESSAGE_OF[comparison.verdict],
          relation: 'online-offline',
          element,
          data: comparison.verdict === 'same' ? NO_WORDS : { label: spec.label, online: brief(a.text, element), offline: brief(b.text, element), reason: comparison.reason },
          sides: { online: present(online, a), offline: present(offline, b) },
          defect: 'differs',
          comparison,
        };
      }
    }
  };
}

/** The mark that a comparison of two channels earns. */
export function channelVerdict(verdict: 'same' | 'different' | 'unsure'): Mark['verdict'] {
  return verdict === 'different' ? 'fail' : verdict === 'unsure' ? 'cannot-tell' : 'pass';
}

export const CHANNEL_MESSAGE_OF = { same: 'same', different: 'differs', unsure: 'unsure' } as const;

/** The messages that every rule of this shape has. */
export const CHANNEL_MESSAGES = {
  differs: '{{label}}线上线下不一致：线上为“{{online}}”，线下为“{{offline}}”，请核实',
  unsure: '{{label}}线上为“{{online}}”，线下为“{{offline}}”，是否一致需人工核实',
} as const;
