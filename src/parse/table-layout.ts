import type { Block, Cell, Stretch, TableBlock } from './blocks.js';
import { SCALAR } from './boundary.js';
import { isCaptionRow } from './caption-row.js';
import type { LabelBook } from './labels.js';
import { findMarks } from './marks.js';
import { stepRows } from './step-table.js';
import { trimmed } from './stretch.js';

/** What a table is: labels beside or above their values, a list of materials or steps, or something else. */
export type TableLayout =
  | { kind: 'labels'; pairs: { label?: Stretch; value: Block[] }[] }
  | { kind: 'materials'; header: number }
  | { kind: 'steps' }
  | { kind: 'data' };

const memo = new WeakMap<TableBlock, TableLayout>();

/** The cells of a row from left to right, each once however many columns it spans. */
export function distinct(row: readonly Cell[]): Cell[] {
  return row.filter((cell, index) => index === 0 || cell !== row[index - 1]);
}

function textOf(cell: Cell | undefined): string {
  return cell ? trimmed(cell.text).text : '';
}

/** Blocks of a cell; its text as one paragraph where it holds nothing but paragraphs. */
export function cellBlocks(cell: Cell): Block[] {
  if (textOf(cell) === '') return [];
  return cell.blocks.some((block) => block.type !== 'paragraph') ? cell.blocks : [{ type: 'paragraph', text: cell.text }];
}

/** The row whose cells name the parts of a material, among the first three; -1 if none does. */
export function materialHeader(table: TableBlock, book: LabelBook, within: boolean): number {
  for (let index = 0; index < Math.min(3, table.rows.length); index += 1) {
    const cells = distinct(table.rows[index] ?? []);
    const parts = cells.map((cell) => book.part(textOf(cell))?.id.replace('material.', ''));
    const named = parts.filter((part) => part !== undefined && part !== 'name').length;
    // A cell that goes on beside the rows below is the label of the list, not one of its columns.
    if (!within && (table.rows[index]?.[0] === table.rows[index + 1]?.[0] || table.rows.slice(0, index).some((row) => distinct(row).length > 1))) continue;
    if (cells.length > 1 && parts.includes('name') && (named > 0 || within || /序号/.test(textOf(cells[0])))) return index;
    if (within && named >= 2) return index;
  }
  return -1;
}

/** Rows without the columns at their end that are blank in all of them: a sheet is as wide as its widest table. */
export function withoutBlankEnd(rows: readonly Cell[][]): Cell[][] {
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => textOf(cell) !== '') + 1));
  return rows.map((row) => row.slice(0, width));
}

function subTable(rows: readonly Cell[][], first: Cell): Block[] {
  const rest = withoutBlankEnd(rows.map((row) => row.filter((cell) => cell !== first))).filter((row) => row.length > 0);
  if (rest.every((row) => distinct(row).length === 1)) return [...new Set(rest.flat())].flatMap(cellBlocks);
  return [{ type: 'table', rows: rest }];
}

type Pairs = { label?: Stretch; value: Block[] }[];

function looksLikeLabel(cell: Cell): boolean {
  const text = textOf(cell);
  return text !== '' && text.length <= 14 && !/[，。；！？,;]|[0-9]{3}/.test(text);
}

/** `咨询与监督 | 投诉电话 | 0571-…`: the caption of a section that has but one row. */
function isSectionOfOne(cells: readonly Cell[], book: LabelBook): boolean {
  const [caption, label, value] = cells;
  return cells.length === 3 && caption !== undefined && label?.header === true && value?.header === false && looksLikeLabel(caption) && book.match(textOf(label)) !== undefined;
}

/** `3 | 承诺办结时限 | 5个工作日`: the first cell counts the rows. */
function isCounted([first, second, third]: readonly Cell[], book: LabelBook): boolean {
  if (!first || !second || !third || !/^(?:序号|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、]?)$/.test(textOf(first))) return false;
  return book.match(textOf(second)) !== undefined || (looksLikeLabel(second) && book.match(textOf(third)) === undefined);
}

/** A row without the cell that counts it. */
const uncounted = (cells: readonly Cell[], book: LabelBook): readonly Cell[] => (isCounted(cells, book) ? cells.slice(1) : cells);

function rowPairs(all: readonly Cell[], book: LabelBook): Pairs {
  const cells = uncounted(all, book);
  const pairs: Pairs = [];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    const next = cells[at + 1];
    if (!cell) continue;
    if (at === 0 && isSectionOfOne(cells, book)) continue;
    if (next && (book.match(textOf(cell)) ?? (at % 2 === 0 && looksLikeLabel(cell)))) {
      pairs.push({ label: cell.text, value: cellBlocks(next) });
      at += 1;
    } else if (textOf(cell) !== '') pairs.push({ value: cellBlocks(cell) });
  }
  return pairs;
}

/** The rows below a label that fills its own row, up to the next label. */
function rowsBelow(rows: readonly Cell[][], index: number, book: LabelBook): readonly Cell[][] {
  const [caption, ...others] = distinct(rows[index] ?? []);
  if (!caption || others.length > 0 || !book.match(textOf(caption))) return [];
  let end = index + 1;
  while (end < rows.length) {
    const first = textOf(rows[end]?.[0]);
    if (book.match(first) && !book.part(first)) break;
    end += 1;
  }
  return rows.slice(index + 1, end);
}

