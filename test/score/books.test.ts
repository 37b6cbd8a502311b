import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge, Chargeable } from '../../src/model/points.js';
import type { Policy } from '../../src/model/score.js';
import { correctionsOf, finalLines, policyEffect, proposedLines, sumsOf, type BookRules } from '../../src/score/books.js';
import { policyOn } from '../../src/score/policies.js';

const POLICY: Policy = {
  id: 'test', version: '1', notice: '示例规则，待区跑改办核定', from: { standard: '2018-09-10', channel: '2018-09-10' },
  standard: { 严重: 100, 较重: 50, 一般: 20, 提示: 0 }, channel: { enabled: false, 严重: 50, 较重: 20, 一般: 10, 提示: 0 },
  factors: { repetition: [100, 200, 300], selfReported: 0, mendedEarly: 50 }, governance: { 'rectify/overdue': 50 },
  deductText: false, caps: { item: 200, department: 500, quarter: 2000 }, overrides: {},
};
const rulesOf = (...policies: Policy[]): BookRules => ({ policies, textElements: new Set(['eligibility']) });
const RULES = rulesOf(POLICY);
const END = '2018-12-31T00:00:00+08:00';

const FINDING: Chargeable = { verdict: 'fail', lifecycle: 'stable', severity: '较重', maintainer: '区民政局', department: '区民政局', element: 'promisedTimeLimit', rule: 'r', number: 'A19', relations: ['online-handbook'] };
let count = 0;
function charge(over: Partial<Charge> & { severity?: Chargeable['severity'] } = {}): Charge {
  count += 1;
  const { severity, ...rest } = over;
  return {
    fingerprint: `f${String(count).padStart(4, '0')}`, round: 1, finding: { ...FINDING, severity: severity ?? '较重' }, itemId: 'i', unit: '区民政局', week: '2018-10-11', quarter: '2018Q4', foundAt: '2018-10-11T09:00:00+08:00',
    selfReported: false, mendedEarly: false, servedAt: '2018-10-18T09:00:00+08:00', mendBy: '2018-10-26', finalAt: '2018-10-24T09:00:00+08:00', ...rest,
  };
}
const pointsOf = (charges: Charge[], rules = RULES) => finalLines(charges, END, rules).map((line) => line.points);
const sum = (lines: { points: number }[]) => lines.reduce((total, line) => total + line.points, 0);

describe('a line', () => {
  it.each([
    ['as it is', {}, 50, '较重 0.50 分'],
    ['mended before the bulletin', { mendedEarly: true }, 25, '较重 0.50 分 × 通报前已改正 0.50 ＝ 0.25 分'],
    ['told by the unit itself', { selfReported: true }, 0, '较重 0.50 分 × 自查自报 0.00 ＝ 0.00 分'],
    ['both', { selfReported: true, mendedEarly: true }, 0, '较重 0.50 分 × 自查自报 0.00 × 通报前已改正 0.50 ＝ 0.00 分'],
    ['reduced', { reduced: { to: 10, at: '2018-10-24T09:00:00+08:00' } }, 10, '较重 0.50 分；复核减轻为 0.10 分'],
    ['“reduced” to more', { reduced: { to: 90, at: '2018-10-24T09:00:00+08:00' } }, 50, '较重 0.50 分'],
  ])('%s', (_name, over, points, formula) => expect(finalLines([charge(over)], END, RULES)).toMatchObject([{ points, full: points, formula, policy: 'test 1' }]));

  it('is rounded half up to a hundredth, once', () => {
    const half = { ...POLICY, overrides: { r: 33 } };
    expect(finalLines([charge({ mendedEarly: true })], END, rulesOf(half))).toMatchObject([{ points: 17, formula: '较重 0.33 分 × 通报前已改正 0.50 ＝ 0.17 分（四舍五入到0.01分）' }]);
    expect(pointsOf([charge({ mendedEarly: true })], rulesOf({ ...half, overrides: { r: 1 } }))).toEqual([1]);
    expect(pointsOf([charge({ mendedEarly: true, selfReported: true })], rulesOf({ ...half, overrides: { r: 3 }, factors: { repetition: [100], selfReported: 49, mendedEarly: 33 } }))).toEqual([0]);
  });

  it('costs nothing on trial, in doubt, at another’s place, in running text or between channels', () => {
    for (const finding of [{ lifecycle: 'trial' }, { verdict: 'cannot-tell' }, { maintainer: '平台' }, { element: 'eligibility' }, { number: 'B05', relations: ['online-offline'] }, { number: 'D99', rule: 'no/points' }] as Partial<Chargeable>[]) {
      expect(finalLines([charge({ finding: { ...FINDING, ...finding } })], END, RULES)).toEqual([]);
    }
    expect(pointsOf([charge({ finding: { ...FINDING, number: 'D02', rule: 'rectify/overdue', element: 'rectification' } })])).toEqual([50]);
  });
});

