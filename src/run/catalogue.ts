import type { CatalogueColumn } from '../model/catalogue.js';
import type { ServiceItem } from '../model/item.js';
import { UserProblem } from './problem.js';
import { sheetRows, type SheetCell, type SheetRow } from './sheet-rows.js';

/** A sentence for whoever keeps the named file. */
export interface Notice {
  where: string;
  message: string;
}

export interface Catalogue {
  items: ServiceItem[];
  /** Rows that cannot be used, each named by its number. */
  notices: Notice[];
}

const HEADER_SEARCH_ROWS = 20;
const fold = (text: string) => text.normalize('NFKC').replace(/[\s​（）()：:*]/g, '').toLowerCase();

/**
 * Reads a catalogue. Title rows above the header are skipped; columns are found by name.
 * Rows that cannot be used (no name, a code that a spreadsheet turned into a number, one implementation code twice) are named
 * and left out; the others stand.
 * @throws UserProblem where no row can be used: no header, a required column missing.
 */
export function readCatalogue(bytes: Uint8Array, name: string, columns: CatalogueColumn[]): Catalogue {
  const rows = sheetRows(bytes, name);
  const { header, headings, body } = findHeader(rows, name, columns);
  const notices: Notice[] = notUnderstood(headings, header, name);
  const items: ServiceItem[] = [];
  const shifted = body.filter((row) => row.cells.slice(headings.length).some((cell) => cell.text !== ''));
  if (shifted.length > 0) notices.push(outOfColumns(shifted, headings.length, name));
  for (const row of body) {
    if (shifted.includes(row)) continue;
    const item = readRow(row, header, columns, name, notices);
    if (item) items.push(item);
  }
  notices.push(...doubtfulCodes(items, name));
  return { items: withoutTwins(items, name, notices), notices };
}

/** Columns of whose names none is known: said, so that a misnamed column does not go unnoticed. Running numbers and remarks are nobody's loss. */
function notUnderstood(headings: SheetCell[], header: Map<string, number>, file: string): Notice[] {
  const used = new Set(header.values());
  const unknown = headings.filter((cell, at) => cell.text !== '' && !used.has(at) && !/^(?:序号|编号|备注|说明|注)$/.test(fold(cell.text))).map((cell) => cell.text);
  return unknown.length === 0 ? [] : [{ where: file, message: `没有使用“${[...new Set(unknown)].join('”“')}”列；其中若有编码、地址、文件等列，请把列名改成标准名称（如“线上地址”“线下文件”）。` }];
}

/** Rows of a CSV with more cells than the header: a comma within a text or a heading left out moves what follows into wrong columns. */
function outOfColumns(rows: SheetRow[], width: number, file: string): Notice {
  return {
    where: `${file} 第${rows.map((row) => row.number).join('、')}行`,
    message: `表头只有 ${width} 列，而所列各行超过 ${width} 列，内容可能错列，这些行均未核查；请核对表头是否缺列，文字中有逗号的请用英文双引号括起，或另存为 Excel 后再试。`,
  };
}

/** Codes whose structure cannot be right (GB/T 39554.1: basic code 12, implementation code 18 + 1 + 12). The rows are checked all the same. */
function doubtfulCodes(items: ServiceItem[], file: string): Notice[] {
  const rows = (some: ServiceItem[]) => some.map((item) => item.row).join('、');
  const short = items.filter((item) => !/^[0-9A-Z]{12}$/.test(item.basicCode));
  const long = items.filter((item) => item.implementationCode !== undefined && item.implementationCode.length !== 31);
  const apart = items.filter((item) => item.implementationCode?.length === 31 && item.basicCode.length === 12 && !item.implementationCode.endsWith(item.basicCode));
  return [
    ...(short.length > 0 ? [{ where: `${file} 第${rows(short)}行`, message: '基本编码不是12位，请核对编码。' }] : []),
    ...(long.length > 0 ? [{ where: `${file} 第${rows(long)}行`, message: '实施编码不是31位（18位统一社会信用代码＋1位行使层级＋12位基本编码），请核对编码。' }] : []),
    ...(apart.length > 0 ? [{ where: `${file} 第${rows(apart)}行`, message: '实施编码的后12位与基本编码不同，请核对编码。' }] : []),
  ];
}

function findHeader(rows: SheetRow[], name: string, columns: CatalogueColumn[]) {
  let best: { header: Map<string, number>; index: number } | undefined;
  for (const [index, row] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const header = headerOf(row.cells, columns);
    if (!best || header.size > best.header.size) best = { header, index };
  }
  const missing = columns.filter((column) => column.required && !best?.header.has(column.id)).map((column) => column.label);
  if (!best || missing.length > 0) {
    throw new UserProblem(`目录文件“${name}”缺少“${missing.join('”“')}”列，请在表头补上（文字须一致）后再试。`);
  }
  return { header: best.header, headings: rows[best.index]?.cells ?? [], body: rows.slice(best.index + 1) };
}

