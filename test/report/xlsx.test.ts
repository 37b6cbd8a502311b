import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderXlsx } from '../../src/report/xlsx.js';
import { HOSTILE, hostileReport } from './hostile.js';
import { sample } from './sample.js';
import { wording } from './sample-rules.js';

const SHEETS = ['总体情况', '问题清单', '单位统计', '待人工核实', '覆盖情况', '未载要素'];

async function reopen(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const { buffer, byteOffset, byteLength } = bytes;
  await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  return workbook;
}

describe('findings.xlsx', () => {
  let bytes: Uint8Array;
  let book: ExcelJS.Workbook;
  beforeAll(async () => {
    bytes = await renderXlsx(sample, wording);
    book = await reopen(bytes);
  });

  it('has its sheets in order, for both readers', () => {
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(SHEETS);
    expect(xlsx.read(bytes).SheetNames).toEqual(SHEETS);
  });

  it('prints on A4 landscape, fitted, with the heading row repeated and page numbers', () => {
    for (const sheet of book.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '3:3' });
      expect(sheet.headerFooter.oddFooter).toContain('第&P页　共&N页');
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
      expect(sheet.autoFilter).toBeTruthy();
    }
  });

  it('holds the columns of the list of problems, codes as text, and a row a finding', () => {
    const rows = xlsx.utils.sheet_to_json<string[]>(xlsx.read(bytes).Sheets['问题清单'] ?? {}, { header: 1 });
    expect(rows[2]?.slice(0, 16)).toEqual(['序号', '单位', '事项名称', '基本编码', '要素', '手册标准', '线上内容', '线下内容', '问题类型', '规则编号', '依据', '拟扣分', '整改时限', '证据编号', '程度', '责任方']);
    expect(rows.length - 3).toBe(sample.findings.filter((finding) => finding.verdict === 'fail').length);
    const sheet = book.getWorksheet('问题清单');
    const code = sheet?.getCell('D4');
    expect(code?.value).toBe('339903001000');
    expect(code?.type).toBe(ExcelJS.ValueType.String);
    expect(code?.numFmt).toBe('@');
  });

  it('begins a new page with each unit', () => {
    const sheet = book.getWorksheet('问题清单');
    const units = new Set(sample.findings.filter((finding) => finding.verdict === 'fail').map((finding) => finding.department));
    expect(breaksOf(bytes)).toBe(units.size - 1);
    expect(sheet?.pageSetup.printArea).toMatch(/^A1:P\d+$/);
  });

  it('paints what deviates', () => {
    const values = book.getWorksheet('问题清单')?.getColumn(7).values ?? [];
    const rich = values.filter((value) => typeof value === 'object' && value !== null && 'richText' in value);
    expect(rich.length).toBeGreaterThan(0);
  });

  it('adds up the units', () => {
    const rows = xlsx.utils.sheet_to_json<(string | number)[]>(xlsx.read(bytes).Sheets['单位统计'] ?? {}, { header: 1 });
    const sum = rows.at(-1) ?? [];
    expect(sum[1]).toBe('合计');
    expect(rows[2]).toEqual(['序号', '单位', '抽查事项数（可比对）', '发现问题事项数', '问题条数：严重', '问题条数：较重', '问题条数：一般', '事项问题率', '拟扣分', '累计扣分', '上期遗留', '已整改', '整改率', '复核中', '目录事项数', '提示', '待核实']);
    expect([sum[2], sum[8], sum[14]]).toEqual([11, 4.5, 12]);
  });

  it('is the same for the same report, but for the times in the container', async () => {
    const again = await reopen(await renderXlsx(sample, wording));
    for (const sheet of book.worksheets) expect(again.getWorksheet(sheet.name)?.getSheetValues()).toEqual(sheet.getSheetValues());
  });

  it.each(HOSTILE)('writes %j as text, never as a formula', async (text) => {
    const hostile = await renderXlsx(hostileReport(text), wording);
    const workbook = xlsx.read(hostile, { cellFormula: true });
    let cells = 0;
    for (const sheet of Object.values(workbook.Sheets)) {
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!')) continue;
        cells += 1;
        expect((cell as xlsx.CellObject).f).toBeUndefined();
        expect((cell as xlsx.CellObject).l?.Target ?? 'https://').toMatch(/^https?:/);
      }
    }
    expect(cells).toBeGreaterThan(200);
    expect((await reopen(hostile)).worksheets.length).toBe(SHEETS.length);
  });

  it('keeps within what a cell can hold', async () => {
    const [first, ...rest] = sample.findings;
    if (first === undefined) throw new Error('the sample is empty');
    const long = await renderXlsx({ ...sample, findings: [{ ...first, message: '长'.repeat(60_000) }, ...rest] }, wording);
    const rows = xlsx.utils.sheet_to_json<string[]>(xlsx.read(long).Sheets['问题清单'] ?? {}, { header: 1 });
    expect(Math.max(...rows.flat().map((cell) => String(cell).length))).toBeLessThan(32_767);
  });
});

/** Page breaks of the second sheet; neither reader tells of them, so the XML is asked. */
function breaksOf(bytes: Uint8Array): number {
  const container = xlsx.CFB.read(bytes, { type: 'array' });
  const entry = xlsx.CFB.find(container, '/xl/worksheets/sheet2.xml');
  const xml = entry === null ? '' : new TextDecoder().decode(Uint8Array.from(entry.content));
  return [...xml.matchAll(/<brk /g)].length;
}
