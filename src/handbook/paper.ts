/** A document for people before it has a format: what every printed form of the handbook is written from. */
export interface Paper {
  title: string;
  /** Data that stands apart from the text: front matter of Markdown, first rows of other forms. */
  head: [label: string, text: string][];
  blocks: PaperBlock[];
}

export type PaperBlock =
  | { type: 'heading'; depth: 1 | 2 | 3; text: string; /** Name by which the contents refer to it. */ anchor?: string }
  | { type: 'paragraph'; text: string; /** Guidance for whoever fills in the paper, set apart from what holds. */ note?: boolean }
  | { type: 'list'; items: string[] }
  | { type: 'table'; header: string[]; rows: string[][]; /** Widths in hundredths of the page. */ widths?: number[] }
  | { type: 'page-break' };
