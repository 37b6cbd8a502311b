import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { decode } from '../parse/decode.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { TableCell, TableRow } from '../model/table-row.js';
import { UserProblem } from './problem.js';

export type { TableCell as SheetCell, TableRow as SheetRow } from '../model/table-row.js';

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isOle = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/**
 * Rows of a CSV (UTF-8 with or without BOM, or GB18030) or of the first filled sheet of an Excel file.
 * Merged cells carry their value into each of their cells.
 * @throws UserProblem with a sentence that names the file, called what it is for.
 */
export function sheetRows(bytes: Uint8Array, name: string, what = '目录文件'): TableRow[] {
  if (bytes.length === 0) throw new UserProblem(`${what}“${name}”是空文件，请重新导出后再试。`);
  return isZip(bytes) || isOle(bytes) ? excelRows(bytes, name, what) : csvRows(bytes, name, what);
}

function csvRows(bytes: Uint8Array, name: string, what: string): TableRow[] {
  try {
    const rows: TableRow[] = [];
    parse(decode(bytes).text, {
      relaxColumnCount: true, relaxQuotes: true, bom: true, skipEmptyLines: true,
      // A record becomes a row at once and is given up: of 100,000 items no two lists are held beside each other.
      onRecord(record, { lines }) {
        rows.push({ number: lines, cells: record.map((text) => ({ text: text.trim(), numeric: false })) });
        return null;
      },
    });
    return rows;
  } catch (cause) {
    throw new UserProblem(`${what}“${name}”不是可读的 CSV（${(cause as Error).message}），请另存为 CSV（UTF-8）或 Excel 后再试。`);
  }
}

function excelRows(bytes: Uint8Array, name: string, what: string): TableRow[] {
  let book;
  try {
    book = read(bytes, { type: 'array', cellDates: false, cellNF: true, cellText: true });
  } catch {
    throw new UserProblem(`${what}“${name}”不是可读的 Excel 文件，请用 Excel 或 WPS 打开并另存为 .xlsx 后再试。`);
  }
  for (const title of book.SheetNames) {
    const sheet = book.Sheets[title];
    if (!sheet?.['!ref']) continue;
    const range = utils.decode_range(sheet['!ref']);
    const rows: TableRow[] = [];
    for (let r = range.s.r; r <= range.e.r; r++) {
      const cells: TableCell[] = [];
      for (let c = 0; c <= range.e.c; c++) {
        const cell = sheet[utils.encode_cell(mergedOrigin(sheet['!merges'] ?? [], r, c))] as { t: string; w?: string; v?: unknown } | undefined;
        cells.push({ text: cell ? String(cell.t === 's' ? cell.v : (cell.w ?? cell.v ?? '')).trim() : '', numeric: cell?.t === 'n' });
      }
      if (cells.some((cell) => cell.text !== '')) rows.push({ number: r + 1, cells, sheet: title });
    }
    if (rows.length > 0) return rows;
  }
  throw new UserProblem(`${what}“${name}”里没有数据，请检查后重新导出。`);
}

function mergedOrigin(merges: { s: { r: number; c: number }; e: { r: number; c: number } }[], r: number, c: number) {
  const merge = merges.find((m) => r >= m.s.r && r <= m.e.r && c >= m.s.c && c <= m.e.c);
  return merge ? merge.s : { r, c };
}

/** The rows of a table as an answer of whoever reads files; what is wrong is its sentence. */
export function tableItem({ bytes, name }: ReadInput): ReadItem {
  try {
    return { inner: '', where: '', rows: sheetRows(bytes, name, '表格') };
  } catch (cause) {
    return { inner: '', where: '', problem: cause instanceof UserProblem ? cause.message : `表格“${name}”没有读懂，请用 Excel 或 WPS 另存为 .xlsx 后再试。` };
  }
}
