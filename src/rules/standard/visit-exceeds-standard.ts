import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['onSiteVisits'];

const rule: Rule = {
  meta: {
    id: 'visit/exceeds-standard',
    number: 'A22',
    group: 'A',
    title: '到办事现场次数不多于手册',
    failTitle: '到现场次数与手册不一致',
    why: '“最多跑一次”算的就是这个数。多写一次，群众就多跑一趟。',
    basis: `${HANDBOOK_BASIS}；《浙江省保障“最多跑一次”改革规定》`,
    fix: '按手册更正到办事现场次数，并核对窗口实际做法；能少跑的，建议修订手册。',
    elements,
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      ...STANDARD_MESSAGES,
      exceeds: '{{side}}的到办事现场次数为“{{value}}”，多于手册的“{{standard}}”',
      fewer: '{{side}}的到办事现场次数为“{{value}}”，少于手册的“{{standard}}”，优于手册，不扣分，请核实后建议修订手册',
    },
    examples: [
      { title: '多跑一次', offline: '# 犬类准养登记\n\n- 到办事现场次数：2次', handbook: '# 犬类准养登记\n\n- 到办事现场次数：1次', expect: 'fail' },
      { title: '写法不同', offline: '# 犬类准养登记\n\n- 到办事现场次数：一次', handbook: '# 犬类准养登记\n\n- 到办事现场次数：1次', expect: 'pass' },
    ],
  },
  check: againstStandard({
    elements,
    judge: ({ comparison }) => (comparison.order === 'less' ? { messageId: 'fewer', severity: '提示' } : { messageId: comparison.order === 'more' ? 'exceeds' : 'differs' }),
  }),
};
export default rule;
