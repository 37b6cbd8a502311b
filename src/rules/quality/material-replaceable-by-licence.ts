import type { Rule } from '../../model/rule.js';
import { FOUR_CANCELLATIONS, replaceableBy } from '../proofs.js';

const rule: Rule = {
  meta: {
    id: 'material/replaceable-by-licence',
    number: 'C13',
    group: 'C',
    title: '证照能证明的不再要证明',
    failTitle: '可由现有证照证明，建议取消',
    why: '群众手里的证照已经写明的事，不必再开一张证明。这里只提出建议，由区办事服务中心会同有关单位决定，不作为扣分的理由。',
    basis: `${FOUR_CANCELLATIONS}：能通过个人现有证照来证明的一律取消`,
    fix: '取消这份证明，改为查验证照。',
    elements: ['materials'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}的“{{name}}”可以用{{instead}}证明，建议取消' },
    examples: [
      { title: '户籍证明', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 户籍证明（原件1份）', expect: 'fail' },
      { title: '居民户口簿', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民户口簿（原件1份）', expect: 'pass' },
    ],
  },
  check: replaceableBy('licence'),
};
export default rule;
