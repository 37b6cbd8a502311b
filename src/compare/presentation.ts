import { remember } from './remember.js';
import { isSimplified, toSimplified } from './simplified.js';

/**
 * Radicals that text taken from PDF files holds in place of the characters (U+2E80–2EFF has no compatibility mapping
 * in Unicode; U+2F00–2FDF has, and is left to NFKC).
 */
const RADICALS: Record<string, string> = Object.fromEntries(
  '⺀冫⺁厂⺄乙⺆冂⺇几⺈刀⺊卜⺋卩⺌小⺍小⺎兀⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖心⺗心⺘手⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡水⺢水⺣火⺤爪⺥爪⺦丬⺧牛⺨犬⺩王⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰糸⺱网⺲网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐金⻑长⻒长⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻰龙⻱龟⻲龟⻳龟'
    .match(/../gu) ?.map((pair) => [[...pair][0] ?? '', [...pair][1] ?? '']) ?? [],
);

/** One style for each mark of punctuation. The ideographic comma 、 and full stop 。 stay: they separate otherwise than , and . do. */
const MARKS: Record<string, string> = {
  '，': ',', '；': ';', '：': ':', '∶': ':', '︰': ':', '﹕': ':', '꞉': ':', '？': '?', '！': '!', '．': '.', '﹒': '.', '｡': '。', '､': '、', '﹑': '、',
  '﹐': ',', '﹔': ';', '（': '(', '）': ')', '﹙': '(', '﹚': ')', '【': '[', '】': ']', '〔': '[', '〕': ']', '〖': '[', '〗': ']', '［': '[', '］': ']', '﹝': '[', '﹞': ']',
  '“': '"', '”': '"', '„': '"', '‟': '"', '「': '"', '」': '"', '『': '"', '』': '"', '＂': '"', '〝': '"', '〞': '"', '‘': "'", '’': "'", '＇': "'", '′': "'", '‵': "'",
  '—': '-', '–': '-', '－': '-', '―': '-', '‒': '-', '‐': '-', '‑': '-', '−': '-', '﹣': '-', '﹘': '-', '─': '-', '━': '-', '~': '-', '～': '-', '〜': '-', '∼': '-', '˜': '-', '⁓': '-',
  '〈': '《', '〉': '》', '«': '《', '»': '》', '￥': '¥', '·': '·', '•': '·', '・': '·', '‧': '·', '●': '·', '⋅': '·', '／': '/', '∕': '/', '⁄': '/', '％': '%', '﹪': '%', '＃': '#',
};

const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/gu;
const FOLDABLE = /[^\x20-\x2B\x2D-\x7D\u3001\u3002\u300A\u300B\u3400-\u9FFF\u2460-\u249B\u3220-\u3229\n]/gu;

function foldCharacter(character: string): string {
  const mark = MARKS[character] ?? RADICALS[character];
  if (mark !== undefined) return mark;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  // Compatibility characters that stand for another character only by their looks: Kangxi radicals, half-width forms, fi ligatures, squared units.
  if ((code >= 0x2f00 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfb06) || (code >= 0x3300 && code <= 0x33ff) || code >= 0xff5f) return character.normalize('NFKC');
  return character;
}

/** White space of any kind as one space, line breaks (in a run) as one `\n`, none at the ends. */
function foldSpace(text: string): string {
  return text
    .replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\t \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .trim();
}

let folds: Uint16Array | undefined;

/** For each character that is written in one way wherever it stands, that way; 0 for all that depends on its neighbours or becomes several. */
function foldTable(): Uint16Array {
  if (folds) return folds;
  folds = new Uint16Array(0x10000);
  const take = (first: number, last: number): void => {
    for (let code = first; code <= last; code += 1) {
      const folded = foldCharacter(String.fromCharCode(code));
      if (folds && folded.length === 1 && isSimplified(folded)) folds[code] = folded.charCodeAt(0);
    }
  };
  for (const [first, last] of [[0x21, 0x7e], [0x3001, 0x3002], [0x300a, 0x300b], [0x3400, 0x9fff], [0x2460, 0x249b], [0x3220, 0x3229], [0xff01, 0xff5e]] as const) take(first, last);
  for (const mark of Object.keys(MARKS)) take(mark.charCodeAt(0), mark.charCodeAt(0));
  for (const space of '\t \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000') folds[space.charCodeAt(0)] = 0x20;
  for (const line of '\n\v\f\u0085\u2028\u2029') folds[line.charCodeAt(0)] = 0x0a;
  return folds;
}

