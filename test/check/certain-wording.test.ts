import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneChanges, punctuationChanges, widthChanges, type Change } from '../../src/check/certain-wording.js';

const applied = (text: string, changes: Change[]): string => [...changes].sort((a, b) => b.start - a.start).reduce((now, one) => now.slice(0, one.start) + one.to + now.slice(one.end), text);

test.each([
  ['（0571）86990142', '0571-86990142'], ['(0571)86990142', '0571-86990142'], ['0571—86990142', '0571-86990142'], ['0571 86990142', '0571-86990142'], ['０５７１－８６９９０１４２', '0571-86990142'],
  ['（0571）86990142、（0571）86990143', '0571-86990142、0571-86990143'], ['电话：０５７１ 86990142转802', '电话：0571-86990142转802'],
  ['0571-86990142', '0571-86990142'], ['12345', '12345'], ['86990142', '86990142'], ['13800000000', '13800000000'], ['3301 0900 1000', '3301 0900 1000'], ['86990142-802', '86990142-802'], ['2018 20190101', '2018 20190101'],
])('telephone %s is written %s', (from, to) => {
  expect(applied(from, phoneChanges(from))).toBe(to);
});

test.each([
  ['１０个工作日', '10个工作日'], ['Ａ４纸', 'A4纸'], ['10个工作日', '10个工作日'], ['十日', '十日'], ['①提交', '①提交'], ['㎡', '㎡'],
])('width of %s', (from, to) => {
  expect(applied(from, widthChanges(from))).toBe(to);
});

test.each([
  ['选址,设计', '选址，设计'], ['申请人:自然人', '申请人：自然人'], ['原件(复印件)', '原件（复印件）'], ['材料齐全。。', '材料齐全。'],
  ['8:30-12:00', '8:30-12:00'], ['1,000元', '1,000元'], ['详见https://a.cn/甲,乙', '详见https://a.cn/甲,乙'], ['[表](a.docx)', '[表](a.docx)'], ['《办法》(2018)', '《办法》(2018)'], ['甲(第1号', '甲(第1号'], ['`甲,乙`', '`甲,乙`'],
])('marks of %s', (from, to) => {
  expect(applied(from, punctuationChanges(from))).toBe(to);
});

test('no change touches a digit, a unit or a character, and none is left after the first time', () => {
  const text = fc.array(fc.constantFrom(...'甲乙日工作０１5,，;：:(（)）。、-—Ａ\n 元个'), { maxLength: 60 }).map((units) => units.join(''));
  fc.assert(fc.property(text, (from) => {
    for (const change of [phoneChanges, widthChanges, punctuationChanges]) {
      const to = applied(from, change(from));
      const bare = (one: string): string => one.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
      expect(bare(to)).toBe(bare(from));
    }
    expect(widthChanges(applied(from, widthChanges(from)))).toEqual([]);
  }));
});
