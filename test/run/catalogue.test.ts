import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { CatalogueColumn } from '../../src/model/catalogue.js';
import { readCatalogue } from '../../src/run/catalogue.js';

const columns = (JSON.parse(readFileSync(new URL('../../schemas/catalogue.json', import.meta.url), 'utf8')) as { columns: CatalogueColumn[] }).columns;
const HEAD = '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件';
const ROW = '330112003000,11330109MB0000001A3330112003000,犬类准养证核发,江湾区公安分局,/item/1,offline/1.md,handbook/1.md';
const read = (text: string, name = '目录.csv') => readCatalogue(new TextEncoder().encode(text), name, columns);
const excel = (rows: unknown[][], merges?: string[]) => {
  const sheet = utils.aoa_to_sheet(rows);
  if (merges) sheet['!merges'] = merges.map((ref) => utils.decode_range(ref));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '事项库');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
};

describe('a catalogue as CSV', () => {
  test('gives one item a row', () => {
    const { items, notices } = read(`${HEAD}\n${ROW}\n`);
    expect(notices).toEqual([]);
    expect(items).toEqual([
      {
        id: '11330109MB0000001A3330112003000', basicCode: '330112003000', implementationCode: '11330109MB0000001A3330112003000', name: '犬类准养证核发',
        department: '江湾区公安分局', row: 2, online: ['/item/1'], offline: ['offline/1.md'], handbook: 'handbook/1.md',
      },
    ]);
  });
  test('may begin with a byte order mark and have Windows line ends', () => {
    expect(read(`\uFEFF${HEAD}\r\n${ROW}\r\n`).items).toHaveLength(1);
  });
  test('may be GB18030', () => {
    // 基本编码,事项名称,部门 / 330112003000,甲,乙 in GB18030
    const bytes = Uint8Array.from([0xbb, 0xf9, 0xb1, 0xbe, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xca, 0xc2, 0xcf, 0xee, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x0a, ...new TextEncoder().encode('330112003000,'), 0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0x0a]);
    expect(readCatalogue(bytes, '目录.csv', columns).items[0]).toMatchObject({ basicCode: '330112003000', name: '甲', department: '乙' });
  });
  test('holds several captures of a side behind ；', () => {
    expect(read(`${HEAD}\n${ROW.replace('offline/1.md', 'offline/1.md；offline/1-hall.docx')}`).items[0]?.offline).toEqual(['offline/1.md', 'offline/1-hall.docx']);
  });
  test.each([
    ['/item/1;/item/2', ['/item/1', '/item/2']],
    ['https://a.gov.cn/1 ; https://b.gov.cn/2', ['https://a.gov.cn/1', 'https://b.gov.cn/2']],
    ['/item.do;jsessionid=0A1B?id=1', ['/item.do;jsessionid=0A1B?id=1']],
    ['/item/1;', ['/item/1']],
  ])('keeps a ; that belongs to an address: %s', (cell, addresses) => {
    expect(read(`${HEAD}\n${ROW.replace('/item/1', cell)}`).items[0]?.online).toEqual(addresses);
  });
  test('separates files by ; as well', () => {
    expect(read(`${HEAD}\n${ROW.replace('offline/1.md', 'a.md;b.docx')}`).items[0]?.offline).toEqual(['a.md', 'b.docx']);
  });
  test('names rows that are longer than the header and checks the others', () => {
    const { items, notices } = read(`${HEAD}\n${ROW.replace('犬类准养证核发', '犬类准养证核发（新办,换发）')}\n${ROW}\n`);
    expect(items.map((item) => item.row)).toEqual([3]);
    expect(notices).toEqual([{ where: '目录.csv 第2行', message: expect.stringContaining('可能错列') }]);
  });
  test('with a heading left out checks no row that may have moved', () => {
    const { items, notices } = read(`${HEAD.replace('实施编码,', '')}\n${ROW}\n${ROW.replaceAll('330112003000', '330112004000')}`);
    expect(items).toEqual([]);
    expect(notices[0]).toMatchObject({ where: '目录.csv 第2、3行', message: expect.stringMatching(/表头只有 6 列.*核对表头是否缺列/) });
  });
  test('may have empty cells behind the last column', () => {
    const { items, notices } = read(`${HEAD}\n${ROW},,\n`);
    expect([items.length, notices]).toEqual([1, []]);
  });
  test('knows the other names that item libraries give the columns', () => {
    expect(read('序号,事项基本编码,服务事项名称,实施主体\n1,330112003000,犬类准养证核发,江湾区公安分局').items[0]).toMatchObject({ name: '犬类准养证核发', department: '江湾区公安分局' });
  });
  test.each([
    ['事项名称', '基本编码,部门\n330112003000,江湾区公安分局'],
    ['基本编码', '事项名称,部门\n犬类准养证核发,江湾区公安分局'],
  ])('without the column %s says so', (missing, text) => {
    expect(() => read(text)).toThrow(`缺少“${missing}”列`);
  });
  test('that is an empty file says so', () => {
    expect(() => read('')).toThrow('是空文件');
  });
  test('names the row whose code a spreadsheet has turned into a number', () => {
    const { items, notices } = read(`${HEAD}\n${ROW}\n3.30112E+11,,户外广告设置许可,江湾区综合行政执法局,,,`);
    expect(items).toHaveLength(1);
    expect(notices).toEqual([{ where: '目录.csv 第3行', message: expect.stringContaining('户外广告设置许可') }]);
  });
  test('checks neither of two rows with one implementation code', () => {
    const { items, notices } = read(`${HEAD}\n${ROW}\n${ROW.replace('犬类准养证核发', '犬类准养证变更')}\n330112004000,,户外广告设置许可,江湾区综合行政执法局,,,`);
    expect(items.map((item) => item.name)).toEqual(['户外广告设置许可']);
    expect(notices).toEqual([{ where: '目录.csv 第2、3行', message: expect.stringContaining('重复出现 2 次') }]);
  });
  test('may hold one basic code in several units', () => {
    const { items } = read(`${HEAD}\n330112004000,,老年人优待证办理,潮头镇,,,\n330112004000,,老年人优待证办理,江口街道,,,`);
    expect(items.map((item) => item.id)).toEqual(['330112004000@潮头镇', '330112004000@江口街道']);
  });
});

