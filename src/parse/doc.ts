import { Buffer } from 'node:buffer';
import type { DocxPlace } from '../model/place.js';
import type { Block, Cell, Document, Stretch } from './blocks.js';
import { paragraph, placed } from './placed.js';
import { UnreadableError } from './unreadable.js';

const DAMAGED = '这个 .doc 文件已损坏，或不是 Word 保存的，无法读取。请用 Word 或 WPS 打开，另存为 .docx 后重新提供。';

/** A line of the text: paragraphs and cells are told apart by the marks behind them. */
interface Row {
  cells: string[];
  /** Number of its first paragraph; Word counts those of cells too, and one for the end of each row. */
  first: number;
}

/**
 * An old Word document (.doc) → blocks. Its text comes without styles and numbers of lists; rows of tables are told by their cell
 * marks. Places count the paragraphs of the text. @throws UnreadableError
 */
export async function docToDocument(bytes: Uint8Array, snapshot: string, options: { isLabel: (text: string) => boolean }): Promise<Document> {
  const { default: WordExtractor } = await import('word-extractor');
  let text: string;
  try {
    const read = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    text = [read.getBody({ filterUnicode: false }), read.getTextboxes({ includeHeadersAndFooters: false, filterUnicode: false })].join('\n');
  } catch {
    throw new UnreadableError(DAMAGED);
  }
  if (text.trim() === '') throw new UnreadableError('这个 .doc 文件里没有文字，内容可能全是图片。请把文字录入后另存为 .docx 重新提供。');
  return { snapshot, blocks: blocksOf(text.replaceAll('\0', '').replace(/\r\n?/g, '\n'), snapshot, options.isLabel), links: [] };
}

function blocksOf(text: string, snapshot: string, isLabel: (text: string) => boolean): Block[] {
  const blocks: Block[] = [];
  const at = (number: number): DocxPlace => ({ snapshot, kind: 'docx', paragraph: number });
  const line = (content: string, number: number): void => {
    const heading = content.trim().length <= 16 && isLabel(content);
    if (content.trim() !== '') blocks.push(heading ? { type: 'heading', depth: 3, text: placed(content, at(number)) } : paragraph(placed(content, at(number))));
  };
  let rows: Row[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ type: 'table', rows: gridOf(rows.map((row) => cellsOf(row, at))) });
    rows = [];
  };
  let number = 1;
  const pieces = withRowEnds(text).split('\t\n');
  pieces.forEach((piece, index) => {
    const ended = index < pieces.length - 1;
    const [lines, row] = ended ? beforeRow(piece) : [piece.split('\n'), undefined];
    if (lines.length > 0 && (row === undefined || lines.some((one) => one.trim() !== ''))) flush();
    for (const one of lines) {
      line(one, number);
      number += 1;
    }
    if (row === undefined) return;
    rows.push({ cells: row, first: number });
    number += row.reduce((sum, cell) => sum + cell.split('\n').length, 0) + 1;
  });
  flush();
  return blocks;
}

/** Fewest rows by which a table without ends of rows is told. */
const ENOUGH_ROWS = 2;
const MOST_COLUMNS = 16;

/**
 * Some programs write the end of a row as one more cell mark. Then a row of n cells is followed by an empty one, over and over: the
 * narrowest such table is taken, and its rows get their ends.
 */
function withRowEnds(text: string): string {
  return text.split('\n').map((line) => {
    if (!line.includes('\t\t')) return line;
    const cells = line.split('\t');
    for (let columns = 2; columns <= MOST_COLUMNS; columns += 1) {
      const rows = Math.floor((cells.length - 1) / (columns + 1));
      if (rows < ENOUGH_ROWS) break;
      const ends = Array.from({ length: rows }, (_, row) => cells[(row + 1) * (columns + 1) - 1]);
      if (!ends.every((end) => end === '') || cells.length - rows * (columns + 1) > columns) continue;
      const rest = cells.slice(rows * (columns + 1));
      return `${Array.from({ length: rows }, (_, row) => cells.slice(row * (columns + 1), (row + 1) * (columns + 1) - 1).join('\t')).join('\t\n')}\t\n${rest.join('\t')}`;
    }
    return line;
  }).join('\n');
}

/** What stands before the end of a row: paragraphs before the table, then the row's cells. A first cell of several paragraphs yields its last. */
function beforeRow(piece: string): [string[], string[]] {
  const cells = piece.split('\t');
  const lines = (cells[0] ?? '').split('\n');
  return [lines.slice(0, -1), [lines.at(-1) ?? '', ...cells.slice(1)]];
}

/**
 * The full grid. Merged cells are not marked in the text: a row of fewer cells ends in a wide one, and an empty first cell below one of a
 * row of as many cells belongs to it. Other empty cells state nothing.
 */
function gridOf(rows: readonly Cell[][]): Cell[][] {
  const width = Math.max(...rows.map((row) => row.length));
  let above: Cell[] = [];
  let label: Cell | undefined;
  return rows.map((row) => {
    const [first, ...others] = row;
    const goesOn = first?.text.text.trim() === '' && label !== undefined && (row.length === above.length || others.some((cell) => cell.text.text.trim() !== ''));
    if (!goesOn) label = first;
    above = row;
    const cells = [...(label ? [label] : []), ...others];
    const last = cells.at(-1);
    return last ? [...cells, ...Array.from({ length: width - cells.length }, () => last)] : cells;
  });
}

function cellsOf(row: Row, at: (number: number) => DocxPlace): Cell[] {
  let number = row.first;
  return row.cells.map((content) => {
    const parts: Stretch[] = content.split('\n').map((part, index) => placed(part, at(number + index)));
    const whole = placed(content, at(number));
    number += parts.length;
    return { header: false, text: whole, blocks: parts.filter((part) => part.text.trim() !== '').map(paragraph) };
  });
}
