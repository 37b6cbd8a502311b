import { distinct, isPairRow, type Grid, type GridCell } from './html-grid.js';
import { plainText, type HtmlPage } from './html-page.js';
import { signature } from './html-tree.js';

/** Marks cells that work as headings though they are no `th`: known labels in the place of one, and a first row with a class of its own. */
export function markHeaders(page: HtmlPage, grid: Grid): void {
  if (grid.some((line) => line.some((cell) => cell.header && plainText(page, cell.element, 0) !== ''))) {
    for (const line of grid) markBesideHeadings(page, line);
    return;
  }
  if (isStyledHead(grid)) {
    for (const cell of distinct(grid[0] ?? [])) cell.header = true;
    return;
  }
  markByLabels(page, grid);
}

/** In a row that opens with a `th`, a known label in the place of the next one. */
function markBesideHeadings(page: HtmlPage, line: GridCell[]): void {
  const cells = distinct(line);
  if (cells.length < 4 || cells.length % 2 !== 0 || !cells[0]?.header) return;
  cells.forEach((cell, index) => {
    const value = cells[index + 1];
    if (index % 2 === 0 && value && !value.header && isKnown(page, cell)) cell.header = true;
  });
}

/** All cells of the first row, and no others, share a class. */
function isStyledHead(grid: Grid): boolean {
  const head = distinct(grid[0] ?? []);
  const shape = head[0] ? signature(head[0].element) : '';
  return head.length > 1 && grid.length > 1 && shape.includes('.') && head.every((cell) => signature(cell.element) === shape && cell.rows === 1)
    && grid.slice(1).every((line) => line.every((cell) => signature(cell.element) !== shape));
}

function markByLabels(page: HtmlPage, grid: Grid): void {
  const pairRows: GridCell[][] = [];
  let width = 0;
  for (const [index, line] of grid.entries()) {
    const all = distinct(line);
    const spanning = all.length > 2 && (all[0]?.rows ?? 1) > 1 && all.slice(1).every((cell) => cell.rows < (all[0]?.rows ?? 1)) ? all[0] : undefined;
    const cells = spanning ? all.slice(1) : all;
    if (spanning && (isKnown(page, spanning) || isShort(page, spanning))) spanning.header = width !== cells.length || spanning.header || isKnown(page, spanning);
    if (cells.length === 1) {
      const only = cells[0];
      if (only && all.length === 1) only.header = isKnown(page, only);
      width = 0;
    } else if ((isHeadRow(page, cells) && !pairsBelow(page, cells, grid[index + 1])) || isStyledRow(page, cells, grid[index + 1])) {
      for (const cell of cells) cell.header = true;
      width = cells.length;
    } else if (width !== cells.length) {
      width = 0;
      pairRows.push(cells);
    }
  }
  markPairs(page, pairRows);
}

/** Does the next row pair labels with values in the places of these cells (材料形式 | 电子 over 来源渠道 | 其他)? A value may read like a label. */
function pairsBelow(page: HtmlPage, cells: GridCell[], next: GridCell[] | undefined): boolean {
  const below = distinct(next ?? []);
  if (cells.length < 4 || cells.length % 2 !== 0 || below.length !== cells.length) return false;
  const labels = [...cells, ...below].filter((_, index) => index % 2 === 0);
  return labels.every((cell) => isKnown(page, cell)) && new Set(labels.map((cell) => plainText(page, cell.element, 30))).size === labels.length;
}

/** Mostly known labels, and nothing that looks like a value. */
function isHeadRow(page: HtmlPage, cells: GridCell[]): boolean {
  const known = cells.filter((cell) => isKnown(page, cell));
  const strange = cells.filter((cell) => !known.includes(cell) && !isNeutral(page, cell));
  return known.length >= 2 && strange.length * 5 <= cells.length * 2 && strange.every((cell) => isShort(page, cell) && !/\d/.test(plainText(page, cell.element, 30)));
}

/** 序号 and 操作 stand over columns of any table. */
const isNeutral = (page: HtmlPage, cell: GridCell): boolean => /^(?:序号|编号|№|No\.?)$/i.test(plainText(page, cell.element, 10)) || page.words.columns.includes(plainText(page, cell.element, 10));

/** All cells share a class that no cell of the next row has, and one of them is a known label. */
function isStyledRow(page: HtmlPage, cells: GridCell[], next: GridCell[] | undefined): boolean {
  const shape = cells[0] ? signature(cells[0].element) : '';
  return next !== undefined && shape.includes('.') && cells.every((cell) => signature(cell.element) === shape && isShort(page, cell)) && next.every((cell) => signature(cell.element) !== shape)
    && cells.some((cell) => isKnown(page, cell));
}

function markPairs(page: HtmlPage, rows: GridCell[][]): void {
  for (let column = 0; column < 8; column += 2) {
    const labels = rows.flatMap((cells) => (cells.length > column + 1 ? cells.slice(column, column + 1) : []));
    const known = labels.filter((cell) => isKnown(page, cell));
    const all = known.length >= 2 && known.length * 5 >= labels.length * 3;
    for (const cell of labels) if (known.includes(cell) || (all && isShort(page, cell))) cell.header = true;
  }
  for (const cells of rows) if (!isPairRow(cells)) for (const cell of cells.slice(1)) cell.header = false;
}

/** Is the cell's text a label, and no value that reads like one (原件 under 材料形式)? The caller looks at its place. */
function isKnown(page: HtmlPage, cell: GridCell): boolean {
  const text = plainText(page, cell.element, 30).replace(/[:：∶\s]+$/, '');
  return text !== '' && text.length <= 26 && page.isLabel(text);
}

function isShort(page: HtmlPage, cell: GridCell): boolean {
  const text = plainText(page, cell.element, 30);
  return text.length <= 20 && !/[。；，]/.test(text) && /\p{L}/u.test(text);
}