describe('a catalogue as Excel', () => {
  const head = HEAD.split(',');
  test('may have title rows and merged cells above and beside the data', () => {
    const bytes = excel([['江湾区抽查事项库'], ['2018年9月'], head, ['330112003000', '', '犬类准养证核发', '江湾区公安分局'], ['330112004000', '', '居住登记', '']], ['A1:G1', 'D4:D5']);
    const { items, notices } = readCatalogue(bytes, '目录.xlsx', columns);
    expect(notices).toEqual([]);
    expect(items.map((item) => [item.name, item.department, item.row])).toEqual([['犬类准养证核发', '江湾区公安分局', 4], ['居住登记', '江湾区公安分局', 5]]);
  });
  test('names the row whose code is a number', () => {
    const { items, notices } = readCatalogue(excel([head, [330112003000, '', '犬类准养证核发', '江湾区公安分局'], ['330112004000', '', '居住登记', '江湾区公安分局']]), '目录.xlsx', columns);
    expect(items.map((item) => item.name)).toEqual(['居住登记']);
    expect(notices[0]).toMatchObject({ where: '目录.xlsx 第2行', message: expect.stringContaining('存成了数字') });
  });
  test('that is no workbook says so', () => {
    expect(() => readCatalogue(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), '目录.xlsx', columns)).toThrow('不是可读的 Excel 文件');
  });
});

describe('what a catalogue says that nobody asked for', () => {
  test('columns of unknown names are said, running numbers and remarks are not', () => {
    const { notices } = read('序号,基本编码,事项名称,部门,指南所在网页,备注\n1,330112003000,犬类准养证核发,江湾区公安分局,/a,无');
    expect(notices).toEqual([{ where: '目录.csv', message: expect.stringContaining('“指南所在网页”') }]);
  });
  test.each([
    ['3301120030,,甲,乙局', '基本编码不是12位'],
    ['330112003000,11330109MB0000001A33301120030,甲,乙局', '实施编码不是31位'],
    ['330112003000,11330109MB0000001A3330112003001,甲,乙局', '后12位与基本编码不同'],
  ])('a code of wrong structure is said and the row is checked: %s', (row, said) => {
    const { items, notices } = read(`基本编码,实施编码,事项名称,部门\n${row}`);
    expect(items).toHaveLength(1);
    expect(notices).toEqual([{ where: '目录.csv 第2行', message: expect.stringContaining(said) }]);
  });
});
