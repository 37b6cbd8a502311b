import type { Block, Cell } from './blocks.js';
import { makePair, readContainer, readNodes, type Reader } from './html-blocks.js';
import { contentChildren, hasText, plainText, type HtmlPage } from './html-page.js';
import { stretchOf } from './html-stretch.js';
import { attribute, childElements, signature, type HtmlElement } from './html-tree.js';

interface GridCell {
  element: HtmlElement;
  header: boolean;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Rows of the full grid: a cell that spans stands in each place that it covers. */
type Grid = GridCell[][];

const MOST_SPAN = 200;

/** A table as pairs where it pairs labels with values, as a table where it lists, and as its cells' blocks where it only arranges. */
export function readTable(reader: Reader, table: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const caption = childElements(table).find((child) => child.tagName === 'caption' && hasText(page, child));
  const grid = gridOf(page, table);
  markHeaders(page, grid);
  const blocks = isArrangement(grid) ? distinct(grid.flat()).flatMap((cell) => readContainer(reader, cell.element, depth + 1)) : readRows(reader, grid, depth);
  return caption && blocks.length > 0 ? [{ type: 'group', caption: stretchOf(page, [caption]), children: blocks }] : blocks;
}

function gridOf(page: HtmlPage, table: HtmlElement): Grid {
  const rows = rowsOf(page, table);
  const grid: Grid = rows.map(() => []);
  rows.forEach((row, r) => {
    let column = 0;
    for (const element of childElements(row)) {
      if ((element.tagName !== 'td' && element.tagName !== 'th') || page.furniture.has(element)) continue;
      while (grid[r]?.[column]) column += 1;
      const columns = span(element, 'colspan');
      const height = Math.min(span(element, 'rowspan') || rows.length, rows.length - r);
      const cell: GridCell = { element, header: element.tagName === 'th', row: r, column, rows: height, columns };
      for (let down = 0; down < height; down++) for (let right = 0; right < columns; right++) {
        const line = grid[r + down];
        if (line) line[column + right] = cell;
      }
      column += columns;
    }
  });
  return withoutButtons(page, grid.map((line) => line.filter((cell) => cell !== undefined)).filter((line) => line.some((cell) => hasText(page, cell.element))));
}

function span(element: HtmlElement, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, MOST_SPAN) : 1;
}

function rowsOf(page: HtmlPage, table: HtmlElement): HtmlElement[] {
  return childElements(table).flatMap((child) => {
    if (page.furniture.has(child)) return [];
    return child.tagName === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? childElements(child).filter((row) => row.tagName === 'tr' && !page.furniture.has(row)) : [];
  });
}

/** Leaves out the columns that hold buttons. */
function withoutButtons(page: HtmlPage, grid: Grid): Grid {
  const head = grid[0] ?? [];
  const buttons = new Set(head.filter((cell) => grid.length > 1 && head.length > 1 && page.words.columns.includes(plainText(page, cell.element, 10).replace(/\s/g, ''))));
  if (buttons.size === 0) return grid;
  const columns = new Set(head.flatMap((cell, index) => (buttons.has(cell) ? [index] : [])));
  return grid.map((line) => line.filter((_, index) => !columns.has(index))).filter((line) => line.length > 0);
}

const distinct = (cells: readonly GridCell[]): GridCell[] => [...new Set(cells)];

/** Marks heading cells that are no `th`: known labels, and cells whose class only the first row or the label columns have. */
function markHeaders(page: HtmlPage, grid: Grid): void {
  const cells = distinct(grid.flat());
  if (cells.some((cell) => cell.header && plainText(page, cell.element, 0) !== '')) {
    for (const cell of cells) if (!cell.header && isHeadingText(page, cell) && cell.columns === 1 && columnHasHeaders(grid, cell)) cell.header = true;
    return;
  }
  for (const cell of cells) cell.header = isHeadingText(page, cell);
  const head = distinct(grid[0] ?? []);
  const shape = head[0] ? signature(head[0].element) : '';
  const styled = head.length > 1 && shape.includes('.') && head.every((cell) => signature(cell.element) === shape)
    && cells.every((cell) => cell.row === 0 || signature(cell.element) !== shape) && grid.length > 1;
  if (styled || (head.length > 1 && head.filter((cell) => cell.header).length * 2 > head.length && head.every((cell) => shortText(page, cell)) && !isPairRow(head))) {
    for (const cell of head) cell.header = true;
  }
  for (let column = 0; column < 6; column += 2) {
    const labels = cells.filter((cell) => cell.column === column && cell.columns < (grid[cell.row]?.length ?? 1));
    const known = labels.filter((cell) => cell.header).length;
    if (known >= 2 && known * 5 >= labels.length * 3 && !head.every((cell) => cell.header)) for (const cell of labels) if (shortText(page, cell)) cell.header = true;
  }
}

