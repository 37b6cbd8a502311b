import type { Field } from '../../model/field.js';
import type { Guide } from '../../model/guide.js';
import type { Rule } from '../../model/rule.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';

/** “共5项材料”, “需提交材料5项”; 份 counts copies and is not read. */
const COUNT = /(?:共(?:需|计|有)?(?:提交|提供)?|(?:需|须|应|应当)(?:提交|提供)(?:以下|下列)?)(?:申请)?(?:材料)?(?:共)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:项|种|个|类)(?:申请|办理|申报)?(?:材料|资料|要件|[:：。；，]|$)/u;

function statedCount(guide: Guide): { count: number; field: Field } | undefined {
  const fields = [...(guide.fields.materials ?? []), ...guide.unknown.filter(({ label }) => label.includes('材料')).map(({ field }) => field)];
  for (const field of fields) {
    const found = COUNT.exec(field.text.normalize('NFKC').replace(/[ \t]/g, ''))?.[1];
    const count = found === undefined ? undefined : numberOf(found);
    if (count !== undefined) return { count, field };
  }
  return undefined;
}

const DIGITS = '零一二三四五六七八九';

/** Numbers up to 99, as lists of materials have them. */
function numberOf(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二');
  const [tens, ones, ...rest] = plain.includes('十') ? plain.split('十') : ['零', plain];
  if (rest.length > 0 || tens === undefined || ones === undefined) return undefined;
  const high = plain.includes('十') && tens === '' ? 1 : DIGITS.indexOf(tens);
  const low = ones === '' ? 0 : DIGITS.indexOf(ones);
  return high < 0 || low < 0 || ones.length > 1 ? undefined : high * 10 + low;
}

const rule: Rule = {
  meta: {
    id: 'material/count-mismatch',
    number: 'C18',
    group: 'C',
    title: '写明的材料数与清单相符',
    failTitle: '材料数与清单不符',
    why: '写着共5项、清单列了6项，总有一处没有改到，群众不知道该信哪个。',
    basis: '办事指南前后内容应当一致（通用要求）',
    fix: '更正项数，或者补齐、删去清单中的材料。',
    elements: ['materials'],
    needs: [],
    severity: '一般',
    lifecycle: 'stable',
    messages: { found: '{{side}}写“{{text}}”，清单实列{{listed}}项' },
    examples: [
      { title: '写6项列2项', offline: '# 犬类准养登记\n\n## 申请材料\n\n共6项材料：\n\n1. 居民身份证\n2. 犬类免疫证', expect: 'fail' },
      { title: '相符', offline: '# 犬类准养登记\n\n## 申请材料\n\n共2项材料：\n\n1. 居民身份证\n2. 犬类免疫证', expect: 'pass' },
    ],
  },
  *check(subject) {
    for (const own of ownSides(subject)) {
      const { materials } = own.guide;
      const stated = statedCount(own.guide);
      // Lists by 情形 overlap, so that their count says nothing of the total.
      if (!materials || !stated || materials.some((material) => material.scenario !== undefined)) continue;
      if (stated.count === materials.length) continue;
      const line = stated.field.text.split('\n').find((one) => COUNT.test(one.normalize('NFKC').replace(/[ \t]/g, ''))) ?? stated.field.text;
      yield qualityMark(own, 'fail', 'materials', 'count', 'found', { text: brief(line), listed: String(materials.length) }, stated.field);
    }
  },
};
export default rule;