/** Whether a cell is the name of a column: of a part of a material, of an element, or of the number of a row. */
export const isHead = (text: string, book: LabelBook): boolean => /^序号$/.test(text) || book.part(text) !== undefined || book.match(text) !== undefined;

/**
 * Rows whose first cell was left blank below the label that they belong to, with that label's cell in it, as if the two had been merged:
 * the rows of a list beside its label, or the further lines of what is listed. Other rows are the same objects.
 */
function withLabels(rows: readonly Cell[][], book: LabelBook): readonly Cell[][] {
  let label: Cell | undefined;
  return rows.map((row) => {
    const [first, second] = row;
    if (!first || !second || first === second) return row;
    if (textOf(first) !== '') label = goesOnBelow(row, book) ? first : undefined;
    else if (label && row.some((cell) => textOf(cell) !== '')) return [label, ...row.slice(1)];
    return row;
  });
}

function goesOnBelow(row: readonly Cell[], book: LabelBook): boolean {
  const specs = book.match(textOf(row[0]))?.specs ?? [];
  const beside = distinct(row.slice(1)).map(textOf).filter((text) => text !== '');
  return specs.length > 0 && (beside.length === 1 ? specs.some(({ kind }) => !SCALAR.has(kind)) : beside.length > 1 && beside.every((text) => isHead(text, book)));
}

/** Rows that share their first cell, from `start`. */
function spanLength(rows: readonly Cell[][], start: number): number {
  const first = rows[start]?.[0];
  let end = start + 1;
  while (end < rows.length && first !== undefined && rows[end]?.[0] === first) end += 1;
  return end - start;
}

function labelPairs(rows: readonly Cell[][], book: LabelBook): Pairs {
  const pairs: Pairs = [];
  for (let index = 0; index < rows.length;) {
    const row = rows[index] ?? [];
    const first = row[0];
    const below = rowsBelow(rows, index, book);
    if (first && below.length > 0) {
      const single = below.every((one) => distinct(one).length === 1);
      pairs.push({ label: first.text, value: single ? [...new Set(below.flat())].flatMap(cellBlocks) : [{ type: 'table', rows: [...below] }] });
      index += 1 + below.length;
      continue;
    }
    const span = spanLength(rows, index);
    if (first && span > 1 && distinct(row).length > 1) {
      const known = book.match(textOf(first));
      const inner = subTable(rows.slice(index, index + span), first);
      const only = inner[0];
      const nested = only?.type === 'table' ? readTable(only, book) : undefined;
      // A caption beside the rows of its section, or a label that its sub-labels complete (办理时限 | 法定 | …).
      if (nested?.kind === 'labels' && (!known || nested.pairs.some((pair) => pair.label && book.match(pair.label.text)))) pairs.push(...nested.pairs);
      else if (looksLikeLabel(first) || known) pairs.push({ label: first.text, value: inner });
      else pairs.push({ value: inner });
    } else pairs.push(...rowPairs(distinct(row), book));
    index += Math.max(1, span);
  }
  return pairs;
}

/** Labels in the first row, values below them. */
function columnPairs(table: TableBlock, book: LabelBook): Pairs | undefined {
  const head = distinct(table.rows[0] ?? []);
  if (table.rows.length < 2 || head.length < 2 || head.filter((cell) => book.match(textOf(cell))).length < Math.max(2, head.length - 1)) return undefined;
  const second = distinct(table.rows[1] ?? []);
  if (second.some((cell) => book.match(textOf(cell)))) return undefined;
  return table.rows.slice(1).flatMap((row) => (table.rows[0] ?? []).flatMap((cell, column): Pairs => {
    const value = row[column];
    return value && cell !== (table.rows[0] ?? [])[column - 1] ? [{ label: cell.text, value: cellBlocks(value) }] : [];
  }));
}

function layoutOf(table: TableBlock, book: LabelBook): TableLayout {
  if (stepRows(table, book)) return { kind: 'steps' };
  const header = materialHeader(table, book, false);
  if (header >= 0 && !distinct(table.rows[header] ?? []).some((cell) => /环节|步骤/.test(textOf(cell)))) return { kind: 'materials', header };
  const columns = columnPairs(table, book);
  if (columns) return { kind: 'labels', pairs: columns };
  const pairs = labelPairs(withLabels(table.rows, book), book);
  const known = pairs.filter((pair) => (pair.label ? book.match(pair.label.text) !== undefined : false));
  const inCells = pairs.filter((pair) => !pair.label && pair.value.some((block) => block.type === 'paragraph' && findMarks(block.text, book).some((mark) => mark.match)));
  if (known.length + inCells.length > 0 && (known.length + inCells.length) * 4 >= table.rows.length) {
    // The row that heads the two columns (要素 | 内容) is no pair.
    const first = pairs[0];
    const heads = first?.label && !book.match(first.label.text) && table.rows[0]?.every((cell) => cell.header || looksLikeLabel(cell)) && ((table.rows[0]?.[0]?.header ?? false) || isCaptionRow(uncounted(distinct(table.rows[0]), book).map(textOf)));
    return { kind: 'labels', pairs: heads ? pairs.slice(1) : pairs };
  }
  return { kind: 'data' };
}

/** How a table is laid out. Remembered for each table. */
export function readTable(table: TableBlock, book: LabelBook): TableLayout {
  const known = memo.get(table);
  if (known) return known;
  const layout = layoutOf(table, book);
  memo.set(table, layout);
  return layout;
}
