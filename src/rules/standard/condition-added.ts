import type { Rule } from '../../model/rule.js';
import { againstStandard, STANDARD_MESSAGES } from '../against-standard.js';
import { NO_EXTRA_BASIS } from '../bases.js';
import { clausesBeyond } from '../conditions.js';
import { brief } from '../sides.js';

const elements = ['eligibility'];

const rule: Rule = {
  meta: {
    id: 'condition/added',
    number: 'A07',
    group: 'A',
    title: '受理条件不超出手册',
    failTitle: '擅自增设或改动受理条件',
    why: '手册没有的条件就是门槛：符合规定的人会被挡在门外。改动数字、否定词、且与或，条件就变了。',
    basis: NO_EXTRA_BASIS,
    fix: '删去手册没有的条件，按手册的文字改回；确有法定条件遗漏的，报手册编制单位补入手册。',
    elements,
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...STANDARD_MESSAGES, added: '{{side}}的受理条件有手册没有的内容：“{{clause}}”' },
    examples: [
      {
        title: '多出户籍要求',
        online: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫；\n3. 具有本区户籍。',
        handbook: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。',
        expect: 'fail',
      },
      {
        title: '只是编号写法不同',
        online: '# 犬类准养登记\n\n## 受理条件\n\n（一）有固定住所；\n（二）犬只已免疫。',
        handbook: '# 犬类准养登记\n\n## 受理条件\n\n1. 有固定住所；\n2. 犬只已免疫。',
        expect: 'pass',
      },
    ],
  },
  check: againstStandard({
    elements,
    judge({ a, b }, kit, context) {
      const [added] = clausesBeyond(kit, a.text, b.text, context);
      if (added !== undefined) return { messageId: 'added', defect: 'extra', data: { clause: brief(added) } };
      return clausesBeyond(kit, b.text, a.text, context).length > 0 ? undefined : { messageId: 'differs' };
    },
  }),
};
export default rule;
