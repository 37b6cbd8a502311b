import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { openEngine } from '../../src/run/engine.js';
import { sameProblems } from '../../src/run/problems.js';

const engine = openEngine();

function finding(itemId: string, fingerprint: string, over: Partial<Finding> = {}): Finding {
  return {
    fingerprint, number: 'B14', item: itemId, itemId, itemName: '犬类准养登记', department: '区城管局', element: 'consultation.phone', rule: 'sync/phone', relations: ['online-offline'],
    verdict: 'fail', severity: '一般', messageId: 'differs', data: {}, message: '不一致', maintainer: '区城管局', lifecycle: 'stable', points: 0,
    sides: { online: { raw: '0571-82110001', at: null, capture: 'online-web' }, offline: { raw: '0571-82110002', at: null, capture: 'hall-printed' } }, ...over,
  };
}

describe('one wrong value in many items', () => {
  it('counts items, not findings', () => {
    const [problem, ...others] = sameProblems([finding('a', '1'), finding('a', '2'), finding('b', '3')], engine);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ title: expect.stringMatching(/^2 个事项的/) as string, fingerprints: ['1', '2', '3'] });
  });

  it('is no problem of many items where one item has it twice', () => {
    expect(sameProblems([finding('a', '1'), finding('a', '2')], engine)).toEqual([]);
  });

  it('does not join other values, units or doubts', () => {
    const others = [finding('b', '2', { department: '区民政局' }), finding('c', '3', { verdict: 'cannot-tell' }), finding('d', '4', { sides: { online: { raw: '12345', at: null, capture: 'online-web' } } })];
    expect(sameProblems([finding('a', '1'), ...others], engine)).toEqual([]);
  });
});
