import type { CompareContext, Comparison, Reading } from './comparison.js';
import type { ElementSpec } from './element.js';
import type { Field } from './field.js';
import type { Material } from './guide.js';

/** One material of two lists, matched by document and never by index. */
export interface MaterialMatch {
  /** Canonical name of the document. */
  key: string;
  a?: Material;
  b?: Material;
  /** `same` document; `renamed` where one list lacks it and the other has a like one in its place; `unsure` where a person must say. */
  how: 'same' | 'renamed' | 'extra' | 'missing' | 'unsure';
  reason: string;
}

/** Data and comparisons that rules may use; no files, no network, no clock. */
export interface RuleKit {
  element(id: string): ElementSpec;
  /** As `element`, but `undefined` for what is no element of the guide. */
  listed(id: string): ElementSpec | undefined;
  elements: ElementSpec[];
  read(kind: string, text: string, context: CompareContext): Reading;
  compare(kind: string, a: string, b: string, context: CompareContext): Comparison;
  matchMaterials(a: Material[], b: Material[], context: CompareContext): MaterialMatch[];
  /** Key by which a 情形 is found again on the other side. */
  scenarioKey(words: string): string;
  /** Word lists of `schemas/words.json` by name. */
  words(list: string): readonly string[];
  /** Rows of a table of facts: `laws` (schemas/laws.json), `proofs` (schemas/proofs.json), `typos`. */
  rows(table: string): readonly Readonly<Record<string, string>>[];
  /** Readable text of a field. */
  text(field: Field): string;
}
