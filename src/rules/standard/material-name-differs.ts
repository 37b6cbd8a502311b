import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { listAgainstStandard } from '../material-list.js';

const rule: Rule = {
  meta: {
    id: 'material/name-differs',
    number: 'A11',
    group: 'A',
    title: '材料名称与手册统一',
    failTitle: '材料名称不统一',
    why: '同一份材料各叫各的名，群众不知道要带哪一份，系统也无法共享和免交。',
    basis: HANDBOOK_BASIS,
    fix: '改用手册的材料名称；确为另一份材料的，删去或报手册编制单位。',
    elements: ['materials'],
    needs: ['handbook'],
    severity: '一般',
    lifecycle: 'stable',
    messages: { renamed: '{{side}}的材料“{{name}}”，手册称“{{standard}}”，名称不统一' },
    examples: [
      {
        title: '叫法不同',
        online: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 租房合同',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 房屋租赁合同',
        expect: 'fail',
      },
      {
        title: '通行的别称不算',
        online: '# 犬类准养登记\n\n## 申请材料\n\n1. 身份证',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证',
        expect: 'pass',
      },
    ],
  },
  check: (subject, kit) => listAgainstStandard(subject, kit, 'renamed'),
};
export default rule;
