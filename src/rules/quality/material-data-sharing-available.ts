import type { Rule } from '../../model/rule.js';
import { FOUR_CANCELLATIONS, replaceableBy } from '../proofs.js';

const rule: Rule = {
  meta: {
    id: 'material/data-sharing-available',
    number: 'C15',
    group: 'C',
    title: '能共享核验的不再要求提交',
    failTitle: '可共享核验，建议取消',
    why: '政府部门之间能查到的信息，不必让群众来回传递。这里只提出建议，由区办事服务中心会同有关单位决定，不作为扣分的理由。',
    basis: `${FOUR_CANCELLATIONS}：能通过网络核验、数据共享的一律取消`,
    fix: '取消这份材料，改为共享核验，写“数据共享，免提交”。',
    elements: ['materials'],
    needs: [],
    severity: '较重',
    lifecycle: 'trial',
    messages: { found: '{{side}}的“{{name}}”可以改为{{instead}}，建议取消' },
    examples: [
      { title: '婚姻登记证明', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 婚姻登记证明（原件1份）', expect: 'fail' },
      { title: '婚姻登记申请书', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 婚姻登记申请书（原件1份）', expect: 'pass' },
    ],
  },
  check: replaceableBy('sharing'),
};
export default rule;