function isHeadingText(page: HtmlPage, cell: GridCell): boolean {
  const text = plainText(page, cell.element, 30).replace(/[:：∶\s]+$/, '');
  return text !== '' && text.length <= 26 && page.isLabel(text);
}

const shortText = (page: HtmlPage, cell: GridCell): boolean => {
  const text = plainText(page, cell.element, 30);
  return text.length <= 20 && !/[。；，]/.test(text) && /\p{L}/u.test(text);
};

const columnHasHeaders = (grid: Grid, cell: GridCell): boolean => grid.filter((line) => line[cell.column] !== cell && line[cell.column]?.header).length > 0;

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

/** Label, value, label, value … */
function isPairRow(cells: GridCell[]): boolean {
  return cells.length >= 2 && cells.length % 2 === 0 && cells.every((cell, index) => cell.header === (index % 2 === 0));
}

function readRows(reader: Reader, grid: Grid, depth: number): Block[] {
  const blocks: Block[] = [];
  for (let r = 0; r < grid.length; ) {
    const line = grid[r] ?? [];
    const cells = distinct(line);
    const first = cells[0];
    const next = distinct(grid[r + 1] ?? []);
    if (!first) r += 1;
    else if (first.header && spannedRows(grid, r, first) > 1 && cells.length > 1 && !(isPairRow(cells) && first.columns === 1 && spannedOnly(grid, r, cells))) {
      const height = spannedRows(grid, r, first);
      const part = grid.slice(r, r + height).map((row) => row.filter((cell) => cell !== first));
      blocks.push(captioned(reader, first, readRows(reader, part, depth + 1)));
      r += height;
    } else if (isPairRow(cells)) {
      for (let i = 0; i + 1 < cells.length; i += 2) blocks.push(...pairOf(reader, cells[i], cells[i + 1], depth));
      r += 1;
    } else if (cells.length === 1) {
      const count = captionedRows(grid, r);
      if (first.header && count > 0) blocks.push(captioned(reader, first, readRows(reader, grid.slice(r + 1, r + 1 + count), depth + 1)));
      else blocks.push(...readContainer(reader, first.element, depth + 1));
      r += 1 + (first.header ? count : 0);
    } else if (cells.every((cell) => cell.header) && stacksPairs(grid, r)) {
      cells.forEach((cell) => blocks.push(...pairOf(reader, cell, grid[r + 1]?.[line.indexOf(cell)], depth)));
      r += 2;
    } else {
      let end = r + 1;
      const headed = cells.every((cell) => cell.header);
      while (end < grid.length && belongs(grid[end] ?? [], headed, next.length)) end += 1;
      blocks.push({ type: 'table', rows: cellRows(reader, grid.slice(r, end), depth) });
      r = end;
    }
  }
  return blocks;
}

const spannedRows = (grid: Grid, r: number, cell: GridCell): number => {
  let height = 0;
  while (grid[r + height]?.[0] === cell) height += 1;
  return height;
};

/** One label and one value that both span the same rows. */
const spannedOnly = (grid: Grid, r: number, cells: GridCell[]): boolean => cells.every((cell) => cell.rows === cells[0]?.rows) && grid[r + 1]?.[0] === cells[0];

/** Rows below a full-width caption that are its own: a header row and its data, up to the next caption or row of pairs. */
function captionedRows(grid: Grid, r: number): number {
  let count = 0;
  const startsWithPairs = isPairRow(distinct(grid[r + 1] ?? []));
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

function belongs(line: GridCell[], headed: boolean, width: number): boolean {
  const cells = distinct(line);
  if (cells.length === 1 && width > 1) return false;
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
