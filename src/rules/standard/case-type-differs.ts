import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';

const elements = ['caseType'];

const rule: Rule = {
  meta: {
    id: 'case-type/differs',
    number: 'A25',
    group: 'A',
    title: '办件类型与手册一致',
    failTitle: '办件类型与手册不一致',
    why: '即办件当场办结，承诺件要等；写错了，群众会白等或白跑。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正办件类型；已能即办的，报手册编制单位调整。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES },
    examples: [
      { title: '承诺件写成即办件', online: '# 犬类准养登记\n\n- 办件类型：即办件', handbook: '# 犬类准养登记\n\n- 办件类型：承诺件', expect: 'fail' },
      { title: '一致', online: '# 犬类准养登记\n\n- 办件类型：承诺件', handbook: '# 犬类准养登记\n\n- 办件类型：承诺件', expect: 'pass' },
    ],
  },
  check: againstStandard({ elements }),
};
export default rule;
