import type { Place } from './place.js';

/**
 * A value with its evidence.
 * `raw` is what stands at `at`, to the letter (for HTML: the node's text content with white space collapsed);
 * `text` is the same in readable form (labels removed, line breaks kept) and is what comparators read;
 * `value` is what the element's comparator made of `text`, or `undefined` where it could not read it.
 */
export interface Field<T = unknown> {
  value: T | undefined;
  text: string;
  raw: string;
  at: Place | Place[];
  /** 情形 for which the side states this, where it states the element by 情形; in its own words. */
  scenario?: string;
}
