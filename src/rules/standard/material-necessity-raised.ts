import type { Rule } from '../../model/rule.js';
import { NO_EXTRA_BASIS } from '../bases.js';
import { partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/necessity-raised',
    number: 'A14',
    group: 'A',
    title: '材料必要性不高于手册',
    failTitle: '非必要材料改成必要材料',
    why: '手册允许不交或容缺后补的材料写成必交，群众会因为缺它被挡在窗口外。',
    basis: NO_EXTRA_BASIS,
    fix: '按手册更正材料必要性。',
    elements: ['material.necessity'],
    needs: ['handbook'],
    severity: '严重',
    lifecycle: 'stable',
    messages: { ...PART_MESSAGES, raised: '{{side}}的材料“{{name}}”为“{{value}}”，手册为“{{standard}}”，要求高于手册' },
    examples: [
      {
        title: '非必要写成必要',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 非必要 |',
        expect: 'fail',
      },
      {
        title: '必须即必要',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必须 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        expect: 'pass',
      },
    ],
  },
  check: partsAgainstStandard({
    element: 'material.necessity',
    parts: [{ part: 'necessity', kind: 'materialNecessity' }],
    judge: (stricter) => (stricter ? { messageId: 'raised' } : undefined),
  }),
};
export default rule;
