import ExcelJS from 'exceljs';
import type { ElementSpec } from '../model/element.js';
import { stepsLine, type Content, type MaterialContent } from './content.js';

/** Excel holds no more characters in a cell. */
const MOST_CHARACTERS = 32_000;
const FONT = '宋体';
const BORDER = { style: 'thin', color: { argb: 'FF999999' } } as const;
const WIDE = 48;
const NARROW = 10;

/** A table of a workbook: every cell is text, whatever it begins with. */
export interface SheetTable {
  name: string;
  header: string[];
  rows: string[][];
  /** Widths in characters; else by what stands in the column. */
  widths?: number[];
  landscape?: boolean;
  /** Lines above the table. */
  lead?: string[];
  /** Rows between these lines and the heading row. */
  above?: string[][];
}

function widthOf(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => Math.max(...text.split('\n').map((line) => line.length * 2))));
  return Math.min(WIDE, Math.max(NARROW, longest + 2));
}

const linesIn = (text: string, width: number): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 2) / Math.max(1, width - 1))), 0);

/** Tables as a workbook (.xlsx) that prints on A4, the heading row on every page. */
export async function tablesToWorkbook(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '指南针';
  for (const table of tables) addTable(workbook, table);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addTable(workbook: ExcelJS.Workbook, { name, header, rows, widths, landscape = true, lead = [], above = [] }: SheetTable): void {
  const first = lead.length + above.length + 1;
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${first}:${first}`, margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 } },
    headerFooter: { oddFooter: '&C第&P页　共&N页' },
    views: [{ state: 'frozen', ySplit: first }],
  });
  const columns = header.map((title, column) => widths?.[column] ?? widthOf([title, ...rows.map((row) => row[column] ?? '')]));
  sheet.columns = columns.map((width) => ({ width }));
  for (const [index, line] of lead.entries()) {
    const cell = sheet.getCell(index + 1, 1);
    if (header.length > 1) sheet.mergeCells(index + 1, 1, index + 1, header.length);
    cell.value = line;
    cell.font = { name: index === 0 ? '黑体' : FONT, size: index === 0 ? 15 : 10.5 };
    cell.alignment = { vertical: 'middle', horizontal: index === 0 ? 'center' : 'left', wrapText: true };
    sheet.getRow(index + 1).height = index === 0 ? 26 : 16 * linesIn(line, columns.reduce((a, b) => a + b, 0)) + 4;
  }
  for (const [index, row] of [...above, header, ...rows].entries()) {
    const line = sheet.getRow(lead.length + 1 + index);
    const isHeader = index === above.length;
    let most = 1;
    row.forEach((text, column) => {
      const cell = line.getCell(column + 1);
      cell.value = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
      cell.numFmt = '@';
      cell.font = { name: FONT, size: 10, bold: isHeader };
      cell.alignment = { vertical: 'middle', horizontal: isHeader ? 'center' : 'left', wrapText: true };
      cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
      if (isHeader) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EAED' } };
      most = Math.max(most, linesIn(text, columns[column] ?? NARROW));
    });
    line.height = Math.min(400, most * 14 + 6);
  }
}

const PLACE_PARTS = [['name', 'places[].name'], ['address', 'places[].address'], ['openingHours', 'places[].openingHours'], ['phones', 'consultation.phones']] as const;

/** Entries as tables: one row an item, one row a material; steps with times and several places in tables of their own. */
export function tablesOf(contents: readonly Content[], elements: readonly ElementSpec[]): SheetTable[] {
  const label = (id: string): string => elements.find((spec) => spec.id === id)?.label ?? id;
  const key = (content: Content): string[] => [content.fields.basicCode?.[0] ?? '', content.fields.mainItemName?.[0] ?? content.title ?? ''];
  const keys = [label('basicCode'), label('mainItemName')];
  const columns: { label: string; text: (content: Content) => string }[] = [];
  const add = (title: string, texts: (content: Content) => string[]): void => {
    const times = Math.max(0, ...contents.map((content) => texts(content).length));
    for (let index = 0; index < times; index += 1) columns.push({ label: title, text: (content) => texts(content)[index] ?? '' });
  };
  add('标题', (content) => (content.title !== undefined && content.title !== content.fields.mainItemName?.[0] ? [content.title] : []));
  for (const spec of elements) {
    if (spec.id === 'basicCode' || spec.id === 'mainItemName') continue;
    const place = PLACE_PARTS.find(([part, id]) => part !== 'phones' && id === spec.id)?.[0];
    if (spec.id === 'process.steps') add(spec.label, (content) => (content.steps && !timed(content) ? [stepsLine(content.steps)] : (content.fields[spec.id] ?? [])));
    else if (place) add(spec.label, (content) => (content.places.length === 1 ? [content.places[0]?.[place] ?? []].flat() : (content.fields[spec.id] ?? [])));
    else add(spec.label, (content) => content.fields[spec.id] ?? []);
  }
  for (const name of [...new Set(contents.flatMap((content) => content.unknown.map((one) => one.label)))]) {
    add(name, (content) => content.unknown.filter((one) => one.label === name).map((one) => one.text));
  }
  const items: SheetTable = { name: '事项', header: [...keys, ...columns.map((column) => column.label)], rows: contents.map((content) => [...key(content), ...columns.map((column) => column.text(content))]) };
  return [items, ...materialTables(contents, elements, keys, key), ...stepTables(contents, keys, key), ...placeTables(contents, label, keys, key)];
}

const timed = (content: Content): boolean => (content.steps ?? []).some((step) => step.duration !== undefined);

function materialTables(contents: readonly Content[], elements: readonly ElementSpec[], keys: string[], key: (content: Content) => string[]): SheetTable[] {
  const listed = contents.flatMap((content) => (content.materials ?? []).map((material) => ({ content, material })));
  if (listed.length === 0) return [];
  const parts = elements.filter((spec) => spec.part !== undefined && spec.part !== 'name' && listed.some(({ material }) => material.parts[spec.part as keyof MaterialContent['parts']] !== undefined));
  const scenarios = listed.some(({ material }) => material.scenario !== undefined);
  const rows = listed.map(({ content, material }) => [
    ...key(content), material.name, ...(scenarios ? [material.scenario ?? ''] : []),
    ...parts.map((spec) => material.parts[spec.part as keyof MaterialContent['parts']] ?? ''),
  ]);
  return [{ name: '申请材料', header: [...keys, '材料名称', ...(scenarios ? ['办理情形'] : []), ...parts.map((spec) => spec.label)], rows }];
}

function stepTables(contents: readonly Content[], keys: string[], key: (content: Content) => string[]): SheetTable[] {
  const rows = contents.filter(timed).flatMap((content) => (content.steps ?? []).map((step) => [...key(content), step.name, step.duration ?? '']));
  return rows.length === 0 ? [] : [{ name: '办理流程', header: [...keys, '环节名称', '环节时限'], rows }];
}

function placeTables(contents: readonly Content[], label: (id: string) => string, keys: string[], key: (content: Content) => string[]): SheetTable[] {
  const rows = contents.filter((content) => content.places.length > 1).flatMap((content) => content.places.map((place) => [...key(content), ...PLACE_PARTS.map(([part]) => place[part] ?? '')]));
  return rows.length === 0 ? [] : [{ name: '办理地点', header: [...keys, ...PLACE_PARTS.map(([, id]) => label(id))], rows }];
}
