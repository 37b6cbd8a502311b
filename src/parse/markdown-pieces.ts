/**
 * A piece of a Markdown text that is read the same wherever it stands: a heading, a paragraph, an item of a list, front matter. Items of
 * one kind that follow each other are one list.
 */
export interface Piece {
  kind: string;
  start: number;
  end: number;
}

/** What may reach over the end of a piece, or make its lines other than they look: HTML, code, definitions, tables, tabs; and addresses, which are links. */
const REACHING = /[|~[@&`<\t\r\0]|:-|-:|www|http/i;
const HEADING = /^#{1,6} \S/;
const BULLET = /^([-*+]) \S/;
const NUMBERED = /^\d{1,9}([.)]) \S/;
/** A line of nothing but these rules off what is above it, or makes it a heading. */
const RULE = /^[-*_= ]+$/;
const PLAIN = /^(?:[^ #>+\-*=_\d]|\*\*[^\s*]|\d+(?![\d.)]))/;

/** Kind of the piece that a line begins, and how far the further lines of an item are indented. */
function beginning(line: string): { kind: string; indent: number } | undefined {
  if (HEADING.test(line)) return { kind: 'heading', indent: -1 };
  if (RULE.test(line)) return undefined;
  const bullet = BULLET.exec(line)?.[1];
  if (bullet !== undefined) return { kind: bullet, indent: 2 };
  const mark = NUMBERED.exec(line)?.[1];
  if (mark !== undefined) return { kind: mark, indent: line.indexOf(mark) + 2 };
  return PLAIN.test(line) ? { kind: 'paragraph', indent: -1 } : undefined;
}

/** Where front matter ends, 0 where there is none; `undefined` where lines of hyphens may be something else. */
function frontMatterEnd(text: string): number | undefined {
  if (!text.startsWith('---')) return 0;
  const close = text.startsWith('---\n') ? text.indexOf('\n---', 3) + 4 : 3;
  return close > 3 && (close === text.length || text.charAt(close) === '\n') ? Math.min(close + 1, text.length) : undefined;
}

/** Cuts a text into pieces, blank lines going with the piece before them; `undefined` where some line does not show what it belongs to. */
export function piecesOf(text: string): Piece[] | undefined {
  if (REACHING.test(text)) return undefined;
  const front = frontMatterEnd(text);
  if (front === undefined) return undefined;
  const pieces: Piece[] = front > 0 ? [{ kind: 'front matter', start: 0, end: front }] : [];
  let blank = true;
  let indent = -1;
  for (let start = front; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop + 1;
    const line = text.slice(start, stop < 0 ? text.length : stop);
    const last = pieces.at(-1);
    const isBlank = /^ *$/.test(line);
    if (isBlank || (line.startsWith(' ') && indent > 0 && line.search(/[^ ]/) >= indent)) {
      if (!last) return undefined;
      last.end = end;
    } else {
      const begun = beginning(line);
      if (!begun) return undefined;
      // A line right below a paragraph or an item may go on with it, unless it begins an item with a bullet or the next one of its kind.
      const below = !blank && last !== undefined && last.kind !== 'heading' && last.kind !== 'front matter';
      if (below && begun.kind === 'paragraph') {
        if (last.kind !== 'paragraph') return undefined;
        last.end = end;
      } else if (below && (begun.kind === '.' || begun.kind === ')') && last.kind !== begun.kind) return undefined;
      else {
        pieces.push({ kind: begun.kind, start, end });
        indent = begun.indent;
      }
    }
    blank = isBlank;
    start = end;
  }
  return pieces;
}
