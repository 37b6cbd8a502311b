import type { Rule } from '../../model/rule.js';
import { FOUR_CANCELLATIONS, replaceableBy } from '../proofs.js';

const rule: Rule = {
  meta: {
    id: 'material/replaceable-by-commitment',
    number: 'C14',
    group: 'C',
    title: '能承诺的不再要证明',
    failTitle: '可由书面承诺替代，建议取消',
    why: '申请人书面承诺就能解决的，不必让他跑几个单位去开证明。这里只提出建议，由区办事服务中心会同有关单位决定，不作为扣分的理由。',
    basis: `${FOUR_CANCELLATIONS}：能采取申请人书面承诺方式解决的一律取消`,
    fix: '取消这份证明，改为书面承诺。',
    elements: ['materials'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}的“{{name}}”可以用{{instead}}替代，建议取消' },
    examples: [
      { title: '无违法证明', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 无违法证明（原件1份）', expect: 'fail' },
      { title: '守法承诺书', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 守法承诺书（原件1份）', expect: 'pass' },
    ],
  },
  check: replaceableBy('commitment'),
};
export default rule;
