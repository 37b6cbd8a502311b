import type { Amendment, Reordering } from '../model/amendment.js';
import type { TextPlace } from '../model/place.js';
import { TextSource } from './text-source.js';

/** A file with its changes, and those that could not be made. */
export interface Amended<T> {
  content: T;
  done: (Amendment | Reordering)[];
}

const isText = (place: { kind: string }): place is TextPlace => place.kind === 'text';

/** Makes the changes in a text (Markdown); a change whose place no longer holds what it should is left out. */
export function amendText(text: string, amendments: readonly Amendment[], reorderings: readonly Reordering[]): Amended<string> {
  const source = new TextSource(text, '');
  const done: (Amendment | Reordering)[] = [];
  const pieces: { start: number; end: number; to: string }[] = [];
  const free = (start: number, end: number): boolean => pieces.every((piece) => end <= piece.start || start >= piece.end);
  for (const amendment of amendments) {
    if (!isText(amendment.at)) continue;
    const from = source.lineStart(amendment.at.line) + amendment.at.column - 1;
    const to = source.lineStart(amendment.at.endLine) + amendment.at.endColumn - 1;
    if (text.slice(from, to) !== amendment.raw) continue;
    const own = amendment.changes.map((change) => ({ start: from + change.start, end: from + change.end, to: change.to })).filter((change) => free(change.start, change.end));
    if (own.length === 0) continue;
    pieces.push(...own);
    done.push(amendment);
  }
  let content = text;
  for (const piece of pieces.sort((a, b) => b.start - a.start)) content = content.slice(0, piece.start) + piece.to + content.slice(piece.end);
  for (const reordering of reorderings) {
    const moved = reorderLines(content, reordering);
    if (moved === undefined) continue;
    content = moved;
    done.push(reordering);
  }
  return { content, done };
}

/** The ordinal before an entry: of a list, or the first cell of a table's row. It stays where it stands. */
const ORDINAL = /^(\s*(?:[-*+]\s+|\d{1,2}[.、．)]\s*|[（(]\d{1,2}[）)]\s*|\|\s*\d{1,2}\s*(?=\|))?)(.*)$/s;

/** The lines of the entries in their new order. Only entries that follow each other line by line, and none on the line of another, are moved; lines are the same before and after other changes. */
function reorderLines(text: string, { places, order }: Reordering): string | undefined {
  const lines = text.split('\n');
  const starts = places.map((place) => (isText(place) ? place.line - 1 : -1));
  if (starts.includes(-1) || starts.some((line, index) => index > 0 && line <= (starts[index - 1] ?? 0))) return undefined;
  const first = lines[starts[0] ?? 0] ?? '';
  const table = first.trimStart().startsWith('|');
  const indent = /^\s*/.exec(first)?.[0].length ?? 0;
  const isHead = (line: string): boolean => (table ? line.trimStart().startsWith('|') : /^\s*(?:[-*+]\s|\d{1,2}[.、．)]|[（(]\d)/.test(line) && (/^\s*/.exec(line)?.[0].length ?? 0) === indent);
  if (!starts.every((line) => isHead(lines[line] ?? ''))) return undefined;
  let last = (starts.at(-1) ?? 0) + 1;
  while (!table && last < lines.length && (lines[last] ?? '').trim() !== '' && (/^\s*/.exec(lines[last] ?? '')?.[0].length ?? 0) > indent) last += 1;
  const ends = starts.map((_, index) => starts[index + 1] ?? last);
  const entries = starts.map((start, index) => lines.slice(start, ends[index]));
  if (entries.some((entry) => (table && entry.length > 1) || entry.slice(0, -1).some((line) => line.trim() === ''))) return undefined;
  const parts = entries.map((entry) => {
    const [, mark = '', rest = ''] = ORDINAL.exec(entry[0] ?? '') ?? [];
    return { mark, body: [rest, ...entry.slice(1)] };
  });
  const moved = order.flatMap((from, at) => {
    const body = parts[from]?.body ?? [];
    return [`${parts[at]?.mark ?? ''}${body[0] ?? ''}`, ...body.slice(1)];
  });
  return [...lines.slice(0, starts[0]), ...moved, ...lines.slice(last)].join('\n');
}
