import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/source-differs',
    number: 'A28',
    group: 'A',
    title: '材料来源与手册一致',
    failTitle: '材料来源渠道与手册不一致',
    why: '来源写错，群众不知道该自己准备还是找部门开具。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正来源渠道。',
    elements: ['material.source'],
    needs: ['handbook'],
    severity: '一般',
    lifecycle: 'stable',
    messages: { ...PART_MESSAGES },
    examples: [
      {
        title: '来源不同',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 政府部门核发 | 必要 |',
        expect: 'fail',
      },
      {
        title: '一致',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
        expect: 'pass',
      },
    ],
  },
  check: partsAgainstStandard({
    element: 'material.source',
    parts: [{ part: 'source', kind: 'materialSource' }],
    judge: () => ({ messageId: 'differs' }),
  }),
};
export default rule;
