import type { Side } from '../model/capture.js';
import type { Case } from '../model/case.js';
import type { Defect } from './defect.js';

/** Who can change an element on a side; `undefined` where nobody has said so. */
export type MaintainerOf = (side: Side, element: string, department: string) => string | undefined;

const UNKNOWN = '未明确';

/** Who mends a handbook whose entry names no owner. */
const COMPILER = '手册编制单位';

/** 责任方 of a defect: of the side at fault, or of both channels where the fault is not known or on both. */
export function maintainersOf(defect: Defect, element: string, subject: Case, maintainer: MaintainerOf): string {
  const { department } = subject.item;
  const of = (side: Side) => maintainer(side, element, department) ?? (side === 'handbook' ? COMPILER : UNKNOWN);
  if (defect.fault === 'online' || defect.fault === 'offline' || defect.fault === 'handbook') return of(defect.fault);
  const sides = new Set(defect.shown.flatMap(({ mark }) => Object.keys(mark.sides)));
  const channels = (['online', 'offline'] as const).filter((side) => sides.has(side));
  if (channels.length === 0) return sides.has('handbook') ? of('handbook') : UNKNOWN;
  const named = channels.map((side) => ({ side, who: of(side) }));
  const [first] = named;
  if (first && named.every(({ who }) => who === first.who)) return first.who;
  return named.map(({ side, who }) => `${side === 'online' ? '线上' : '线下'}：${who}`).join('；');
}
