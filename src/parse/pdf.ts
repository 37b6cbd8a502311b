import type { Block, Cell, Document } from './blocks.js';
import { loadPdf } from './pdf-load.js';
import { boxesOf, gridOf, tablesOf, type Box } from './pdf-grid.js';
import { flowed, linesOf, textOf, type Line } from './pdf-lines.js';
import type { PdfPage, Run } from './pdf-page.js';
import { paragraph, placed } from './placed.js';
import { join } from './stretch.js';

/** Heads and feet stand this near to the edges of a page, in parts of its height. */
const MARGIN = 0.085;
const PAGE_NUMBER = /^[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·\s]*$/;
/** Larger than the running text by this, a short line is a heading. */
const LARGER = 1.12;

interface PageTable {
  block: { type: 'table'; rows: Cell[][] };
  columns: number[];
  /** The page on which it was last seen. */
  page: number;
}

/**
 * A PDF with text → blocks. Cells that rulings enclose become tables; other text becomes lines, and a label with its value beside it a
 * pair. The place of everything is its page. @param isLabel does a text stand in the place of a label? @throws UnreadableError
 */
export async function pdfToDocument(bytes: Uint8Array, snapshot: string, options: { isLabel: (text: string) => boolean }): Promise<Document> {
  const pages = await loadPdf(bytes);
  const running = runningRuns(pages);
  const body = bodySize(pages);
  const blocks: Block[] = [];
  let open: PageTable | undefined;
  for (const page of pages) {
    const runs = page.runs.filter((run) => !running.has(run));
    const { boxes, free } = boxesOf(runs, page.rulings);
    const pieces: { top: number; make: () => void }[] = [];
    for (const table of tablesOf(boxes)) pieces.push({ top: Math.min(...table.map((box) => box.top)), make: () => { open = addTable(table, open, blocks, page, snapshot, options.isLabel); } });
    for (const group of groups(linesOf(free), pieces.map((piece) => piece.top))) {
      pieces.push({ top: group[0]?.y ?? 0, make: () => { open = undefined; blocks.push(...textBlocks(group, page, body, snapshot, options.isLabel)); } });
    }
    for (const piece of pieces.sort((a, b) => a.top - b.top)) piece.make();
  }
  return { snapshot, blocks, links: [] };
}

