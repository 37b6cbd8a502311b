import type { Block, Stretch } from './blocks.js';
import type { LabelMatch } from './labels.js';
import type { Numbering } from './numbering.js';
import { slice } from './stretch.js';

/** A label and everything that stands under it. */
export interface Statement {
  label: string;
  /** Absent: the label is none of the schema. */
  match?: LabelMatch;
  /** Marked as a label by more than a colon: heading, bold, cell, pair, number in sequence. */
  strong: boolean;
  value: Block[];
  /** Section headings above it, outermost first. */
  sections: string[];
  /** 情形 that its row of the table is for. */
  scenario?: string;
}

export interface Collected {
  statements: Statement[];
  /** Labels with nothing behind them. */
  blanks: { match: LabelMatch; at: Stretch }[];
  /** Headings and first lines that may be the title. */
  titles: Stretch[];
}

export interface Open extends Statement {
  /** Depth of the heading that opened it. */
  depth?: number;
  numbering?: Numbering;
  /** The counting of the list whose item its label is. */
  counting?: string;
  /** The label itself where its mark, not its place, makes it one (a colon, a cell): nothing behind it is a value left blank. */
  at?: Stretch;
  /** The value began behind the label, in the same line. */
  inline: boolean;
}

/** Identifiers of the elements that a text holds labels for, as far as they are marked by more than a colon. */
export function strongElements(statements: readonly Statement[]): Set<string> {
  return new Set(statements.filter((one) => one.strong && one.value.length > 0).flatMap((one) => (one.match?.specs ?? []).map((spec) => spec.id)));
}

/** A value in front of the next label of its line, without the mark that separates them. */
export function withoutSeparator(text: Stretch): Stretch {
  const end = text.text.search(/[；;，,、|｜\s]+$/);
  return end > 0 ? slice(text, 0, end) : text;
}