describe('repetition', () => {
  const first = charge({ fingerprint: 'same', foundAt: '2018-09-20T09:00:00+08:00', week: '2018-09-20', quarter: '2018Q3', servedAt: '2018-09-21T09:00:00+08:00', finalAt: '2018-09-27T09:00:00+08:00', mendBy: '2018-10-09' });
  const second = charge({ fingerprint: 'same', round: 2, foundAt: '2018-10-11T09:00:00+08:00' });
  const second_ = (over: Partial<Charge>) => finalLines([{ ...first, ...over }, second], END, RULES).at(-1);

  it('doubles, triples and stays there', () => {
    const third = charge({ fingerprint: 'same', round: 3, foundAt: '2018-11-01T09:00:00+08:00', week: '2018-11-01', finalAt: '2018-11-08T09:00:00+08:00', mendBy: '2018-11-14' });
    const fourth = charge({ fingerprint: 'same', round: 4, foundAt: '2018-11-22T09:00:00+08:00', week: '2018-11-22', finalAt: '2018-11-30T09:00:00+08:00' });
    expect(pointsOf([first, second, third, fourth])).toEqual([50, 100, 150, 150]);
    expect(second_({})?.formula).toBe('较重 0.50 分 × 第2次出现 2.00 ＝ 1.00 分');
  });

  it.each([
    ['before 签收', { servedAt: '2018-10-12T09:00:00+08:00' }], ['before the day for mending was over', { mendBy: '2018-10-11' }], ['before the decision', { finalAt: '2018-10-11T10:00:00+08:00' }],
    ['once the first was revoked', { revokedAt: '2018-11-01T09:00:00+08:00' }], ['of another defect', { fingerprint: 'other' }],
  ])('does not count %s', (_name, over) => expect(second_(over)).toMatchObject({ times: 1, points: 50 }));
});

