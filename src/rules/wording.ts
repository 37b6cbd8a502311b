import { remember } from '../compare/remember.js';

/** Text with width, white space and closing marks out of the way, for looking up words. */
export const foldWords = (text: string): string => (FOLDED.test(text) ? text : folded(text));

/** Characters that are written so already. */
const FOLDED = /^[\u4e00-\u9fff0-9A-Za-z、。《》，-]*$/;
const folded = remember((text) => text.normalize('NFKC').replace(/\s+/g, '').replace(/[,，]/g, '，'));

/** What an author quotes is not his own wording: names in 《》, quoted words, and lines that cite an article. */
export function ownWording(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/第[零〇一二三四五六七八九十百0-9]{1,8}条/u.test(line))
    .join('\n')
    .replace(/《[^》]{0,200}》|“[^”]{0,300}”|「[^」]{0,300}」/gu, ' ');
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A list of words, folded and in small letters, for asking whether a text is one of them. */
export function foldedSet(words: readonly string[]): ReadonlySet<string> {
  const known = sets.get(words) ?? new Set(words.map((word) => foldWords(word).toLowerCase()));
  sets.set(words, known);
  return known;
}

const foldedLists = new WeakMap<readonly string[], readonly string[]>();

/** A list of words, folded, in its order. */
export function foldedWords(words: readonly string[]): readonly string[] {
  const known = foldedLists.get(words) ?? words.map(foldWords);
  foldedLists.set(words, known);
  return known;
}

const expressions = new WeakMap<readonly string[], RegExp>();

/** Whether a text holds any word of a list: asked before which. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  let known = expressions.get(words);
  if (!known) expressions.set(words, (known = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')).join('|') || '(?!)', 'u')));
  return known.test(text);
}

/** The first word of the list that the text ends with, its final punctuation aside. */
export function endsWithWord(text: string, words: readonly string[]): string | undefined {
  const bare = foldWords(text).replace(/[。；;,，.、!]+$/u, '');
  const at = foldedWords(words).findIndex((word) => bare.endsWith(word));
  return words[at];
}
