/** A row of `schemas/vocabulary.json`: words that mean the same for one kind of value, with the source that says so. */
export interface VocabularyRow {
  /** Which comparator or reader uses it, for example `timeLimit.instant`, `materials.name`, `organ.abbreviation`. */
  use: string;
  canonical: string;
  terms: string[];
  source: string;
  /** ISO days between which the row holds. */
  from?: string;
  until?: string;
}

/** A region of `schemas/regions.json` (GB/T 2260). */
export interface Region {
  code: string;
  name: string;
  /** Names that may stand for it: 萧山, 萧山区. */
  short: string[];
  areaCode?: string;
  /** Digits of a subscriber number in its area. */
  numberLength?: number;
  from?: string;
  until?: string;
  /** Codes of the regions that took its place. */
  successors?: string[];
}

/** The data a comparison needs; only the schema room reads the files. */
export interface ComparisonData {
  vocabulary: VocabularyRow[];
  regions: Region[];
}
