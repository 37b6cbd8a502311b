import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import { extractText } from 'unpdf';

/** The cells of a workbook's sheets, row by row; formulas are told apart, since none may come of what others wrote. */
export async function readXlsx(bytes: Buffer): Promise<{ rows: string[][]; formulas: number }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  let formulas = 0;
  const rows = book.worksheets.flatMap((sheet) => {
    const own: string[][] = [];
    sheet.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell((cell) => {
        if (cell.formula) formulas += 1;
        cells.push(cell.text);
      });
      own.push(cells);
    });
    return own;
  });
  return { rows, formulas };
}

/** The text of a PDF, without blanks, which PDFs have where they like, and with characters for the radicals that fonts name in their place. */
export async function readPdf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** A Word file of these paragraphs, as somebody types one. */
export const wordOf = (lines: readonly string[]): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }));

/** A form of the workbench filled in: a row below its head for each of the entries, whose keys are how the columns begin. */
export async function filledIn(form: Buffer, entries: readonly Record<string, string>[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(form).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('the form has no sheet');
  const names = Object.keys(entries[0] ?? {});
  let head = 0;
  sheet.eachRow((row, at) => { if (head === 0 && names.every((name) => textsOf(row).some((text) => text.startsWith(name)))) head = at; });
  if (head === 0) throw new Error(`the form has no row with ${names.join('、')}`);
  const titles = textsOf(sheet.getRow(head));
  entries.forEach((entry, n) => {
    titles.forEach((title, column) => {
      const value = Object.entries(entry).find(([name]) => title.startsWith(name))?.[1];
      if (value !== undefined) sheet.getCell(head + 1 + n, column + 1).value = value;
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function textsOf(row: ExcelJS.Row): string[] {
  const texts: string[] = [];
  row.eachCell({ includeEmpty: true }, (cell, column) => { texts[column - 1] = cell.text; });
  return texts;
}
