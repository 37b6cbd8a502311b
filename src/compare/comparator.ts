import type { CompareContext, Comparison, ReadContext, Reading } from '../model/comparison.js';
import type { ComparisonData } from '../model/vocabulary.js';
import type { Lexicon } from './lexicon.js';
import { closeBlanks, closeLines, foldPresentation, roundBrackets, stripFinalPunctuation } from './presentation.js';

/** What a kind may use: data, vocabulary, and the other kinds by name. */
export interface CompareTools {
  data: ComparisonData;
  lexicon: Lexicon;
  read(kind: string, text: string, context: CompareContext): Reading;
  compare(kind: string, a: string, b: string, context: CompareContext): Comparison;
}

/** How the sides are called and what they said, for reasons. */
export interface Sides {
  a: string;
  b: string;
  textA: string;
  textB: string;
}

/** One kind of value. `judge` sees only readings whose `value` is defined and must be symmetric but for names and `order`. */
export interface Kind<V> {
  read(text: string, context: ReadContext): Reading<V>;
  judge(a: Reading<V> & { value: V }, b: Reading<V> & { value: V }, context: CompareContext, sides: Sides): Comparison;
  /** Letters that may differ in white space, width, punctuation are the same value for every kind but those that say no here. */
  presentationIsEnough?: boolean;
  /**
   * What may stand within a name without parting it: nothing, for kinds that pass over what they do not read; a blank; or a line break too,
   * for kinds whose lines are no entries. Default: a blank.
   */
  within?: 'nothing' | 'blank' | 'line';
}

/** A kind whose type of value only it knows. */
export interface AnyKind {
  read(text: string, context: ReadContext): Reading;
  compare(a: string, b: string, context: CompareContext, read: (text: string) => Reading): Comparison;
}

/** Builds a kind from the tools; the registry in `index.ts` holds one for each. */
export type KindFactory = (tools: CompareTools) => AnyKind;

export function same(reason: string): Comparison {
  return { verdict: 'same', reason };
}

export function different(reason: string, order?: 'more' | 'less'): Comparison {
  return order === undefined ? { verdict: 'different', reason } : { verdict: 'different', reason, order };
}

export function unsure(reason: string, order?: 'more' | 'less'): Comparison {
  return order === undefined ? { verdict: 'unsure', reason } : { verdict: 'unsure', reason, order };
}

/** `order` of two ordered values: `more` where `a` asks more of the applicant. */
export function orderOf(a: number, b: number): 'more' | 'less' | undefined {
  return a > b ? 'more' : a < b ? 'less' : undefined;
}

export function reading<V>(value: V | undefined, unread: string[] = [], notes: string[] = []): Reading<V> {
  return { value, unread, notes };
}

/** Text shortened for a reason. */
export function quote(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return `“${plain.length > 30 ? `${plain.slice(0, 30)}…` : plain}”`;
}

/** The sentence for two forms of one value, with the notes of both readings. */
export function sameForms(a: Reading, b: Reading, fallback: string): Comparison {
  const notes = [...new Set([...a.notes, ...b.notes])];
  return same(notes.length > 0 ? notes.slice(0, 3).join('；') : fallback);
}

/** Longer texts are read once only. */
const LONGEST_AGAIN = 10_000;
const PLAINER = { nothing: [roundBrackets], blank: [closeBlanks], line: [closeBlanks, closeLines] };

function hasValue<V>(found: Reading<V>): found is Reading<V> & { value: V } {
  return found.value !== undefined;
}

/**
 * Wraps a kind: texts equal in all but presentation are the same at once; a side that is empty or could not be read makes the
 * answer unsure.
 */
export function defineKind<V>(kind: Kind<V>): AnyKind {
  return {
    read: (text, context) => kind.read(text, context),
    compare(textA, textB, context, read) {
      const [a, b] = context.names ?? ['甲', '乙'];
      const judgeTexts = (one: string, other: string): Comparison => {
        const readA = read(one) as Reading<V>;
        const readB = read(other) as Reading<V>;
        if (hasValue(readA) && hasValue(readB)) return kind.judge(readA, readB, context, { a, b, textA: one, textB: other });
        const blank = [one, other].map((text) => text.trim() === '');
        if (blank[0] === true && blank[1] === true) return same('两方均未填写');
        const [name, text] = hasValue(readA) ? [b, other] : [a, one];
        return unsure(text.trim() === '' ? `${name}未填写，无法比对` : `${name}的${quote(text)}未能读懂，请人工核对`);
      };
      if (kind.presentationIsEnough === false) return judgeTexts(textA, textB);
      const foldedA = stripFinalPunctuation(foldPresentation(textA));
      if (foldedA !== '' && foldedA === stripFinalPunctuation(foldPresentation(textB))) return same('仅空格、标点、全角半角等书写形式不同');
      const answer = judgeTexts(textA, textB);
      if (answer.verdict === 'same' || textA.length + textB.length > LONGEST_AGAIN) return answer;
      // White space and styles of brackets never matter: what is the same without them is the same.
      for (const plainer of PLAINER[kind.within ?? 'blank']) {
        const [one, other] = [plainer(textA), plainer(textB)];
        if (one === textA && other === textB) continue;
        const again = judgeTexts(one, other);
        if (again.verdict === 'same') return again;
      }
      return answer;
    },
  };
}
