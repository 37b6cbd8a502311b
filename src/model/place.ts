/** Where a value stands in a kept snapshot, so that a person can find it again. Numbers are 1-based. */
export type Place = TextPlace | DocxPlace | HtmlPlace | JsonPlace | SheetPlace | PdfPlace;

/** A range of the decoded text; columns count UTF-16 units, `endColumn` is one past the last unit. */
export interface TextPlace {
  snapshot: string;
  kind: 'text';
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/**
 * Either `paragraph` (the n-th `w:p` of the body in document order, those of tables included) or `table`, `row`, `cell`
 * (the n-th `w:tbl` of the body in document order, its n-th `w:tr`, that row's n-th `w:tc`).
 */
export interface DocxPlace {
  snapshot: string;
  kind: 'docx';
  paragraph?: number;
  table?: number;
  row?: number;
  cell?: number;
}

/** `selector` matches exactly one node, whose text content holds the raw text once white space is collapsed. */
export interface HtmlPlace {
  snapshot: string;
  kind: 'html';
  selector: string;
  /** Where the node stands in an `<iframe srcdoc>`: the frame's selector; `selector` then holds inside of the frame's document. */
  frame?: string;
  box?: { x: number; y: number; width: number; height: number };
}

export interface JsonPlace {
  snapshot: string;
  kind: 'json';
  pointer: string;
}

export interface SheetPlace {
  snapshot: string;
  kind: 'sheet';
  sheet: string;
  cell: string;
}

export interface PdfPlace {
  snapshot: string;
  kind: 'pdf';
  page: number;
}
