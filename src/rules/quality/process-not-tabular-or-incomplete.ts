import type { Rule } from '../../model/rule.js';
import { TEMPLATE_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { itemTypeOf } from '../readings.js';
import { statementsOf } from '../statements.js';

/** Each with the words that stand for it. */
const STAGES: readonly [string, RegExp][] = [
  ['受理', /受理|收件/u],
  ['审查', /审查|审核|初审|复审|核查|勘验|审批|评审/u],
  ['决定', /决定|审批|批准|核准|签发|办结|审定/u],
  ['送达', /送达|领取|发证|颁证|制证|发放|办结|告知|取证|取件/u],
];

const rule: Rule = {
  meta: {
    id: 'process/not-tabular-or-incomplete',
    number: 'C37',
    group: 'C',
    title: '许可流程环节完整',
    failTitle: '许可流程缺环节',
    why: '许可要经过受理、审查、决定、送达，缺一个，群众就不知道办到哪一步、找谁要结果。',
    basis: `《行政许可法》第四章；${TEMPLATE_BASIS}`,
    fix: '受理、审查、决定、送达分行列明，写明每一步由谁办、几个工作日。',
    elements: ['process.steps'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的许可流程里没有{{missing}}' },
    examples: [
      { title: '没有决定', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n\n## 办理流程\n\n1. 受理\n2. 送达', expect: 'fail' },
      { title: '完整', online: '# 犬类准养许可\n\n- 事项类型：行政许可\n\n## 办理流程\n\n1. 受理\n2. 审查\n3. 决定\n4. 送达', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      if (itemTypeOf(own.guide, kit, subject.context) !== '行政许可') continue;
      const [first] = own.guide.steps ?? [];
      const whole = [...(own.guide.steps ?? []).map(({ name }) => name.text), ...(statementsOf(own.guide, 'process.steps') ?? []).map(({ raw }) => raw)].join('\n');
      const missing = STAGES.filter(([, words]) => !words.test(whole)).map(([name]) => name);
      if (first && missing.length > 0) yield qualityMark(own, 'fail', 'process.steps', 'incomplete', 'found', { missing: missing.join('、') }, statementsOf(own.guide, 'process.steps')?.[0] ?? first.name);
    }
  },
};
export default rule;
