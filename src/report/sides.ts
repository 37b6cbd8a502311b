import type { Side } from '../model/capture.js';
import type { Finding, FindingSide } from '../model/finding.js';
import type { PaintedSegment } from '../compare/show.js';
import { paintDifference, withUnit } from '../compare/show.js';
import { SIDES } from './labels.js';

/** A side of a finding, ready to be shown: its text in pieces, those that differ marked. */
export interface ShownSide {
  side: Side;
  pieces: PaintedSegment[];
  /** The side states nothing there; `pieces` holds the words that say so. */
  absent: boolean;
  source?: FindingSide;
}

/** The readable text of a side; a bare number of copies or visits is shown with its unit. */
export function sideText(side: FindingSide, element = ''): string {
  return withUnit((side.text ?? side.raw).replace(/\r\n?/g, '\n').trim(), element);
}

/** Where one side is known to deviate, the others are what it deviates from and are not to look like errors. */
export function isReference(finding: Finding, side: Side): boolean {
  return finding.fault !== undefined && finding.fault !== side;
}

/** Sides of a finding in the order 手册标准, 线上, 线下. A finding on the quality of one guide shows only the sides that it names. */
export function shownSides(finding: Finding): ShownSide[] {
  const quality = finding.relations.every((relation) => relation === 'quality');
  const painted = paintedSides(finding);
  return SIDES.filter((side) => !quality || finding.sides[side] !== undefined).map((side) => {
    const source = finding.sides[side];
    if (source === undefined) return { side, absent: true, pieces: [{ text: uninvolved(finding, side), changed: false }] };
    const text = sideText(source, finding.element);
    const absent = text === '' || source.at === null;
    if (absent) return { side, absent, source, pieces: [{ text: text === '' ? '未载' : text, changed: false }] };
    return { side, absent, source, pieces: painted.get(side) ?? [{ text, changed: false }] };
  });
}

/** What is said of a side that a finding quotes nothing of. Where a guide as a whole is not there, its side is what the finding is about. */
function uninvolved({ element, fault, relations }: Finding, side: Side): string {
  if (element !== 'sourceChannel') return '本条不涉及';
  if (side === 'handbook') return relations.some((relation) => relation.endsWith(side)) ? '手册有这一事项' : '本条不涉及';
  // Without a fault the item is published nowhere.
  return fault === undefined || fault === side ? '没有见到这份指南，待核实' : '有这份指南';
}

/**
 * Each side is painted against the side that it was found to differ from, the standard before the other channel.
 * A side that takes part in no failing relation stays unpainted: what was not judged must not look like an error.
 */
function paintedSides(finding: Finding): Map<Side, PaintedSegment[]> {
  const pairs: [Side, Side][] = [];
  if (finding.relations.includes('online-handbook')) pairs.push(['online', 'handbook']);
  if (finding.relations.includes('offline-handbook')) pairs.push(['offline', 'handbook']);
  if (finding.relations.includes('online-offline')) pairs.push(['online', 'offline']);
  const painted = new Map<Side, PaintedSegment[]>();
  for (const [left, right] of pairs) {
    const [a, b] = [finding.sides[left], finding.sides[right]];
    if (a === undefined || b === undefined || (a.at === null && b.at === null)) continue;
    if (a.at === null || b.at === null) {
      // The other side has nothing there: all of this one is the difference.
      const [side, present] = a.at === null ? [right, b] : [left, a];
      if (!painted.has(side)) painted.set(side, [{ text: sideText(present, finding.element), changed: true }]);
      continue;
    }
    if (painted.has(left) && painted.has(right)) continue;
    const both = paintDifference(sideText(a, finding.element), sideText(b, finding.element));
    if (!painted.has(left)) painted.set(left, withGaps(calmed(both.a), both.b));
    if (!painted.has(right)) painted.set(right, withGaps(calmed(both.b), both.a));
  }
  return painted;
}

