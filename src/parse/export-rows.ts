import type { Place } from '../model/place.js';
import type { RecordTable } from '../model/records.js';
import type { Document } from './blocks.js';
import { headOf, type Column, type Head, type Role } from './export-columns.js';
import { JsonRecordReader } from './json-record.js';
import { pointerTo, type Json, type JsonObject } from './json-value.js';
import { foldLabel, type LabelBook } from './labels.js';
import { provenanceIn, stated, type Provenance } from './provenance.js';
import { isChinese, RecordNamesBook } from './record-names.js';
import type { Sheet, SheetCell, SheetRow } from './sheets.js';

/** A sentence for whoever hands a file over: where in it, and what is wrong. */
export interface RowNotice {
  where: string;
  message: string;
}

/** One item of a handed-over table. */
export interface ExportedItem {
  document: Document;
  /** Sheet and rows in words. */
  where: string;
  provenance: Provenance;
  /** Names of screenshots that the rows give as their source. */
  pictures: string[];
}

export interface ExportedItems {
  items: ExportedItem[];
  /** What rows outside of the tables say for all. */
  provenance: Provenance;
  notices: RowNotice[];
}

interface ItemRow {
  sheet: Sheet;
  head: Head;
  row: SheetRow;
  codes: string[];
  names: string[];
  department: string;
}

const BLANK = /^[-—–/／\\.]{0,4}$/;
/** Kinds of which several rows of an item may each give one. */
const SEVERAL = new Set(['phone', 'officeHours', 'address', 'fee', 'materials', 'steps', 'legalBasis']);
const fold = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const cellsOf = (row: SheetRow, columns: readonly Column[], ...roles: Role[]): { column: Column; cell: SheetCell }[] =>
  columns.flatMap((column) => {
    const cell = row.cells[column.index];
    return roles.includes(column.role) && cell && !BLANK.test(cell.text) ? [{ column, cell }] : [];
  });

const inWords = (sheet: Sheet, rows: readonly SheetRow[]): string => {
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  return `${sheet.name === '' ? '' : `工作表“${sheet.name}”`}第${first === last ? first : `${first}—${last}`}行`;
};

/** The items of handed-over tables: one row an item, or several rows (one a material, a step or an element) under one code or name, in one sheet or several. */
export function exportedItems(sheets: readonly Sheet[], snapshot: string, book: LabelBook, table: RecordTable): ExportedItems {
  const names = new RecordNamesBook(table, book);
  const notices: RowNotice[] = [];
  const rows: ItemRow[] = [];
  const outside: SheetRow[] = [];
  for (const sheet of sheets) {
    const head = headOf(sheet, book, names, table);
    if (!head) outside.push(...sheet.rows);
    else {
      outside.push(...sheet.rows.slice(0, head.index));
      rows.push(...rowsOf(sheet, head, notices, outside));
    }
  }
  const groups = grouped(rows);
  const items = groups.map((group) => itemOf(group, snapshot, book, names, notices));
  return { items, provenance: provenanceIn(outside, table), notices };
}

function rowsOf(sheet: Sheet, head: Head, notices: RowNotice[], outside: SheetRow[]): ItemRow[] {
  const heading = sheet.rows[head.index];
  const found: ItemRow[] = [];
  for (const row of sheet.rows.slice(head.index + 1)) {
    const filled = new Set(row.cells.filter((cell) => cell.text !== '').map((cell) => cell.cell));
    const start = Math.min(...head.columns.map((column) => column.index));
    // A note below the table stands in its first column, or in a cell over all of them.
    if (filled.size === 1 && row.cells.slice(0, start + 1).some((cell) => cell.text !== '') && head.columns.length > 2 && cellsOf(row, head.columns, 'material', 'step').length === 0) {
      outside.push(row);
      continue;
    }
    if (head.columns.every((column) => row.cells[column.index]?.text === heading?.cells[column.index]?.text)) continue;
    const broken = cellsOf(row, head.columns, 'code').find(({ cell }) => (cell.numeric && cell.text.length > 15) || /^\d(?:\.\d+)?e\+\d+$/i.test(cell.text));
    if (broken) {
      notices.push({ where: inWords(sheet, [row]), message: `“${broken.column.label}”被表格软件存成了数字（显示为 ${broken.cell.text}），原编码已改变，本行没有使用；请把该列设为文本格式后重新导出。` });
      continue;
    }
    const codes = cellsOf(row, head.columns, 'code').map(({ cell }) => fold(cell.text));
    const itemNames = cellsOf(row, head.columns, 'name').map(({ cell }) => fold(cell.text));
    const department = fold(cellsOf(row, head.columns, 'department')[0]?.cell.text ?? '');
    const last = found.at(-1);
    if (codes.length > 0 || itemNames.length > 0) found.push({ sheet, head, row, codes, names: itemNames, department });
    else if (last && cellsOf(row, head.columns, 'material', 'step', 'typed-content').length > 0) found.push({ ...last, row });
    else notices.push({ where: inWords(sheet, [row]), message: '没有编码，也没有事项名称，本行没有使用；请补填后重新导出。' });
  }
  return found;
}

