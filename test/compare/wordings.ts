import { describe, expect, it } from 'vitest';
import { createComparison } from '../../src/compare/index.js';
import type { CompareContext, Sameness } from '../../src/model/comparison.js';
import { loadSchemas } from '../../src/schema/index.js';

const { vocabulary, regions } = loadSchemas();

/** The comparisons with the shipped vocabulary and regions. */
export const comparisons = createComparison({ vocabulary, regions });

export type Row = [a: string, b: string, verdict: Sameness];

const swapped: CompareContext = { names: ['乙', '甲'] };

/** Runs a table of pairs of one kind, each way round: the answer must not depend on the order. */
export function table(kind: string, rows: readonly Row[], context: CompareContext = { region: '330109' }): void {
  describe(kind, () => {
    it.each(rows)('%s | %s → %s', (a, b, verdict) => {
      const found = comparisons.compare(kind, a, b, context);
      expect(`${found.verdict}：${found.reason}`).toMatch(new RegExp(`^${verdict}`, 'u'));
      expect(found.reason).toMatch(/[\u4e00-\u9fff]/u);
      expect(found.reason).not.toMatch(/[。；]$/u);
      expect(comparisons.compare(kind, b, a, { ...context, ...swapped }).verdict).toBe(verdict);
    });
  });
}