/** Punctuation and spaces never make a difference; beside a real one they are not painted, but for a sign between digits (1.5). */
export function calmed(segments: readonly PaintedSegment[]): PaintedSegment[] {
  const bare = (text: string): boolean => /^[\s\p{P}]*$/u.test(text);
  if (!segments.some((segment) => segment.changed && !bare(segment.text))) return [...segments];
  return segments.map((segment, index) => {
    if (!segment.changed || !bare(segment.text)) return segment;
    const between = /\d$/.test(segments[index - 1]?.text ?? '') && /^\d/.test(segments[index + 1]?.text ?? '');
    return between ? segment : { text: segment.text, changed: false };
  });
}

/** Marks with empty changed segments where only the other side has something, so that an excerpt shows the same stretch of both. */
function withGaps(mine: readonly PaintedSegment[], other: readonly PaintedSegment[]): PaintedSegment[] {
  const gaps: number[] = [];
  let common = 0;
  for (const segment of other) {
    if (segment.changed) gaps.push(common);
    else common += segment.text.length;
  }
  const marked: PaintedSegment[] = [];
  let offset = 0;
  for (const segment of mine) {
    if (segment.changed) {
      marked.push(segment);
      continue;
    }
    let rest = segment.text;
    while (gaps[0] !== undefined && gaps[0] <= offset + rest.length) {
      const cut = Math.max(0, gaps.shift() as number - offset);
      if (cut > 0) marked.push({ text: rest.slice(0, cut), changed: false });
      if (marked.at(-1)?.changed !== true) marked.push({ text: '', changed: true });
      rest = rest.slice(cut);
      offset += cut;
    }
    if (rest !== '') marked.push({ text: rest, changed: false });
    offset += rest.length;
  }
  return marked;
}

/** What a side states as one line; a text longer than `most` is cut to what differs with its surroundings. Empty where the finding does not concern the side. */
export function lineOf(finding: Finding, side: Side, most: number): string {
  const shown = shownSides(finding).find((one) => one.side === side);
  if (shown?.source === undefined) return '';
  const { pieces } = excerpt(shown.pieces, most, Math.ceil(most / 4));
  return joinLines(pieces.map((piece) => piece.text).join(''));
}

/** Lines as one, with a semicolon between them where a line ends without a mark of its own. */
function joinLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.map((line, index) => (index === lines.length - 1 || /[，,；;。．.、：:！？!?]$/.test(line) ? line : `${line}；`)).join('');
}

/** Pieces shortened to what differs with `context` characters around it; `cut` says whether anything was left out. */
export function excerpt(pieces: readonly PaintedSegment[], longest: number, context: number): { pieces: PaintedSegment[]; cut: boolean } {
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length <= longest) return { pieces: [...pieces], cut: false };
  if (!pieces.some((piece) => piece.changed)) {
    const text = pieces.map((piece) => piece.text).join('');
    return { pieces: [{ text: `${cutHead(text, longest)}……`, changed: false }], cut: true };
  }
  const short = pieces.map((piece, index): PaintedSegment => {
    if (piece.changed) return piece.text.length <= longest ? piece : { text: `${cutHead(piece.text, longest)}……`, changed: true };
    const first = index === 0;
    const last = index === pieces.length - 1;
    const room = first || last ? context : context * 2;
    if (piece.text.length <= room) return piece;
    const head = first ? '' : cutHead(piece.text, context);
    const tail = last ? '' : cutTail(piece.text, context);
    return { text: `${head}……${tail}`, changed: false };
  });
  return { pieces: bounded(short, longest * 3), cut: true };
}

/** Stops after so many characters, so that a text that differs everywhere does not fill the page. */
function bounded(pieces: readonly PaintedSegment[], most: number): PaintedSegment[] {
  const kept: PaintedSegment[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length + piece.text.length > most) {
      kept.push({ text: '……', changed: false });
      break;
    }
    kept.push(piece);
    length += piece.text.length;
  }
  return kept;
}

function cutHead(text: string, length: number): string {
  const end = length > 0 && isHighSurrogate(text, length - 1) ? length - 1 : length;
  return text.slice(0, end);
}

function cutTail(text: string, length: number): string {
  const start = text.length - length;
  return text.slice(isHighSurrogate(text, start - 1) ? start + 1 : start);
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}
