import type { Rule } from '../../model/rule.js';
import { SAME_SOURCE_BASIS } from '../bases.js';
import { partsBetweenChannels } from '../materials-between-channels.js';
import { FORM_PARTS } from '../parts-against-standard.js';

const shapes = [
  { element: 'material.form', parts: FORM_PARTS },
  { element: 'material.copies', parts: [{ part: 'copies', kind: 'materialCopies' }] },
  { element: 'material.necessity', parts: [{ part: 'necessity', kind: 'materialNecessity' }] },
  { element: 'material.source', parts: [{ part: 'source', kind: 'materialSource' }] },
] as const;

const rule: Rule = {
  meta: {
    id: 'sync/material-form',
    number: 'B04',
    group: 'B',
    title: '线上线下材料要求一致',
    failTitle: '线上线下材料形式、份数、必要性或来源不一致',
    why: '同一份材料，网上要复印件、窗口要原件，群众只好再跑一趟。',
    basis: SAME_SOURCE_BASIS,
    fix: '按手册统一每份材料的原件复印件、份数、纸质电子、必要性和来源渠道。',
    elements: ['material.form', 'material.copies', 'material.necessity', 'material.source'],
    needs: ['online', 'offline'],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      differs: '材料“{{name}}”的{{label}}线上线下不一致：线上为“{{online}}”，线下为“{{offline}}”，请核实',
      unsure: '材料“{{name}}”的{{label}}线上为“{{online}}”，线下为“{{offline}}”，是否一致需人工核实',
    },
    examples: [
      { title: '份数不同', online: '# 犬类准养登记\n\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |', offline: '# 犬类准养登记\n\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 2 | 纸质 | 申请人自备 | 必要 |', expect: 'fail' },
      { title: '写法不同', online: '# 犬类准养登记\n\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1份 | 纸质 | 申请人自备 | 必要 |', offline: '# 犬类准养登记\n\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 一份 | 纸质 | 申请人自备 | 必要 |', expect: 'pass' },
    ],
  },
  check: (subject, kit) => partsBetweenChannels(subject, kit, shapes),
};
export default rule;
