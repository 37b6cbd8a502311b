import type { Case } from '../model/case.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark } from '../model/rule.js';
import { CHANNEL_MESSAGE_OF, channelVerdict } from './between-channels.js';
import { NO_SUCH_MATERIAL } from './material-list.js';
import { channelMatches, comparable, comparePart, readableName } from './material-pairs.js';
import { comparedParts, type PartShape } from './parts-against-standard.js';
import { absent, brief, channelContext, NO_WORDS, present } from './sides.js';

/** Seen from the online list: a material only there is extra, one only on paper is missing. */
const OUTCOMES = {
  same: { verdict: 'pass', defect: 'differs' },
  renamed: { verdict: 'fail', defect: 'renamed' },
  extra: { verdict: 'fail', defect: 'extra' },
  missing: { verdict: 'fail', defect: 'missing' },
  unsure: { verdict: 'cannot-tell', defect: 'differs' },
} as const;

/** Marks on the two lists of materials, one for a document. */
export function* listsBetweenChannels(subject: Case, kit: RuleKit): Iterable<Mark> {
  for (const { online, offline, matches } of channelMatches(subject, kit)) {
    for (const match of matches) {
      const { verdict, defect } = OUTCOMES[match.how];
      yield {
        verdict,
        messageId: match.how,
        relation: 'online-offline',
        element: 'materials',
        key: match.key,
        keyLabel: readableName(match),
        data: verdict === 'pass' ? NO_WORDS : { online: brief(match.a?.name.text ?? ''), offline: brief(match.b?.name.text ?? ''), reason: match.reason },
        sides: {
          online: match.a ? present(online, match.a.name) : absent(online, NO_SUCH_MATERIAL),
          offline: match.b ? present(offline, match.b.name) : absent(offline, NO_SUCH_MATERIAL),
        },
        defect,
        comparison: { verdict: verdict === 'fail' ? 'different' : verdict === 'pass' ? 'same' : 'unsure', reason: match.reason },
      };
    }
  }
}

/** Marks on the parts of materials that both lists name. */
export function* partsBetweenChannels(subject: Case, kit: RuleKit, shapes: readonly Pick<PartShape, 'element' | 'parts'>[]): Iterable<Mark> {
  const context = channelContext(subject);
  for (const { online, offline, matches } of channelMatches(subject, kit)) {
    for (const match of matches.filter(comparable)) {
      for (const { element, parts } of shapes) {
        const compared = comparedParts(parts, (part, kind) => comparePart(kit, match, part, kind, context));
        if (!compared) continue;
        const { shown, verdict } = compared;
        yield {
          verdict: channelVerdict(verdict),
          messageId: CHANNEL_MESSAGE_OF[verdict],
          relation: 'online-offline',
          element,
          key: shown.key,
          keyLabel: readableName(match),
          data: verdict === 'same' ? NO_WORDS : { name: brief(shown.name), label: kit.element(element).label, online: brief(shown.a.text, element), offline: brief(shown.b.text, element), reason: shown.comparison.reason },
          sides: { online: present(online, shown.a), offline: present(offline, shown.b) },
          defect: 'differs',
          comparison: shown.comparison,
        };
      }
    }
  }
}
