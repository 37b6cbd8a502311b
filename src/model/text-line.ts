import type { Field } from './field.js';

/** A line of a file's text as it stands: a heading, a paragraph, or the cells of a row. */
export interface TextLine {
  kind: 'heading' | 'text' | 'row';
  cells: { text: string; at: Field['at'] }[];
}