function headerOf(cells: SheetCell[], columns: CatalogueColumn[]): Map<string, number> {
  const header = new Map<string, number>();
  for (const column of columns) {
    // The standard label is looked for before other names, which another column may bear as its own.
    for (const label of [column.label, ...column.aliases]) {
      const at = cells.findIndex((cell, i) => fold(cell.text) === fold(label) && ![...header.values()].includes(i));
      if (at >= 0) {
        header.set(column.id, at);
        break;
      }
    }
  }
  return header;
}

function readRow(row: SheetRow, header: Map<string, number>, columns: CatalogueColumn[], file: string, notices: Notice[]): ServiceItem | undefined {
  const cell = (id: CatalogueColumn['id']): SheetCell => row.cells[header.get(id) ?? -1] ?? { text: '', numeric: false };
  const say = (message: string) => notices.push({ where: `${file} 第${row.number}行`, message });
  const name = cell('name').text;
  if (!name) {
    if (row.cells.some((c) => c.text)) say('没有事项名称，本行未核查，请补填事项名称。');
    return undefined;
  }
  for (const column of columns) {
    const { text, numeric } = cell(column.id);
    if (column.code && (numeric || /^\d(?:\.\d+)?e\+\d+$/i.test(text)) && text !== '') {
      say(`“${name}”的${column.label}被表格软件存成了数字（显示为 ${text}），原编码可能已改变，本行未核查；请把该列设为文本格式后重新填写。`);
      return undefined;
    }
  }
  const basicCode = code(cell('basicCode').text);
  const implementationCode = code(cell('implementationCode').text);
  const department = cell('department').text;
  if (!basicCode && !implementationCode) {
    say(`“${name}”没有基本编码，也没有实施编码，本行未核查，请补填编码。`);
    return undefined;
  }
  if (!department) {
    say(`“${name}”没有填写部门，本行未核查，请补填部门。`);
    return undefined;
  }
  return {
    id: implementationCode || `${basicCode}@${department}`,
    basicCode: basicCode || implementationCode.slice(19, 31),
    ...(implementationCode ? { implementationCode } : {}),
    name,
    department,
    row: row.number,
    online: captures(cell('online').text, BETWEEN_ADDRESSES),
    offline: captures(cell('offline').text, BETWEEN_FILES),
    ...(cell('handbook').text ? { handbook: cell('handbook').text } : {}),
    ...(/^\d+$/.test(wholeNumber(cell('volume').text)) ? { volume: Number(wholeNumber(cell('volume').text)) } : {}),
    ...(/^(?:是|有|变动|已变动|1|√|✓)$/.test(cell('changed').text) ? { changed: true } : {}),
  };
}

/** “1,234件” as digits. */
const wholeNumber = (text: string) => text.normalize('NFKC').replace(/[,\s件]/g, '');

const code = (text: string) => text.normalize('NFKC').replace(/[\s​]/g, '').toUpperCase();
/** Several captures of a side. Within an address a half-width ; may be its own (`/item.do;jsessionid=1`): there it separates only before another address. */
const captures = (text: string, mark: RegExp): string[] => text.split(mark).map((part) => part.trim()).filter(Boolean);
const BETWEEN_FILES = /[；;\n]/;
const BETWEEN_ADDRESSES = /[；\n]|;(?=\s|https?:|\/|$)/i;

/** Two rows with one implementation code: nobody can say which holds, so neither is checked. Without such a code, the same basic code and unit may stand for several 情形, told apart by name. */
function withoutTwins(items: ServiceItem[], file: string, notices: Notice[]): ServiceItem[] {
  const byId = new Map<string, ServiceItem[]>();
  for (const item of items) byId.set(item.id, [...(byId.get(item.id) ?? []), item]);
  const kept: ServiceItem[] = [];
  for (const item of items) {
    const twins = byId.get(item.id) ?? [];
    if (twins.length === 1) kept.push(item);
    else if (!item.implementationCode && new Set(twins.map((twin) => twin.name)).size === twins.length) kept.push({ ...item, id: `${item.id}#${item.name}` });
    else if (twins[0] === item) {
      const what = item.implementationCode ? `实施编码 ${item.implementationCode}` : `基本编码 ${item.basicCode} 与部门“${item.department}”`;
      notices.push({
        where: `${file} 第${twins.map((twin) => twin.row).join('、')}行`,
        message: `${what} 重复出现 ${twins.length} 次（${twins.map((twin) => `“${twin.name}”`).filter((twin, at, all) => all.indexOf(twin) === at).join('、')}），无法判断以哪一行为准，这些行均未核查，请更正编码。`,
      });
    }
  }
  return kept;
}
