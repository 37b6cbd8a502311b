import { isVisible } from './visible.js';

/** What a list number at the start of a line says: its style and its place in the sequence. */
export interface Numbering {
  /** First unit after the number and the blanks behind it. */
  end: number;
  /** `一、` and `（一）` and `1.` and `（1）` and `①` are levels of their own. */
  style: 'han' | 'han-bracket' | 'digit' | 'digit-bracket' | 'digit-half-bracket' | 'circled' | 'step' | 'decimal';
  ordinal: number;
}

/** Blanks before a number, in its line. */
const BLANK = /[^\S\n]|[\u200b-\u200f\ufeff]/;
const HAN = '〇一二三四五六七八九十百';
const DIGITS: Record<string, number> = { 〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

function hanNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const unit of text) {
    if (unit === '百' || unit === '十') {
      total += (digit === 0 ? 1 : digit) * (unit === '百' ? 100 : 10);
      digit = 0;
    } else digit = DIGITS[unit] ?? 0;
  }
  return total + digit;
}

function arabic(text: string): number {
  return Number(text.normalize('NFKC'));
}

const PATTERNS: [Numbering['style'], RegExp][] = [
  ['step', /^第([〇一二三四五六七八九十百]{1,4}|[0-9０-９]{1,3})步[：:、，,.．\s]?/],
  ['han', /^([〇一二三四五六七八九十百]{1,4})(?:[、．.：:]|\s(?=\S))/],
  ['han-bracket', /^[（(]([〇一二三四五六七八九十百]{1,4})[）)][、．.]?/],
  ['digit-bracket', /^[（(]([0-9０-９]{1,3})[）)][、．.]?/],
  ['decimal', /^([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[、.．\s]?(?![0-9元万%寸米吨倍公千克厘毫平度亿小])/],
  ['digit', /^([0-9０-９]{1,3})(?:[、．]|[.](?![0-9]))/],
  ['digit-half-bracket', /^([0-9０-９]{1,3})[）)]/],
  ['circled', /^([①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿])[、．.]?/],
];

/** What a list number begins with: a numeral, a bracket, 第 or a radical that stands for a numeral. Most texts begin otherwise. */
const OPENING = /[〇一二三四五六七八九十百第（(0-9０-９①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿\u2f00-\u2fdf]/;

/** The list number at `from`, or `undefined`. A number before a unit (`1.5寸`, `3份`) is none. */
export function numberingAt(text: string, from = 0): Numbering | undefined {
  let start = from;
  while (start < text.length && !isVisible(text.charCodeAt(start)) && BLANK.test(text.charAt(start))) start += 1;
  if (!OPENING.test(text.charAt(start))) return undefined;
  // Text out of PDF has radicals (⼀) for numerals; each is one unit, so offsets stay.
  const head = text.slice(start, start + 16).replace(/[\u2f00-\u2fdf]/g, (radical) => radical.normalize('NFKC'));
  for (const [style, pattern] of PATTERNS) {
    const found = pattern.exec(head);
    const number = found?.[1];
    if (!found || number === undefined) continue;
    let end = start + found[0].length;
    while (end < text.length && /[ \t\u3000\u200b]/.test(text.charAt(end))) end += 1;
    if (style === 'decimal') return { end, style, ordinal: Number(number.slice(number.lastIndexOf('.') + 1)) };
    if (style === 'circled') return { end, style, ordinal: circled(number) };
    return { end, style, ordinal: HAN.includes(number.charAt(0)) ? hanNumber(number) : arabic(number) };
  }
  return undefined;
}

function circled(unit: string): number {
  const code = unit.codePointAt(0) ?? 0;
  for (const first of [0x2460, 0x2474, 0x2488, 0x3220, 0x3280, 0x2776]) if (code >= first && code < first + 20) return code - first + 1;
  return 0;
}

const BULLET = /^[ \t\u3000]*(?:[-–—•·●◆◇■□▪※*＊✓√]|->)[ \t\u3000]*/;

/** Offset behind a list number or a dash or dot that marks a list item. */
export function afterMarker(text: string, from = 0): number {
  const number = numberingAt(text, from);
  if (number) return number.end;
  const bullet = BULLET.exec(text.slice(from, from + 12));
  return bullet && from + bullet[0].length < text.length ? from + bullet[0].length : from;
}
