import type { Moment, Window } from '../model/calendar.js';

/** A try to take a picture of an item's side. */
export interface TakenCapture {
  takenAt: Moment;
  /** It can be judged: read whole, the right item, no error page. */
  good: boolean;
}

/**
 * On which capture an item is judged at the cut-off: the last good one of the window, else none, and then the item is 未核查: outside every
 * denominator and drawn first next week.
 */
export function judgedOn<T extends TakenCapture>(captures: readonly T[], window: Window): T | undefined {
  return captures
    .filter((capture) => capture.good && capture.takenAt >= window.from && capture.takenAt < window.cutOff)
    .reduce<T | undefined>((last, capture) => (last === undefined || capture.takenAt >= last.takenAt ? capture : last), undefined);
}
