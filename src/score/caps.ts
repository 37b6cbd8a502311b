import { byCodePoint } from '../model/code-points.js';
import type { BookLine } from '../model/points.js';
import { inPoints } from './deduction.js';
import type { OpenLine } from './line.js';

interface Cap {
  group(line: BookLine): string;
  most(open: OpenLine): number;
  words: string;
}

const CAPS: readonly Cap[] = [
  { group: (line) => JSON.stringify([line.unit, line.week, line.itemId]), most: ({ policy }) => policy.caps.item, words: '每个事项每期' },
  { group: (line) => JSON.stringify([line.unit, line.week]), most: ({ policy }) => policy.caps.department, words: '每个单位每期' },
  { group: (line) => JSON.stringify([line.unit, line.quarter]), most: ({ policy }) => policy.caps.quarter ?? Number.POSITIVE_INFINITY, words: '每个单位每季度' },
];

/**
 * Applies the caps, item before week before quarter. The lines count in the order in which they were found, then of their fingerprints, so that a
 * cap cuts what was found last. Caps go by the unit's name of the day: a merger changes nothing that was counted.
 */
export function capped(lines: readonly OpenLine[]): BookLine[] {
  return cappedInOrder(inOrder(lines));
}

/** Lines in the order in which caps count them. */
export function inOrder(lines: readonly OpenLine[]): OpenLine[] {
  return [...lines].sort((a, b) => byCodePoint(a.line.foundAt, b.line.foundAt) || byCodePoint(a.line.fingerprint, b.line.fingerprint) || a.line.round - b.line.round);
}

/** As `capped`, of lines that are in order. */
export function cappedInOrder(lines: OpenLine[]): BookLine[] {
  return CAPS.reduce(cut, lines).map(({ line }) => line);
}

function cut(lines: OpenLine[], cap: Cap): OpenLine[] {
  const used = new Map<string, number>();
  return lines.map((open) => {
    const { line } = open;
    const group = cap.group(line);
    const before = used.get(group) ?? 0;
    const most = cap.most(open);
    const points = Math.max(0, Math.min(line.points, most - before));
    used.set(group, before + points);
    if (points === line.points) return open;
    return { ...open, line: { ...line, points, formula: `${line.formula}；${cap.words}最多 ${inPoints(most)} 分，此前已计 ${inPoints(before)} 分，实计 ${inPoints(points)} 分` } };
  });
}
