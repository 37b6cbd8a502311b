import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { exempt } from '../exempt.js';
import { listAgainstStandard } from '../material-list.js';

const rule: Rule = {
  meta: {
    id: 'material/missing',
    number: 'A10',
    group: 'A',
    title: '申请材料不少于手册',
    failTitle: '申请材料缺项',
    why: '指南少写一份，群众到窗口才知道还缺材料，只好再跑一趟。手册写明免提交的材料不算缺。',
    basis: HANDBOOK_BASIS,
    fix: '按手册补齐材料；已不再收取的，报手册编制单位删去。',
    elements: ['materials'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { missing: '{{side}}没有列出手册的材料“{{standard}}”' },
    examples: [
      {
        title: '漏列免疫证',
        offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证',
        expect: 'fail',
      },
      {
        title: '齐全',
        offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 《犬类免疫证》',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证',
        expect: 'pass',
      },
    ],
  },
  check: (subject, kit) => listAgainstStandard(subject, kit, 'missing', (match) => !match.b || exempt(match.b, subject, kit) !== true),
};
export default rule;
