import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/necessity-differs',
    number: 'A27',
    group: 'A',
    title: '材料必要性与手册一致',
    failTitle: '材料必要性与手册不一致',
    why: '必交的材料写成可交可不交，群众没有带来就办不成。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正材料必要性；确可不交的，建议修订手册。',
    elements: ['material.necessity'],
    needs: ['handbook'],
    severity: '一般',
    lifecycle: 'stable',
    messages: { ...PART_MESSAGES },
    examples: [
      {
        title: '必要写成非必要',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 非必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 | 纸质 | 申请人自备 | 必要 |',
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
    element: 'material.necessity',
    parts: [{ part: 'necessity', kind: 'materialNecessity' }],
    second: true,
    judge: (stricter) => (stricter === true ? undefined : { messageId: 'differs' }),
  }),
};
export default rule;
