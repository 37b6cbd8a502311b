import type { Case } from '../model/case.js';
import type { RuleKit, MaterialMatch } from '../model/kit.js';
import type { Mark, MarkSide } from '../model/rule.js';
import { readableName, standardMatches } from './material-pairs.js';
import { absent, brief, NO_WORDS, present, relationWithHandbook, SIDE_NAMES } from './sides.js';

export const NO_SUCH_MATERIAL = '（无此材料）';

/**
 * Marks on the list of materials against the handbook for one way in which a match can go wrong.
 * `wanted` says which matches are this rule's matter; the marks that pass stand for the materials that both lists have.
 */
export function* listAgainstStandard(
  subject: Case,
  kit: RuleKit,
  how: 'extra' | 'missing' | 'renamed',
  wanted: (match: MaterialMatch) => boolean = () => true,
): Iterable<Mark> {
  if (!subject.handbook) return;
  for (const { captured, matches } of standardMatches(subject, kit)) {
    for (const match of matches) {
      if (match.how !== how && match.how !== 'same') continue;
      const own: MarkSide = match.a ? present(captured, match.a.name) : absent(captured, NO_SUCH_MATERIAL);
      const standard: MarkSide = match.b ? present(subject.handbook, match.b.name) : absent(subject.handbook, NO_SUCH_MATERIAL);
      const fails = match.how === how && wanted(match);
      if (match.how === how && !fails) continue;
      const mark: Mark = {
        verdict: fails ? 'fail' : 'pass',
        messageId: fails ? how : 'same',
        relation: relationWithHandbook(captured.side),
        element: 'materials',
        key: match.key,
        keyLabel: readableName(match),
        data: !fails ? NO_WORDS : {
          side: SIDE_NAMES[captured.side],
          name: brief(match.a?.name.text ?? ''),
          standard: brief(match.b?.name.text ?? ''),
          reason: match.reason,
        },
        sides: { [captured.side]: own, handbook: standard },
        defect: how,
        comparison: { verdict: fails ? 'different' : 'same', reason: match.reason },
      };
      if (fails) mark.fault = captured.side;
      yield mark;
    }
  }
}

/** Materials of which a person must say whether they are the same. */
export function* unsureMaterials(subject: Case, kit: RuleKit): Iterable<Mark> {
  if (!subject.handbook) return;
  for (const { captured, matches } of standardMatches(subject, kit)) {
    for (const match of matches.filter((one) => one.how === 'unsure')) {
      yield {
        verdict: 'cannot-tell',
        messageId: 'unsure',
        relation: relationWithHandbook(captured.side),
        element: 'materials',
        key: match.key,
        keyLabel: readableName(match),
        data: {
          side: SIDE_NAMES[captured.side],
          name: brief(match.a?.name.text ?? NO_SUCH_MATERIAL),
          standard: brief(match.b?.name.text ?? NO_SUCH_MATERIAL),
          reason: match.reason,
        },
        sides: {
          [captured.side]: match.a ? present(captured, match.a.name) : absent(captured, NO_SUCH_MATERIAL),
          handbook: match.b ? present(subject.handbook, match.b.name) : absent(subject.handbook, NO_SUCH_MATERIAL),
        },
        defect: 'differs',
        comparison: { verdict: 'unsure', reason: match.reason },
      };
    }
  }
}