/** Runs of spaces, line breaks or dashes, and such at an end. */
const LOOSE = /  |--|\n[ \n]| \n|^[ \n]|[ \n]$/u;

/** As `foldCharacters`, where no character depends on another but spaces, line breaks and dashes; else `undefined`. */
function foldByTable(text: string): string | undefined {
  const table = foldTable();
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const fold = table[code] ?? 0;
    if (fold === 0) return undefined;
    if (fold === code) continue;
    folded += text.slice(from, at) + String.fromCharCode(fold);
    from = at + 1;
  }
  folded = from === 0 ? text : folded + text.slice(from);
  if (!LOOSE.test(folded)) return folded;
  return folded.replace(/ {2,}/gu, ' ').replace(/ ?\n[ \n]*/gu, '\n').trim().replace(/-{2,}/gu, '-');
}

/**
 * The text in one way of writing, its line breaks and single spaces kept: characters composed (NFC), full width, radicals, punctuation,
 * quotes and dashes in one style, traditional characters simplified, what cannot be seen removed.
 */
export function foldCharacters(text: string): string {
  return foldByTable(text) ?? foldWhole(text);
}

const foldWhole = remember((text) => {
  const seen = foldSpace(text.normalize('NFC').replace(INVISIBLE, ''));
  return toSimplified(seen.replace(FOLDABLE, foldCharacter)).replace(/-{2,}/gu, '-');
});

/**
 * The text with everything removed that the policy calls presentation: as `foldCharacters`, and white space and line breaks
 * dropped, except one space where two runs of digits or Latin letters would otherwise become one.
 */
export function foldPresentation(text: string): string {
  return dropSpace(foldCharacters(text));
}

/** White space of a text from `foldCharacters` dropped, except between digits or Latin letters. */
export function dropSpace(folded: string): string {
  if (!folded.includes(' ') && !folded.includes('\n')) return folded;
  return folded.replace(/\s+/gu, (_space, at: number, whole: string) => {
    const before = at > 0 ? whole.charCodeAt(at - 1) : 0;
    return isLatin(before) && isLatin(nextVisible(whole, at)) ? ' ' : '';
  });
}

const BLANK = /(?<=[\u4e00-\u9fff])[ \u00A0\u3000\t]+(?=[\u4e00-\u9fff])/gu;
const BREAK_BEHIND = /(?<=[,、:，：])\s*\n\s*/gu;
const BREAK = /(?<=[\u4e00-\u9fff])\s*\n\s*(?=[\u4e00-\u9fff])/gu;

/** The text with round brackets for all others and no line breaks behind commas. */
export function roundBrackets(text: string): string {
  return text.replace(BREAK_BEHIND, '').replace(/[[【〔［]/gu, '（').replace(/[\]】〕］]/gu, '）');
}

/** As `roundBrackets`, and without blanks between Chinese characters. */
export function closeBlanks(text: string): string {
  return roundBrackets(text).replace(BLANK, '');
}

/** As `closeBlanks`, and without line breaks between Chinese characters. */
export function closeLines(text: string): string {
  return closeBlanks(text).replace(BREAK, '');
}

function nextVisible(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/u.test(text.charAt(next))) next += 1;
  return next < text.length ? text.charCodeAt(next) : 0;
}

function isLatin(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const FINAL = /[\s。.;；,，、:：!！?？]/u;
const HAN_OR_LETTER = /[\dA-Za-z\u4e00-\u9fff]/u;

/** Punctuation and white space at both ends removed. */
export function stripFinalPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  if (HAN_OR_LETTER.test(text.charAt(0)) && HAN_OR_LETTER.test(text.charAt(end - 1))) return text;
  while (end > start && FINAL.test(text.charAt(end - 1))) end -= 1;
  while (start < end && FINAL.test(text.charAt(start))) start += 1;
  return text.slice(start, end);
}

/** 《》 and 〈〉 around names of documents removed. */
export function stripBookMarks(text: string): string {
  return text.replace(/[《》〈〉]/gu, '');
}
