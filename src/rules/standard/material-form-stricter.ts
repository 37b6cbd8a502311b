import type { Rule } from '../../model/rule.js';
import { NO_EXTRA_BASIS } from '../bases.js';
import { FORM_PARTS, partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/form-stricter',
    number: 'A12',
    group: 'A',
    title: '材料形式不严于手册',
    failTitle: '材料形式严于手册',
    why: '电子件能用却要纸质，复印件能用却要原件，群众就得多跑、多交。',
    basis: NO_EXTRA_BASIS,
    fix: '按手册更正原件、复印件和纸质、电子的要求。',
    elements: ['material.form'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...PART_MESSAGES, stricter: '{{side}}的材料“{{name}}”要求“{{value}}”，严于手册的“{{standard}}”' },
    examples: [
      {
        title: '可交电子件却只收纸质',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质或电子 | 申请人自备 | 必要 |',
        expect: 'fail',
      },
      {
        title: '写法不同',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 一份 | 电子或纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质或电子 | 申请人自备 | 必要 |',
        expect: 'pass',
      },
    ],
  },
  check: partsAgainstStandard({
    element: 'material.form',
    parts: FORM_PARTS,
    judge: (stricter) => (stricter ? { messageId: 'stricter' } : undefined),
  }),
};
export default rule;
