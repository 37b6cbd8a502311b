import type { Limit } from '../../compare/time-limit-reader.js';
import type { Step } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isInstant, limitOf } from '../readings.js';
import { brief } from '../sides.js';
import { statementsOf } from '../statements.js';

/** Steps before acceptance and behind the decision, and special procedures, lie outside of the promise. */
const OUTSIDE = /申请|收件|预审|咨询|送达|领取|颁证|发证|制证|邮寄|公示|公告|听证|招标|拍卖|检验|检测|检疫|鉴定|评审|踏勘|勘验|论证|考试|培训|整改|补正/u;
/** 受理 ends on the day from which the promise runs: whether its own days count, guides do not agree. */
const ACCEPTANCE = /受理/u;
const NOT_COUNTED = /不计|不含|不包括|不算|除外/u;

interface Timed {
  step: Step;
  limit: Limit;
}

const sum = (timed: readonly Timed[]): number => timed.reduce((total, { limit }) => total + limit.amount, 0);

const rule: Rule = {
  meta: {
    id: 'time-limit/steps-exceed-promise',
    number: 'C22',
    group: 'C',
    title: '各环节时间之和不超过承诺时限',
    failTitle: '环节时间之和超过承诺时限',
    why: '承诺5个工作日，各环节加起来却要7个，两处总有一处是错的，照着办必然超期。',
    basis: '办事指南前后内容应当一致（通用要求）',
    fix: '调整各环节的时限，或者改正承诺办结时限；不计入承诺时限的环节写明“不计入”。',
    elements: ['process.steps'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      exceeds: '{{side}}的各环节时间合计{{sum}}个{{unit}}（{{steps}}），超过承诺办结时限“{{promised}}”',
      unsure: '{{side}}的各环节时间连同受理合计{{sum}}个{{unit}}（{{steps}}），超过承诺办结时限“{{promised}}”，受理是否计入需人工核实',
    },
    examples: [
      { title: '1+3+3超过5', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n\n## 办理流程\n\n1. 审查（3个工作日）\n2. 审核（2个工作日）\n3. 决定（1个工作日）', expect: 'fail' },
      { title: '合计正好', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n\n## 办理流程\n\n1. 审查（3个工作日）\n2. 决定（2个工作日）\n3. 送达（3个工作日）', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const field = statementsOf(own.guide, 'promisedTimeLimit')?.[0];
      const promised = limitOf(kit, field, subject.context);
      if (!field || !promised || isInstant(promised) || promised.unit !== '工作日') continue;
      const timed = (own.guide.steps ?? []).flatMap((step): Timed[] => {
        const limit = step.duration ? limitOf(kit, step.duration, subject.context) : undefined;
        const outside = OUTSIDE.test(step.name.text) || NOT_COUNTED.test(step.duration?.text ?? '');
        return limit && limit.unit === promised.unit && limit.least === undefined && !outside ? [{ step, limit }] : [];
      });
      const core = timed.filter(({ step }) => !ACCEPTANCE.test(step.name.text));
      const sure = sum(core) > promised.amount;
      const shown = sure ? core : timed;
      const [first] = shown;
      if (!first || shown.length < 2 || sum(shown) <= promised.amount) continue;
      const data = { sum: String(sum(shown)), unit: promised.unit, steps: shown.map(({ step, limit }) => `${step.name.text}${limit.amount}`).join('、'), promised: brief(field.text) };
      yield qualityMark(own, sure ? 'fail' : 'cannot-tell', 'process.steps', 'sum-exceeds', sure ? 'exceeds' : 'unsure', data, first.step.duration ?? first.step.name);
    }
  },
};
export default rule;