describe('caps', () => {
  it('item, then week, then quarter; what was found last is cut, then by fingerprint', () => {
    const same = [charge({ fingerprint: 'b', severity: '严重' }), charge({ fingerprint: 'c', severity: '严重' }), charge({ fingerprint: 'a', severity: '严重' })];
    expect(finalLines(same, END, RULES).map((line) => [line.fingerprint, line.points])).toEqual([['a', 100], ['b', 100], ['c', 0]]);
    const early = charge({ fingerprint: 'z', severity: '较重', foundAt: '2018-10-11T08:00:00+08:00' });
    const lines = finalLines([...same, early], END, RULES);
    expect(lines.map((line) => [line.fingerprint, line.points])).toEqual([['z', 50], ['a', 100], ['b', 50], ['c', 0]]);
    expect(lines[2]?.formula).toBe('严重 1.00 分；每个事项每期最多 2.00 分，此前已计 1.50 分，实计 0.50 分');
  });

  it('of the week counts what the item’s left', () => {
    const items = ['i1', 'i2', 'i3'].flatMap((itemId) => Array.from({ length: 3 }, () => charge({ itemId, severity: '严重' })));
    expect(sum(finalLines(items, END, RULES))).toBe(500);
  });

  it('of the quarter reaches over its weeks, and not into the next', () => {
    const weeks = ['2018-10-11', '2018-10-18', '2018-10-25', '2018-11-01', '2018-11-08'].flatMap((week) => Array.from({ length: 6 }, (_, n) => charge({ week, foundAt: `${week}T09:00:00+08:00`, itemId: `i${n}`, severity: '严重' })));
    expect(sum(finalLines(weeks, END, RULES))).toBe(2000);
    expect(proposedLines(weeks, '2018-11-08', END, RULES).map((line) => line.points)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(sum(finalLines([...weeks, charge({ week: '2018-12-27', quarter: '2019Q1', foundAt: '2018-12-27T09:00:00+08:00' })], END, RULES))).toBe(2050);
  });
});

describe('what is final', () => {
  const a = charge({ fingerprint: 'a', severity: '严重' });
  const b = charge({ fingerprint: 'b', severity: '严重' });
  const c = charge({ fingerprint: 'c', severity: '严重', finalAt: '2018-10-24T09:00:00+08:00' });

  it('adds up, and only that', () => {
    expect(finalLines([a], '2018-10-24T08:59:59+08:00', RULES)).toEqual([]);
    expect(finalLines([a], '2018-10-24T09:00:00+08:00', RULES)).toHaveLength(1);
    expect(proposedLines([a], '2018-10-11', '2018-10-18T10:00:00+08:00', RULES)).toHaveLength(1);
  });

  it('a revocation gives back what the cap had cut, and is printed as 更正', () => {
    const charges = [{ ...a, revokedAt: '2018-11-01T09:00:00+08:00' }, b, c];
    const before = finalLines(charges, '2018-10-31T00:00:00+08:00', RULES);
    const after = finalLines(charges, '2018-11-02T00:00:00+08:00', RULES);
    expect([sum(before), sum(after)]).toEqual([200, 200]);
    expect(correctionsOf(before, after)).toMatchObject([
      { fingerprint: 'a', before: 100, after: 0, words: '更正：2018-10-11起一期，原扣 1.00 分，已撤销，恢复 1.00 分' },
      { fingerprint: 'c', before: 0, after: 100, words: '更正：2018-10-11起一期，原扣 0.00 分，重新计算为 1.00 分（严重 1.00 分）' },
    ]);
  });

  it('moves to the unit that answers today, line by line', () => {
    expect(sumsOf(finalLines([a, { ...b, unit: '区老龄办' }], END, RULES), (unit) => (unit === '区老龄办' ? '区民政局' : unit))).toEqual(new Map([['区民政局', 200]]));
  });

  it('before and after any revocation differ by corrections and new lines alone', () => {
    const some = fc.array(fc.record({ item: fc.constantFrom('i1', 'i2', 'i3'), severity: fc.constantFrom('严重', '较重', '一般' as const), finalDay: fc.integer({ min: 1, max: 28 }), revokedDay: fc.option(fc.integer({ min: 1, max: 28 })), hour: fc.integer({ min: 10, max: 20 }) }), { maxLength: 25 });
    fc.assert(fc.property(some, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }), (rows, one, other) => {
      const day = (n: number) => `2018-11-${String(n).padStart(2, '0')}T12:00:00+08:00`;
      const charges = rows.map((row) => charge({ itemId: row.item, severity: row.severity as Chargeable['severity'], foundAt: `2018-10-11T${row.hour}:00:00+08:00`, finalAt: day(row.finalDay), ...(row.revokedDay === null ? {} : { revokedAt: day(row.revokedDay) }) }));
      const [before, after] = [Math.min(one, other), Math.max(one, other)].map((n) => finalLines(charges, day(n), RULES)) as [ReturnType<typeof finalLines>, ReturnType<typeof finalLines>];
      const old = new Set(before.map((line) => line.fingerprint));
      const corrected = correctionsOf(before, after).reduce((total, { before: was, after: is }) => total + is - was, 0);
      expect(sum(after)).toBe(sum(before) + corrected + sum(after.filter((line) => !old.has(line.fingerprint))));
      expect(sum(after)).toBeLessThanOrEqual(500);
      for (const line of after) expect(line.points >= 0 && line.points <= line.full).toBe(true);
    }));
  });
});

describe('policies', () => {
  const next: Policy = { ...POLICY, version: '2', from: { standard: '2018-11-01', channel: '2018-12-01' }, standard: { ...POLICY.standard, 较重: 80 } };
  it('hold from their days, each part by itself', () => {
    expect(policyOn([POLICY, next], 'standard', '2018-09-09')).toBeUndefined();
    expect(policyOn([next, POLICY], 'standard', '2018-10-31')?.version).toBe('1');
    expect(policyOn([next, POLICY], 'standard', '2018-11-01')?.version).toBe('2');
    expect(policyOn([next, POLICY], 'channel', '2018-11-01')?.version).toBe('1');
    expect(pointsOf([charge(), charge({ itemId: 'j', foundAt: '2018-11-01T09:00:00+08:00' })], rulesOf(POLICY, next))).toEqual([50, 80]);
    expect(pointsOf([charge({ foundAt: '2018-09-09T09:00:00+08:00' })])).toEqual([]);
  });
  it('show what a change would have done to past weeks', () => {
    const charges = [charge(), charge({ unit: '区城管局', severity: '一般' }), charge({ revokedAt: '2018-11-01T09:00:00+08:00' })];
    expect(policyEffect(charges, END, RULES, rulesOf({ ...POLICY, standard: { ...POLICY.standard, 较重: 80 } }))).toEqual([{ week: '2018-10-11', unit: '区民政局', before: 50, after: 80 }]);
  });
  it('without factors and a cap of the quarter multiply and cut nothing', () => {
    const plain = (({ factors: _factors, governance: _governance, from: _from, ...rest }: Policy) => rest)(POLICY);
    expect(pointsOf([charge({ mendedEarly: true, selfReported: true })], rulesOf({ ...plain, caps: { item: 200, department: 500 } }))).toEqual([50]);
  });
});
