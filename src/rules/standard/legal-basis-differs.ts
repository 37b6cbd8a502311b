import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['legalBasis'];

const rule: Rule = {
  meta: {
    id: 'legal/basis-differs',
    number: 'A06',
    group: 'A',
    title: '设定依据与手册一致',
    failTitle: '适用依据与手册不一致',
    why: '依据引错条款，许可的权限、条件、程序就无从核对；全市同一事项只能有同一套依据。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正法规名称、文号和条、款、项；法规已修订的，报手册编制单位更新。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '条号不同', online: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第十二条', handbook: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第十三条', expect: 'fail' },
      { title: '汉字条号与数字条号', online: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第13条', handbook: '# 犬类准养登记\n\n- 设定依据：《养犬管理条例》第十三条', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
