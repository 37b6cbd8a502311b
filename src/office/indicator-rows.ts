import type { BadRow, IndicatorCell, IndicatorColumn, IndicatorRow, IndicatorSheet, ReadIndicator } from '../model/indicator.js';
import { dateText, plusDays } from './dates.js';
import { holdsIdentityNumber, holdsMobile } from './personal-data.js';

const HEADER_SEARCH_ROWS = 20;
const fold = (text: string) => text.normalize('NFKC').replace(/[\s*:()]|（必填）/g, '');

/**
 * Reads the rows of a sheet. Good rows are kept, bad ones named by sheet, row, column and reason. A sheet with a column of citizens'
 * personal data is refused whole; a cell with an identity or a mobile number makes its row a bad one.
 */
export function readIndicator(rows: readonly IndicatorRow[], sheet: string, form: IndicatorSheet, personal: readonly string[]): ReadIndicator {
  const empty: ReadIndicator = { good: [], bad: [], refused: [], notices: [] };
  const { at, header } = headerOf(rows, form);
  const missing = form.columns.filter((column) => column.required && !header.has(column.id)).map((column) => column.label);
  if (at < 0 || missing.length > 0) return { ...empty, refused: [`“${sheet}”不是${form.title}：缺少“${missing.join('”“')}”列。请用 zhinan indicator template 生成的表填报。`] };
  const titles = rows[at]?.cells ?? [];
  const known = new Set(header.values());
  const others = titles.flatMap((cell, index) => (known.has(index) || cell.text === '' ? [] : [cell.text]));
  const private_ = others.filter((title) => personal.some((word) => fold(title).includes(word)));
  if (private_.length > 0) return { ...empty, refused: [`“${sheet}”有“${private_.join('”“')}”列，本表不收办事群众的姓名、电话、证件号码等个人信息，请删去这些列再报送；本次没有收下任何内容。`] };
  const unused = others.filter((title) => !/^(?:序号|编号)$/.test(fold(title)));
  const unfilled: number[] = [];
  const read: ReadIndicator = { ...empty, notices: unused.length > 0 ? [`没有使用“${unused.join('”“')}”列。`] : [] };
  for (const row of rows.slice(at + 1)) {
    if (row.cells.every((cell, index) => cell.text === '' || !known.has(index))) continue;
    if (isUnfilled(row, form, header)) {
      unfilled.push(row.number);
      continue;
    }
    const { values, bad } = readRow(row, sheet, form, header);
    if (bad.length === 0) read.good.push({ row: row.number, values });
    else read.bad.push(...bad);
  }
  if (unfilled.length > 0) read.notices.push(`第${unfilled.join('、')}行还没有填写日期和结果，没有计入。`);
  return read;
}

/** A row that was prepared (a number to call) and in which nobody has entered anything yet. */
function isUnfilled(row: IndicatorRow, form: IndicatorSheet, header: ReadonlyMap<string, number>): boolean {
  const entered = form.columns.filter((column) => column.required && (column.type === 'date' || column.type === 'choice' || column.type === 'integer'));
  return entered.every((column) => (row.cells[header.get(column.id) ?? -1]?.text ?? '') === '');
}

function headerOf(rows: readonly IndicatorRow[], form: IndicatorSheet): { at: number; header: Map<string, number> } {
  let best = { at: -1, header: new Map<string, number>() };
  for (const [at, row] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const header = new Map<string, number>();
    for (const column of form.columns) {
      for (const name of [column.label, ...column.aliases]) {
        const index = row.cells.findIndex((cell, n) => fold(cell.text) === fold(name) && ![...header.values()].includes(n));
        if (index < 0) continue;
        header.set(column.id, index);
        break;
      }
    }
    if (header.size > best.header.size) best = { at, header };
  }
  return best;
}

function readRow(row: IndicatorRow, sheet: string, form: IndicatorSheet, header: ReadonlyMap<string, number>): { values: Record<string, string | number>; bad: BadRow[] } {
  const values: Record<string, string | number> = {};
  const bad: BadRow[] = [];
  const say = (column: string, reason: string) => bad.push({ sheet, row: row.number, column, reason });
  for (const column of form.columns) {
    const cell = row.cells[header.get(column.id) ?? -1];
    if (cell === undefined || cell.text === '') continue;
    if (holdsIdentityNumber(cell.text)) say(column.label, '填有身份证号码，请删去个人信息');
    else if (holdsMobile(cell.text)) say(column.label, '填有手机号码，请删去个人信息（办公电话请填座机或热线）');
    else {
      const value = valueOf(cell, column);
      if (value === undefined) say(column.label, column.type === 'date' ? `“${shown(cell.text)}”不是日期，请写成 2018-09-13 这样` : `“${shown(cell.text)}”不是整数`);
      else values[column.id] = value;
    }
  }
  const told = new Set(bad.map((one) => one.column));
  for (const { column, reason } of form.errorsOf(values)) {
    const label = form.columns.find((one) => one.id === column)?.label ?? column;
    if (!told.has(label)) say(label, reason);
  }
  const { hits, total } = values;
  if (bad.length === 0 && typeof hits === 'number' && typeof total === 'number' && hits > total) say(form.columns.find((one) => one.id === 'hits')?.label ?? 'hits', `${hits}大于总数${total}`);
  return { values, bad };
}

const shown = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

function valueOf(cell: IndicatorCell, column: IndicatorColumn): string | number | undefined {
  const text = cell.text.normalize('NFKC').trim();
  if (column.type === 'integer') return /^\d{1,3}(?:,\d{3})+$|^\d+$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
  if (column.type === 'date') return dateOfCell(text, cell.numeric);
  if (column.type === 'choice') return text.replace(/\s+/g, '');
  return text.replace(/[‐-―－]/g, '-');
}

/** `2018-9-13`, `2018/9/13`, `2018.9.13`, `2018年9月13日`; a true date of Excel is shown as `9/13/18` by its default format, and as days since 1899-12-30 in a column of text. */
function dateOfCell(text: string, numeric: boolean): string | undefined {
  if (numeric && /^[2-6]\d{4}$/.test(text)) return plusDays('1899-12-30', Number(text));
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const [, m, d, y] = numeric ? (/^(\d{1,2})\/(\d{1,2})\/(\d{2})$/.exec(text) ?? []) : [];
  const parts = year !== undefined ? [year, month, day] : y !== undefined ? [`20${y}`, m, d] : undefined;
  if (parts === undefined) return undefined;
  try {
    return dateText(parts.map((part) => (part ?? '').padStart(2, '0')).join('-'));
  } catch {
    return undefined;
  }
}
