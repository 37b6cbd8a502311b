import { describe, expect, it } from 'vitest';
import { figuresOf, talksOf } from '../../src/office/indicator-figures.js';
import { readIndicator } from '../../src/office/indicator-rows.js';
import { holdsIdentityNumber, holdsMobile } from '../../src/office/personal-data.js';
import { phonesToCall, testCalls } from '../../src/office/phone-calls.js';
import { loadSchemas } from '../../src/schema/index.js';
import type { IndicatorRow, IndicatorSheet } from '../../src/model/indicator.js';

const { indicators, personalHeadings } = loadSchemas();
const form = (id: string) => indicators[id] as IndicatorSheet;
const PHONES = form('department-phones');
const HEAD = ['单位*', '事项名称', '电话号码*', '拨打日期*', '拨打时间', '拨打结果*', '备注'];
const rowsOf = (...rows: string[][]): IndicatorRow[] => rows.map((cells, n) => ({ number: n + 1, cells: cells.map((text) => ({ text, numeric: /^\d{5}$/.test(text) })) }));
const read = (sheet: IndicatorSheet, ...rows: string[][]) => readIndicator(rowsOf(...rows), '填报', sheet, personalHeadings);
const GOOD = ['区民政局', '低保', '0571-82000000', '2018-09-13', '09:30', '正确', ''];

describe('the sheets', () => {
  it('each name sender, receiver, clock and source, and their figures use their own columns', () => {
    expect(Object.keys(indicators)).toEqual(['department-phones', 'generic', 'hall-inspections', 'hotline-phones']);
    for (const sheet of Object.values(indicators)) {
      const ids = new Set(sheet.columns.map((column) => column.id));
      expect([sheet.sender, sheet.receiver, sheet.basis, sheet.notice].every((text) => text !== '')).toBe(true);
      for (const { hits } of sheet.figures) expect(ids.has('sum' in hits ? hits.sum : hits.column)).toBe(true);
      for (const { figure } of sheet.thresholds) expect(sheet.figures.some(({ id }) => id === figure)).toBe(true);
    }
  });
});

describe('rows', () => {
  it.each([
    ['as they should be', GOOD], ['with a day of Excel', [...GOOD.slice(0, 3), '43356', '', '正确', '']], ['with a Chinese day', [...GOOD.slice(0, 3), '2018年9月13日', '', '占线', '']],
    ['with a hotline', ['区民政局', '', '12345', '2018/9/13', '', '无人接听', '']], ['with an extension', ['区民政局', '', '0571-82000000转802', '2018.9.13', '', '接通挂断', '']],
  ])('%s are kept', (_name, cells) => {
    const { good, bad } = read(PHONES, HEAD, cells);
    expect(bad).toEqual([]);
    expect(good).toMatchObject([{ row: 2, values: { date: '2018-09-13' } }]);
  });

  it.each([
    ['no unit', ['', ...GOOD.slice(1)], '单位', '没有填写'],
    ['letters for a number', ['区民政局', '', '八二〇〇', '2018-09-13', '', '正确', ''], '电话号码', '格式不对'],
    ['no such day', [...GOOD.slice(0, 3), '2018-02-30', '', '正确', ''], '拨打日期', '“2018-02-30”不是日期，请写成 2018-09-13 这样'],
    ['a day in words', [...GOOD.slice(0, 3), '上周四', '', '正确', ''], '拨打日期', '“上周四”不是日期，请写成 2018-09-13 这样'],
    ['another result', [...GOOD.slice(0, 5), '打通了', ''], '拨打结果', '应当是“正确”、“非本部门”、“接通挂断”、“无人接听”、“占线”、“空号停机”之一'],
    ['a mobile number', [...GOOD.slice(0, 6), '请打13912345678'], '备注', '填有手机号码，请删去个人信息（办公电话请填座机或热线）'],
    ['an identity number', [...GOOD.slice(0, 6), '11010519491231002X'], '备注', '填有身份证号码，请删去个人信息'],
  ])('%s', (_name, cells, column, reason) => {
    const { good, bad } = read(PHONES, HEAD, cells, GOOD);
    expect(bad).toEqual([{ sheet: '填报', row: 2, column, reason }]);
    expect(good.map(({ row }) => row)).toContain(3);
    expect(JSON.stringify(bad)).not.toMatch(/139\d{8}|110105/);
  });

  it('below title rows, with other columns said and empty ones passed over', () => {
    const { good, notices } = read(PHONES, ['部门电话抽查表'], [''], [...HEAD, '天气'], ['', '', '', '', '', '', '', '晴'], [...GOOD, '晴'], ['区民政局', '低保', '0571-82000001', '', '', '', '']);
    expect(good.map(({ row }) => row)).toEqual([5]);
    expect(notices).toEqual(['没有使用“天气”列。', '第6行还没有填写日期和结果，没有计入。']);
  });

  it('more hits than there are', () => {
    expect(read(form('generic'), ['单位', '指标', '日期', '符合数', '总数'], ['区民政局', '回访满意', '2018-09-30', '11', '10']).bad).toMatchObject([{ column: '符合数', reason: '11大于总数10' }]);
  });
});

