import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawInput, DrawSettings, FrameItem, PastItem } from '../../src/model/draw.js';
import { drawItems } from '../../src/office/draw.js';
import { commitTo, frameHash } from '../../src/office/draw-order.js';
import { ratesOf, rankUnits, wilson, type CheckedItem } from '../../src/office/problem-rate.js';
import { quotasOf } from '../../src/office/quotas.js';
import { currentPicks, replaceItem } from '../../src/office/replacements.js';
import { verifyDraw } from '../../src/office/verify-draw.js';

const RANDOM = '9f2c4a51b7d8e0c3f6a9b2d5e8c1f4a7';
const SETTINGS: DrawSettings = { size: 20, floor: 2, ceiling: 6, highVolume: { perUnit: 1, from: 1000 }, changed: { perUnit: 2 }, restWindows: 4 };
const WINDOW = '2018-10-11';
const NOW = '2018-10-11T09:00:00+08:00';

function frameOf(units: Record<string, number>): FrameItem[] {
  return Object.entries(units).flatMap(([unit, count]) => Array.from({ length: count }, (_, n) => ({ id: `${unit}-${n}`, name: `事项${n}`, unit, volume: n % 5 === 0 ? 2000 : 10, changed: n % 7 === 3 })));
}
const FRAME = frameOf({ 区民政局: 60, 区城管局: 30, 甲镇: 10, 乙镇: 1 });
const inputOf = (over: Partial<DrawInput> = {}): DrawInput => ({ window: WINDOW, settings: SETTINGS, frame: FRAME, past: [], rechecks: [], ...over });
const draw = (over: Partial<DrawInput> = {}, random = RANDOM) => drawItems(inputOf(over), random, commitTo(random, WINDOW, '2018-10-10T12:00:00+08:00'));
const idsOf = (picks: readonly { item: string }[]) => picks.map((pick) => pick.item);

describe('shares of the units', () => {
  it.each([
    ['by size', [60, 30, 10], 10, 0, 99, [6, 3, 1]],
    ['with a floor', [98, 1, 1], 10, 2, 99, [8, 1, 1]],
    ['with a ceiling', [98, 1, 1], 10, 1, 5, [5, 1, 1]],
    ['equal units in their order', [5, 5, 5], 4, 0, 9, [2, 1, 1]],
    ['more seats than items', [2, 1], 50, 2, 10, [2, 1]],
    ['floors alone can pass the size', [50, 50, 50], 3, 2, 10, [2, 2, 2]],
    ['nothing', [0, 3], 0, 0, 10, [0, 0]],
  ])('%s', (_name, items, size, floor, ceiling, expected) => {
    const strata = items.map((count, n) => ({ unit: `u${n}`, items: count }));
    expect([...quotasOf(strata, size, floor, ceiling).values()]).toEqual(expected);
  });

  it('keep to floor, ceiling, items and sum', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 3, max: 12 }), (items, size, floor, ceiling) => {
      const strata = items.map((count, n) => ({ unit: `u${n}`, items: count }));
      const quotas = quotasOf(strata, size, floor, ceiling);
      for (const { unit, items: count } of strata) {
        expect(quotas.get(unit)).toBeGreaterThanOrEqual(Math.min(floor, count));
        expect(quotas.get(unit)).toBeLessThanOrEqual(Math.min(ceiling, count));
      }
      const least = items.reduce((sum, count) => sum + Math.min(floor, count), 0);
      const most = items.reduce((sum, count) => sum + Math.min(ceiling, count), 0);
      expect([...quotas.values()].reduce((a, b) => a + b, 0)).toBe(Math.max(least, Math.min(size, most)));
    }));
  });
});

