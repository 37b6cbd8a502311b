import type { Material } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { foldWords } from '../wording.js';

const nameOf = (text: string): string => foldWords(text).replace(/[《》“”"]/g, '');

/** The same name asked for twice in one 情形 on the same condition; original and copy of one document may be two rows. */
const keyOf = ({ name, scenario, parts }: Material): string =>
  [nameOf(name.text), scenario ?? '', foldWords(parts.form?.text ?? ''), foldWords(parts.condition?.text ?? ''), foldWords(parts.instructions?.text ?? ''), foldWords(parts.issuer?.text ?? '')].join('\n');

const rule: Rule = {
  meta: {
    id: 'material/duplicate',
    number: 'C09',
    group: 'C',
    title: '同一份材料只列一次',
    failTitle: '材料重复',
    why: '同一份材料列两次，群众会准备两份，窗口也会收两份。',
    basis: '办事指南前后内容应当一致（通用要求）',
    fix: '合并为一项；确是两份不同的材料，用名称或者适用条件区分开。',
    elements: ['materials'],
    needs: [],
    severity: '一般',
    lifecycle: 'trial',
    messages: { found: '{{side}}的材料“{{name}}”列了{{count}}次' },
    examples: [
      { title: '列了两次', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 犬类免疫证\n3. 居民身份证', expect: 'fail' },
      { title: '原件和复印件各一项', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证（原件）\n2. 居民身份证（复印件）', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const { materials = [] } = own.guide;
      if (new Set(materials.map(({ name }) => nameOf(name.text))).size === materials.length) continue;
      const byKey = new Map<string, Material[]>();
      for (const material of materials) byKey.set(keyOf(material), [...(byKey.get(keyOf(material)) ?? []), material]);
      for (const [, [first, ...others]] of byKey) {
        if (!first || others.length === 0) continue;
        yield { ...qualityMark(own, 'fail', 'materials', 'duplicate', 'found', { name: brief(first.name.text), count: String(others.length + 1) }, first.name), key: foldWords(first.name.text) };
      }
    }
  },
};
export default rule;
