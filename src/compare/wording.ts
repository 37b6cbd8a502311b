import type { Lexicon } from './lexicon.js';
import { arabicNumerals, readNumeral } from './numerals.js';
import { foldPresentation, stripBookMarks } from './presentation.js';

const MARK = /[\s,;:。、.!?"'()[\]{}·\-/…|_*#=+&<>→]+/gu;

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** Punctuation removed, but kept where it stands between digits: 1.5 is not 15, and 3-5 is not 35. A comma of thousands goes. */
export function stripPunctuation(text: string): string {
  return text.replace(MARK, (mark, at: number, whole: string) => {
    const inside = isDigit(whole.charAt(at - 1)) && isDigit(whole.charAt(at + mark.length));
    if (!inside) return '';
    return mark === ',' && /^\d{3}(?!\d)/u.test(whole.slice(at + 1, at + 5)) ? '' : mark.trim() === '' ? ' ' : mark;
  });
}

/** Replaces each term of a use by its canonical word, longest term first, each place once. */
export function useCanonical(text: string, lexicon: Lexicon, use: string, day?: string): string {
  const pattern = termPattern(lexicon, use, day);
  return pattern === undefined ? text : text.replace(pattern, (term) => lexicon.canonical(use, term, day) ?? term);
}

const patterns = new WeakMap<readonly string[], RegExp>();

/** One expression that matches any term of a use, longest first; `undefined` where the use has none. */
export function termPattern(lexicon: Lexicon, use: string, day?: string): RegExp | undefined {
  const terms = lexicon.terms(use, day);
  if (terms.length === 0) return undefined;
  let pattern = patterns.get(terms);
  if (pattern === undefined) {
    pattern = new RegExp(terms.map((term) => term.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')).join('|'), 'gu');
    patterns.set(terms, pattern);
  }
  return pattern;
}

/** 5日至10日, 5日-10日 and 5～10日 are ranges, 5日、10日 is none: a mark of its own keeps them apart once punctuation is gone. */
function markRanges(text: string): string {
  return text.replace(/(\d[^\s\d,。;、()]{0,3})(?:[至到]|-+)(?=第?\d)/gu, '$1〜');
}

const NUMERAL = '[〇零一二两三四五六七八九十百千万]{1,8}';
const RANGE_START = new RegExp(`${NUMERAL}(?=[至到-](?:\\d|${NUMERAL}))`, 'gu');
const FRACTION = new RegExp(`(${NUMERAL}|\\d{1,4})分之(${NUMERAL}|\\d{1,4})`, 'gu');

/** Numbers whose unit stands further on: the first of 二十到五十周岁, and 三分之二 as 2/3. */
function spelledNumbers(text: string): string {
  if (!/[至到-]|分之/u.test(text)) return text;
  return text
    .replace(FRACTION, (whole, below: string, above: string) => {
      const [x, y] = [readNumeral(above), readNumeral(below)];
      return x === undefined || y === undefined || y >= 100 ? whole : `${x}/${y}`;
    })
    .replace(RANGE_START, (numeral) => String(readNumeral(numeral) ?? numeral));
}

/** What counts of a wording: presentation, numerals and listed synonyms in one form, punctuation removed. */
export function wordingKey(text: string, lexicon: Lexicon, day?: string): string {
  const plain = stripBookMarks(foldPresentation(text));
  return stripPunctuation(markRanges(useCanonical(arabicNumerals(spelledNumbers(plain)), lexicon, 'text.synonym', day))).toLowerCase();
}

/** What stays of a key when words that only hold a sentence together (的, 了, 应, 须, 及 …) are dropped as well. */
export function contentOf(key: string, lexicon: Lexicon): string {
  const pattern = termPattern(lexicon, 'text.function');
  return pattern === undefined ? key : key.replace(pattern, '');
}

/** The part in which two strings differ, without their common beginning and end: “本区” and “本市” of long clauses give 区 and 市. */
export function differingParts(a: string, b: string): [string, string] {
  const short = Math.min(a.length, b.length);
  let start = 0;
  while (start < short && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < short - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  // One character of context on each side keeps a part readable.
  const from = Math.max(0, start - 2);
  const tail = Math.max(0, end - 2);
  return [a.slice(from, a.length - tail), b.slice(from, b.length - tail)];
}

/** Likeness of two short strings from 0 to 1 by their common pairs of characters (Dice). Proposes, never decides. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at += 1) pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let common = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(at, at + 2), left - 1);
    common += 1;
  }
  const total = a.length + b.length - 2;
  return total <= 0 ? 0 : (2 * common) / total;
}
