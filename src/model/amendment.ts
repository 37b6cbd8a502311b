import type { Place } from './place.js';

/** A change to one stretch of a guide that is certain: what stands at a place, and the parts of it that are written otherwise. */
export interface Amendment {
  at: Place;
  /** What stands there, to the letter. */
  raw: string;
  /** Parts of `raw` in order, not overlapping: `raw.slice(start, end)` becomes `to`. */
  changes: { start: number; end: number; to: string }[];
  /** Chinese words for the difference that is shown: 电话格式. */
  why: string;
}

/** Entries of a list that are put into another order: `places[n]` is where the n-th entry stands, `order[n]` which entry comes to stand there. */
export interface Reordering {
  places: Place[];
  /** What stands there first: the entries' names. */
  names: string[];
  order: number[];
  why: string;
}
