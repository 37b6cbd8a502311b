import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompareContext } from '../../src/model/comparison.js';
import { comparisons } from './table.js';
import { cpuTime } from '../cpu-time.js';

const here: CompareContext = { areaCode: '0571' };
const digits = '零一二三四五六七八九';

/** 1 to 99 in Chinese. */
function chinese(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return (tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`) + (ones === 0 ? '' : (digits[ones] ?? ''));
}

const day = fc.integer({ min: 1, max: 99 });
const unit = fc.constantFrom('个工作日', '个自然日', '小时', '分钟');
const phone = fc.integer({ min: 20_000_000, max: 89_999_999 }).map(String);
const clock = fc.tuple(fc.integer({ min: 7, max: 11 }), fc.integer({ min: 13, max: 18 }), fc.constantFrom('00', '30')).map(([from, to, minutes]) => `${from}:${minutes}-${to}:${minutes}`);
const week = fc.constantFrom('周一至周五', '工作日', '周一至周六', '每周三', '周一、周四');
const charge = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('证', '件', '本', '人次')).map(([amount, per]) => `${amount}元/${per}`);

/** A value of each kind, as offices write it. */
const values: Record<string, fc.Arbitrary<string>> = {
  timeLimit: fc.tuple(day, unit).map(([amount, word]) => `${amount}${word}`),
  fee: fc.tuple(charge, charge).map(([first, second]) => `新办${first}；补办${second}`),
  phone: fc.uniqueArray(phone, { minLength: 1, maxLength: 4 }).map((numbers) => numbers.map((number) => `0571-${number}`).join('、')),
  officeHours: fc.tuple(week, clock).map(([days, hours]) => `${days} ${hours}（法定节假日除外）`),
  visits: fc.integer({ min: 0, max: 9 }).map((times) => `${times}次`),
  yesNo: fc.constantFrom('是', '否', '支持', '不支持'),
  code: fc.stringMatching(/^[0-9A-Z]{12}$/u),
  audience: fc.subarray(['自然人', '企业法人', '事业法人', '社会组织法人', '行政机关'], { minLength: 1 }).map((words) => words.join('、')),
  handlingModes: fc.subarray(['窗口办理', '网上办理', '邮寄申请', '自助终端'], { minLength: 1 }).map((words) => words.join('、')),
  count: fc.integer({ min: 1, max: 99 }).map((amount) => `${amount}份`),
  date: fc.tuple(fc.integer({ min: 2010, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([year, month, date]) => `${year}年${month}月${date}日`),
  duration: day.map((years) => `${years}年`),
};

const FULL_WIDTH = /[0-9A-Za-z()/:;,-]/gu;
/** Changes that the policy calls presentation. */
const presentations: ((text: string) => string)[] = [
  (text) => text.replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
  (text) => text.replace(/(?=[\u4e00-\u9fff])/gu, ' '),
  (text) => text.replace(/(?=[\u4e00-\u9fff])/gu, '\u200b'),
  (text) => `${text}。`,
  (text) => `\n ${text}\u3000`,
  (text) => text.replace(/[（(]/gu, '【').replace(/[）)]/gu, '】'),
  (text) => text.replaceAll('-', '—'),
  (text) => text.replaceAll(':', '∶'),
  (text) => text.normalize('NFD'),
];

describe.each(Object.entries(values))('%s', (kind, value) => {
  it('is the same as itself under every presentation change', () => {
    fc.assert(
      fc.property(value, fc.subarray(presentations), (text, changes) => {
        const changed = changes.reduce((result, change) => change(result), text);
        expect([text, changed, comparisons.compare(kind, text, changed, here).verdict]).toEqual([text, changed, 'same']);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same in one direction if it is in the other', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(comparisons.compare(kind, a, b, here).verdict).toBe(comparisons.compare(kind, b, a, here).verdict);
      }),
      { numRuns: 150 },
    );
  });

  if (['yesNo', 'audience', 'handlingModes'].includes(kind)) return;
  it('is never the same once one digit changes', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, which, by) => {
        const places = [...text].flatMap((mark, at) => (/\d/u.test(mark) ? [at] : []));
        const at = places[which % Math.max(places.length, 1)];
        fc.pre(at !== undefined);
        const marks = [...text];
        marks[at ?? 0] = String((Number(marks[at ?? 0]) + by) % 10);
        const changed = marks.join('');
        // 0057 is no other number than 57, and 10元/证 twice is one fee: a change of form is no change of value.
        fc.pre(!/(?<!\d)0\d/u.test(kind === 'phone' || kind === 'code' || kind === 'officeHours' ? '' : changed));
        expect([text, changed, comparisons.compare(kind, text, changed, here).verdict]).not.toEqual([text, changed, 'same']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('other wordings of one value', () => {
  it('reads numbers in Chinese', () => {
    fc.assert(
      fc.property(day, unit, (amount, word) => {
        expect(comparisons.compare('timeLimit', `${amount}${word}`, `自受理之日起${chinese(amount)}${word}内`, here).verdict).toBe('same');
      }),
    );
  });

  it('takes a set in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(phone, { minLength: 2, maxLength: 5 }), fc.constantFrom('、', '；', ' ', '\n', '/'), (numbers, separator) => {
        expect(comparisons.compare('phone', numbers.join('、'), [...numbers].reverse().map((number) => `（0571）${number}`).join(separator), here).verdict).toBe('same');
      }),
    );
  });

  it('reads the twelve-hour clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom('00', '30'), (hour, minutes) => {
        expect(comparisons.compare('officeHours', `工作日9:00-12:00，下午${hour}:${minutes}-6:00`, `周一至周五 09:00-12:00 ${hour + 12}:${minutes}-18:00`, here).verdict).toBe('same');
      }),
    );
  });
});

describe('a change of meaning is never the same', () => {
  it.each([
    ['a unit', 'timeLimit', '个工作日', '个自然日'],
    ['a negation', 'yesNo', '支持', '不支持'],
    ['a negation', 'fee', '收费', '不收费'],
  ])('%s of %s', (_title, kind, from, to) => {
    fc.assert(
      fc.property(day, (amount) => {
        const number = kind === 'timeLimit' ? String(amount) : '';
        expect(comparisons.compare(kind, number + from, number + to, here).verdict).not.toBe('same');
      }),
    );
  });

  it.each(['phone', 'audience', 'handlingModes', 'fee'])('an item more or less of %s', (kind) => {
    const value = values[kind] ?? fc.constant('');
    fc.assert(
      fc.property(value, (text) => {
        const items = text.split(/[、；]/u);
        fc.pre(items.length > 1);
        expect([text, comparisons.compare(kind, text, items.slice(1).join('、'), here).verdict]).not.toEqual([text, 'same']);
      }),
    );
  });
});

describe('readers', () => {
  const kinds = comparisons.kinds;
  const pieces = ['自受理之日起', '二十', '个工作日', '（不含公示）', '0571-', '8261', '5566', '转', '/', '周一', '至', '周五', '8:30-', '12:00', '夏季', '每', '元', '证', '不收费', '最多', '次', '1.', '①', '一、', '《', '》', '第', '条', '路', '号', '楼', '\n', ' ', '，', '；', '除', '外', '法定节假日', '半', '万', '𠮷', '\ud800', '\u0000'];
  const mutated = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 24 }).map((parts) => parts.join(''));

  it('never throw and answer symmetrically on any string', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), mutated, mutated, (kind, a, b) => {
        expect(comparisons.compare(kind, a, b, {}).verdict).toBe(comparisons.compare(kind, b, a, {}).verdict);
        expect(Array.isArray(comparisons.read(kind, a, here).unread)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(kinds)('%s is quick on 100 KB of anything', { timeout: 600_000 }, async (kind) => {
    for (const piece of ['1', '一', '（', '(1)', '1.', '自', '不含', '每1元', '0571-', '周一', '8:30-', '、', '节假日', '"', '①', '1,', 'a.', '路1号', '第1条', '《', '不']) {
      const long = piece.repeat(Math.ceil(100_000 / piece.length));
      const spent = await cpuTime(() => comparisons.compare(kind, long, `${long}1`, here));
      expect([kind, piece, spent < 12_000]).toEqual([kind, piece, true]);
    }
  });
});

// What that saves is measured by `npm run bench:compare`, column `letter`.
it.each(comparisons.kinds)('equal letters of %s are answered without being read', (kind) => {
  for (const text of ['周五十三号', '听潮路66号', '']) expect(comparisons.compare(kind, text, text, here)).toEqual({ verdict: 'same', reason: '文字完全相同' });
});
