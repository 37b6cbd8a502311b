import { mergeComparisons } from './merge-comparisons.js';
import { mergeQuality } from './merge-quality.js';
import type { Defect } from './defect.js';
import type { RuledMark } from './run-rules.js';

/** Parts what a group is called by; no identifier and no text holds it. */
const PART = '\u0000';

/** Makes defects of marks: one for each thing that is wrong, however many relations and captures show it. */
export function mergeMarks(marks: readonly RuledMark[]): Defect[] {
  const quality = marks.filter(({ mark }) => mark.relation === 'quality');
  const comparisons = inQuestion(marks);
  return [
    ...[...groupBy(comparisons, ({ mark }) => `${mark.element}${PART}${mark.key ?? ''}`).values()].flatMap(mergeComparisons),
    ...[...groupBy(quality, ({ rule, mark }) => `${rule.meta.id}${PART}${mark.element}${PART}${mark.key ?? ''}`).values()].flatMap(mergeQuality),
  ];
}

/** The marks of comparisons on what any of them does not pass; of the rest there is nothing to say. */
function inQuestion(marks: readonly RuledMark[]): RuledMark[] {
  const keys = new Map<string, Set<string | undefined>>();
  for (const { mark } of marks) {
    if (mark.relation === 'quality' || mark.verdict === 'pass') continue;
    const known = keys.get(mark.element);
    if (known) known.add(mark.key ?? '');
    else keys.set(mark.element, new Set([mark.key ?? '']));
  }
  return marks.filter(({ mark }) => mark.relation !== 'quality' && keys.get(mark.element)?.has(mark.key ?? ''));
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
