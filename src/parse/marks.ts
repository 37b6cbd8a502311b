import { isColon, type LabelBook, type LabelMatch } from './labels.js';
import { afterMarker, numberingAt, type Numbering } from './numbering.js';
import type { Stretch } from './blocks.js';
import { lineRanges, trimRange } from './stretch.js';
import { isVisible } from './visible.js';

/** A label found in running text. Its value goes from `valueStart` to the next mark that counts. */
export interface Mark {
  start: number;
  valueStart: number;
  label: string;
  /** Absent: looks like a label but is none of the schema. */
  match?: LabelMatch;
  /** Bold, or in 【】. */
  strong: boolean;
  /** At the start of a line; else behind another label's value. */
  lineStart: boolean;
  /** A colon, a bracket or a blank stands between label and value; else the label fills its line. */
  closed: boolean;
  numbering?: Numbering;
}

const LONGEST = 26;
const BLANK = /[ \t\u3000\u00a0]/;
/** Blanks beside a colon. */
const BESIDE = /[ \t\u3000\u00a0\u200b-\u200d]/;
/** Units that no label holds: a text with one of them before a colon is a sentence. */
const SENTENCE = /[，。；！？,;!?“”"'《》<>]|https?$|[0-9]$/;

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isVisible(text.charCodeAt(at)) && BESIDE.test(text.charAt(at))) at += 1;
  return at;
}

function afterColon(text: string, from: number, end: number): number {
  const at = skipBlanks(text, from, end);
  return at < end && isColon(text.charAt(at)) ? at + 1 : from;
}

function isStrong(stretch: Stretch, from: number, to: number): boolean {
  return stretch.strong?.some(([start, end]) => start <= from && end >= to) ?? false;
}

const CLOSING: Record<string, string> = { '【': '】', '〖': '〗', '[': ']', '［': '］', '『': '』' };

function bracketed(stretch: Stretch, start: number, end: number, book: LabelBook): Omit<Mark, 'lineStart' | 'numbering'> | undefined {
  const { text } = stretch;
  const close = CLOSING[text.charAt(start)];
  const stop = close === undefined ? -1 : text.slice(start, Math.min(end, start + LONGEST)).indexOf(close);
  if (stop < 0) return undefined;
  const label = text.slice(start + 1, start + stop);
  const match = book.match(label);
  if (!match && SENTENCE.test(label)) return undefined;
  return { start, valueStart: afterColon(text, start + stop + 1, end), label, match, strong: match !== undefined, closed: true };
}

/** The bold text that begins a line: a label even where nothing else says so. */
function boldHead(stretch: Stretch, start: number, end: number, book: LabelBook): Omit<Mark, 'lineStart' | 'numbering'> | undefined {
  const range = stretch.strong?.find(([from, to]) => from <= start && to > start && to <= end);
  if (!range) return undefined;
  const [from, to] = trimRange(stretch.text, start, range[1]);
  const inner = stretch.text.slice(from, to);
  const colon = isColon(inner.charAt(inner.length - 1)) || afterColon(stretch.text, to, end) !== to;
  const match = book.match(inner);
  if (!match && (!colon || inner.length > LONGEST || [...inner.slice(0, -1)].some(isColon) || SENTENCE.test(inner.slice(0, -1)))) return undefined;
  return { start, valueStart: afterColon(stretch.text, to, end), label: inner.replace(/[:：∶]$/, ''), match, strong: true, closed: true };
}

function lineHead(stretch: Stretch, start: number, end: number, book: LabelBook): Omit<Mark, 'lineStart' | 'numbering'> | undefined {
  const { text } = stretch;
  const special = bracketed(stretch, start, end, book) ?? boldHead(stretch, start, end, book);
  if (special) return special;
  const limit = Math.min(end, start + LONGEST);
  let colon = start;
  while (colon < limit && !isColon(text.charAt(colon))) colon += 1;
  if (colon < limit && colon > start) {
    const label = text.slice(start, colon);
    const match = book.match(label);
    const strong = isStrong(stretch, start, colon);
    if (match) return { start, valueStart: colon + 1, label, match, strong, closed: true };
    if (label.length <= 16 && !SENTENCE.test(label)) return { start, valueStart: colon + 1, label, strong: false, closed: true };
    return undefined;
  }
  const [, last] = trimRange(text, start, end);
  const whole = last - start <= LONGEST ? book.match(text.slice(start, last)) : undefined;
  if (whole) return { start, valueStart: end, label: text.slice(start, last), match: whole, strong: isStrong(stretch, start, last), closed: false };
  for (let at = start + 2; at < limit; at += 1) {
    if (isVisible(text.charCodeAt(at)) || !BLANK.test(text.charAt(at))) continue;
    const wide = text.charAt(at) !== ' ' || BLANK.test(text.charAt(at + 1));
    const match = wide || at - start >= 4 ? book.match(text.slice(start, at)) : undefined;
    if (match) return { start, valueStart: skipBlanks(text, at, end), label: text.slice(start, at), match, strong: false, closed: true };
  }
  return undefined;
}

