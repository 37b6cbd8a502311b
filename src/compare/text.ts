import { splitClauses, splitSentences } from './clauses.js';
import { defineKind, different, quote, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { splitNumbered } from './numbering.js';
import { foldCharacters } from './presentation.js';
import { contentOf, differingParts, likeness, wordingKey } from './wording.js';

/** A clause of running text: as written, what counts of it, and the same without words that only hold the sentence together. */
export interface Clause {
  text: string;
  key: string;
  content: string;
}

export interface RunningText {
  clauses: Clause[];
  /** The text is written as a list, so that the order of its clauses says nothing. */
  listed: boolean;
}

/** “受理条件：…” loses its label; “不符合下列条件：…” is the beginning of a sentence. */
function withoutLabel(folded: string, lexicon: Lexicon): string {
  return /^[^:]{0,16}(?:下列|以下|如下|符合|具备|[不应须可有]).{0,14}:/u.test(folded) ? folded : stripLabel(folded, lexicon, true);
}

/** A list number at the beginning of a clause whose 1 was lost (a list that Markdown made an item of), unless a number or grade follows it. */
const STRAY_NUMBER = /^(?:\(\d{1,2}\)|\d{1,2}[.、]\s?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[①-⑳])(?=[《"\u4e00-\u9fff])(?![一二三四五六七八九十])/u;

/** The only number of a list that has but one entry: 满足下列条件：1、…. */
const STRAY_AFTER_COLON = /:\s?(?:\(1\)|1[.、]\s?|一、|\(一\))(?=[《"\u4e00-\u9fff])/u;

/** Running text split into clauses at list numbers, sentence ends and line breaks. */
export function readText(text: string, lexicon: Lexicon, day?: string): RunningText {
  const plain = withoutLabel(foldCharacters(text), lexicon);
  const items = splitNumbered(plain, true).flatMap((item) => splitNumbered(item));
  const pieces = items.flatMap(splitSentences);
  const clauses: Clause[] = [];
  for (const piece of pieces) {
    const key = wordingKey(piece.replace(STRAY_NUMBER, '').replace(STRAY_AFTER_COLON, ':'), lexicon, day);
    if (key !== '') clauses.push({ text: piece, key, content: contentOf(key, lexicon) });
  }
  return { clauses, listed: items.length > 1 || /[;\n]/u.test(plain) };
}

/** Takes out of both lists what both hold under `by`, in whatever order; what is left keeps its order. */
function withoutCommon(a: readonly Clause[], b: readonly Clause[], by: 'key' | 'content'): [Clause[], Clause[]] {
  const counts = new Map<string, number>();
  for (const clause of b) counts.set(clause[by], (counts.get(clause[by]) ?? 0) + 1);
  const restA: Clause[] = [];
  const common = new Map<string, number>();
  for (const clause of a) {
    const left = counts.get(clause[by]) ?? 0;
    if (left === 0) restA.push(clause);
    else {
      counts.set(clause[by], left - 1);
      common.set(clause[by], (common.get(clause[by]) ?? 0) + 1);
    }
  }
  const restB: Clause[] = [];
  for (const clause of b) {
    const left = common.get(clause[by]) ?? 0;
    if (left === 0) restB.push(clause);
    else common.set(clause[by], left - 1);
  }
  return [restA, restB];
}

const joined = (clauses: readonly Clause[], by: 'key' | 'content'): string => clauses.map((clause) => clause[by]).join('');

/** The parts between commas, sorted: equal where two texts say the same things in another order. */
function unordered(clauses: readonly Clause[], lexicon: Lexicon, day: string | undefined): string {
  return clauses.flatMap((clause) => splitClauses(clause.text)).map((part) => wordingKey(part, lexicon, day)).filter((key) => key !== '').sort().join('\n');
}

/** “应当符合下列条件：” only leads in what follows. */
function leadsIn(clause: Clause): boolean {
  if (/^[\u4e00-\u9fff]{2,4}(?:条件|要求|范围|说明|须知|情形)$/u.test(clause.text)) return true;
  return /(?:下列|以下|如下)/u.test(clause.text) && /[:]$|(?:条件|情形|材料|要求|规定)(?:之一)?[:]?$/u.test(clause.text);
}

/** Says where two lists of clauses part: the most alike pair, or the clause that only one side has. */
function explain(a: readonly Clause[], b: readonly Clause[], sides: Sides): string {
  const first = a[0];
  let best: { a: Clause; b: Clause; like: number } | undefined;
  for (const one of a.slice(0, 40)) {
    for (const other of b.slice(0, 40)) {
      const like = likeness(one.key.slice(0, 400), other.key.slice(0, 400));
      if (best === undefined || like > best.like) best = { a: one, b: other, like };
    }
  }
  if (best !== undefined && best.like >= 0.3 && a.length === b.length) {
    const [inA, inB] = differingParts(best.a.text, best.b.text);
    return `${sides.a}写${quote(inA)}，${sides.b}写${quote(inB)}`;
  }
  if (a.length > b.length && first !== undefined) return `${sides.a}多一条${quote((a.find((clause) => clause !== best?.a || best.like < 0.5) ?? first).text)}`;
  const other = b.find((clause) => clause !== best?.b || best.like < 0.5) ?? b[0];
  if (b.length > a.length && other !== undefined) return `${sides.b}多一条${quote(other.text)}`;
  return `${sides.a}写${quote(first?.text ?? '')}，${sides.b}写${quote(b[0]?.text ?? '')}`;
}

/** Kind `text`: running text, clause by clause. */
export const createText: KindFactory = ({ lexicon }) =>
  defineKind<RunningText>({
    read(text, context) {
      const value = readText(text, lexicon, context.day);
      return reading(value.clauses.length > 0 ? value : undefined);
    },
    judge(a, b, context, sides) {
      if (joined(a.value.clauses, 'key') === joined(b.value.clauses, 'key')) return sameForms(a, b, '仅标点、编号、数字写法或列明的同义词不同');
      const [restA, restB] = withoutCommon(a.value.clauses, b.value.clauses, 'key');
      if (restA.length === 0 && restB.length === 0) {
        return a.value.listed && b.value.listed ? sameForms(a, b, '各条相同，仅排列次序不同') : unsure('各句相同而次序不同，请人工核对');
      }
      if (joined(a.value.clauses, 'content') === joined(b.value.clauses, 'content')) return unsure('仅虚词（的、了、应、须等）不同，请人工核对是否同义');
      const [leftA, leftB] = withoutCommon(restA, restB, 'content');
      if (leftA.length === 0 && leftB.length === 0) return unsure('仅虚词（的、了、应、须等）或次序不同，请人工核对是否同义');
      if ([...leftA, ...leftB].every(leadsIn) && (leftA.length === 0 || leftB.length === 0)) return unsure(`仅引导语${quote((leftA[0] ?? leftB[0])?.text ?? '')}有无不同，请人工核对`);
      if (unordered(leftA, lexicon, context.day) === unordered(leftB, lexicon, context.day)) return unsure('各句相同而次序不同，请人工核对');
      return different(explain(leftA, leftB, sides));
    },
  });