describe('sheets that are refused', () => {
  it.each(['姓名', '群众姓名', '身份证号', '联系电话', '申请人手机', '回访对象 姓名'])('with %s', (title) => {
    const { good, refused } = read(PHONES, [...HEAD, title], [...GOOD, '张三']);
    expect(good).toEqual([]);
    expect(refused.join()).toMatch(/个人信息.*没有收下任何内容/);
    expect(refused.join()).not.toContain('张三');
  });
  it('that are another sheet', () => {
    expect(read(PHONES, ['事项', '地址'], ['a', 'b']).refused).toEqual(['“填报”不是部门电话抽查表：缺少“单位”“电话号码”“拨打日期”“拨打结果”列。请用 zhinan indicator template 生成的表填报。']);
    expect(read(PHONES).refused).toHaveLength(1);
  });
});

it('personal numbers are known by their check, not by their length', () => {
  expect(['11010519491231002X', '身份证11010519491231002x。', '34052419800101001X'].map(holdsIdentityNumber)).toEqual([true, true, true]);
  expect(['110105194912310021', '331000000000000001', '2018091300000000000'].map(holdsIdentityNumber)).toEqual([false, false, false]);
  expect(['13912345678', '+86 139 1234 5678', '电话１３９１２３４５６７８'].map(holdsMobile)).toEqual([true, true, true]);
  expect(['0571-82000000', '12345', '139123456789', '2018-09-13'].map(holdsMobile)).toEqual([false, false, false, false]);
});

describe('figures', () => {
  const rows = (results: string[], unit = '区民政局') => results.map((result) => ({ unit, phone: '1', date: '2018-09-13', result }));
  it('count by unit, and nobody is talked to for a few calls', () => {
    const figures = figuresOf([...rows(['正确', '非本部门', '接通挂断', '无人接听', '空号停机']), ...rows(['空号停机'], '甲镇')], PHONES);
    expect(figures.filter(({ unit }) => unit === '区民政局').map(({ figure, hits, total }) => [figure, hits, total])).toEqual([['connected', 3, 5], ['answered', 2, 5], ['valid', 1, 5]]);
    expect(talksOf(figures, PHONES).map(({ words }) => words)).toEqual(['区民政局有效率1/5，低于85%，列入约谈名单']);
    expect(talksOf(figuresOf(rows([...Array.from({ length: 17 }, () => '正确'), '占线', '占线', '占线']), PHONES), PHONES)).toEqual([]);
  });
  it('sum by the indicator', () => {
    const figures = figuresOf([{ unit: '区民政局', indicator: '回访满意', hits: 8, total: 10 }, { unit: '区民政局', indicator: '回访满意', hits: 9, total: 10 }, { unit: '区民政局', indicator: '窗口人员', hits: 5, total: 5 }], form('generic'));
    expect(figures).toMatchObject([{ of: '回访满意', hits: 17, total: 20 }, { of: '窗口人员', hits: 5, total: 5 }]);
  });
});

describe('test calls', () => {
  const stated = Array.from({ length: 12 }, (_, n) => ({ unit: n < 10 ? '区民政局' : '甲镇', itemName: `事项${n}`, phone: `0571-8200000${n % 6}` }));
  it('are drawn by a seed, each number of a unit once', () => {
    const drawn = phonesToCall(stated, 4, '第1期');
    expect(drawn).toEqual(phonesToCall(stated, 4, '第1期'));
    expect(drawn.filter(({ unit }) => unit === '区民政局')).toHaveLength(4);
    expect(drawn.filter(({ unit }) => unit === '甲镇')).toHaveLength(2);
    expect(new Set(drawn.map(({ unit, phone }) => unit + phone)).size).toBe(drawn.length);
    expect(phonesToCall(stated, 4, '第2期')).not.toEqual(drawn);
  });
  it('come back by number, the last result with its times', () => {
    const call = (date: string, result: string, phone = '0571-82000000转802') => ({ phone, date, time: '09:30', result });
    expect(testCalls([call('2018-09-14', '无人接听'), call('2018-09-13', '无人接听'), call('2018-09-15', '无人接听')])).toEqual({ '057182000000': { result: '无人接听', at: ['2018-09-13 09:30', '2018-09-14 09:30', '2018-09-15 09:30'] } });
    expect(testCalls([call('2018-09-13', '空号停机'), call('2018-09-14', '正确')])).toMatchObject({ '057182000000': { result: '正确', at: ['2018-09-14 09:30'] } });
  });
});
