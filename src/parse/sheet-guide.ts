import type { RecordTable } from '../model/records.js';
import type { Block, Cell, Document } from './blocks.js';
import { headOf } from './export-columns.js';
import { exportedItems } from './export-rows.js';
import type { LabelBook } from './labels.js';
import { paragraph, placed } from './placed.js';
import { isHead, withoutBlankEnd } from './table-layout.js';
import { RecordNamesBook } from './record-names.js';
import { readSheets, type Sheet, type SheetCell } from './sheets.js';
import { UnreadableError } from './unreadable.js';

/** A guide of a spreadsheet, with where it stands in words; empty where the file is one guide. */
export interface SheetGuide {
  document: Document;
  where: string;
}

/** Fewer labels down its columns than this, and a sheet is no form of labels with their values beside them. */
const ENOUGH = 3;

/** Labels with something beside them, in cells of their own: a form has them down its columns, a list of items along its head. */
function labelsBeside(sheet: Sheet, book: LabelBook): number {
  const found = new Set<string>();
  for (const row of sheet.rows) {
    const cells = distinct(row.cells);
    for (let index = 0; index < cells.length - 1; index += 1) {
      const text = cells[index]?.text ?? '';
      const next = cells[index + 1]?.text ?? '';
      if (text !== '' && next !== '' && book.match(text) && !book.match(next)) found.add(text);
    }
  }
  return found.size;
}

const distinct = (cells: readonly SheetCell[]): SheetCell[] => cells.filter((cell, index) => cell.text !== '' && cell.cell !== cells[index - 1]?.cell);

/**
 * The guides of an Excel file: a list of items (a row, or several rows, each), or forms of labels and values whose sheets are read as
 * pages of one paper. @throws UnreadableError
 */
export function sheetGuides(bytes: Uint8Array, snapshot: string, book: LabelBook, table: RecordTable): SheetGuide[] {
  const sheets = readSheets(bytes);
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new UnreadableError('表格是空的，没有任何内容。请核对是否选对了文件。');
  const names = new RecordNamesBook(table, book);
  const lists = sheets.filter((sheet) => {
    const head = headOf(sheet, book, names, table);
    return head !== undefined && head.columns.length > labelsBeside({ ...sheet, rows: sheet.rows.filter((_, index) => index !== head.index) }, book);
  });
  if (lists.length > 0) {
    const { items } = exportedItems(sheets, snapshot, book, table);
    if (items.length > 0) return items.map(({ document, where }) => ({ document, where: items.length === 1 ? '' : where }));
  }
  const blocks = sheets.flatMap((sheet) => blocksOf(sheet, snapshot, book));
  if (sheets.reduce((sum, sheet) => sum + labelsBeside(sheet, book), 0) < ENOUGH && blocks.length === 0) throw new UnreadableError('表格里没有认出办事指南的要素。请把要素名称（如“承诺办结时限”）写在左边一格，内容写在右边一格。');
  return [{ document: { snapshot, blocks, links: [] }, where: '' }];
}

/** All sheets as one document, whatever they hold. @throws UnreadableError */
export function sheetDocument(bytes: Uint8Array, snapshot: string, book: LabelBook): Document {
  return { snapshot, blocks: readSheets(bytes).flatMap((sheet) => blocksOf(sheet, snapshot, book)), links: [] };
}

function blocksOf(sheet: Sheet, snapshot: string, book: LabelBook): Block[] {
  const known = new Map<string, Cell>();
  const cellOf = (cell: SheetCell): Cell => {
    const place = { snapshot, kind: 'sheet' as const, sheet: sheet.name, cell: cell.cell };
    const made = known.get(cell.cell) ?? { header: false, text: placed(cell.text, place), blocks: cell.text === '' ? [] : cell.text.split('\n').filter((line) => line.trim() !== '').map((line) => paragraph(placed(line, place))) };
    known.set(cell.cell, made);
    return made;
  };
  const blocks: Block[] = [];
  let rows: Cell[][] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push({ type: 'table', rows: withoutBlankEnd(rows) });
    rows = [];
  };
  const first = sheet.rows[0]?.cells[0];
  if (first && book.match(sheet.name)) blocks.push({ type: 'heading', depth: 2, text: placed(sheet.name, { snapshot, kind: 'sheet', sheet: sheet.name, cell: first.cell }) });
  for (const row of sheet.rows) {
    if (endsList(rows, row.cells, book)) flush();
    const own = new Set(row.cells.filter((cell) => cell.text !== '').map((cell) => cell.cell));
    const only = own.size === 1 ? row.cells.find((cell) => cell.text !== '') : undefined;
    // A row that one cell fills is a title or a heading of what follows.
    if (only && rows.length === 0) blocks.push(book.match(only.text) || blocks.length === 0 ? { type: 'heading', depth: blocks.length === 0 ? 1 : 2, text: cellOf(only).text } : paragraph(cellOf(only).text));
    else if (only && book.match(only.text)) {
      flush();
      blocks.push({ type: 'heading', depth: 2, text: cellOf(only).text });
    } else rows.push(row.cells.map(cellOf));
  }
  flush();
  return blocks;
}

/** Whether a row is a label with its value, below a list: the list is over, though no blank row says so. */
function endsList([heads = [], ...below]: readonly Cell[][], row: readonly SheetCell[], book: LabelBook): boolean {
  const names = heads.map(({ text }) => text.text.trim()).filter((text) => text !== '');
  if (below.length === 0 || names.length < 2 || !names.every((name) => isHead(name, book))) return false;
  const [label, value, ...others] = distinct(row);
  return label !== undefined && label.cell === row[0]?.cell && value !== undefined && others.length === 0 && book.match(label.text) !== undefined && !isHead(value.text, book);
}
