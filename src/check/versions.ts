import type { Case } from '../model/case.js';
import type { RuleKit } from '../model/kit.js';
import type { Mark, Rule } from '../model/rule.js';
import { runRules, type RuledMark } from './run-rules.js';

type Channel = 'online' | 'offline';

/** The channel that a mark compares with the handbook, and the day on which it was taken. */
function takenOf(mark: Mark, subject: Case): { side: Channel; capture: string; day: string | undefined } | undefined {
  const side: Channel = mark.relation === 'online-handbook' ? 'online' : 'offline';
  const capture = mark.sides[side]?.capture;
  if (capture === undefined) return undefined;
  return { side, capture, day: subject[side].find((one) => one.capture.capture === capture)?.capture.takenAt?.slice(0, 10) };
}

const withHandbook = (mark: Mark): boolean => mark.relation === 'online-handbook' || mark.relation === 'offline-handbook';

/**
 * Judges each capture by the version of the entry that was in force on its day. What was taken before the present version is judged by
 * the former one; what was taken in the transition and agrees with the former one is a hint (提示), which costs nothing.
 */
export function judgeByVersions(subject: Case, marks: readonly RuledMark[], kit: RuleKit, rules: readonly Rule[]): RuledMark[] {
  const { former, standard, capture } = subject.handbook ?? {};
  if (!former || !standard || !capture) return [...marks];
  const begins = standard.effectiveFrom ?? '';
  const earlier = runRules({ ...subject, handbook: { capture, standard: former.standard } }, kit, rules.filter(({ meta }) => meta.group === 'A')).marks.filter(({ mark }) => withHandbook(mark));
  const isEarlier = (mark: Mark): boolean => (takenOf(mark, subject)?.day ?? begins) < begins;
  const place = (mark: Mark): string => JSON.stringify([mark.relation, takenOf(mark, subject)?.capture, mark.element, mark.key]);
  // What was better than the former version was in order under it.
  const deviates = ({ rule, mark }: RuledMark): boolean => mark.verdict === 'cannot-tell' || (mark.verdict === 'fail' && (mark.severity ?? rule.meta.severity) !== '提示');
  const against = new Set(earlier.filter(deviates).map(({ mark }) => place(mark)));
  const present = marks.filter(({ mark }) => !withHandbook(mark) || !isEarlier(mark)).map((ruled): RuledMark => {
    const { mark } = ruled;
    const taken = withHandbook(mark) ? takenOf(mark, subject) : undefined;
    if (mark.verdict !== 'fail' || !taken || former.until === undefined || (taken.day ?? '9999') > former.until || against.has(place(mark))) return ruled;
    const reason = `${mark.comparison ? `${mark.comparison.reason}；` : ''}过渡期到${former.until}，所写与上一版手册一致，只作提示，不扣分`;
    return { ...ruled, mark: { ...mark, severity: '提示', comparison: { verdict: mark.comparison?.verdict ?? 'different', ...mark.comparison, reason } } };
  });
  return [...present, ...earlier.filter(({ mark }) => isEarlier(mark))];
}
