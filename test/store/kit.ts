import type { Finding } from '../../src/model/finding.js';
import type { Sighting } from '../../src/store/index.js';

/** The n-th minute of a morning. */
export const at = (minute: number): string => `2026-03-02T${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;
export const by = (name: string, minute = 0): { by: string; at: string } => ({ by: name, at: at(minute) });

/** A finding as the check writes it. */
export function finding(fingerprint: string, over: Partial<Finding> = {}): Finding {
  return {
    fingerprint, number: 'A09', item: '330109000001', itemId: `item-${fingerprint}`, itemName: '内资企业设立登记', department: '市场监管局', element: 'promisedTimeLimit', rule: 'time-limit/promised-exceeds-standard',
    relations: ['offline-handbook'], verdict: 'fail', severity: '严重', messageId: 'longer', data: { here: '5', standard: '3' }, message: '承诺时限长于手册', maintainer: '市场监管局', lifecycle: 'stable', sides: {}, points: 100, ...over,
  };
}

export function sighting(fingerprint: string, over: Partial<Sighting> & { finding?: Finding } = {}): Sighting {
  return { finding: finding(fingerprint), unit: 'scjg', outcome: 'new', valueHash: 'v1', state: 'found', kind: 'random', ...over };
}
