import { expect, it } from 'vitest';
import { isoDay } from '../../src/rules/days.js';

it.each([
  ['2018-09-15', '2018-09-15'], ['2018.9.30', '2018-09-30'], ['２０１８年９月５日', '2018-09-05'], ['2016-02-29', '2016-02-29'],
  ['2018.9.31', undefined], ['2018-02-29', undefined], ['2018-13-01', undefined], ['2018年9月', undefined], ['及时更新', undefined],
])('day %s', (text, day) => {
  expect(isoDay(text)).toBe(day);
});
