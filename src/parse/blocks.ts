import type { Field } from '../model/field.js';

/**
 * The neutral tree between a file format and the elements of a guide. Each format has a reader that produces blocks;
 * `elements.ts` finds the elements in them by their labels, the same way for every format.
 */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | PairBlock | GroupBlock;

/** A stretch of text with the way back to where it stands. Line breaks inside are `\n`; white space is otherwise as in the source. */
export interface Stretch {
  text: string;
  /** Evidence for `text.slice(start, end)`: what stands there to the letter, and where. */
  locate(start: number, end: number): { raw: string; at: Field['at'] };
  /** Ranges of `text` in bold type: a label may be marked by nothing else. */
  strong?: [number, number][];
  /** Evidence of several stretches of this source as one place, where the source can give one (a range of lines). */
  merge?(parts: { raw: string; at: Field['at'] }[]): { raw: string; at: Field['at'] };
}

export interface HeadingBlock {
  type: 'heading';
  /** 1 is the title. */
  depth: number;
  text: Stretch;
}

export interface ParagraphBlock {
  type: 'paragraph';
  text: Stretch;
}

export interface ListBlock {
  type: 'list';
  ordered: boolean;
  items: Block[][];
  /** The counting that its items are part of, where it goes on over what stands between them (Word). */
  counting?: string;
}

/** A table as a full grid: a cell that spans several rows or columns stands in each of them (the same object). */
export interface TableBlock {
  type: 'table';
  rows: Cell[][];
}

export interface Cell {
  /** The format marks it as a heading cell (th, first row of a Markdown table, bold). */
  header: boolean;
  /** All text of the cell, blocks separated by `\n`. */
  text: Stretch;
  blocks: Block[];
}

/** The format itself says which is label and which value: dl, a row of two spans, a form line. */
export interface PairBlock {
  type: 'pair';
  label: Stretch;
  value: Block[];
}

/** A part that belongs together (a card, a tab panel, the fields of one material), with its caption where it has one. */
export interface GroupBlock {
  type: 'group';
  caption?: Stretch;
  children: Block[];
}

/** What a format's reader hands on. */
export interface Document {
  /** SHA-256 of the bytes. */
  snapshot: string;
  blocks: Block[];
  /** Labelled data that stands apart from the text: front matter. */
  links: { text: string; href: string; at: Field['at'] }[];
  /** The page's or file's own title (HTML title, document property), where there is one. */
  title?: Stretch;
  /** Of a Word document: for each table the number of its first paragraph, by which tables and paragraphs are put in order. */
  tableStarts?: number[];
}
