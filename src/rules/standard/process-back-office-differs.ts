import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['backOffice.steps'];

const rule: Rule = {
  meta: {
    id: 'process/back-office-differs',
    number: 'A18',
    group: 'A',
    title: '业务经办流程与手册一致',
    failTitle: '业务经办流程与手册不一致',
    why: '窗口后面多一道审核，群众看不见，时限却因此变长。经办流程不对外公布，多由现场检查核对。',
    basis: HANDBOOK_BASIS,
    fix: '按手册的经办环节办理；确需调整的，报手册编制单位。',
    elements,
    needs: ['handbook'],
    severity: '一般',
    lifecycle: 'trial',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      {
        title: '多一道审核',
        offline: '# 犬类准养登记\n\n- 办件类型：承诺件\n- 业务经办流程：受理→初审→复审→决定',
        handbook: '# 犬类准养登记\n\n- 办件类型：承诺件\n- 业务经办流程：受理→审核→决定',
        expect: 'fail',
      },
      {
        title: '相同',
        offline: '# 犬类准养登记\n\n- 办件类型：承诺件\n- 业务经办流程：受理→审核→决定',
        handbook: '# 犬类准养登记\n\n- 办件类型：承诺件\n- 业务经办流程：受理、审核、决定',
        expect: 'pass',
      },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
