import type { Field } from '../../model/field.js';
import type { Place } from '../../model/place.js';
import type { TextLine } from '../../model/text-line.js';

/** Where a finding stands in the text: line, cell of the line, and offsets within the cell. */
export interface TextMark {
  line: number;
  cell: number;
  start: number;
  end: number;
}

const list = (at: Field['at']): Place[] => (Array.isArray(at) ? at : [at]);

/** The stretches of a text at which something stands: its words where they are found there, else the whole cell that the place names exactly. */
export function marksOf(lines: readonly TextLine[], at: Field['at'], raw: string): TextMark[] {
  const marks: TextMark[] = [];
  for (const place of list(at)) {
    const near = lines.flatMap((line, n) => line.cells.flatMap((cell, c) => (list(cell.at).some((own) => holds(own, place)) ? [{ line: n, cell: c, text: cell.text, exact: list(cell.at).some((own) => JSON.stringify(own) === JSON.stringify(place)) }] : [])));
    const found = near.flatMap(({ line, cell, text }) => {
      const range = rangeOf(text, raw);
      return range ? [{ line, cell, start: range[0], end: range[1] }] : [];
    });
    if (found.length > 0) marks.push(...found.slice(0, place.kind === 'pdf' || place.kind === 'html' ? 1 : found.length));
    else marks.push(...near.filter(({ text, exact }) => text !== '' && (exact || (near.length > 1 && rangeOf(raw, text)))).map(({ line, cell, text }) => ({ line, cell, start: 0, end: text.length })));
  }
  return marks;
}

/** Whether a cell's place holds, or overlaps, another. */
function holds(own: Place, place: Place): boolean {
  switch (own.kind) {
    case 'text': return place.kind === 'text' && !before(own.endLine, own.endColumn, place.line, place.column) && !before(place.endLine, place.endColumn, own.line, own.column);
    case 'docx': return place.kind === 'docx' && own.paragraph === place.paragraph && own.table === place.table && own.row === place.row && (own.cell === place.cell || place.cell === undefined);
    case 'html': return place.kind === 'html' && own.frame === place.frame && (own.selector === place.selector || own.selector.startsWith(place.selector) || place.selector.startsWith(own.selector));
    case 'json': return place.kind === 'json' && own.pointer === place.pointer;
    case 'sheet': return place.kind === 'sheet' && own.sheet === place.sheet && own.cell === place.cell;
    case 'pdf': return place.kind === 'pdf' && own.page === place.page;
  }
}

const before = (line: number, column: number, otherLine: number, otherColumn: number): boolean => line < otherLine || (line === otherLine && column <= otherColumn);

/** Offsets of words in a text, white space aside. */
function rangeOf(text: string, words: string): [number, number] | undefined {
  const wanted = words.replace(/\s+/gu, '');
  if (wanted === '') return undefined;
  const at: number[] = [];
  let bare = '';
  for (let n = 0; n < text.length; n += 1) if (!/\s/u.test(text.charAt(n))) { bare += text.charAt(n); at.push(n); }
  const from = bare.indexOf(wanted);
  return from < 0 ? undefined : [at[from] ?? 0, (at[from + wanted.length - 1] ?? 0) + 1];
}
