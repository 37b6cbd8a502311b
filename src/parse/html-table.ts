import type { Block, Cell } from './blocks.js';
import { isCaptionRow } from './caption-row.js';
import { makePair, readContainer, readNodes, type Reader } from './html-blocks.js';
import { distinct, gridOf, isPairRow, withoutButtons, type Grid, type GridCell } from './html-grid.js';
import { markHeaders } from './html-headers.js';
import { contentChildren, hasText, plainText } from './html-page.js';
import { stretchOf } from './html-stretch.js';
import { childElements, type HtmlElement } from './html-tree.js';

/** A table as pairs where it pairs labels with values, as a table where it lists, and as its cells' blocks where it only arranges. */
export function readTable(reader: Reader, table: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const caption = childElements(table).find((child) => child.tagName === 'caption' && hasText(page, child));
  const grid = gridOf(page, table);
  markHeaders(page, grid);
  const blocks = isArrangement(grid) ? uncounted(reader, grid).flatMap((cell) => readContainer(reader, cell.element, depth + 1)) : readRows(reader, grid, depth);
  return caption && blocks.length > 0 ? [{ type: 'group', caption: stretchOf(page, [caption]), children: blocks }] : blocks;
}

/** The cells of an arrangement without those that count its rows: 序号, 1, 2, 3 … in the first column, which would end the value of the row above. */
function uncounted({ page }: Reader, grid: Grid): GridCell[] {
  const firsts = grid.filter((line) => distinct(line).length > 2).flatMap(([first]) => (first ? [{ cell: first, text: plainText(page, first.element).trim() }] : []));
  const numbers = firsts.filter(({ text }) => text !== '序号').map(({ text }) => Number(/^\d{1,3}$/.exec(text)?.[0] ?? NaN));
  const counts = numbers.length > 2 && numbers.every((number, at) => number === at + 1);
  return distinct(grid.flat()).filter((cell) => !counts || !firsts.some((first) => first.cell === cell));
}

/** A table that only places things beside each other: no heading cells, and structure inside of its cells. */
function isArrangement(grid: Grid): boolean {
  const cells = distinct(grid.flat());
  if (cells.length <= 1) return true;
  if (cells.some((cell) => cell.header)) return false;
  const widest = Math.max(...grid.map((line) => distinct(line).length));
  return widest === 1 || cells.some((cell) => holdsStructure(cell.element));
}

function holdsStructure(element: HtmlElement): boolean {
  const stack = [...childElements(element)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (/^(?:table|dl|h[1-6])$/.test(node.tagName)) return true;
    stack.push(...childElements(node));
  }
  return false;
}

function readRows(reader: Reader, grid: Grid, depth: number): Block[] {
  const blocks: Block[] = [];
  for (let r = 0; r < grid.length; ) {
    const line = grid[r] ?? [];
    const cells = distinct(line);
    const first = cells[0];
    const next = distinct(grid[r + 1] ?? []);
    if (!first) r += 1;
    else if (r === 0 && isCaptionRow(cells.map((cell) => plainText(reader.page, cell.element)))) r += 1;
    else if (headHeight(grid, r) > 1) r += headHeight(grid, r) - 1;
    else if (first.header && spannedRows(grid, r, first) > 1 && cells.length > 1 && !(isPairRow(cells) && first.columns === 1 && spannedOnly(grid, r, cells))) {
      const height = spannedRows(grid, r, first);
      const part = grid.slice(r, r + height).map((row) => row.filter((cell) => cell !== first));
      blocks.push(captioned(reader, first, readRows(reader, part, depth + 1)));
      r += height;
    } else if (isPairRow(cells)) {
      for (let i = 0; i + 1 < cells.length; i += 2) blocks.push(...pairOf(reader, cells[i], cells[i + 1], depth));
      r += 1;
    } else if (cells.length === 1) {
      const count = captionedRows(reader, grid, r);
      if (first.header && count > 0) blocks.push(captioned(reader, first, readRows(reader, grid.slice(r + 1, r + 1 + count), depth + 1)));
      else blocks.push(...readContainer(reader, first.element, depth + 1));
      r += 1 + (first.header ? count : 0);
    } else if (cells.every((cell) => cell.header) && stacksPairs(grid, r)) {
      cells.forEach((cell) => blocks.push(...pairOf(reader, cell, grid[r + 1]?.[line.indexOf(cell)], depth)));
      r += 2;
    } else {
      let end = r + 1;
      const headed = cells.every((cell) => cell.header);
      while (end < grid.length && belongs(grid, end, headed, next.length)) end += 1;
      blocks.push({ type: 'table', rows: cellRows(reader, withoutButtons(reader.page, grid.slice(r, end)), depth) });
      r = end;
    }
  }
  return blocks;
}

