import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { holdsAny } from '../wording.js';

/** Marks set twice, which no rule of punctuation knows; “……” and “——” are one mark each. */
const DOUBLED = /，，|。。|、、|；；|：：|(?<![目标])的的(?!士)|了了(?!解)|（（|））/u;

interface Typos {
  pairs: [wrong: string, right: string][];
  wrong: string[];
}

const tables = new WeakMap<readonly string[], Typos>();

/** The table of typos, each a wrong and the right word. */
function typosOf(rows: readonly string[]): Typos {
  const known = tables.get(rows);
  if (known) return known;
  const pairs = rows.map((row) => row.split('→') as [string, string]);
  const typos = { pairs, wrong: pairs.map(([wrong]) => wrong) };
  tables.set(rows, typos);
  return typos;
}

function* textsOf(guide: Guide): Iterable<{ element: string; field: Field }> {
  for (const [element, fields] of Object.entries(guide.fields)) for (const field of fields ?? []) yield { element, field };
  for (const material of guide.materials ?? []) yield { element: 'materials', field: material.name };
}

const rule: Rule = {
  meta: {
    id: 'wording/typo-or-halfwidth',
    number: 'C07',
    group: 'C',
    title: '没有错别字和重复的标点',
    failTitle: '错别字或标点错误',
    why: '错别字让人怀疑指南是否认真核对过，个别还会改变意思。',
    basis: '政府网站与政务新媒体检查指标：不得出现严重错别字（条文待核对原文）',
    fix: '改正错字，删去重复的标点。',
    elements: ['notes'],
    needs: [],
    severity: '提示',
    lifecycle: 'trial',
    messages: {
      typo: '{{side}}的{{label}}写“{{wrong}}”，疑为“{{right}}”',
      doubled: '{{side}}的{{label}}有重复的字或标点“{{wrong}}”：{{text}}',
    },
    examples: [
      { title: '提共', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n\n## 受理条件\n\n申请人须提共免疫证。', expect: 'fail' },
      { title: '提供', offline: '# 犬类准养登记\n\n- 承诺办结时限：5个工作日\n\n## 受理条件\n\n申请人须提供免疫证。', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const typos = typosOf(kit.words('typos'));
    for (const own of ownSides(subject)) {
      const seen = new Set<string>();
      for (const { element, field } of textsOf(own.guide)) {
        if (seen.has(element)) continue;
        const typo = holdsAny(field.text, typos.wrong) ? typos.pairs.find(([wrong]) => field.text.includes(wrong)) : undefined;
        const doubled = DOUBLED.exec(field.text);
        if (!typo && !doubled) continue;
        seen.add(element);
        const label = kit.element(element).label;
        if (typo) yield qualityMark(own, 'fail', element, 'typo', 'typo', { label, wrong: typo[0], right: typo[1] }, field);
        else if (doubled) yield qualityMark(own, 'fail', element, 'typo', 'doubled', { label, wrong: doubled[0], text: brief(field.text.slice(Math.max(0, doubled.index - 12), doubled.index + 12)) }, field);
      }
    }
  },
};
export default rule;
