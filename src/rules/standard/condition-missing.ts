import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { clausesBeyond } from '../conditions.js';
import { brief } from '../sides.js';

const elements = ['eligibility'];

const rule: Rule = {
  meta: {
    id: 'condition/missing',
    number: 'A08',
    group: 'A',
    title: '受理条件不少于手册',
    failTitle: '受理条件缺项',
    why: '漏写一条，不符合条件的人也会来申请，交了材料才被退回。',
    basis: HANDBOOK_BASIS,
    fix: '按手册补齐受理条件。',
    elements,
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES, missing: '{{side}}的受理条件漏列手册的“{{clause}}”' },
    examples: [
      {
        title: '漏列一条',
        offline: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所。',
        handbook: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。',
        expect: 'fail',
      },
      {
        title: '齐全',
        offline: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。',
        handbook: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。',
        expect: 'pass',
      },
    ],
  },
  check: againstStandard({
    elements,
    second: true,
    judge({ a, b }, kit, context) {
      if (clausesBeyond(kit, a.text, b.text, context).length > 0) return undefined;
      const [missing] = clausesBeyond(kit, b.text, a.text, context);
      return missing === undefined ? undefined : { messageId: 'missing', defect: 'missing', data: { clause: brief(missing) } };
    },
  }),
};
export default rule;
