import ExcelJS from 'exceljs';
import type { Annex, Paper, PaperTable } from './paper.js';

/** Names of sheets may not be longer, nor hold these signs. */
const LONGEST = 31;
const FORBIDDEN = /[\\/?*[\]:]/g;
const THIN = { style: 'thin' } as const;

/** The annexes of a paper as a workbook, a sheet each. Every cell is text or a number; nothing is ever a formula. */
export async function paperXlsx(paper: Paper): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = paper.from;
  paper.annexes.forEach((annex, at) => addAnnex(workbook, annex, `${at + 1}.${annex.title}`));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addAnnex(workbook: ExcelJS.Workbook, annex: Annex, name: string): void {
  const sheet = workbook.addWorksheet(name.replaceAll(FORBIDDEN, '').slice(0, LONGEST), { pageSetup: { paperSize: 9, orientation: annex.landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.addRow([annex.title]).font = { size: 14, bold: true };
  for (const block of annex.body) {
    if (block.kind === 'table') addTable(sheet, block.table);
    else if (block.kind === 'bars') for (const { label, value } of block.bars.bars) sheet.addRow([label, value]);
    else sheet.addRow([block.text]);
  }
}

/** Characters of Excel's width for a share of the paper's. */
const wide = (share: number): number => Math.min(48, Math.max(8, share * 3));

function addTable(sheet: ExcelJS.Worksheet, { columns, rows }: PaperTable): void {
  columns.forEach(({ width }, at) => { sheet.getColumn(at + 1).width = wide(width); });
  const head = sheet.addRow(columns.map(({ title }) => title));
  head.font = { bold: true };
  for (const row of [head, ...rows.map((cells) => sheet.addRow(cells.map(valueOf)))]) {
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { top: THIN, bottom: THIN, left: THIN, right: THIN };
      cell.alignment = { wrapText: true, vertical: 'middle' };
      if (typeof cell.value === 'string') cell.numFmt = '@';
    });
  }
}

/** A plain count or point value counts as one; codes, which begin with 0 or are long, stay text. */
const valueOf = (text: string): string | number => (/^(?:0|[1-9]\d{0,5})(?:\.\d{1,2})?$/.test(text) ? Number(text) : text);
