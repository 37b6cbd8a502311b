import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import type { Policy } from '../../src/model/score.js';
import { scoreFindings } from '../../src/score/index.js';

const POLICY: Policy = {
  id: 'test',
  version: '1',
  notice: '示例规则，待区跑改办核定',
  standard: { 严重: 100, 较重: 50, 一般: 20, 提示: 0 },
  channel: { enabled: false, 严重: 50, 较重: 20, 一般: 10, 提示: 0 },
  deductText: false,
  caps: { item: 200, department: 500 },
  overrides: {},
};

let count = 0;
function finding(over: Partial<Finding> = {}): Finding {
  count += 1;
  return {
    fingerprint: `f${count}`, number: 'A19', item: 'i', itemId: 'i', itemName: '事项', department: '区城管局', element: 'promisedTimeLimit', rule: 'time-limit/promised-exceeds-standard',
    relations: ['online-handbook'], verdict: 'fail', severity: '较重', messageId: 'differs', data: {}, message: '不一致', maintainer: '区城管局', lifecycle: 'stable', sides: {}, points: 0, ...over,
  };
}
const ITEMS = [{ department: '区城管局', checked: true }, { department: '区城管局', checked: false }, { department: '区民政局', checked: true }];
const points = (over: Partial<Finding>, policy: Policy = POLICY) => scoreFindings([finding(over)], policy, ITEMS).findings[0]?.points;

describe('points', () => {
  it.each([
    ['a deviation from the handbook', {}, 50],
    ['a severe one', { severity: '严重' }, 100],
    ['a hint', { severity: '提示' }, 0],
    ['a doubt', { verdict: 'cannot-tell' }, 0],
    ['a rule on trial', { lifecycle: 'trial' }, 0],
    ['what another unit maintains', { maintainer: '平台运营单位' }, 0],
    ['what two units maintain', { maintainer: '线上：平台；线下：区城管局' }, 0],
    ['a difference between the channels', { number: 'B05', relations: ['online-offline'] }, 0],
    ['a difference between the channels beside a deviation for the better', { number: 'B05', relations: ['online-offline', 'online-handbook'] }, 0],
    ['quality', { number: 'C02', relations: ['quality'] }, 0],
    ['running text', { element: 'eligibility', number: 'A07' }, 0],
  ] as [string, Partial<Finding>, number][])('of %s', (_title, over, expected) => {
    expect(points(over)).toBe(expected);
  });

  it('of running text and channels can be switched on, and a rule can have its own', () => {
    expect(points({ element: 'eligibility', number: 'A07' }, { ...POLICY, deductText: true })).toBe(50);
    expect(points({ number: 'B05', relations: ['online-offline'] }, { ...POLICY, channel: { ...POLICY.channel, enabled: true } })).toBe(20);
    expect(points({}, { ...POLICY, overrides: { 'time-limit/promised-exceeds-standard': 30 } })).toBe(30);
  });
});

describe('score cards', () => {
  it('explain each line and mark the values as nobody has decided on them', () => {
    const { scores } = scoreFindings([finding()], POLICY, ITEMS);
    expect(scores).toEqual([
      { department: '区城管局', checked: 1, deducted: 50, lines: [{ fingerprint: `f${count}`, points: 50, why: '较重 0.50 分（示例规则，待区跑改办核定）' }] },
      { department: '区民政局', checked: 1, deducted: 0, lines: [] },
    ]);
  });

  it('cut the last lines at the cap of an item', () => {
    const { scores, findings } = scoreFindings([finding({ severity: '严重' }), finding(), finding({ severity: '严重' })], POLICY, ITEMS);
    expect(findings.map((one) => one.points)).toEqual([100, 50, 50]);
    expect(scores[0]?.lines[2]?.why).toBe('严重 1.00 分，每个事项最多 2.00 分，实计 0.50 分（示例规则，待区跑改办核定）');
  });

  it('cut at the cap of a unit over several items', () => {
    const many = Array.from({ length: 7 }, (_, index) => finding({ severity: '严重', itemId: `i${index}` }));
    const { scores, findings } = scoreFindings(many, POLICY, ITEMS);
    expect(findings.map((one) => one.points)).toEqual([100, 100, 100, 100, 100, 0, 0]);
    expect(scores[0]?.deducted).toBe(500);
    expect(scores[0]?.lines.reduce((sum, line) => sum + line.points, 0)).toBe(500);
    expect(scores[0]?.lines[6]?.why).toContain('每个单位最多 5.00 分，实计 0.00 分');
  });

  it('leave the findings that were handed in as they were', () => {
    const own = finding();
    scoreFindings([own], POLICY, ITEMS);
    expect(own.points).toBe(0);
  });
});
