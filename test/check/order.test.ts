import { describe, expect, it } from 'vitest';
import { findingOf } from '../../src/check/finding.js';
import { mergeMarks } from '../../src/check/merge.js';
import { orderFindings } from '../../src/check/order.js';
import type { Finding } from '../../src/model/finding.js';
import type { ServiceItem } from '../../src/model/item.js';
import { caseWith, ruled, type MarkShape } from './marks.js';

const item = (id: string, department: string): ServiceItem => ({ ...caseWith().item, id, department });
const ITEMS = [item('b', '区民政局'), item('a', '区城管局'), item('c', '区民政局')];

function finding(owner: ServiceItem | undefined, shape: Partial<MarkShape> = {}): Finding {
  const [defect] = mergeMarks([ruled({ relation: 'online-handbook', ...shape })]);
  if (!defect || !owner) throw new Error('no defect');
  return findingOf(defect, caseWith({ item: owner }), () => undefined);
}

describe('the order of findings', () => {
  it('goes by department and item by code point, whatever the order of the rows', () => {
    const all = [finding(ITEMS[1]), finding(ITEMS[2]), finding(ITEMS[0])];
    for (const list of [all, [...all].reverse()]) expect(orderFindings(list).map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c']);
  });

  it('puts accusations before doubts, then the more severe, then element and key by code point', () => {
    const own = ITEMS[0];
    const all = [
      finding(own, { verdict: 'cannot-tell', severity: '严重' }),
      finding(own, { severity: '一般' }),
      finding(own, { severity: '严重', element: 'materials', key: '户口簿' }),
      finding(own, { severity: '严重', element: 'materials', key: '居民身份证' }),
      finding(own, { severity: '严重', element: 'caseType' }),
    ];
    const order = (list: Finding[]) => orderFindings(list).map(({ verdict, severity, element, key }) => [verdict, severity, element, key]);
    expect(order(all)).toEqual([
      ['fail', '严重', 'caseType', undefined],
      ['fail', '严重', 'materials', '居民身份证'],
      ['fail', '严重', 'materials', '户口簿'],
      ['fail', '一般', 'promisedTimeLimit', undefined],
      ['cannot-tell', '严重', 'promisedTimeLimit', undefined],
    ]);
    expect(order([...all].reverse())).toEqual(order(all));
  });

  it('goes by code point beyond the plane of common characters too', () => {
    const found = orderFindings([finding(item('a', '𠀀街道')), finding(item('b', '﨑街道')), finding(item('c', '丁街道'))]);
    expect(found.map(({ itemId }) => itemId)).toEqual(['c', 'b', 'a']);
  });
});
