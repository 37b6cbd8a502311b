import type { Rule } from '../../model/rule.js';
import { PLAIN_WORDS_BASIS } from '../bases.js';
import { ownSides, qualityMark } from '../own-sides.js';
import { brief } from '../sides.js';
import { endsWithWord, foldWords } from '../wording.js';

/** In brackets behind a name these say nothing of which document is meant. */
const EMPTY_BRACKETS = /^(?:如有|如需|必要时|视情况|若有|原件|复印件|电子件|[0-9一二三]份|，|、|或|和)*$/u;
const REST_WORD = /其[他它]|等/u;

/** The catch-all that a material's name is; a name that says in brackets which documents are meant is none. */
function catchAll(name: string, words: readonly string[]): string | undefined {
  const folded = foldWords(name).replace(/[《》]/g, '');
  const brackets = folded.match(/\([^()]*\)/g) ?? [];
  if (!brackets.every((bracket) => EMPTY_BRACKETS.test(bracket.slice(1, -1)))) return undefined;
  const core = folded.replace(/\([^()]*\)/g, '');
  // An enumeration that ends in 等 leaves the rest open; 高等, 同等 are words of their own.
  const word = endsWithWord(core, words) ?? (/[^高中初同平优特上下均相何甲乙丙丁一二三四五六]等$/u.test(core) && core.length > 3 ? '等' : undefined);
  // “土地权属相关证明” names a document; “相关证明” alone, or any “其他…”, does not.
  return word !== undefined && (core.replace(/[。；;，.、]+$/u, '') === foldWords(word) || REST_WORD.test(word)) ? word : undefined;
}

const rule: Rule = {
  meta: {
    id: 'wording/catch-all-material',
    number: 'C02',
    group: 'C',
    title: '材料清单没有兜底条款',
    failTitle: '材料兜底条款',
    why: '“其他材料”等于没有写：群众不知道带什么，窗口想要什么就要什么。',
    basis: PLAIN_WORDS_BASIS,
    fix: '逐项写明材料名称，或者删去这一条。',
    elements: ['materials'],
    needs: [],
    severity: '严重',
    lifecycle: 'stable',
    messages: {
      found: '{{side}}的材料“{{name}}”是兜底条款，没有写明是哪一份材料',
      open: '{{side}}的材料“{{name}}”列举后以“{{word}}”收尾，没有写明还要哪些材料',
    },
    examples: [
      { title: '其他有关材料', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 其他有关材料', expect: 'fail' },
      { title: '列举后以“等材料”收尾', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 免疫证明、犬只照片等材料', expect: 'fail' },
      { title: '名称写明了', offline: '# 犬类准养登记\n\n## 申请材料\n\n1. 居民身份证\n2. 房屋权属相关证明', expect: 'pass' },
    ],
  },
  *check(subject, kit) {
    const words = kit.words('catchAllMaterial');
    for (const own of ownSides(subject)) {
      const seen = new Set<string>();
      for (const material of own.guide.materials ?? []) {
        // Each under its own name: what the entry has too is its owner's, what a unit adds is the unit's.
        const key = foldWords(material.name.text).replace(/[《》]/g, '');
        const word = seen.has(key) ? undefined : catchAll(material.name.text, words);
        if (word === undefined) continue;
        seen.add(key);
        const name = brief(material.name.text);
        // Of an enumeration some documents are named: what is open is the rest of them.
        const [message, data] = word.startsWith('等') ? (['open', { name, word }] as const) : (['found', { name }] as const);
        yield { ...qualityMark(own, 'fail', 'materials', 'catch-all', message, data, material.name), key, keyLabel: name };
      }
    }
  },
};
export default rule;
