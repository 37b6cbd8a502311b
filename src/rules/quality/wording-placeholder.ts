import { remember } from '../../compare/remember.js';
import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { foldedSet, foldWords } from '../wording.js';

/** A value of nothing but such marks, also behind an area code, was never filled in. */
const MARKS = /^[0-9()+-]{0,8}[xX×*?？＊#]{2,}[0-9()-]{0,8}$/u;

/** Elements of which “暂无” says that they do not exist rather than that nobody has filled them in. */
const YET_TO_BE = '暂无';

/** A value without its closing marks. */
const valueOf = remember((text) => foldWords(text).toLowerCase().replace(/[。.，；;…]+$/u, ''));

interface Stated {
  element: string;
  field: Field;
  label?: string;
}

function statedBy(guide: Guide): Stated[] {
  return [
    ...Object.entries(guide.fields).flatMap(([element, fields]) => (fields ?? []).map((field) => ({ element, field }))),
    ...(guide.materials ?? []).map((material) => ({ element: 'materials', field: material.name })),
    ...(guide.steps ?? []).map((step) => ({ element: 'process.steps', field: step.name })),
    ...guide.places.flatMap((place) => [
      ...(place.address ? [{ element: 'places[].address', field: place.address }] : []),
      ...(place.openingHours ? [{ element: 'places[].openingHours', field: place.openingHours }] : []),
    ]),
    ...guide.unknown.map(({ label, field }) => ({ element: 'notes', field, label })),
  ];
}

const rule: Rule = {
  meta: {
    id: 'wording/placeholder',
    number: 'C06',
    group: 'C',
    title: '没有占位或测试内容',
    failTitle: '占位或测试内容',
    why: '“待补充”“XXX”是没有填完就发布了，群众看到的是空话，窗口的人也会以为已经填好。',
    basis: '办事指南应当内容完整（通用要求）',
    fix: '填上实际内容；确实没有的，写“无”或删去这一栏。',
    elements: ['notes'],
    needs: [],
    severity: '较重',
    lifecycle: 'stable',
    messages: { found: '{{side}}的{{label}}填的是“{{text}}”，像是占位或测试内容' },
    examples: [
      { title: '待补充', online: '# 犬类准养登记\n\n- 咨询电话：待补充', expect: 'fail' },
      { title: '材料名称里的字不算', online: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n\n## 申请材料\n\n1. 犬类免疫测试报告', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const words = foldedSet(kit.words('placeholder'));
    for (const own of ownSides(subject)) {
      const seen = new Set<string>();
      for (const { element, field, label } of statedBy(own.guide)) {
        const value = valueOf(field.text);
        const spec = kit.listed(element);
        const empty = words.has(value) || MARKS.test(value) || (value === YET_TO_BE && spec?.required === true);
        if (!empty || seen.has(element)) continue;
        seen.add(element);
        yield qualityMark(own, 'fail', element, 'placeholder', 'found', { label: label ?? spec?.label ?? '内容', text: brief(field.text) }, field);
      }
    }
  },
};
export default rule;