describe('a draw', () => {
  it('gives each unit its share, and items with much business and changed ones on top', () => {
    const { quotas, picks } = draw();
    expect(quotas.map(({ unit, planned, drawn }) => [unit, planned, drawn])).toEqual([['乙镇', 1, 1], ['区城管局', 6, 6], ['区民政局', 6, 6], ['甲镇', 6, 6]]);
    const parts = (part: string) => picks.filter((pick) => pick.part === part);
    expect(parts('volume').every((pick) => (FRAME.find((item) => item.id === pick.item)?.volume ?? 0) >= 1000)).toBe(true);
    expect(parts('changed').every((pick) => FRAME.find((item) => item.id === pick.item)?.changed)).toBe(true);
    expect(new Set(idsOf(picks)).size).toBe(picks.length);
  });

  it('is the same for any order of the frame, and another for another value or frame', () => {
    expect(draw({ frame: [...FRAME].reverse() }).picks).toEqual(draw().picks);
    expect(draw({}, `${RANDOM}0`).picks).not.toEqual(draw().picks);
    expect(frameHash(FRAME.slice(1))).not.toBe(frameHash(FRAME));
  });

  it('checks last findings again and draws them no second time', () => {
    const rechecks = ['区民政局-4', '甲镇-2'];
    const { picks } = draw({ rechecks });
    expect(idsOf(picks.filter((pick) => pick.part === 'recheck')).sort()).toEqual(rechecks);
    expect(idsOf(picks.filter((pick) => pick.part !== 'recheck')).filter((id) => rechecks.includes(id))).toEqual([]);
  });

  it('lets items rest for four weeks, but for a re-check, and draws first what was not reached', () => {
    const past = (item: string, window: string, outcome: PastItem['outcome']): PastItem => ({ item, unit: item.split('-')[0] ?? '', part: 'random', window, outcome });
    const rested = FRAME.filter((item) => item.unit === '甲镇').map((item) => past(item.id, '2018-09-13', 'checked'));
    expect(draw({ past: rested }).quotas.find(({ unit }) => unit === '甲镇')).toMatchObject({ planned: 6, drawn: 0, shortfall: expect.stringContaining('近4周内已抽过') as string });
    expect(draw({ past: rested.map((one) => ({ ...one, window: '2018-09-06' })) }).quotas.find(({ unit }) => unit === '甲镇')).toMatchObject({ drawn: 6 });
    expect(idsOf(draw({ past: rested, rechecks: ['甲镇-3'] }).picks)).toContain('甲镇-3');
    const missed = draw({ past: [past('甲镇-7', '2018-10-04', 'missed'), past('甲镇-8', '2018-10-04', 'replaced')] });
    expect(missed.picks.find((pick) => pick.item === '甲镇-7')).toMatchObject({ part: 'random', carried: true });
    expect(idsOf(missed.picks)).not.toContain('甲镇-8');
    expect(missed.quotas.find(({ unit }) => unit === '甲镇')).toMatchObject({ drawn: 6 });
  });

  it('refuses a value that was not committed to, another window, a short value and twins', () => {
    const commitment = commitTo(RANDOM, WINDOW, NOW);
    expect(() => drawItems(inputOf(), `${RANDOM}x`, commitment)).toThrow('与事先公布的摘要不一致');
    expect(() => drawItems(inputOf({ window: '2018-10-18' }), RANDOM, commitment)).toThrow('属于2018-10-11');
    expect(() => commitTo('2018年第37周', WINDOW, NOW)).toThrow('太短');
    expect(() => draw({ frame: [...FRAME, FRAME[0] as FrameItem] })).toThrow('出现了两次');
  });

  it('gives every item of a unit the same chance', () => {
    const frame = frameOf({ 甲镇: 10 }).map(({ id, name, unit }) => ({ id, name, unit }));
    const settings = { ...SETTINGS, size: 3, ceiling: 3 };
    const hits = new Map<string, number>();
    for (let n = 0; n < 2000; n++) for (const id of idsOf(draw({ frame, settings }, `${RANDOM}${n}`).picks)) hits.set(id, (hits.get(id) ?? 0) + 1);
    // 2000 draws of 3 from 10: 600 each, standard deviation 20.5.
    for (const count of hits.values()) expect(Math.abs(count - 600)).toBeLessThan(100);
    expect(hits.size).toBe(10);
  });
});

