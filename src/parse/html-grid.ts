import { hasText, plainText, type HtmlPage } from './html-page.js';
import { attribute, childElements, type HtmlElement } from './html-tree.js';

export interface GridCell {
  element: HtmlElement;
  /** It names what stands beside or below it: a `th`, or a cell that works as one. */
  header: boolean;
  row: number;
  rows: number;
  columns: number;
}

/** Rows of the full grid: a cell that spans stands in each place that it covers. */
export type Grid = GridCell[][];

const MOST_SPAN = 200;

/** The grid of a table, without empty rows. */
export function gridOf(page: HtmlPage, table: HtmlElement): Grid {
  const rows = rowsOf(page, table);
  const grid: (GridCell | undefined)[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let column = 0;
    for (const element of childElements(row)) {
      if ((element.tagName !== 'td' && element.tagName !== 'th') || page.furniture.has(element)) continue;
      while (grid[r]?.[column]) column += 1;
      const columns = span(element, 'colspan') || 1;
      const height = Math.min(span(element, 'rowspan') || rows.length, rows.length - r);
      const cell: GridCell = { element, header: element.tagName === 'th', row: r, rows: height, columns };
      for (let down = 0; down < height; down++) for (let right = 0; right < columns; right++) {
        const line = grid[r + down];
        if (line) line[column + right] ??= cell;
      }
      column += columns;
    }
  });
  const full = grid.map((line) => line.filter((cell) => cell !== undefined));
  return full.filter((line) => line.some((cell) => hasText(page, cell.element)));
}

function span(element: HtmlElement, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, MOST_SPAN) : 1;
}

function rowsOf(page: HtmlPage, table: HtmlElement): HtmlElement[] {
  return childElements(table).flatMap((child) => {
    if (page.furniture.has(child)) return [];
    if (child.tagName === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? childElements(child).filter((row) => row.tagName === 'tr' && !page.furniture.has(row)) : [];
  });
}

/** Leaves out the columns that hold buttons, of rows that open with their headings. */
export function withoutButtons(page: HtmlPage, rows: Grid): Grid {
  const head = rows[0] ?? [];
  const columns = new Set(head.flatMap((cell, index) => (rows.length > 1 && head.length > 1 && isButtons(page, cell) ? [index] : [])));
  if (columns.size === 0) return rows;
  return rows.map((line) => line.filter((_, index) => !columns.has(index))).filter((line) => line.length > 0);
}

const isButtons = (page: HtmlPage, cell: GridCell): boolean => page.words.columns.includes(plainText(page, cell.element, 10).replace(/\s/g, ''));

export const distinct = (cells: readonly GridCell[]): GridCell[] => [...new Set(cells)];

/** Label, value, label, value … */
export function isPairRow(cells: readonly GridCell[]): boolean {
  return cells.length >= 2 && cells.length % 2 === 0 && cells.every((cell, index) => cell.header === (index % 2 === 0));
}
