import { numberingAt } from './numbering.js';
import type { Run } from './pdf-page.js';

/** Runs on one base line, parted where a wide gap stands between them. */
export interface Line {
  parts: { text: string; x0: number; x1: number }[];
  y: number;
  size: number;
}

/** A gap this wide, in sizes of type, parts a line (columns without rulings). */
const WIDE = 1.4;
/** A gap this wide is a blank. */
const BLANK = 0.25;

/** Runs → lines from the top; base lines within half a size of type are one line. */
export function linesOf(runs: readonly Run[]): Line[] {
  const lines: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const line = lines.find((one) => Math.abs(one.y - run.y) < Math.min(one.size, run.size) * 0.5);
    if (line) {
      line.runs.push(run);
      line.size = Math.max(line.size, run.size);
    } else lines.push({ y: run.y, size: run.size, runs: [run] });
  }
  return lines.map(({ y, size, runs: own }) => {
    const parts: Line['parts'] = [];
    let last: Run | undefined;
    for (const run of own.sort((a, b) => a.x0 - b.x0)) {
      const part = parts.at(-1);
      const gap = last ? run.x0 - last.x1 : Infinity;
      if (!part || gap > size * WIDE) parts.push({ text: run.text.trim(), x0: run.x0, x1: run.x1 });
      else if (last && last.text === run.text && Math.abs(last.x0 - run.x0) < size * 0.2) continue;
      else {
        part.text += (gap > size * BLANK && /[\p{Script=Latin}\d]$/u.test(part.text) && /^[\p{Script=Latin}\d]/u.test(run.text) ? ' ' : '') + run.text;
        part.x1 = Math.max(part.x1, run.x1);
      }
      last = run;
    }
    return { y, size, parts: parts.map((part) => ({ ...part, text: part.text.trim() })) };
  });
}

export const textOf = (line: Line): string => line.parts.map((part) => part.text).join('　');

/** Units that stand at no line's start, so that the one before them goes with them (GB/T 15834). */
const CLOSING = /[，。、；：？！）》」』】”’%℃,.;:?!)\]]/;

/** Width of what must stand together at the start of a text: a character with its closing marks, or a Latin word or number. */
function firstPiece(text: string, size: number): number {
  const word = /^[\p{Script=Latin}\d.,:/@_-]+/u.exec(text)?.[0];
  let width = word === undefined ? size : word.length * size * 0.5;
  for (const unit of text.slice(word?.length ?? 1)) {
    if (!CLOSING.test(unit)) break;
    width += size;
  }
  return width;
}

/** Text of lines within a column from `left` to `right`: where the next line's beginning had no room on a line, the line goes on, unless a number or a label begins there. */
export function flowed(lines: readonly Line[], left: number, right: number, isLabel: (text: string) => boolean): string[] {
  const paragraphs: string[] = [];
  const start = Math.min(...lines.map((line) => line.parts[0]?.x0 ?? 0));
  const end = right - Math.max(0, Math.min(start - left, 12));
  lines.forEach((line, index) => {
    const text = textOf(line);
    const above = lines[index - 1];
    const before = paragraphs.at(-1);
    const room = end - (above?.parts.at(-1)?.x1 ?? 0);
    const indented = (line.parts[0]?.x0 ?? 0) > start + line.size * 1.5;
    if (above && before !== undefined && room < firstPiece(text, line.size) + line.size * 0.1 && !indented && numberingAt(text) === undefined && !isLabel(/^([^：:]{2,16})[：:]/.exec(text)?.[1] ?? '')) {
      paragraphs[paragraphs.length - 1] = before + (/[\p{Script=Latin}]$/u.test(before) && /^[\p{Script=Latin}]/u.test(text) ? ' ' : '') + text;
    } else paragraphs.push(text);
  });
  return paragraphs;
}
