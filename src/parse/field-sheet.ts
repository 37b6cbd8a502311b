import { FIELD_SHEET } from '../model/field-sheet.js';
import type { Block, Cell, Document, Stretch, TableBlock } from './blocks.js';
import { lines, slice, trimmed } from './stretch.js';

const TICKS = '☑☒✓✔√■●◼';
const BOXES = '□☐○◻';
const { agrees, differs, unseen } = FIELD_SHEET;
const TOKEN = new RegExp(`[${TICKS}]|[${BOXES}]|${differs}|${agrees}|${unseen}`, 'gu');

export type Tick = typeof agrees | typeof differs | typeof unseen;

const isWord = (token: string | undefined): token is Tick => token === agrees || token === differs || token === unseen;
const isTick = (token: string | undefined): boolean => token !== undefined && TICKS.includes(token);
const tokensOf = (text: string): string[] => [...text.matchAll(TOKEN)].map(([token]) => token);

/**
 * Which of the three boxes is ticked: `☑一致 □不一致 □未见`, `√□一致`, `□一致√`, or the only one left. None, or more than one, or not clear
 * which: undefined, and the row is not compared.
 */
export function tickOf(text: string): Tick | undefined {
  const all = text.split('\n').map(tokensOf).filter((tokens) => tokens.length > 0);
  const words = all.flat().filter(isWord);
  if (words.length === 1 && all.flat().length === 1) return words[0];
  const ticked = all.every((tokens) => tokens.filter(isWord).length <= 1) && all.length > 1 ? all.filter((tokens) => tokens.some(isTick)).flatMap((tokens) => tokens.filter(isWord)) : tickedInLine(all.flat());
  return ticked.length === 1 ? ticked[0] : undefined;
}

/** In one line a tick belongs to the word behind it (or behind the box behind it) unless a word stands before it; then only where a box or nothing follows. */
function tickedInLine(tokens: readonly string[]): Tick[] {
  return tokens.flatMap((token, index): Tick[] => {
    if (!isWord(token)) return [];
    const before = BOXES.includes(tokens[index - 1] ?? ' ') ? index - 2 : index - 1;
    const leads = isTick(tokens[before]) && !isWord(tokens[before - 1]);
    const trails = isTick(tokens[index + 1]) && !isWord(tokens[index + 2]) && !(isTick(tokens[index - 1]) && !isWord(tokens[index - 2]));
    return leads || trails ? [token] : [];
  });
}

interface Seen {
  cell: Cell;
  tick: Tick | undefined;
}

interface SeenMaterial {
  name: Stretch;
  value?: Seen;
}

interface Columns {
  head: number;
  element: number;
  handbook: number;
  result: number;
  found: number;
}

function columnsOf(table: TableBlock): Columns | undefined {
  for (const [head, row] of table.rows.entries()) {
    const at = (title: string): number => row.findIndex((cell) => cell.text.text.replace(/\s/gu, '').startsWith(title.replace(/（.*$/u, '')));
    const columns = { head, element: at(FIELD_SHEET.element), handbook: at(FIELD_SHEET.handbook), result: at(FIELD_SHEET.result), found: at(FIELD_SHEET.found) };
    if (Object.values(columns).every((index) => index >= 0)) return columns;
  }
  return undefined;
}

/** What a row of the sheet says stands there; undefined: nothing that could be compared. */
function valueOf(row: readonly Cell[], columns: Columns): Seen | undefined {
  const [handbook, found] = [row[columns.handbook], row[columns.found]];
  const tick = tickOf(row[columns.result]?.text.text ?? '');
  const written = (cell: Cell | undefined): cell is Cell => cell !== undefined && cell.text.text.trim() !== '';
  if (tick === agrees) return written(handbook) ? { cell: handbook, tick } : written(found) ? { cell: found, tick } : undefined;
  if (tick === differs) return written(found) ? { cell: found, tick } : undefined;
  // Local elements have no value to agree with: what is written down is what stands there.
  return tick === undefined && !written(handbook) && written(found) ? { cell: found, tick } : undefined;
}

/**
 * A filled-in 现场核查表 as the guide that stands at the counter: rows that agree say what the handbook says, rows that differ what was
 * written down, both at their cell of the sheet; the rest says nothing. Any other document comes back as it is.
 */
