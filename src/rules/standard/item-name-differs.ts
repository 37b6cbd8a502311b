import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['mainItemName', 'subItemName'];

const rule: Rule = {
  meta: {
    id: 'item/name-differs',
    number: 'A03',
    group: 'A',
    title: '事项名称与手册一致',
    failTitle: '事项名称与手册不一致',
    why: '登记、备案、许可、核准是不同的事；名称不同，群众会找错事项，部门会按另一种权力办理。',
    basis: HANDBOOK_BASIS,
    fix: '按手册的名称改写指南标题和“事项名称”一栏；手册名称有误的，报手册编制单位更正。',
    elements,
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '登记写成备案', offline: '# 办事指南\n\n- 事项名称：犬类准养备案', handbook: '# 犬类准养登记\n\n- 事项名称：犬类准养登记', expect: 'fail' },
      { title: '只是括号写法不同', offline: '# 办事指南\n\n- 事项名称：犬类准养登记(新办)', handbook: '# 犬类准养登记\n\n- 事项名称：犬类准养登记（新办）', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
