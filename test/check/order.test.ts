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
  it('goes by department and item of the catalogue', () => {
    const found = orderFindings([finding(ITEMS[1]), finding(ITEMS[2]), finding(ITEMS[0])], ITEMS);
    expect(found.map(({ itemId }) => itemId)).toEqual(['b', 'c', 'a']);
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
    const order = (list: Finding[]) => orderFindings(list, ITEMS).map(({ verdict, severity, element, key }) => [verdict, severity, element, key]);
    expect(order(all)).toEqual([
      ['fail', '严重', 'caseType', undefined],
      ['fail', '严重', 'materials', '居民身份证'],
      ['fail', '严重', 'materials', '户口簿'],
      ['fail', '一般', 'promisedTimeLimit', undefined],
      ['cannot-tell', '严重', 'promisedTimeLimit', undefined],
    ]);
    expect(order([...all].reverse())).toEqual(order(all));
  });

  it('keeps what the catalogue does not know at the end', () => {
    const found = orderFindings([finding(item('z', '区外单位')), finding(ITEMS[1])], ITEMS);
    expect(found.map(({ itemId }) => itemId)).toEqual(['a', 'z']);
  });
});
