import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/copies-exceed',
    number: 'A13',
    group: 'A',
    title: '材料份数不多于手册',
    failTitle: '材料份数与手册不一致',
    why: '多要一份，群众就多印一份；份数写错还会被退回补交。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正原件、复印件的份数；能少收的，建议修订手册。',
    elements: ['material.copies'],
    needs: ['handbook'],
    severity: '较重',
    lifecycle: 'stable',
    messages: {
      ...PART_MESSAGES,
      exceeds: '{{side}}的材料“{{name}}”份数为“{{value}}”，多于手册的“{{standard}}”',
      fewer: '{{side}}的材料“{{name}}”份数为“{{value}}”，少于手册的“{{standard}}”，优于手册，不扣分，建议修订手册',
    },
    examples: [
      {
        title: '多要两份',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 3 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        expect: 'fail',
      },
      {
        title: '一份即1份',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 一份 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1份 | 纸质 | 申请人自备 | 必要 |',
        expect: 'pass',
      },
    ],
  },
  check: partsAgainstStandard({
    element: 'material.copies',
    parts: [{ part: 'copies', kind: 'materialCopies' }],
    judge: (stricter) => (stricter === false ? { messageId: 'fewer', severity: '提示' } : { messageId: stricter ? 'exceeds' : 'differs' }),
  }),
};
export default rule;
