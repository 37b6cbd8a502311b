import type { Case } from '../../model/case.js';
import type { RuleKit } from '../../model/kit.js';
import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { isoDay, laterBy } from '../days.js';
import { channelGuides, present, SIDE_NAMES, standardContext, type ChannelGuide } from '../sides.js';
import { statementsOf } from '../statements.js';

/** Working days to bring a guide up to date where the entry names no transition; and days that weekends and holidays may add. */
const USUAL = 5;
const HOLIDAYS = 10;

/** Elements by which a guide shows that it does not yet follow the entry. */
const TOLD_BY = ['promisedTimeLimit', 'statutoryTimeLimit', 'onSiteVisits', 'caseType', 'mainItemName'];

/** An old date alone proves nothing: what was right before may be right after. */
function differingElement(subject: Case, captured: ChannelGuide, kit: RuleKit): string | undefined {
  const standard = subject.handbook?.standard.guide;
  return TOLD_BY.find((element) => {
    const [own, other] = [statementsOf(captured.guide, element), standard && statementsOf(standard, element)];
    return own?.length === 1 && other?.length === 1 && kit.compare(kit.element(element).kind, own[0].text, other[0].text, standardContext(subject, captured.side)).verdict === 'different';
  });
}

function effectiveFrom({ handbook }: Case): string | undefined {
  return handbook?.standard.effectiveFrom ?? isoDay(handbook?.standard.guide.fields['effectiveFrom']?.[0]?.text ?? '');
}

/** Last day on which an older guide is not yet late. */
function transitionEnd({ handbook }: Case, effective: string): string {
  return laterBy(effective, Math.ceil(((handbook?.standard.transitionDays ?? USUAL) * 7) / 5) + HOLIDAYS);
}

const rule: Rule = {
  meta: {
    id: 'guide/stale',
    number: 'C47',
    group: 'C',
    title: '手册更新后指南同步更新',
    failTitle: '指南更新滞后',
    why: '手册已经施行，指南还是以前的，内容也对不上，说明没有同步更新。',
    basis: SAME_SOURCE_BASIS,
    fix: '按现行手册更新指南；更新后改写更新日期。',
    elements: ['updatedAt'],
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}的指南更新于{{updated}}，早于手册施行日期{{effective}}，过渡期已过，{{label}}仍与手册不同' },
    examples: [
      {
        title: '手册施行后没有更新',
        online: '# 犬类准养登记\n\n- 承诺办结时限：10个工作日\n- 更新日期：2018-03-01',
        handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 施行日期：2018-09-15',
        expect: 'fail',
      },
      {
        title: '内容已经相同',
        online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 更新日期：2018-03-01',
        handbook: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n- 施行日期：2018-09-15',
        expect: 'pass',
      },
    ],
  },
  *check(subject, kit) {
    const { handbook } = subject;
    const effective = effectiveFrom(subject);
    if (!handbook || !effective) return;
    const until = transitionEnd(subject, effective);
    for (const captured of channelGuides(subject)) {
      const field = statementsOf(captured.guide, 'updatedAt')?.[0];
      const updated = field && isoDay(field.text);
      const today = captured.capture.takenAt?.slice(0, 10) ?? subject.context.day;
      if (!field || !updated || updated >= effective || (today !== undefined && today <= until)) continue;
      const element = differingElement(subject, captured, kit);
      if (element === undefined) continue;
      yield {
        verdict: 'fail', relation: 'quality', element: 'updatedAt', defect: 'stale', messageId: 'found', fault: captured.side,
        data: { side: SIDE_NAMES[captured.side], updated, effective, label: kit.element(element).label },
        sides: { [captured.side]: present(captured, field) },
      };
    }
  },
  *turns(subject) {
    const effective = effectiveFrom(subject);
    if (effective) yield laterBy(transitionEnd(subject, effective), 1);
  },
};
export default rule;
