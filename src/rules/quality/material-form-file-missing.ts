import type { Guide, Material } from '../../model/guide.js';
import type { RuleKit } from '../../model/kit.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { bareName } from '../proofs.js';
import { isEmpty } from '../readings.js';
import { listed } from '../sides.js';

const gives = (field: Material['parts']['blankForm'], kit: RuleKit): boolean => field !== undefined && !isEmpty(field.text, kit);

/** A form that the applicant fills in, for which the list has a column of files and nothing stands there, nor is it linked elsewhere. */
function lacksFile(material: Material, guide: Guide, kit: RuleKit): boolean {
  const name = bareName(material);
  if (!kit.words('formFile').some((word) => name.endsWith(word)) || /《/.test(material.name.text) || /合同|协议/.test(name)) return false;
  if (gives(material.parts.blankForm, kit) || gives(material.parts.sampleForm, kit)) return false;
  return !guide.links.some(({ text }) => text.includes(name) || /空白|表格|样表|下载/.test(text));
}

const rule: Rule = {
  meta: {
    id: 'material/form-file-missing',
    number: 'C17',
    group: 'C',
    title: '需要填的表附了空白表格',
    failTitle: '需填表而没有空白表格、样表',
    why: '要群众填表又不给表，只能先跑一趟窗口领表；没有样表，填错了还要再跑。',
    basis: '国办秘函〔2019〕19号：办事指南提供表格下载和示范文本（条文待核对原文）',
    fix: '附上空白表格和填好的示例样表。',
    elements: ['material.blankForm'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的{{names}}要申请人填写，没有附空白表格和样表' },
    examples: [
      { title: '空白表格写“无”', online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 空白表格 |\n| --- | --- |\n| 犬类准养申请表 | 无 |\n| 居民身份证 | 无 |', expect: 'fail' },
      { title: '附了表格', online: '# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 空白表格 |\n| --- | --- |\n| 犬类准养申请表 | 犬类准养申请表.docx |\n| 居民身份证 | 无 |', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    for (const own of ownSides(subject)) {
      const materials = own.guide.materials ?? [];
      if (!materials.some(({ parts }) => parts.blankForm !== undefined || parts.sampleForm !== undefined)) continue;
      const found = materials.filter((material) => lacksFile(material, own.guide, kit));
      const [first] = found;
      if (first) yield qualityMark(own, 'fail', 'material.blankForm', 'file-missing', 'found', { names: listed(found.map(({ name }) => name.text)) }, first.parts.blankForm ?? first.parts.sampleForm ?? first.name);
    }
  },
};
export default rule;
