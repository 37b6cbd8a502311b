import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['output.name', 'output.validity'];

const rule: Rule = {
  meta: {
    id: 'result/differs',
    number: 'A24',
    group: 'A',
    title: '办理结果与手册一致',
    failTitle: '审批结果与手册不一致',
    why: '拿到的是证、批复还是证明，效力不同；结果写错，群众会拿着不能用的文件去办下一件事。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正结果名称和有效期。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '证写成批复', offline: '# 犬类准养登记\n\n- 结果名称：养犬登记批复', handbook: '# 犬类准养登记\n\n- 结果名称：养犬登记证', expect: 'fail' },
      { title: '多了书名号', offline: '# 犬类准养登记\n\n- 结果名称：《养犬登记证》', handbook: '# 犬类准养登记\n\n- 结果名称：养犬登记证', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
