import type { Lexicon } from './lexicon.js';
import { foldPresentation } from './presentation.js';
import { termPattern, useCanonical, wordingKey } from './wording.js';

/** Words that tell one 情形 from another: what is done, for whom, where, how large, of what grade. */
const USES = ['case.action', 'case.who', 'case.where', 'case.size', 'case.grade'] as const;
/** `情形一：首次申请`, `（二）变更`, `2.补办`: what numbers a 情形. */
const NUMBER = /^(?:\(?(?:第?[一二三四五六七八九十\d]{1,3}[类种])[):、. ]?|(?:情形|情况|类型)\(?([一二三四五六七八九十\d]{1,3})\)?(?:$|[:、.\- ]+)|\(?[一二三四五六七八九十\d]{1,2}[)、.]\s*)/u;
/** Words around a name that do not change it. */
const AROUND = /办理|申请|申办|登记|情形|情况|时|的|所?需|应当?|提供|提交|[()[\]]/gu;
/** Words that may stand in the name of a 情形 besides the one that makes it one. */
const BESIDE = /许可|证书?|业务|事项|类型?|人|[和及或、,/·\s-]/gu;
const LONGEST = 24;
const DIGITS = '〇一二三四五六七八九十';

const withoutNumber = (text: string): { name: string; ordinal?: string } => {
  const folded = foldPresentation(text).trim().replace(/:$/u, '');
  const number = NUMBER.exec(folded);
  const ordinal = number?.[1];
  return { name: folded.slice(number?.[0].length ?? 0), ...(ordinal === undefined ? {} : { ordinal: ordinal.length === 1 && DIGITS.includes(ordinal) ? String(DIGITS.indexOf(ordinal)) : ordinal }) };
};

/** Is `text` nothing but the name of a 情形 (`新办`, `情形二：变更登记`, `延续申请`)? */
export function namesScenario(text: string, lexicon: Lexicon): boolean {
  if (text.length > LONGEST * 2) return false;
  const { name, ordinal } = withoutNumber(text);
  if (name.length > LONGEST || (name === '' && ordinal === undefined)) return false;
  if (ordinal !== undefined) return true;
  const marked = USES.map((use) => termPattern(lexicon, use)).reduce((rest, pattern) => (pattern === undefined ? rest : rest.replace(pattern, '〓')), name);
  return /^〓+$/u.test(marked.replace(AROUND, '').replace(BESIDE, ''));
}

/** The words by which a 情形 is found again on the other side: synonyms and what stands around them are no difference; a mere number is `#1`. */
export function scenarioKey(words: string, lexicon: Lexicon): string {
  const { name, ordinal } = withoutNumber(words);
  if (name === '' && ordinal !== undefined) return `#${ordinal}`;
  const plain = USES.reduce((text, use) => useCanonical(text, lexicon, use), name);
  const key = wordingKey(plain, lexicon);
  return key.replace(AROUND, '') || key;
}
