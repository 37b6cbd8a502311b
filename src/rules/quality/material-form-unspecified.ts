import type { Material } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { PLAIN_WORDS_BASIS } from '../bases.js';
import { hasColumns, isExport } from '../material-columns.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { listed } from '../sides.js';

const SAYS_HOW = /原件|正本|复印|副本|影印|扫描|电子|纸质|[0-9０-９一二两三四五六七八九十壹贰叁]\s*[式份张套页]|免提交|共享|核验|验看/u;

const unspecified = (material: Material): boolean =>
  !material.parts.form && !material.parts.medium && !material.parts.copies && !material.parts.exempt && !SAYS_HOW.test([material.name.raw, material.parts.instructions?.text, material.parts.condition?.text].join(' '));

const rule: Rule = {
  meta: {
    id: 'material/form-unspecified',
    number: 'C08',
    group: 'C',
    title: '材料写明原件、复印件和份数',
    failTitle: '未注明材料形式和份数',
    why: '只写名称，群众不知道带原件还是复印件、纸质还是电子、带几份，少带一份就要再跑一趟。',
    basis: PLAIN_WORDS_BASIS,
    fix: '每份材料写明原件或者复印件、纸质或者电子、几份。',
    elements: ['material.form'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}的材料{{names}}没有写明原件或者复印件、纸质或者电子、份数' },
    examples: [
      { title: '只写名称', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证', expect: 'fail' },
      { title: '写明了', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证（原件1份）\n2. 犬类免疫证复印件1份', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const materials = own.guide.materials ?? [];
      // An exported list of names is no list as the applicant sees it.
      if (isExport(materials) && !hasColumns(materials)) continue;
      const bare = materials.filter(unspecified);
      const [first] = bare;
      if (first) yield qualityMark(own, 'fail', 'material.form', 'unspecified', 'found', { names: listed(bare.map(({ name }) => name.text)) }, first.name);
    }
  },
};
export default rule;
