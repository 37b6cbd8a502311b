import { describe, expect, it } from 'vitest';
import { arabicNumerals, findNumerals, readNumeral } from '../../src/compare/numerals.js';

describe('readNumeral', () => {
  it.each([
    ['20', 20], ['１５', 15], ['1,200', 1200], ['1.5', 1.5], ['二十', 20], ['贰拾', 20], ['两', 2], ['〇', 0], ['零', 0], ['廿', 20], ['廿一', 21], ['卅', 30], ['卌五', 45], ['一百〇一', 101], ['一百零二', 102],
    ['一百二', 120], ['壹佰', 100], ['1百', 100], ['3千', 3000], ['2万', 20000], ['1.5万', 15000], ['3万5千', 35000], ['三万五', 35000], ['半', 0.5], ['十五', 15], ['一千零五十', 1050], ['二〇一八', 2018], ['两千三百', 2300],
  ])('%s is %d', (text, value) => expect(readNumeral(text)).toBe(value));

  it.each(['', '百', '千', '万元', '二十二十', '一般', '1,20', '十百', '第三', '1.2.3', 'abc', '一'.repeat(40), '九'.repeat(20)])('%s is no number', (text) => expect(readNumeral(text)).toBeUndefined());
});

describe('arabicNumerals', () => {
  it.each([
    ['二十个工作日', '20个工作日'], ['第三十五条', '第35条'], ['贰拾元整', '20元整'], ['一件事', '1件事'], ['半年', '0.5年'], ['百分之五', '5%'], ['百分之十二点五', '12.5%'], ['三百六十五天', '365天'], ['二级建造师', '2级建造师'],
    ['5千克', '5千克'], ['0571-82615566', '0571-82615566'], ['08:30', '08:30'], ['两个半小时', '2个半小时'],
  ])('%s → %s', (text, expected) => expect(arabicNumerals(text)).toBe(expected));

  it.each(['一般', '统一', '三证合一', '统一份数', '几十个', '一次性告知', '逐一核对', '三分之二', '唯一', '百货公司', '万元'])('%s holds no number', (text) => expect(arabicNumerals(text)).toBe(text));
});

it('an ordinal is told from a count', () => {
  expect(findNumerals('第三十五条共二十条').map(({ value, ordinal, unit }) => [value, ordinal, unit])).toEqual([[35, true, ''], [20, false, '条']]);
});
