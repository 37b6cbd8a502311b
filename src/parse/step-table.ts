import type { Cell, TableBlock } from './blocks.js';
import type { LabelBook } from './labels.js';
import { trimmed } from './stretch.js';

/** A table of steps: its headings and the rows of the steps below them, names in one column and durations in another (-1: none). */
export interface StepRows {
  rows: Cell[][];
  name: number;
  duration: number;
}

const ORDER = /^(?:序号|顺序|编号|№|No\.?)$/i;
const REMARK = /^备注(?:说明)?$|^说明$/;
const NUMBERS = /^[\s\d.、]*$/;
const ARROW = /[→➔➜➝➞⇒⟶▶]|[-—－]{1,2}[>＞]/;
const TOTAL = /^(?:合计|总计|共计|总时限|总时长)$/;

const textOf = (cell: Cell | undefined): string => (cell ? trimmed(cell.text).text : '');

/** The part of a step that a heading names: `name`, `duration` …; a label of the whole list (办理流程) heads the names, too. */
function partOf(text: string, book: LabelBook): string | undefined {
  const parts = book.partsOf(text, 'process.steps[].').map((spec) => spec.id.replace('process.steps[].', ''));
  if (parts.includes('name')) return 'name';
  if (book.match(text)?.specs.some((spec) => spec.kind === 'steps')) return 'list';
  return parts[0];
}

/** Does a row head a table of steps: names of steps first (behind numbers, at most), then nothing but columns of steps? */
function isHead(row: readonly Cell[], book: LabelBook): boolean {
  const texts = row.filter((cell, index) => cell !== row[index - 1]).map(textOf).filter((text) => !ORDER.test(text));
  const [first, ...others] = texts.map((text) => partOf(text, book));
  if ((first !== 'name' && first !== 'list') || others.length === 0) return false;
  const known = others.filter((part) => part !== undefined && part !== 'list').length;
  const strange = texts.slice(1).filter((text, index) => others[index] === undefined && !REMARK.test(text));
  if (known === 0 || strange.length > known || strange.some((text) => text.length > 12 || /[，。；：:]|\d/.test(text) || book.match(text) !== undefined)) return false;
  return others.every((part) => part !== 'list');
}

/** Rows as columns. */
function transposed(rows: readonly Cell[][]): Cell[][] {
  const width = Math.min(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => rows.flatMap((row) => row[index] ?? []));
}

function below(rows: Cell[][], book: LabelBook): StepRows | undefined {
  for (let index = 0; index < Math.min(3, rows.length - 1); index += 1) {
    const head = rows[index] ?? [];
    // A row above the headings is a caption over all columns.
    if (rows.slice(0, index).some((row) => new Set(row).size > 1)) return undefined;
    if (!isHead(head, book)) continue;
    const parts = head.map((cell) => partOf(textOf(cell), book));
    const rest = rows.slice(index + 1).filter((row) => !row.some((cell) => TOTAL.test(textOf(cell))));
    const columns = parts.flatMap((part, column) => (part === 'name' || part === 'list' ? [column] : []));
    const name = columns.find((column) => rest.some((row) => !NUMBERS.test(textOf(row[column])))) ?? -1;
    const names = [...new Set(rest.map((row) => row[name]))].map(textOf).filter((text) => text !== '');
    if (name < 0 || names.length === 0) return undefined;
    // Labels below a label, or a whole flow in a cell: labels and their values, whatever the first row looks like.
    const labels = names.filter((text) => book.match(text) !== undefined || partOf(text, book) !== undefined).length;
    if (labels * 2 >= names.length || (names.length === 1 && (ARROW.test(names[0] ?? '') || parts[name] === 'list'))) return undefined;
    return { rows: rest, name, duration: parts.indexOf('duration') };
  }
  return undefined;
}

/**
 * The rows of a table of steps, under headings or beside them (环节 | 受理 | 决定 over 时限 | 1天 | 2天); `undefined` for any
 * other table, labels with one value each among them.
 */
export function stepRows(table: TableBlock, book: LabelBook): StepRows | undefined {
  const { rows } = table;
  return below(rows, book) ?? (rows.length >= 2 && rows.length <= 8 && rows.every((row) => row.length >= 3) ? below(transposed(rows), book) : undefined);
}
