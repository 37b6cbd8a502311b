import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['itemType', 'audience'];

const rule: Rule = {
  meta: {
    id: 'item/type-or-audience-differs',
    number: 'A05',
    group: 'A',
    title: '事项类型、服务对象与手册一致',
    failTitle: '事项类型或服务对象与手册不一致',
    why: '服务对象写多写少，会让不能办的人白跑、能办的人不敢来；事项类型决定适用的程序和时限。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正事项类型和服务对象。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '多写一类对象', offline: '# 犬类准养登记\n\n- 服务对象：自然人、企业法人', handbook: '# 犬类准养登记\n\n- 服务对象：自然人', expect: 'fail' },
      { title: '个人即自然人', offline: '# 犬类准养登记\n\n- 服务对象：个人', handbook: '# 犬类准养登记\n\n- 服务对象：自然人', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
