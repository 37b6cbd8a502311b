import type { Rule } from '../../model/rule.js';
import { NO_EXTRA_BASIS } from '../bases.js';
import { listAgainstStandard, unsureMaterials } from '../material-list.js';

const rule: Rule = {
  meta: {
    id: 'material/extra',
    number: 'A09',
    group: 'A',
    title: '申请材料不多于手册',
    failTitle: '增设申请材料',
    why: '手册没有的材料群众本不必交：多要一份，就多跑一趟，多开一张证明。',
    basis: NO_EXTRA_BASIS,
    fix: '删去手册没有的材料，窗口不再收取；确有法定材料遗漏的，报手册编制单位补入手册。',
    elements: ['materials'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      extra: '{{side}}要求提交“{{name}}”，手册没有这份材料',
      unsure: '{{side}}的“{{name}}”与手册的“{{standard}}”是否为同一份材料，需人工核实',
    },
    examples: [
      {
        title: '多要一份证明',
        online: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证\n3. 无犬只扰民证明',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证',
        expect: 'fail',
      },
      {
        title: '次序不同',
        online: '# 犬类准养登记\n\n## 申请材料\n\n1. 犬类免疫证\n2. 身份证',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证',
        expect: 'pass',
      },
    ],
  },
  *check(subject, kit) {
    yield* listAgainstStandard(subject, kit, 'extra');
    yield* unsureMaterials(subject, kit);
  },
};
export default rule;
