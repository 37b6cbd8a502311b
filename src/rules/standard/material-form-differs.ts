import type { Rule } from '../../model/rule.js';
import { HANDBOOK_BASIS } from '../bases.js';
import { FORM_PARTS, partsAgainstStandard, PART_MESSAGES } from '../parts-against-standard.js';

const rule: Rule = {
  meta: {
    id: 'material/form-differs',
    number: 'A26',
    group: 'A',
    title: '材料形式与手册一致',
    failTitle: '材料形式与手册不一致',
    why: '形式与手册不同，群众照着准备会被要求重来；比手册宽的，也会让别的窗口不认。',
    basis: HANDBOOK_BASIS,
    fix: '按手册更正原件、复印件和纸质、电子的要求；放宽是对的，建议修订手册。',
    elements: ['material.form'],
    needs: ['handbook'],
    severity: '一般',
    lifecycle: 'stable',
    messages: { ...PART_MESSAGES, looser: '{{side}}的材料“{{name}}”要求“{{value}}”，宽于手册的“{{standard}}”，不扣分，请核实后建议修订手册' },
    examples: [
      {
        title: '宽于手册，只作提示',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 |\n| --- | --- | --- |\n| 犬类免疫证 | 复印件 | 1 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 |\n| --- | --- | --- |\n| 犬类免疫证 | 原件 | 1 |',
        expect: 'fail',
      },
      {
        title: '形式一致',
        online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 复印件 | 1 | 纸质 | 申请人自备 | 必要 |',
        handbook: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 | 材料形式 | 来源渠道 | 材料必要性 |\n| --- | --- | --- | --- | --- | --- |\n| 犬类免疫证 | 复印件 | 1 | 纸质 | 申请人自备 | 必要 |',
        expect: 'pass',
      },
    ],
  },
  check: partsAgainstStandard({
    element: 'material.form',
    parts: FORM_PARTS,
    second: true,
    judge: (stricter) => (stricter === true ? undefined : stricter === false ? { messageId: 'looser', severity: '提示' } : { messageId: 'differs' }),
  }),
};
export default rule;
