import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { isEmpty } from '../readings.js';
import { listed } from '../sides.js';

const rule: Rule = {
  meta: {
    id: 'material/government-issued-without-issuer',
    number: 'C16',
    group: 'C',
    title: '政府核发的材料写明出具单位',
    failTitle: '政府核发材料未写出具单位',
    why: '只写“政府部门核发”，群众不知道去哪个部门开。',
    basis: '办事指南逐项列明材料来源（通用要求）',
    fix: '写明由哪个部门出具。',
    elements: ['material.issuer'],
    needs: [],
    severity: '提示',
    lifecycle: 'trial',
    messages: { found: '{{side}}的材料{{names}}来源为政府部门核发，没有写出具单位' },
    examples: [
      { title: '出具单位空着', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 来源渠道 | 出具单位 |\n| --- | --- | --- |\n| 犬类免疫证 | 政府部门核发 | 无 |\n| 居民身份证 | 政府部门核发 | 公安机关 |', expect: 'fail' },
      { title: '写明了', offline: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 来源渠道 | 出具单位 |\n| --- | --- | --- |\n| 居民身份证 | 政府部门核发 | 公安机关 |', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const materials = own.guide.materials ?? [];
      // Without a column for it nobody was asked who issues.
      if (!materials.some(({ parts }) => parts.issuer !== undefined)) continue;
      const found = materials.filter(({ parts }) => parts.source !== undefined && /核发/.test(parts.source.text) && (!parts.issuer || isEmpty(parts.issuer.text, kit)));
      const [first] = found;
      if (first) yield qualityMark(own, 'fail', 'material.issuer', 'issuer-missing', 'found', { names: listed(found.map(({ name }) => name.text)) }, first.parts.issuer ?? first.parts.source ?? first.name);
    }
  },
};
export default rule;
