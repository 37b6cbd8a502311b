import ExcelJS from 'exceljs';
import type { IndicatorColumn, IndicatorSheet } from '../model/indicator.js';
import { displayWidth } from './width.js';

const FONT = '宋体';
const BORDER = { style: 'thin', color: { argb: 'FF999999' } } as const;
/** Rows that are prepared for filling in. */
const ROWS = 300;
const HEADER = 3;
const TYPES = { text: '文字', integer: '整数', date: '日期，如 2018-09-13', choice: '从下拉框选' } as const;

/** The Excel form of an indicator sheet: choices as lists to choose from, codes and days as text, a second sheet that explains. `rows` are filled in already. */
export async function renderIndicatorTemplate(form: IndicatorSheet, rows: readonly Record<string, string | number>[] = []): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '指南针';
  // A form has no date of its own; the same form is the same file.
  workbook.created = new Date(0);
  workbook.modified = workbook.created;
  addForm(workbook, form, rows);
  addExplanation(workbook, form);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addForm(workbook: ExcelJS.Workbook, form: IndicatorSheet, rows: readonly Record<string, string | number>[]): void {
  const sheet = workbook.addWorksheet('填报', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${HEADER}:${HEADER}` },
    views: [{ state: 'frozen', ySplit: HEADER }],
  });
  sheet.columns = form.columns.map((column) => ({ width: widthOf(column), style: { numFmt: column.type === 'integer' ? '0' : '@', font: { name: FONT, size: 11 }, alignment: { wrapText: true, vertical: 'middle' as const } } }));
  line(sheet, 1, form.title, form.columns.length, { name: '黑体', size: 16 }, 28);
  line(sheet, 2, `报送：${form.sender}→${form.receiver}　时间：${clockInWords(form)}　请勿填写办事群众的姓名、电话、证件号码`, form.columns.length, { name: FONT, size: 10 }, 20);
  const head = sheet.getRow(HEADER);
  form.columns.forEach((column, index) => {
    const cell = head.getCell(index + 1);
    cell.value = `${column.label}${column.required ? '*' : ''}`;
    cell.font = { name: FONT, size: 11, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EAED' } };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
  });
  for (let n = 0; n < Math.max(ROWS, rows.length); n++) {
    const row = sheet.getRow(HEADER + 1 + n);
    row.height = 18 * Math.max(1, ...form.columns.map((column) => Math.ceil(displayWidth(String(rows[n]?.[column.id] ?? '')) / (widthOf(column) - 2))));
    form.columns.forEach((column, index) => {
      const cell = row.getCell(index + 1);
      const value = rows[n]?.[column.id];
      if (value !== undefined) cell.value = value;
      if (column.type === 'choice') {
        cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${(column.values ?? []).join(',')}"`], showErrorMessage: true, errorTitle: '请从下拉框选择', error: (column.values ?? []).join('、') };
      }
      if (n < rows.length || n < 20) cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
    });
  }
}

function addExplanation(workbook: ExcelJS.Workbook, form: IndicatorSheet): void {
  const sheet = workbook.addWorksheet('说明', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = [{ width: 18 }, { width: 90 }];
  const rows: [string, string][] = [
    ['依据', form.basis], ['报送单位', form.sender], ['接收单位', form.receiver], ['时间', clockInWords(form)],
    ...form.columns.map((column): [string, string] => [column.label, `${column.required ? '必填' : '可不填'}；${TYPES[column.type]}${column.values ? `：${column.values.join('、')}` : ''}${column.example === undefined ? '' : `；例：${column.example}`}`]),
    ...form.figures.map((figure): [string, string] => [figure.label, figure.formula]),
    ...form.thresholds.map((threshold): [string, string] => [threshold.then, `${form.figures.find((figure) => figure.id === threshold.figure)?.label ?? ''}低于${threshold.belowPercent}%（至少${threshold.atLeast}次）；${form.notice}`]),
  ];
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    row.font = { name: FONT, size: 11 };
    row.alignment = { wrapText: true, vertical: 'top' };
    row.height = 18 * Math.max(1, Math.ceil(displayWidth(cells[1]) / 80));
    row.eachCell((cell) => {
      cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
    });
    row.getCell(1).font = { name: FONT, size: 11, bold: true };
  }
}

function line(sheet: ExcelJS.Worksheet, number: number, text: string, width: number, font: Partial<ExcelJS.Font>, height: number): void {
  sheet.mergeCells(number, 1, number, width);
  const cell = sheet.getCell(number, 1);
  cell.value = text;
  cell.font = font;
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(number).height = height;
}

function widthOf(column: IndicatorColumn): number {
  if (column.id === 'remark' || column.id === 'problem') return 30;
  return Math.max(displayWidth(column.label) + 4, column.type === 'text' ? 22 : 14);
}

function clockInWords({ clock }: IndicatorSheet): string {
  return `${{ week: '每周', month: '每月', quarter: '每季度' }[clock.every]}，${clock.due}前`;
}
