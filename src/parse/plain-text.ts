import type { Block, Cell, Document } from './blocks.js';
import { TextSource } from './text-source.js';

/** A line of the text: where it starts, and what it holds. */
interface Line {
  at: number;
  text: string;
}

/** Cells that make a line one of a table; a label and its value behind a tab are two. */
const FEWEST_CELLS = 3;

/** Plain text → paragraphs: lines without an empty line between them stay together, as in Markdown. Lines of as many cells, with tabs between them, are a table: what an office program writes of one. */
export function plainTextToDocument(text: string, snapshot: string): Document {
  const source = new TextSource(text, snapshot);
  const blocks: Block[] = [];
  let run: Line[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) blocks.push(isTable(run) ? { type: 'table', rows: run.map((line) => rowOf(line, source)) } : { type: 'paragraph', text: source.plain(first.at, last.at + last.text.length) });
    run = [];
  };
  let at = 0;
  for (const line of text.split('\n')) {
    const here = { at, text: line.replace(/\r$/, '') };
    at += line.length + 1;
    const [first, last] = [run[0], run.at(-1)];
    // Two lines of as many cells begin a table; what stands before them in the paragraph is none of it.
    if (last && cellsIn(here) >= FEWEST_CELLS && cellsIn(here) === cellsIn(last)) {
      if (first !== last && first && cellsIn(first) !== cellsIn(here)) {
        run.pop();
        flush();
        run.push(last);
      }
    } else if (isTable(run)) flush();
    if (line.trim() === '') flush();
    else run.push(here);
  }
  flush();
  return { snapshot, blocks, links: [] };
}

const cellsIn = ({ text }: Line): number => text.split('\t').length;

const isTable = (run: readonly Line[]): boolean => run.length > 1 && run.every((line) => cellsIn(line) >= FEWEST_CELLS && cellsIn(line) === cellsIn(run[0] ?? line));

function rowOf(line: Line, source: TextSource): Cell[] {
  let at = line.at;
  return line.text.split('\t').map((cell) => {
    const text = source.plain(at, at + cell.length);
    at += cell.length + 1;
    return { header: false, text, blocks: cell.trim() === '' ? [] : [{ type: 'paragraph', text }] };
  });
}
