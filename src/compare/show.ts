import { diffArrays } from 'diff';
import { charactersOf, tokensOf, type Token } from './written-alike.js';

/** A stretch of one side, and whether the other side has something else (or nothing) in its place. */
export interface PaintedSegment {
  text: string;
  changed: boolean;
}

export interface PaintedDifference {
  a: PaintedSegment[];
  b: PaintedSegment[];
  /** The texts were too long and too unlike to be aligned in time: both sides are shown whole. */
  whole: boolean;
}

/** What is counted, by element: guides often give the bare number under its label. */
const UNITS: Partial<Record<string, string>> = { 'material.copies': '份', onSiteVisits: '次' };

/** A value as people read it away from its label: a bare number of copies or visits gets its unit. */
export function withUnit(text: string, element: string): string {
  const unit = UNITS[element];
  return unit !== undefined && text.length < 20 && /^\s*[0-9０-９]{1,3}\s*$/u.test(text) ? `${text.trim()}${unit}` : text;
}

/** Milliseconds for one pair of texts; the edit limit stops nearly every costly pair before, and does so the same way on every machine. */
const TIMEOUT = 300;
const LINE_EDITS = 2_000;
const CHARACTER_EDITS = 1_200;

function push(segments: PaintedSegment[], text: string, changed: boolean): void {
  if (text === '') return;
  const last = segments.at(-1);
  if (last !== undefined && last.changed === changed) last.text += text;
  else segments.push({ text, changed });
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
}

type Cut = (text: string) => Token[];

function paintBlock(painted: PaintedDifference, a: string, b: string, timeout: number, cut: Cut): void {
  const [left, right] = [cut(a), cut(b)];
  const parts = a === '' || b === '' ? undefined : diffArrays(left, right, { timeout, maxEditLength: CHARACTER_EDITS, comparator: (one, other) => one.key === other.key });
  if (parts === undefined) {
    if (a !== '' && b !== '') painted.whole = true;
    push(painted.a, a, true);
    push(painted.b, b, true);
    return;
  }
  const take = (tokens: Token[], count: number): string => tokens.splice(0, count).map(({ text }) => text).join('');
  for (const { added, removed, value } of parts) {
    if (!added) push(painted.a, take(left, value.length), removed);
    if (!removed) push(painted.b, take(right, value.length), added);
  }
}

/**
 * Paints where two texts differ: aligned by lines first, by characters inside lines that changed. Mere ways of writing are painted only
 * where nothing else differs. The segments of a side, joined, are its text to the letter. For display only: it judges nothing, and where
 * it takes too long both sides come back whole.
 */
export function paintDifference(a: string, b: string, timeout = TIMEOUT): PaintedDifference {
  const painted = paint(a, b, timeout, tokensOf);
  return a === b || [...painted.a, ...painted.b].some(({ changed }) => changed) ? painted : paint(a, b, timeout, charactersOf);
}

function paint(a: string, b: string, timeout: number, cut: Cut): PaintedDifference {
  const painted: PaintedDifference = { a: [], b: [], whole: false };
  if (a === b) {
    push(painted.a, a, false);
    push(painted.b, b, false);
    return painted;
  }
  const lines = diffArrays(linesOf(a), linesOf(b), { timeout, maxEditLength: LINE_EDITS });
  if (lines === undefined) {
    push(painted.a, a, true);
    push(painted.b, b, true);
    return { ...painted, whole: true };
  }
  let removed = '';
  let added = '';
  for (const part of [...lines, undefined]) {
    if (part !== undefined && (part.added || part.removed)) {
      if (part.added) added += part.value.join('');
      else removed += part.value.join('');
      continue;
    }
    if (removed !== '' || added !== '') paintBlock(painted, removed, added, timeout, cut);
    removed = '';
    added = '';
    if (part !== undefined) {
      push(painted.a, part.value.join(''), false);
      push(painted.b, part.value.join(''), false);
    }
  }
  return painted;
}