/** Rows of headings on top of each other, tied by cells that span them; the lowest names the columns. */
function headHeight(grid: Grid, r: number): number {
  const line = grid[r] ?? [];
  const height = Math.max(...line.map((cell) => spanBelow(grid, r, cell)));
  const rows = grid.slice(r, r + height);
  const headed = rows.every((row) => row.every((cell) => cell.header)) && grid[r + height]?.some((cell) => !cell.header) === true;
  return headed && line.length > 2 && line.some((cell) => spanBelow(grid, r, cell) === 1) ? height : 1;
}

function spanBelow(grid: Grid, r: number, cell: GridCell): number {
  let height = 0;
  while (grid[r + height]?.includes(cell)) height += 1;
  return height;
}

const spannedRows = (grid: Grid, r: number, cell: GridCell): number => {
  let height = 0;
  while (grid[r + height]?.[0] === cell) height += 1;
  return height;
};

/** One label and one value that both span the same rows. */
const spannedOnly = (grid: Grid, r: number, cells: GridCell[]): boolean => cells.every((cell) => cell.rows === cells[0]?.rows) && grid[r + 1]?.[0] === cells[0];

/** Rows below a full-width caption that are its own: a header row and its data, up to the next caption or row of pairs. */
function captionedRows(reader: Reader, grid: Grid, r: number): number {
  let count = 0;
  const startsWithPairs = isPairRow(distinct(grid[r + 1] ?? []));
  const caption = grid[r]?.[0];
  // Rows of pairs below a label are other elements; below a mere caption they are its own.
  if (startsWithPairs && caption && reader.page.isLabel(plainText(reader.page, caption.element, 30))) return 0;
  for (let at = r + 1; at < grid.length; at++) {
    const cells = distinct(grid[at] ?? []);
    if (cells.length === 1 && cells[0]?.header) break;
    if (!startsWithPairs && isPairRow(cells) && at > r + 1) break;
    count += 1;
  }
  return count;
}

/** Headings with one row of values each, more than once below each other. */
function stacksPairs(grid: Grid, r: number): boolean {
  const heads = grid.map((line) => line.length > 1 && line.every((cell) => cell.header));
  const values = !heads[r + 1] && grid[r + 1]?.length === grid[r]?.length;
  const closes = heads[r + 2] === true;
  const closed = heads[r - 2] === true && grid[r + 2] === undefined;
  return values && (closes || closed);
}

/** Does a row go on with the table above it? A caption over part of its rows (变更时提供) does. */
function belongs(grid: Grid, at: number, headed: boolean, width: number): boolean {
  const cells = distinct(grid[at] ?? []);
  const only = cells.length === 1 ? cells[0] : undefined;
  if (only && width > 1) {
    const below = distinct(grid[at + 1] ?? []);
    return headed && !only.header && below.length === width && below.every((cell) => !cell.header);
  }
  if (headed && cells.length > 1 && cells.every((cell) => cell.header)) return false;
  return !(isPairRow(cells) && cells.length < width);
}

function captioned(reader: Reader, caption: GridCell, children: Block[]): Block {
  const label = stretchOf(reader.page, [caption.element]);
  return reader.page.isLabel(label.text) ? { type: 'pair', label, value: children } : { type: 'group', caption: label, children };
}

function pairOf(reader: Reader, label: GridCell | undefined, value: GridCell | undefined, depth: number): Block[] {
  if (!label || !value || !hasText(reader.page, label.element)) return [];
  return [makePair(reader, label.element, [value.element], depth)];
}

function cellRows(reader: Reader, grid: Grid, depth: number): Cell[][] {
  const made = new Map<GridCell, Cell>();
  const cellOf = (cell: GridCell): Cell => {
    let known = made.get(cell);
    if (!known) {
      const text = stretchOf(reader.page, [cell.element]);
      known = { header: cell.header, text, blocks: text.text === '' ? [] : readNodes(reader, contentChildren(reader.page, cell.element), depth + 1) };
      made.set(cell, known);
    }
    return known;
  };
  return grid.map((line) => line.map(cellOf));
}
