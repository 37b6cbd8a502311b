import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { foldRadicals } from '../../src/parse/pdf-page.js';
import { docx, zip } from '../run/bad-files.js';
import { materialLines, reader, text } from './kit.js';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', name)));
const all = (bytes: Uint8Array | string, name: string) => reader.readAll({ bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name, snapshot: 's', context: {} });
const names = async (bytes: Uint8Array | string, name: string) => (await all(bytes, name)).map((item) => (item.guide ? text(item.guide, 'mainItemName') : item.problem));

async function workbook(sheets: Record<string, string[][]>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('the guide that Word wrote in three formats', () => {
  test.each([['guide.doc', 'docx'], ['guide.pdf', 'pdf']])('%s', async (name, kind) => {
    const [item, ...others] = await all(fixture(name), name);
    expect(others).toEqual([]);
    const guide = item?.guide;
    expect(guide && [text(guide, 'mainItemName'), text(guide, 'basicCode'), text(guide, 'promisedTimeLimit'), text(guide, 'consultation.phones'), text(guide, 'places[].address')])
      .toEqual(['居住证申领', '330109001000', '5个工作日\n自受理之日起', '0571-86990101', '江湾区市民路1号']);
    expect(guide && materialLines(guide)).toEqual(['身份证 | copies=1', '居住证明\n（租房合同） | copies=2']);
    expect(guide?.fields['promisedTimeLimit']?.[0]?.at).toMatchObject(kind === 'pdf' ? { kind: 'pdf', page: 1 } : { kind: 'docx', paragraph: 7 });
  });
});

test.each([['⼯作⽇', '工作日'], ['⺠政', '民政'], ['⻋管所', '车管所'], ['工作日', '工作日']])('radicals of %s', (from, to) => {
  expect(foldRadicals(from)).toBe(to);
});

describe('spreadsheets', () => {
  test('a form of labels and values', async () => {
    const [item] = await all(await workbook({ 基本信息: [['居住证申领办事指南'], ['事项名称', '居住证申领', '基本编码', '330109001000'], ['承诺办结时限', '5个工作日', '是否收费', '否']], 申请材料: [['序号', '材料名称', '份数'], ['1', '身份证', '1']] }), 'a.xlsx');
    const guide = item?.guide;
    expect(guide && [text(guide, 'mainItemName'), text(guide, 'promisedTimeLimit')]).toEqual(['居住证申领', '5个工作日']);
    expect(guide && materialLines(guide)).toEqual(['身份证 | copies=1']);
    expect(guide?.fields['promisedTimeLimit']?.[0]?.at).toMatchObject({ kind: 'sheet', sheet: '基本信息', cell: 'B3' });
  });

  test('a list of items', async () => {
    expect(await names(await workbook({ 事项: [['事项名称', '基本编码', '承诺办结时限'], ['甲事项', '330109001000', '5个工作日'], ['乙事项', '330109002000', '3个工作日']] }), 'a.xlsx')).toEqual(['甲事项', '乙事项']);
  });
});

const one = (name: string, code: string): string => `## ${name}办事指南\n\n- 事项名称：${name}\n- 基本编码：${code}\n- 承诺办结时限：5个工作日\n- 咨询电话：0571-86990101\n`;
const p = (line: string): string => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`;

describe('several items in one file', () => {
  test.each([
    ['Markdown', 'a.md', `# 汇编\n\n${one('甲', '330109001000')}\n${one('乙', '330109002000')}`],
    ['text', 'a.txt', ['甲', '乙'].map((name, index) => `${name}办事指南\n事项名称：${name}\n基本编码：33010900${index + 1}000\n承诺办结时限：5个工作日\n`).join('\n')],
    ['a page', 'a.html', ['甲', '乙'].map((name, index) => `<h2>${name}办事指南</h2><table><tr><th>事项名称</th><td>${name}</td></tr><tr><th>基本编码</th><td>33010900${index + 1}000</td></tr><tr><th>承诺办结时限</th><td>5个工作日</td></tr></table>`).join('')],
    ['JSON', 'a.json', JSON.stringify([{ 事项名称: '甲', 基本编码: '330109001000', 承诺办结时限: '5个工作日', 咨询电话: '12345' }, { 事项名称: '乙', 基本编码: '330109002000', 承诺办结时限: '3个工作日', 咨询电话: '12345' }])],
  ])('%s', async (_kind, name, content) => {
    expect(await names(content, name)).toEqual(['甲', '乙']);
  });

  test('Word, one chapter each', async () => {
    const bytes = await docx(['甲', '乙'].flatMap((name, index) => [`${name}办事指南`, `事项名称：${name}`, `基本编码：33010900${index + 1}000`, '承诺办结时限：5个工作日'].map(p)).join(''));
    expect(await names(bytes, 'a.docx')).toEqual(['甲', '乙']);
  });

  test.each([
    ['the same name twice', `${one('甲', '330109001000')}\n## 附：基本信息\n\n- 事项名称：甲\n- 基本编码：330109001000\n- 承诺办结时限：5个工作日\n`],
    ['a part that states nothing else', `${one('甲', '330109001000')}\n## 关联事项\n\n- 事项名称：乙\n`],
    ['情形', `# 甲\n\n- 事项名称：甲\n- 承诺办结时限：5个工作日\n\n## 情形一\n\n- 承诺办结时限：3个工作日\n- 申请条件：年满十八周岁\n`],
  ])('%s is one item', async (_kind, content) => {
    expect((await all(content, 'a.md')).length).toBe(1);
  });
});

describe('archives', () => {
  test('every file in them, also in folders and archives within', async () => {
    const inner = await zip({ 'c.md': one('丙', '330109003000') });
    const items = await all(await zip({ 'a.md': one('甲', '330109001000'), '夹/b.md': one('乙', '330109002000'), 'in.zip': inner, '坏.wps': 'x', '图.png': 'x', 'd.pdf': fixture('guide.pdf'), 'e.doc': fixture('guide.doc') }), 'a.zip');
    expect(items.map((item) => [item.inner, item.guide ? text(item.guide, 'mainItemName') : (item.problem ?? '旁')])).toEqual([
      ['a.md', '甲'], ['夹/b.md', '乙'], ['in.zip/c.md', '丙'], ['坏.wps', expect.stringContaining('WPS')], ['图.png', '旁'], ['d.pdf', '居住证申领'], ['e.doc', '居住证申领'],
    ]);
  });
});
