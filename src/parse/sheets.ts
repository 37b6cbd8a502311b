import { read, SSF, utils, type CellObject, type Range, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { unpackedSize } from './containers.js';
import { decode } from './decode.js';
import { UnreadableError } from './unreadable.js';

/** A cell as it stands; a cell of a merged range is the range's first. */
export interface SheetCell {
  text: string;
  /** The spreadsheet holds it as a number. */
  numeric: boolean;
  /** Address: `B3`. */
  cell: string;
}

export interface SheetRow {
  /** 1-based, as the spreadsheet counts. */
  number: number;
  cells: SheetCell[];
}

export interface Sheet {
  /** Empty for a CSV file. */
  name: string;
  rows: SheetRow[];
}

const startsWith = (bytes: Uint8Array, ...values: number[]): boolean => values.every((value, index) => bytes[index] === value);
const two = (value: number): string => String(value).padStart(2, '0');

/** All sheets of an Excel file (.xlsx, .xls), or a CSV file (UTF-8 or GB18030) as one sheet; empty rows left out. @throws UnreadableError */
export function readSheets(bytes: Uint8Array): Sheet[] {
  return startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0xd0, 0xcf) ? excel(bytes) : csv(bytes);
}

function csv(bytes: Uint8Array): Sheet[] {
  try {
    const text = decode(bytes).text;
    const tabs = (text.slice(0, 2000).match(/\t/g) ?? []).length > (text.slice(0, 2000).match(/,/g) ?? []).length;
    const records = parse(text, { relaxColumnCount: true, relaxQuotes: true, bom: true, delimiter: tabs ? '\t' : ',' }) as unknown as string[][];
    const rows = records.map((record, r) => ({ number: r + 1, cells: record.map((cell, c) => ({ text: cell.trim(), numeric: false, cell: utils.encode_cell({ r, c }) })) }));
    return [{ name: '', rows: rows.filter((row) => row.cells.some((cell) => cell.text !== '')) }];
  } catch {
    throw new UnreadableError('不是可读的 CSV 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新提供。');
  }
}

/** Bytes that a workbook may unpack to; the largest real ones need 20 MB. */
const MOST_BYTES = 100 * 1024 * 1024;

function excel(bytes: Uint8Array): Sheet[] {
  if (startsWith(bytes, 0x50, 0x4b) && unpackedSize(bytes) > MOST_BYTES) throw new UnreadableError('这个 Excel 文件解开后过大（超过 100 MB），不像正常的表格，没有读取。请删去空行空列和图片后另存为 .xlsx 重新提供。');
  let book;
  try {
    book = read(bytes, { type: 'array', cellDates: false, cellNF: true, cellText: true });
  } catch {
    throw new UnreadableError('不是可读的 Excel 文件，可能已损坏或加密。请用 Excel 或 WPS 打开（有密码的先取消密码），另存为 .xlsx 后重新提供。');
  }
  return book.SheetNames.flatMap((name): Sheet[] => {
    const sheet = book.Sheets[name];
    if (!sheet?.['!ref']) return [];
    const range = heldRange(sheet);
    if ((range.e.r - range.s.r + 1) * (range.e.c - range.s.c + 1) > MOST_CELLS) throw new UnreadableError(`工作表“${name}”的范围过大，内容之间有大片空格，没有读取。请删去空行空列后另存为 .xlsx 重新提供。`);
    const merged = mergedCells(sheet['!merges'] ?? []);
    const rows: SheetRow[] = [];
    for (let r = range.s.r; r <= range.e.r; r += 1) {
      const cells: SheetCell[] = [];
      for (let c = range.s.c; c <= range.e.c; c += 1) {
        const own = utils.encode_cell({ r, c });
        const cell = merged.get(own) ?? own;
        const held = sheet[cell] as CellObject | undefined;
        cells.push({ text: held ? textOf(held) : '', numeric: held?.t === 'n' && !isDate(held), cell });
      }
      if (cells.some((cell) => cell.text !== '')) rows.push({ number: r + 1, cells });
    }
    return [{ name, rows }];
  });
}

/** Squares of a sheet from its first filled cell to its last; a list of 10,000 items needs a tenth. */
const MOST_CELLS = 5_000_000;

/** From the first to the last cell that holds something: the range that a sheet states may be that of all cells there are. */
function heldRange(sheet: WorkSheet): Range {
  const range = { s: { r: Infinity, c: Infinity }, e: { r: -1, c: -1 } };
  for (const address of Object.keys(sheet)) {
    if (address.startsWith('!')) continue;
    const { r, c } = utils.decode_cell(address);
    range.s = { r: Math.min(range.s.r, r), c: Math.min(range.s.c, c) };
    range.e = { r: Math.max(range.e.r, r), c: Math.max(range.e.c, c) };
  }
  return range.e.r < 0 ? { s: { r: 0, c: 0 }, e: { r: -1, c: -1 } } : range;
}

const MOST_MERGED = 100_000;

/** Address of the first cell for each cell of a merged range. */
function mergedCells(ranges: readonly Range[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { s, e } of ranges) {
    if ((e.r - s.r + 1) * (e.c - s.c + 1) + found.size > MOST_MERGED) continue;
    for (let r = s.r; r <= e.r; r += 1) for (let c = s.c; c <= e.c; c += 1) found.set(utils.encode_cell({ r, c }), utils.encode_cell(s));
  }
  return found;
}

const isDate = (cell: CellObject): boolean => cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z) === true;

function textOf(cell: CellObject): string {
  if (cell.t === 's') return String(cell.v).trim();
  if (isDate(cell) && typeof cell.v === 'number' && cell.v >= 1) {
    const at = SSF.parse_date_code(cell.v) as { y: number; m: number; d: number; H: number; M: number };
    return `${at.y}-${two(at.m)}-${two(at.d)}${at.H + at.M > 0 ? ` ${two(at.H)}:${two(at.M)}` : ''}`;
  }
  // The text of a long number in the format 常规 is shortened (3.30131E+11); its value is not.
  if (cell.t === 'n' && Number.isSafeInteger(cell.v) && /e\+/i.test(cell.w ?? '')) return String(cell.v);
  return String(cell.w ?? cell.v ?? '').trim();
}