describe('replacements and verification', () => {
  const original = draw();
  const given = original.picks.find((pick) => pick.unit === '区民政局' && pick.part === 'random')?.item ?? '';
  const replaced = replaceItem(original, given, '停办', '张三', NOW);

  it('take the next of the unit, with the reason on record', () => {
    const by = replaced.replacements[0]?.by ?? '';
    expect(by).toMatch(/^区民政局-/);
    expect(idsOf(original.picks)).not.toContain(by);
    expect(idsOf(currentPicks(replaced))).toContain(by);
    expect(idsOf(currentPicks(replaced))).not.toContain(given);
    expect(() => replaceItem(replaced, given, '停办', '张三', NOW)).toThrow('已经替换过');
    expect(() => replaceItem(original, given, ' ', '张三', NOW)).toThrow('写明原因');
    expect(() => replaceItem(original, '没有', '停办', '张三', NOW)).toThrow('不在本期');
  });

  it('leave a unit without further items with one fewer', () => {
    const one = replaceItem(original, '乙镇-0', '搬迁', '张三', NOW);
    expect(one.replacements[0]).not.toHaveProperty('by');
    expect(currentPicks(one).filter((pick) => pick.unit === '乙镇')).toEqual([]);
    expect(verifyDraw(one).ok).toBe(true);
  });

  it('a published draw is drawn again from its file', () => {
    const published = JSON.parse(JSON.stringify(replaced)) as typeof replaced;
    expect(verifyDraw(published)).toMatchObject({ ok: true });
    expect(verifyDraw(published, FRAME).lines.join()).toContain('重新抽取得到同样的');
  });

  it.each([
    ['another value', { ...replaced, random: `${RANDOM}0` }, '随机值'],
    ['an item more', { ...replaced, picks: [...replaced.picks, { item: '区民政局-1x', unit: '区民政局', part: 'random' as const }] }, '重新抽取没有'],
    ['an item less', { ...replaced, picks: replaced.picks.slice(1) }, '公布的名单里没有'],
    ['another substitute', { ...replaced, replacements: [{ ...replaced.replacements[0], item: given, by: '区民政局-x', reason: '停办', decidedBy: '张三', at: NOW }] }, '递补'],
    ['another share', { ...replaced, quotas: replaced.quotas.map((quota) => ({ ...quota, planned: 9 })) }, '应抽数'],
    ['another frame', { ...replaced, input: { ...replaced.input, frame: FRAME.slice(1) } }, '抽查事项库'],
  ])('%s is seen', (_name, broken, words) => {
    const { ok, lines } = verifyDraw(broken);
    expect(ok).toBe(false);
    expect(lines.join()).toContain(words);
  });
});

describe('rates', () => {
  // Roots of (p̂ − p)² = z² p (1 − p) / n, computed with 40 digits.
  it.each([[0, 10, 0, 0.27753280], [1, 10, 0.0178762, 0.4041500], [5, 10, 0.2365931, 0.7634069], [10, 10, 0.7224672, 1], [3, 40, 0.02583603, 0.19864234]])('Wilson %i of %i', (hits, checked, low, high) => {
    const rate = wilson(hits, checked);
    expect(rate.low).toBeCloseTo(low, 5);
    expect(rate.high).toBeCloseTo(high, 5);
  });

  it('of nothing is none', () => expect(wilson(0, 0)).toEqual({ hits: 0, checked: 0 }));

  const item = (over: Partial<CheckedItem>, n: number): CheckedItem => ({ item: `i${n}`, unit: '甲镇', part: 'random', outcome: 'checked', problems: 0, ...over });
  const week = ratesOf([
    ...Array.from({ length: 5 }, (_, n) => item({ problems: n === 0 ? 2 : 0 }, n)), item({ unit: '乙镇', problems: 1 }, 6), item({ part: 'recheck', problems: 1 }, 7), item({ part: 'changed' }, 8),
    item({ outcome: 'missed', problems: 0 }, 9), item({ part: 'volume', problems: 3 }, 10),
  ]);

  it('count the random part alone, and what was reached', () => {
    expect(week.all).toMatchObject({ hits: 2, checked: 6 });
    expect(week.units).toMatchObject([{ unit: '乙镇', hits: 1, checked: 1, note: '样本较少，不排名' }, { unit: '甲镇', hits: 1, checked: 5 }]);
    expect(week.apart).toEqual({ recheck: { checked: 1, hits: 1 }, changed: { checked: 1, hits: 0 }, volume: { checked: 1, hits: 1 } });
    expect(week.missed).toBe(1);
  });

  it('rank nobody from one week, nor a unit with few items', () => {
    expect(rankUnits([week])).toMatchObject({ places: [], none: expect.stringContaining('一期') as string });
    expect(rankUnits([week, week])).toMatchObject({ places: [{ place: 1, unit: '甲镇' }], without: [{ unit: '乙镇' }] });
  });
});
