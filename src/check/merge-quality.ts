import type { Side } from '../model/capture.js';
import type { Defect } from './defect.js';
import type { FaultSide } from './fingerprint.js';
import type { RuledMark } from './run-rules.js';

/** Marks of one quality rule on one element: the sides that show the same are one defect, which the handbook owns if it shows it too. */
export function mergeQuality(marks: readonly RuledMark[]): Defect[] {
  const fails = marks.filter(({ mark }) => mark.verdict === 'fail');
  const shown = fails.length > 0 ? fails : marks.filter(({ mark }) => mark.verdict === 'cannot-tell');
  const [first, ...others] = shown;
  if (!first) return [];
  return [{ verdict: fails.length > 0 ? 'fail' : 'cannot-tell', shown: [first, ...others], context: [], fault: faultOf(shown) }];
}

function faultOf(marks: readonly RuledMark[]): FaultSide {
  const sides = new Set(marks.flatMap(({ mark }) => Object.keys(mark.sides) as Side[]));
  if (sides.has('handbook')) return 'handbook';
  if (sides.size > 1) return 'both';
  return [...sides][0] ?? 'unknown';
}