/** A short numbered line without a colon: the heading of a section if its number goes on from the labels before it. */
function captionLine(stretch: Stretch, start: number, end: number): Omit<Mark, 'lineStart' | 'numbering'> | undefined {
  const label = stretch.text.slice(start, end);
  if (label.length < 2 || label.length > 16 || SENTENCE.test(label) || isColon(label.charAt(label.length - 1))) return undefined;
  return { start, valueStart: end, label, strong: false, closed: false };
}

/** Labels behind a value in the same line: the longest that ends at the colon and begins at a boundary. */
function runOn(stretch: Stretch, from: number, end: number, book: LabelBook, lineStart: number): Mark[] {
  const { text } = stretch;
  const found: Mark[] = [];
  let free = from;
  for (let at = from; at < end; at += 1) {
    if (!isColon(text.charAt(at)) || at === free || !book.mayEndWith(text.charAt(at - 1))) continue;
    for (let start = Math.max(free, at - 18); start < at - 1; start += 1) {
      const before = text.charAt(start - 1);
      const bold = stretch.strong?.some(([first]) => first === start) ?? false;
      const boundary = start === free || start === lineStart || bold || BLANK.test(before) || /[；;。，,|｜）)\]】]/.test(before);
      const match = boundary && !BLANK.test(text.charAt(start)) ? book.match(text.slice(start, at)) : undefined;
      if (!match) continue;
      const first = numberingAt(text, start);
      found.push({ start, valueStart: at + 1, label: text.slice(first ? first.end : start, at), match, strong: bold || isStrong(stretch, start, at), lineStart: false, closed: true });
      free = at + 1;
      break;
    }
  }
  return found;
}

/** Bold labels without a colon behind a value in the same line. */
function boldInside(stretch: Stretch, from: number, end: number, book: LabelBook): Mark[] {
  if (!stretch.strong) return [];
  return stretch.strong.flatMap(([start, stop]): Mark[] => {
    if (start < from || stop > end) return [];
    const [first, last] = trimRange(stretch.text, start, stop);
    const match = last - first > LONGEST ? undefined : book.match(stretch.text.slice(first, last));
    if (!match) return [];
    return [{ start: first, valueStart: afterColon(stretch.text, last, end), label: stretch.text.slice(first, last), match, strong: true, lineStart: false, closed: true }];
  });
}

const memo = new WeakMap<Stretch, Mark[]>();

/** All labels of a text in order, and texts at the start of a line that look like one. Remembered for each stretch: a list is asked what it holds before it is read. */
export function findMarks(stretch: Stretch, book: LabelBook): readonly Mark[] {
  const known = memo.get(stretch);
  if (known) return known;
  const marks = marksOf(stretch, book);
  memo.set(stretch, marks);
  return marks;
}

function marksOf(stretch: Stretch, book: LabelBook): Mark[] {
  const marks: Mark[] = [];
  for (const [lineStart, lineEnd] of lineRanges(stretch.text)) {
    const [start, end] = trimRange(stretch.text, lineStart, lineEnd);
    if (start >= end) continue;
    const text = end < stretch.text.length ? stretch.text.slice(0, end) : stretch.text;
    const numbering = numberingAt(text, start);
    const marker = numbering ? numbering.end : afterMarker(text, start);
    const head = marker < end ? lineHead(stretch, marker, end, book) : undefined;
    const whole = head?.match || marker === start ? undefined : lineHead(stretch, start, end, book);
    const best = whole?.match ? whole : head ?? whole ?? (numbering ? captionLine(stretch, numbering.end, end) : undefined);
    const from = best?.match ? best.valueStart : start;
    const more = [...runOn(stretch, from, end, book, start), ...boldInside(stretch, from, end, book)].sort((a, b) => a.start - b.start);
    // A text that only looks like a label must not swallow one.
    const covered = best !== undefined && !best.match && more.some((mark) => mark.start < best.valueStart);
    if (best && !covered) marks.push({ start, valueStart: best.valueStart, label: best.label, match: best.match, strong: best.strong, lineStart: true, closed: best.closed, numbering: numbering && best.start >= numbering.end ? numbering : undefined });
    for (const mark of more) if (mark.start >= (marks.at(-1)?.valueStart ?? 0)) marks.push(mark);
  }
  return marks;
}
