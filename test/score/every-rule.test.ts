import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import { rules } from '../../src/rules/index.js';
import { loadSchemas } from '../../src/schema/index.js';
import { deductionOf } from '../../src/score/deduction.js';

const { policy } = loadSchemas();

/** A failing finding of a rule against the unit that can mend it. */
function findingOf(number: string): Finding {
  const meta = rules.map((rule) => rule.meta).find((one) => one.number === number);
  if (!meta) throw new Error(number);
  return {
    fingerprint: 'f', number, item: 'i', itemId: 'i', itemName: '犬类准养登记', department: '区城管局', element: meta.elements[0] ?? '', rule: meta.id,
    relations: [meta.group === 'A' ? 'online-handbook' : meta.group === 'B' ? 'online-offline' : 'quality'], verdict: 'fail', severity: meta.severity, messageId: 'm', data: {}, message: '',
    maintainer: '区城管局', lifecycle: meta.lifecycle, sides: {}, points: 0,
  };
}

describe('the default policy', () => {
  it.each(rules.map(({ meta }) => [meta.number, meta] as const))('has an answer for %s', (number, meta) => {
    const deduction = deductionOf(findingOf(number), policy, new Set());
    // Only deviations from the handbook by a stable rule cost points; the order says so of nothing else.
    if (meta.lifecycle !== 'stable' || meta.group !== 'A' || meta.severity === '提示') expect(deduction).toBeUndefined();
    else expect(deduction?.points).toBeGreaterThan(0);
  });

  it('names only rules that there are', () => {
    const ids = new Set(rules.map(({ meta }) => meta.id));
    expect(Object.keys(policy.overrides).filter((id) => !ids.has(id))).toEqual([]);
  });
});
