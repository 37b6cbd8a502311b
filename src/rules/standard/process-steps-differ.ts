import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['process.steps'];

const rule: Rule = {
  meta: {
    id: 'process/steps-differ',
    number: 'A17',
    group: 'A',
    title: '办事流程与手册一致',
    failTitle: '办事流程与手册不一致',
    why: '多一个环节就多一道门槛，少一个环节可能漏掉法定程序，次序不同办理人员会各行其是。',
    basis: HANDBOOK_BASIS,
    fix: '按手册的环节和次序改写流程；确需特别程序的，报手册编制单位写入手册。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '多出公示环节', offline: '# 犬类准养登记\n\n- 办理流程：受理→审查→公示→决定', handbook: '# 犬类准养登记\n\n- 办理流程：受理→审查→决定', expect: 'fail' },
      { title: '箭头写法不同', offline: '# 犬类准养登记\n\n- 办理流程：受理-审查-决定', handbook: '# 犬类准养登记\n\n- 办理流程：受理→审查→决定', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
