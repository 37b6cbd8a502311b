import type { FaultSide } from './fingerprint.js';
import type { RuledMark } from './run-rules.js';

/** One defect with all marks that show it; the first is the one that speaks. */
export interface Defect {
  verdict: 'fail' | 'cannot-tell';
  /** Marks that show the defect; at least one. */
  shown: [RuledMark, ...RuledMark[]];
  /** Further marks on the same element and key, which lend their sides as evidence. */
  context: RuledMark[];
  fault: FaultSide;
}
