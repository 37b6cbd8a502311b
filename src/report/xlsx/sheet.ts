import type { CellValue, Row, Style, Workbook, Worksheet } from 'exceljs';
import type { PaintedSegment } from '../../compare/show.js';
import { safeLink, withoutControls } from '../escape.js';
import { displayWidth } from '../width.js';

/** A column of a sheet; `width` in characters of the normal font, a Chinese character counts two. */
export interface SheetColumn {
  title: string;
  width: number;
  /** Figures are right aligned and stay numbers; everything else is written as text. */
  kind?: 'text' | 'count' | 'points' | 'rate';
  /** Stands to the right of what is printed. */
  screen?: boolean;
}

/** A cell: text, figure, painted pieces, or a web address. */
export type SheetCell = string | number | { pieces: readonly PaintedSegment[] } | { link: string } | null;

/** Excel holds no more characters in a cell, and no row can be higher (points). */
const MOST_CHARACTERS = 32_000;
const MOST_HEIGHT = 400;
const LINE_HEIGHT = 15;
const FONT = '宋体';
const FORMATS = { text: '@', count: '0', points: '0.00', rate: '0.0%' } as const;
const BORDER = { style: 'thin', color: { argb: 'FF999999' } } as const;

/** Adds a sheet that prints on A4 landscape as it is: title, heading row repeated on each page, page numbers and a warning in the footer. */
export function addSheet(workbook: Workbook, name: string, title: string, note: string, columns: readonly SheetColumn[], footer = '初稿，未经初核，不作为扣分依据'): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3', horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C第&P页　共&N页${footer && `&R${footer}`}` },
    views: [{ state: 'frozen', ySplit: 3, showGridLines: false }],
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  const printed = columns.filter((column) => column.screen !== true);
  headLine(sheet, 1, title, printed.length, { name: '黑体', size: 15, bold: true }, 26);
  const room = printed.reduce((sum, column) => sum + column.width, 0);
  headLine(sheet, 2, note, printed.length, { name: FONT, size: 10, color: { argb: 'FF444444' } }, LINE_HEIGHT * Math.ceil(displayWidth(note) / room) + 4);
  const head = sheet.getRow(3);
  columns.forEach((column, index) => {
    const cell = head.getCell(index + 1);
    cell.value = column.title;
    cell.font = { name: FONT, size: 10, bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EAED' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
  });
  head.height = LINE_HEIGHT * Math.max(...columns.map((column) => lines(column.title, column.width))) + 6;
  return sheet;
}

/** Adds a row; its height is reckoned, because not every office program does that when it opens a file. */
export function addRow(sheet: Worksheet, columns: readonly SheetColumn[], cells: readonly SheetCell[], bold = false): Row {
  const row = sheet.addRow([]);
  let most = 1;
  columns.forEach((column, index) => {
    const content = cells[index] ?? null;
    const cell = row.getCell(index + 1);
    cell.value = cellValue(content);
    cell.style = styleOf(content, column, bold);
    most = Math.max(most, lines(plainText(content), column.width));
  });
  row.height = Math.min(MOST_HEIGHT, most * LINE_HEIGHT + 4);
  return row;
}

const styles = new Map<string, Partial<Style>>();

/** Cells of one look share one style object: exceljs then knows it again at once, which takes a third off the time of a workbook of 10,000 rows. */
function styleOf(content: SheetCell, column: SheetColumn, bold: boolean): Partial<Style> {
  const figure = typeof content === 'number';
  const format = FORMATS[figure ? (column.kind ?? 'count') : 'text'];
  const horizontal = content === '—' ? 'center' : figure ? 'right' : 'left';
  const link = typeof content === 'object' && content !== null && 'link' in content && safeLink(content.link) !== undefined;
  const key = [format, horizontal, bold, link].join(' ');
  let style = styles.get(key);
  if (style === undefined) {
    style = {
      numFmt: format,
      font: { name: FONT, size: 10, bold, ...(link && { color: { argb: 'FF0B4F9E' }, underline: true }) },
      alignment: { vertical: 'top', wrapText: true, horizontal },
      border: { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER },
    };
    styles.set(key, style);
  }
  return style;
}

/** Closes a sheet: filter buttons over the heading row; the area that is printed. A sheet that is written row by row does not know how many `rows` it had. */
export function closeSheet(sheet: Worksheet, columns: readonly SheetColumn[], rows?: number): void {
  const last = rows === undefined ? Math.max(3, sheet.rowCount) : 3 + rows;
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: last, column: columns.length } };
  const printed = columns.filter((column) => column.screen !== true).length;
  // exceljs puts a dollar sign before each of the two cells only, so the rows bring theirs.
  if (printed < columns.length) sheet.pageSetup.printArea = `A$1:${sheet.getColumn(printed).letter}$${last}`;
}

function headLine(sheet: Worksheet, row: number, text: string, columns: number, font: NonNullable<Row['font']>, height: number): void {
  sheet.mergeCells(row, 1, row, columns);
  const cell = sheet.getCell(row, 1);
  cell.value = plain(text);
  cell.numFmt = FORMATS.text;
  cell.font = font;
  cell.alignment = { vertical: 'middle', horizontal: row === 1 ? 'center' : 'left', wrapText: true };
  sheet.getRow(row).height = height;
}

/** A string value is written as a shared string, so one that begins with `= + - @` stays text; the format `@` keeps it text when it is edited. */
function cellValue(content: SheetCell): CellValue {
  if (content === null || typeof content === 'number') return content;
  if (typeof content === 'string') return plain(content);
  if ('link' in content) {
    const link = safeLink(content.link);
    return link === undefined ? plain(content.link) : { text: plain(link), hyperlink: link };
  }
  if (!content.pieces.some((piece) => piece.changed && piece.text !== '')) return plain(plainText(content));
  return {
    richText: content.pieces.filter((piece) => piece.text !== '').map((piece) => ({
      text: plain(piece.text),
      font: piece.changed && piece.text.trim() !== '' ? { name: FONT, size: 10, bold: true, underline: true, color: { argb: 'FFA3160F' } } : { name: FONT, size: 10 },
    })),
  };
}

function plain(text: string): string {
  const clean = withoutControls(text).replace(/\r\n?/g, '\n');
  return clean.length <= MOST_CHARACTERS ? clean : `${clean.slice(0, MOST_CHARACTERS)}……（内容过长，全文见报告）`;
}

function plainText(content: SheetCell): string {
  if (content === null) return '';
  if (typeof content === 'number') return content.toFixed(2);
  if (typeof content === 'string') return content;
  return 'link' in content ? content.link : content.pieces.map((piece) => piece.text).join('');
}

/** Lines that a text takes in a column; a little room is left, because fonts differ. */
function lines(text: string, width: number): number {
  const room = Math.max(2, width - 1.5);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / room)), 0);
}
