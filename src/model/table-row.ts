/** A cell as it stands: its text, and whether a spreadsheet holds it as a number. */
export interface TableCell {
  text: string;
  numeric: boolean;
}

/** Rows of a table file, with the number each row has in the file (1-based). */
export interface TableRow {
  number: number;
  cells: TableCell[];
  /** Name of its sheet; of a CSV none. */
  sheet?: string;
}
