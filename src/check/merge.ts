import { mergeComparisons } from './merge-comparisons.js';
import { mergeQuality } from './merge-quality.js';
import type { Defect } from './defect.js';
import type { RuledMark } from './run-rules.js';

/** Parts what a group is called by; no identifier and no text holds it. */
const PART = '\u0000';

/** Makes defects of marks: one for each thing that is wrong, however many relations and captures show it. */
export function mergeMarks(marks: readonly RuledMark[]): Defect[] {
  const quality = marks.filter(({ mark }) => mark.relation === 'quality');
  const comparisons = marks.filter(({ mark }) => mark.relation !== 'quality');
  return [
    ...[...groupBy(comparisons, ({ mark }) => `${mark.element}${PART}${mark.key ?? ''}`).values()].flatMap(mergeComparisons),
    ...[...groupBy(quality, ({ rule, mark }) => `${rule.meta.id}${PART}${mark.element}${PART}${mark.key ?? ''}`).values()].flatMap(mergeQuality),
  ];
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