/** Runs of lines that no table parts. */
function groups(lines: readonly Line[], tops: readonly number[]): Line[][] {
  const found: Line[][] = [];
  for (const line of lines) {
    const before = found.at(-1)?.at(-1);
    if (!before || tops.some((top) => top > before.y && top <= line.y)) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found;
}

/** Heads and feet: lines at one place of most pages, whatever their numbers say, and numbers of pages in the margins. */
function runningRuns(pages: readonly PdfPage[]): Set<Run> {
  const keyOf = (line: Line): string => `${textOf(line).replace(/[\d\s\u3000]/g, '')} ${Math.round(line.y / 6)}`;
  const lined = pages.map((page) => linesOf(page.runs).map((line) => ({ line, page, key: keyOf(line), margin: line.y < page.height * MARGIN || line.y > page.height * (1 - MARGIN) })));
  const count = new Map<string, number>();
  for (const lines of lined) for (const key of new Set(lines.map((one) => one.key))) count.set(key, (count.get(key) ?? 0) + 1);
  const running = lined.flat().filter(({ line, page, key, margin }) => {
    const times = count.get(key) ?? 0;
    return (pages.length > 1 && times * 2 > pages.length && (times > 2 || margin)) || (margin && line.parts.every((part) => PAGE_NUMBER.test(part.text)) && !ruled(line, page));
  });
  return new Set(running.flatMap(({ line, page }) => page.runs.filter((run) => Math.abs(run.y - line.y) < line.size * 0.5)));
}

/** Does a line stand in a table? The first row of a page may begin with its number. */
function ruled(line: Line, page: PdfPage): boolean {
  const beside = page.rulings.filter((one) => !one.level && one.from < line.y && one.to > line.y - line.size);
  return beside.some((one) => one.at < (line.parts[0]?.x0 ?? 0)) && beside.some((one) => one.at > (line.parts.at(-1)?.x1 ?? 0));
}

/** The size of type in which most of the text is set. */
function bodySize(pages: readonly PdfPage[]): number {
  const length = new Map<number, number>();
  for (const run of pages.flatMap((page) => page.runs)) length.set(Math.round(run.size * 2) / 2, (length.get(Math.round(run.size * 2) / 2) ?? 0) + run.text.length);
  return [...length].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

function addTable(table: readonly Box[], open: PageTable | undefined, blocks: Block[], page: PdfPage, snapshot: string, isLabel: (text: string) => boolean): PageTable {
  const at = { snapshot, kind: 'pdf' as const, page: page.number };
  const { rows, columns } = gridOf(table, page.rulings);
  const made = new Map<Box, Cell>();
  const empty: Cell = { header: false, text: placed('', at), blocks: [] };
  const cellOf = (box: Box | undefined): Cell => {
    if (!box) return empty;
    const lines = flowed(linesOf(box.runs), box.left, box.right, isLabel);
    const cell = made.get(box) ?? { header: false, text: placed(lines.join('\n'), at), blocks: lines.map((line) => paragraph(placed(line, at))) };
    made.set(box, cell);
    return cell;
  };
  const grid = rows.map((row) => row.map(cellOf));
  const goesOn = open !== undefined && open.columns.length === columns.length && columns.every((x, index) => Math.abs(x - (open.columns[index] ?? 0)) < 6);
  if (open && goesOn) {
    carryOn(open, grid, isLabel);
    open.page = page.number;
    return open;
  }
  const block = { type: 'table' as const, rows: grid };
  blocks.push(block);
  return { block, columns, page: page.number };
}

const plain = (cell: Cell | undefined): string => (cell?.text.text ?? '').replace(/\s/g, '');

/** Adds the rows of the next page: the rest of a row that was broken off to that row, rows under a label that stands on the page before under that label. */
function carryOn(open: PageTable, grid: readonly Cell[][], isLabel: (text: string) => boolean): void {
  const above = open.block.rows.at(-1);
  const label = above?.[0];
  let leading = true;
  grid.forEach((row, index) => {
    leading &&= plain(row[0]) === '';
    if (index === 0 && above && isRest(row, above, isLabel)) open.block.rows[open.block.rows.length - 1] = withRest(above, row);
    else open.block.rows.push(leading && label ? [label, ...row.slice(1)] : row);
  });
}

/** Is the first row of a page the rest of the row that the page before broke off: with fewer cells filled, or with the rest of its label? */
function isRest(row: readonly Cell[], above: readonly Cell[], isLabel: (text: string) => boolean): boolean {
  const [own, before] = [plain(row[0]), plain(above[0])];
  const filled = (cells: readonly Cell[]): number => new Set(cells.slice(1).filter((cell) => plain(cell) !== '' && plain(cell) !== before)).size;
  if (before === '') return false;
  if (own === '') return filled(row) < filled(above) || filled(above) <= 1;
  return !isLabel(own) && isLabel(before + own) && !isLabel(before);
}

function withRest(above: readonly Cell[], row: readonly Cell[]): Cell[] {
  const made = new Map<Cell, Cell>();
  return above.map((cell, index) => {
    const rest = row[index];
    if (!rest || plain(rest) === '') return cell;
    const known = made.get(cell);
    if (known) return known;
    const glue = /[。；;！？]\s*$/.test(cell.text.text) || plain(cell) === '' ? '\n' : '';
    const text = join([cell.text, rest.text]);
    const whole = glue === '' ? { ...text, text: cell.text.text + rest.text.text } : text;
    const joinedCell: Cell = { header: cell.header, text: whole, blocks: [paragraph(whole)] };
    made.set(cell, joinedCell);
    return joinedCell;
  });
}

function textBlocks(lines: readonly Line[], page: PdfPage, body: number, snapshot: string, isLabel: (text: string) => boolean): Block[] {
  const at = { snapshot, kind: 'pdf' as const, page: page.number };
  const right = Math.max(...lines.map((line) => line.parts.at(-1)?.x1 ?? 0), page.width * 0.7);
  const left = Math.min(...lines.map((line) => line.parts[0]?.x0 ?? 0));
  const blocks: Block[] = [];
  let text: Line[] = [];
  let beside: { value: Block[]; x: number } | undefined;
  const flush = (): void => {
    for (const one of text.length > 0 ? flowed(text, left, right, isLabel) : []) blocks.push(paragraph(placed(one, at)));
    text = [];
  };
  for (const line of lines) {
    const words = textOf(line);
    const [first, second] = line.parts;
    if (line.parts.length === 1 && first && beside && first.x0 > beside.x - line.size && !isLabel(first.text)) {
      beside.value.push(paragraph(placed(first.text, at)));
      continue;
    }
    beside = undefined;
    if (first && second && line.parts.length % 2 === 0 && line.parts.every((part, index) => index % 2 === 1 || isLabel(part.text.replace(/[：:]$/, '')))) {
      flush();
      for (let index = 0; index < line.parts.length; index += 2) {
        const [label, content] = [line.parts[index], line.parts[index + 1]];
        if (!label || !content) continue;
        const value: Block[] = [paragraph(placed(content.text, at))];
        blocks.push({ type: 'pair', label: placed(label.text.replace(/[：:]$/, ''), at), value });
        if (line.parts.length === 2) beside = { value, x: content.x0 };
      }
    } else if (line.parts.length === 1 && words.length <= 16 && isLabel(words)) {
      flush();
      blocks.push({ type: 'heading', depth: 3, text: placed(words, at) });
    } else if (line.size > body * LARGER && words.length <= 60) {
      flush();
      const last = blocks.at(-1);
      const depth = line.size > body * 1.4 ? 1 : 2;
      if (last?.type === 'heading' && last.depth === depth && depth === 1 && blocks.length === 1 && page.number === 1) blocks[0] = { type: 'heading', depth, text: placed(last.text.text + words, at) };
      else blocks.push({ type: 'heading', depth, text: placed(words, at) });
    } else text.push(line);
  }
  flush();
  return blocks;
}
