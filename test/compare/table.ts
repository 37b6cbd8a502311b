import { describe, expect, it } from 'vitest';
import { createComparison } from '../../src/compare/index.js';
import type { Comparisons } from '../../src/compare/index.js';
import type { CompareContext, Sameness } from '../../src/model/comparison.js';
import { loadSchemas } from '../../src/schema/index.js';

/** Comparisons over the vocabulary and regions that the product ships. */
export const comparisons: Comparisons = createComparison(loadSchemas());

export type Row = [a: string, b: string, expected: Sameness, context?: CompareContext];

/** Runs a table of pairs of one kind, in both directions: the verdict must not depend on which side is named first. */
export function table(kind: string, title: string, cases: Row[]): void {
  describe(`${kind}: ${title}`, () => {
    it.each(cases)('%s | %s → %s', (a, b, expected, context = {}) => {
      expect(comparisons.compare(kind, a, b, context)).toMatchObject({ verdict: expected });
      expect(comparisons.compare(kind, b, a, context)).toMatchObject({ verdict: expected });
    });
  });
}
