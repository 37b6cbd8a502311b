import type { CompareContext, Sameness } from './comparison.js';

/** A pair of wordings that shows a line of the policy; it runs as a test, both ways round. */
export interface KindExample {
  a: string;
  b: string;
  context?: CompareContext;
  /** What the context means to a reader, in Chinese: “行政许可事项”. */
  given?: string;
  verdict: Sameness;
  /** A part of the reason that the product must give. */
  says?: string;
}

/** What the documentation says of a kind of value, in plain Chinese for clerks. */
export interface KindPage {
  /** Name of the kind as comparators, schemas and files of pairs use it. */
  kind: string;
  title: string;
  /** What is read out of a text. */
  reads: string;
  /** Differences of wording that are none. */
  same: string[];
  /** What makes two values differ. */
  different: string[];
  /** What goes to a person; empty where nothing does. */
  unsure: string[];
  examples: KindExample[];
  /** The laws, standards or documents that the facts come from. */
  source: string;
}
