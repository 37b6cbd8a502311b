import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { listsBetweenChannels } from '../materials-between-channels.js';

const rule: Rule = {
  meta: {
    id: 'sync/material-set',
    number: 'B03',
    group: 'B',
    title: '线上线下申请材料一致',
    failTitle: '线上线下材料不一致',
    why: '照网上的清单备齐了材料，到窗口还缺一份，是群众多跑一趟最常见的原因。',
    basis: SAME_SOURCE_BASIS,
    fix: '按手册统一材料清单，两处同时更新。',
    elements: ['materials'],
    needs: ['online', 'offline'],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      extra: '线上要求提交“{{online}}”，线下没有这份材料，请核实',
      missing: '线下要求提交“{{offline}}”，线上没有这份材料，请核实',
      renamed: '线上的材料“{{online}}”，线下称“{{offline}}”，名称不统一，请核实',
      unsure: '线上的“{{online}}”与线下的“{{offline}}”是否为同一份材料，需人工核实',
    },
    examples: [
      { title: '线下多一份', online: '# 犬类准养登记\n\n\n## 申请材料\n\n1. 居民身份证', offline: '# 犬类准养登记\n\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证', expect: 'fail' },
      { title: '次序不同', online: '# 犬类准养登记\n\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证', offline: '# 犬类准养登记\n\n\n## 申请材料\n\n1. 犬类免疫证\n2. 身份证', expect: 'pass' },
    ],
  },
  check: listsBetweenChannels,
};
export default rule;