export function readFieldSheet(document: Document, notAsked: ReadonlySet<string>): Document {
  let found = false;
  const blocks = document.blocks.flatMap((block): Block[] => {
    const columns = block.type === 'table' ? columnsOf(block) : undefined;
    if (block.type !== 'table' || !columns) return [block];
    found = true;
    const above = block.rows.slice(0, columns.head);
    return [...(above.length > 0 ? [{ type: 'table' as const, rows: above }] : []), ...rowsToBlocks(block.rows.slice(columns.head + 1), columns, notAsked)];
  });
  // The sheet's own title names no item.
  return found ? { snapshot: document.snapshot, links: document.links, blocks: blocks.filter((block) => block.type === 'table' || block.type === 'pair') } : document;
}

function rowsToBlocks(rows: readonly (readonly Cell[])[], columns: Columns, notAsked: ReadonlySet<string>): Block[] {
  const blocks: Block[] = [];
  const materials: SeenMaterial[] = [];
  for (const row of rows) {
    const label = row[columns.element];
    if (!label || label.text.text.trim() === '') continue;
    const value = valueOf(row, columns);
    const name = label.text.text.trim();
    if (!name.startsWith(FIELD_SHEET.material)) {
      if (value) blocks.push({ type: 'pair', label: label.text, value: value.cell.blocks });
      continue;
    }
    if (name === FIELD_SHEET.more) {
      const said = row[columns.found];
      if (said && !notAsked.has(said.text.text.trim())) for (const line of lines(said.text)) if (line.text.trim() !== '') materials.push({ name: trimmed(line), value: { cell: said, tick: undefined } });
      continue;
    }
    const short = trimmed(slice(label.text, label.text.text.indexOf(FIELD_SHEET.material) + FIELD_SHEET.material.length));
    if (value?.tick === differs && notAsked.has(value.cell.text.text.replace(/[\s。；，]/gu, ''))) materials.push({ name: slice(short, 0, 0), value });
    else materials.push({ name: short, ...(value ? { value } : {}) });
  }
  // A list of which nothing was seen is silent; of one that was seen in part, the rest counts as not compared.
  const listed = materials.filter(({ name }) => name.text !== '');
  const [first] = listed;
  if (first && materials.some((one) => one.value !== undefined)) for (const block of materialBlocks(listed, first.name)) blocks.push({ type: 'pair', label: invented('申请材料', first.name), value: [block] });
  return blocks;
}

const NAME = '材料名称';
const COUNTED = ['材料形式', '纸质份数'];

/** Words of our own, at the place of others. */
const invented = (text: string, like: Stretch): Stretch => ({ text, locate: () => like.locate(0, like.text.length) });

/** Materials of which something was said as a table, the others by their names alone. */
function materialBlocks(materials: readonly SeenMaterial[], like: Stretch): Block[] {
  const rows = materials.map(({ name, value }) => ({ name, parts: partsOf(value) }));
  const [told, named] = [rows.filter(({ parts }) => parts.size > 0), rows.filter(({ parts }) => parts.size === 0)];
  const titles = [...new Set(told.flatMap(({ parts }) => [...parts.keys()]))];
  const cellOf = (text: Stretch, header: boolean): Cell => ({ header, text, blocks: text.text === '' ? [] : [{ type: 'paragraph', text }] });
  const table: TableBlock = {
    type: 'table',
    rows: [[NAME, ...titles].map((title) => cellOf(invented(title, like), true)), ...told.map(({ name, parts }) => [cellOf(name, false), ...titles.map((title) => cellOf(parts.get(title) ?? invented('', name), false))])],
  };
  const list: Block = { type: 'list', ordered: false, items: named.map(({ name }) => [{ type: 'paragraph', text: name }]) };
  return [...(told.length > 0 ? [table] : []), ...(named.length > 0 ? [list] : [])];
}

function partsOf(value: Seen | undefined): Map<string, Stretch> {
  const parts = new Map<string, Stretch>();
  if (value?.tick === agrees) {
    for (const line of lines(value.cell.text)) {
      const colon = line.text.indexOf('：');
      if (colon > 0) parts.set(line.text.slice(0, colon).trim(), trimmed(slice(line, colon + 1)));
    }
  } else if (value?.tick === differs) for (const title of COUNTED) parts.set(title, trimmed(value.cell.text));
  return parts;
}
