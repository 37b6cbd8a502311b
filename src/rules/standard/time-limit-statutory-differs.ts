import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['statutoryTimeLimit'];

const rule: Rule = {
  meta: {
    id: 'time-limit/statutory-differs',
    number: 'A21',
    group: 'A',
    title: '法定办结时限与手册一致',
    failTitle: '法定时限与手册不一致',
    why: '法定时限由法律规定，全市只有一个；写错会误导群众，也会掩盖承诺时限的超期。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正法定办结时限，写明工作日还是自然日。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '工作日写成自然日', online: '# 犬类准养登记\n\n- 法定办结时限：20个自然日', handbook: '# 犬类准养登记\n\n- 法定办结时限：20个工作日', expect: 'fail' },
      { title: '汉字数字', online: '# 犬类准养登记\n\n- 法定办结时限：二十个工作日', handbook: '# 犬类准养登记\n\n- 法定办结时限：20个工作日', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
