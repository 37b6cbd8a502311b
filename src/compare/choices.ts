import type { Comparison, Reading } from '../model/comparison.js';
import { defineKind, different, reading, same, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { stripNumbering } from './numbering.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';

const MARK = '☑■●◉✓✔√☒';
const BOX = `${MARK}□○◯☐`;
/** Marks stand before their words (☑即办件 □承诺件) or behind them (即办件☑ 承诺件□), with or without brackets. */
const MARK_BEFORE = new RegExp(`[${MARK}][\\])]?\\s?([^${BOX}\\s,;、/()[\\]]{1,16})`, 'gu');
const MARK_BEHIND = new RegExp(`([^${BOX}\\s,;、/()[\\]]{1,16})\\s?[(\\[]?[${MARK}]`, 'gu');
const FORM_LINE = /[□○◯☐]|[([]\s?[\])]|[☑■◉☒]|[([][√✓✔][\])]/u;

/** The choices that are marked where a text prints a whole form line; `undefined` where it has no boxes. */
export function markedChoices(folded: string): string[] | undefined {
  if (!FORM_LINE.test(folded)) return undefined;
  const before = new RegExp(`^[([]?\\s?[${BOX}\\])]`, 'u').test(folded);
  const chosen = [...folded.matchAll(before ? MARK_BEFORE : MARK_BEHIND)].map((match) => match[1] ?? '').filter((word) => word !== '');
  return chosen.length > 0 ? chosen : undefined;
}

/** Folded text of a field without label and end punctuation. */
export function plain(text: string, lexicon: Lexicon): string {
  return stripFinalPunctuation(foldPresentation(stripLabel(text, lexicon)));
}

interface Choice {
  value: string;
  known: boolean;
}

function note(written: string, canonical: string): string[] {
  return written === canonical ? [] : [`“${written}”即“${canonical}”`];
}

/** A word of a closed list (办件类型, 事项类型); synonyms stand in the vocabulary under `use`. */
export function createChoice(use: string, what: string): KindFactory {
  return ({ lexicon }) =>
    defineKind<Choice>({
      read(text) {
        const folded = plain(text, lexicon);
        const marked = markedChoices(folded);
        const written = marked?.length === 1 ? (marked[0] ?? folded) : folded;
        if (written === '' || (marked !== undefined && marked.length > 1)) return reading<Choice>(undefined);
        const bare = written.replace(/^["'[(]+|["'\])]+$/gu, '');
        const canonical = lexicon.canonical(use, written) ?? lexicon.canonical(use, bare);
        return reading({ value: canonical ?? bare, known: canonical !== undefined }, canonical === undefined ? [written] : [], canonical === undefined ? [] : note(bare, canonical));
      },
      judge(a, b, _context, sides) {
        if (a.value.value === b.value.value) return sameForms(a, b, `${what}相同`);
        const both = `${sides.a}为${a.value.value}，${sides.b}为${b.value.value}`;
        return a.value.known && b.value.known ? different(`${what}不同：${both}`) : unsure(`${what}写法不同：${both}，请人工核对`);
      },
    });
}

/** A set of words as read: canonical words, and those that the vocabulary does not know. */
export interface WordSet {
  words: string[];
  unknown: string[];
}

const SEPARATORS = /[、,;；，\/|\n+。·]|\s|以及|和|及|与|或者|或/u;

/** `自然人 企业法人`: blanks separate where what stands between them is known; else they are presentation (自 然 人). */
function spacedOut(line: string, use: string, lexicon: Lexicon): string {
  const words = line.trim().split(/[\s\u3000]+/u);
  const known = (word: string): boolean => word.split(SEPARATORS).every((part) => part === '' || lexicon.canonical(use, foldPresentation(part)) !== undefined);
  if (words.length < 2 || words.length > 50 || !words.every(known)) return line;
  // 企业 法人 with a blank in it is one word where the whole is known.
  return words.reduce((before, word) => {
    const whole = `${before.split(SEPARATORS).at(-1) ?? ''}${word.split(SEPARATORS)[0] ?? ''}`;
    return lexicon.canonical(use, foldPresentation(whole)) === undefined ? `${before}、${word}` : before + word;
  });
}

function readSet(text: string, use: string, lexicon: Lexicon): Reading<WordSet> {
  const numbered = stripNumbering(stripLabel(text, lexicon)).split('\n').map((line) => foldPresentation(spacedOut(line, use, lexicon))).join('\n');
  const marked = markedChoices(numbered);
  const words = new Set<string>();
  const unknown: string[] = [];
  const notes: string[] = [];
  for (const entry of marked ?? entries(numbered, use, lexicon)) {
    const written = stripFinalPunctuation(entry.replace(/^["'[(]+|["'\])]+$/gu, ''));
    if (written === '') continue;
    const canonical = lexicon.canonical(use, entry) ?? lexicon.canonical(use, written);
    if (canonical === undefined) unknown.push(written);
    else notes.push(...note(written, canonical));
    words.add(canonical ?? written);
  }
  if (words.size === 0 || words.size > 50) return reading<WordSet>(undefined, words.size > 50 ? [text.slice(0, 30)] : []);
  return reading<WordSet>({ words: [...words].sort(), unknown }, unknown, [...new Set(notes)]);
}

/** Entries of a list; a whole entry that the vocabulary knows is not split at 和 or a bracket. */
function entries(text: string, use: string, lexicon: Lexicon): string[] {
  if (lexicon.canonical(use, text) !== undefined) return [text];
  return text.split(SEPARATORS).filter((entry) => entry !== '' && entry !== '等');
}

export interface SetOptions {
  use: string;
  what: string;
  /** Fewer entries ask more of the applicant (办理形式) or the order says nothing (服务对象). */
  fewerIsMore: boolean;
  /** Is it for a person to say whether these differing sets mean the same (法人 for a list of all kinds of legal persons)? */
  vague?(onlyA: string[], onlyB: string[]): boolean;
}

function judgeSets(a: Reading<WordSet> & { value: WordSet }, b: Reading<WordSet> & { value: WordSet }, sides: Sides, options: SetOptions): Comparison {
  const onlyA = a.value.words.filter((word) => !b.value.words.includes(word));
  const onlyB = b.value.words.filter((word) => !a.value.words.includes(word));
  if (onlyA.length === 0 && onlyB.length === 0) return a.notes.length + b.notes.length > 0 ? sameForms(a, b, `${options.what}相同`) : same(`${options.what}相同，仅顺序或分隔不同`);
  const parts = [onlyA.length > 0 ? `${sides.a}多“${onlyA.join('、')}”` : '', onlyB.length > 0 ? `${sides.b}多“${onlyB.join('、')}”` : ''].filter((part) => part !== '');
  const strange = [...onlyA, ...onlyB].some((word) => a.value.unknown.includes(word) || b.value.unknown.includes(word));
  if (strange || options.vague?.(onlyA, onlyB) === true) return unsure(`${options.what}写法不同：${parts.join('，')}，请人工核对`);
  const order = !options.fewerIsMore || (onlyA.length > 0 && onlyB.length > 0) ? undefined : onlyA.length === 0 ? 'more' : 'less';
  return different(`${options.what}不同：${parts.join('，')}`, order);
}

/** An unordered set of words; synonyms stand in the vocabulary. */
export function createWordSet(options: SetOptions): KindFactory {
  return ({ lexicon }) =>
    defineKind<WordSet>({
      read: (text) => (text.length > 3000 ? reading<WordSet>(undefined, [text.slice(0, 30)]) : readSet(text, options.use, lexicon)),
      judge: (a, b, _context, sides) => judgeSets(a, b, sides, options),
    });
}
