import ExcelJS from 'exceljs';
import { displayWidth } from './width.js';
import { addRow, addSheet, closeSheet, type SheetColumn } from './xlsx/sheet.js';

/** Characters of a column; a Chinese one counts two. */
const NARROWEST = 6;
const WIDEST = 46;
/** Signs that a sheet's name may not have (ECMA-376, 18.2.19), and its length. */
const NOT_IN_NAMES = /[\\/?*:[\]']/g;
const LONGEST_NAME = 31;

/** A table that a page shows, as a workbook of one sheet that prints; all is text, nothing is a formula. */
export async function renderTable(table: { title: string; header: readonly string[]; rows: readonly (readonly string[])[] }, note: string, at: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '指南针';
  workbook.created = new Date(at);
  workbook.modified = workbook.created;
  const columns = table.header.map((title, column): SheetColumn => ({ title, width: Math.min(WIDEST, Math.max(NARROWEST, displayWidth(title) + 2, ...table.rows.map((row) => Math.max(...(row[column] ?? '').split('\n').map((line) => displayWidth(line))) + 1))) }));
  const sheet = addSheet(workbook, table.title.replaceAll(NOT_IN_NAMES, '').slice(0, LONGEST_NAME) || '表', table.title, note, columns, '');
  for (const row of table.rows) addRow(sheet, columns, columns.map((_, column) => row[column] ?? ''));
  closeSheet(sheet, columns);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