/** Rows of one item together: by the longest code, else a shorter code or the name where only one item bears it. */
function grouped(rows: readonly ItemRow[]): ItemRow[][] {
  const keyOf = (row: ItemRow): string | undefined => [...row.codes].sort((a, b) => b.length - a.length)[0];
  const owners = new Map<string, Set<string>>();
  const own = (by: string, key: string): void => {
    owners.set(by, (owners.get(by) ?? new Set()).add(key));
  };
  const full = (row: ItemRow): string | undefined => {
    const key = keyOf(row);
    return key !== undefined && key.length < 20 && row.department !== '' ? `${key}@${row.department}` : key;
  };
  for (const row of rows) {
    const key = full(row);
    if (key === undefined) continue;
    for (const code of row.codes) own(code, key);
    for (const name of row.names) {
      own(`${name}@`, key);
      own(`${name}@${row.department}`, key);
    }
  }
  const groups = new Map<string, ItemRow[]>();
  for (const row of rows) {
    const code = keyOf(row);
    const wider = code === undefined ? (row.names[0] === undefined ? undefined : owners.get(`${row.names[0]}@${row.department}`)) : owners.get(code);
    const only = wider?.size === 1 ? [...wider][0] : undefined;
    const key = only ?? full(row) ?? `${row.names[0] ?? ''}@${row.department}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function itemOf(group: readonly ItemRow[], snapshot: string, book: LabelBook, names: RecordNamesBook, notices: RowNotice[]): ExportedItem {
  const places = new Map<string, Place>();
  const place = (sheet: Sheet, cell: SheetCell): Place => ({ snapshot, kind: 'sheet', sheet: sheet.name, cell: cell.cell });
  const record: JsonObject = {};
  const values = new Map<string, { text: string; at: Place }[]>();
  const lists: Record<'material' | 'step', JsonObject[]> = { material: [], step: [] };
  const listName = { material: book.spec('materials')?.label ?? '', step: book.spec('process.steps')?.label ?? '' };
  const seen = new Set<string>();
  const provenance: Provenance = {};
  const pictures = new Set<string>();

  const value = (label: string, sheet: Sheet, cell: SheetCell): void => {
    const known = values.get(label) ?? [];
    if (!known.some((one) => one.text === cell.text)) values.set(label, [...known, { text: cell.text, at: place(sheet, cell) }]);
  };
  for (const { sheet, head, row } of group) {
    for (const { column, cell } of cellsOf(row, head.columns, 'code', 'name', 'department', 'element')) value(labelOf(column, book), sheet, cell);
    const typed = cellsOf(row, head.columns, 'typed-element')[0];
    const content = cellsOf(row, head.columns, 'typed-content')[0];
    if (typed && content) value(typed.cell.text, sheet, content.cell);
    for (const role of ['material', 'step'] as const) {
      const cells = cellsOf(row, head.columns, role);
      const mark = `${sheet.name} ${role} ${cells.map(({ cell }) => cell.cell).join(' ')}`;
      if (cells.length === 0 || seen.has(mark)) continue;
      seen.add(mark);
      const at = pointerTo(`/${listName[role]}`, lists[role].length);
      const first = cells[0];
      if (first) places.set(at, place(sheet, first.cell));
      lists[role].push(Object.fromEntries(cells.map(({ column, cell }) => {
        places.set(pointerTo(at, column.label), place(sheet, cell));
        return [column.label, cell.text];
      })));
    }
    for (const role of ['source', 'date', 'person'] as const) for (const { cell } of cellsOf(row, head.columns, role)) Object.assign(provenance, { ...stated(role, cell.text), ...provenance });
    for (const { cell } of cellsOf(row, head.columns, 'picture')) for (const one of cell.text.split(/[；;，,\n]/)) if (one.trim() !== '') pictures.add(one.trim());
  }
  const where = [...new Set(group.map((one) => one.sheet))].map((sheet) => inWords(sheet, group.filter((one) => one.sheet === sheet).map((one) => one.row))).join('、');
  for (const [label, stateds] of values) {
    if ((label === listName.material && lists.material.length > 0) || (label === listName.step && lists.step.length > 0)) continue;
    const kinds = (book.match(isChinese(label) ? label : (names.field(label)?.label ?? ''))?.specs ?? []).map((spec) => spec.kind);
    if (stateds.length > 1 && !kinds.some((kind) => SEVERAL.has(kind)) && !group.some((one) => one.head.columns.some((column) => column.role === 'typed-content'))) {
      notices.push({ where, message: `同一事项的几行里“${label}”写得不一样（${stateds.slice(0, 3).map((one) => `“${one.text.slice(0, 30)}”`).join('、')}），无法判断以哪一行为准，这一要素没有使用；请核对后重新导出。` });
      continue;
    }
    const at = `/${label}`;
    const pointer = pointerTo('', label);
    record[label] = stateds.length === 1 ? (stateds[0]?.text ?? null) : stateds.map((one): Json => one.text);
    if (stateds[0]) places.set(pointer, stateds[0].at);
    stateds.forEach((one, index) => places.set(pointerTo(pointer, index), one.at));
    if (at !== pointer && stateds[0]) places.set(at, stateds[0].at);
  }
  for (const role of ['material', 'step'] as const) if (lists[role].length > 0) record[listName[role]] = lists[role];
  const fallback = [...places.values()][0] ?? { snapshot, kind: 'sheet', sheet: '', cell: 'A1' };
  const placeOf = (pointer: string): Place => {
    for (let at = pointer; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      const known = places.get(at);
      if (known) return known;
    }
    return fallback;
  };
  return { document: { snapshot, blocks: new JsonRecordReader(placeOf, book, names).read(record, ''), links: [] }, where, provenance, pictures: [...pictures] };
}

/** The label of a column as the elements know it; 事项 and 部门 are none of the schema's. */
function labelOf(column: Column, book: LabelBook): string {
  if (!isChinese(column.label) || book.match(column.label)) return column.label;
  if (column.role === 'name') return book.spec('mainItemName')?.label ?? column.label;
  if (column.role === 'department') return book.spec('competentAuthority')?.label ?? column.label;
  return foldLabel(column.label);
}
