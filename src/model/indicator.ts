/** A column of an indicator sheet. */
export interface IndicatorColumn {
  id: string;
  label: string;
  aliases: string[];
  type: 'text' | 'integer' | 'date' | 'choice';
  /** Of a choice. */
  values?: string[];
  required: boolean;
  example?: string;
}

/** Rows that count: those of a column with one of the values, or the sum of a column of whole numbers. */
export type Counted = { column: string; in: string[] } | { sum: string };

export interface IndicatorFigure {
  id: string;
  label: string;
  /** As it is printed. */
  formula: string;
  hits: Counted;
  /** Absent: all rows. */
  among?: { sum: string };
  /** A column by whose values the figure is told apart besides the unit. */
  by?: string;
}

/** Under that share, and from that many on, a unit is on the list. */
export interface IndicatorThreshold {
  figure: string;
  belowPercent: number;
  atLeast: number;
  then: string;
}

/** An indicator sheet (指标表) as `schemas/indicators/*.json` describes it. */
export interface IndicatorSheet {
  id: string;
  title: string;
  sender: string;
  receiver: string;
  clock: { every: 'week' | 'month' | 'quarter'; due: string };
  basis: string;
  notice: string;
  columns: IndicatorColumn[];
  figures: IndicatorFigure[];
  thresholds: IndicatorThreshold[];
  /** Errors of a row of values by column id, in Chinese; empty where it is good. */
  errorsOf(row: Record<string, string | number>): { column: string; reason: string }[];
}

/** A cell of a sheet as it stands. */
export interface IndicatorCell {
  text: string;
  numeric: boolean;
}

/** A row of a sheet, with its number in the file. */
export interface IndicatorRow {
  number: number;
  cells: readonly IndicatorCell[];
}

/** A row that cannot be used; nothing personal is repeated in the reason. */
export interface BadRow {
  sheet: string;
  row: number;
  column: string;
  reason: string;
}

export interface ReadIndicator {
  /** Values by column id, with the row they stand in. */
  good: { row: number; values: Record<string, string | number> }[];
  bad: BadRow[];
  /** Why the whole sheet is refused, Chinese sentences. */
  refused: string[];
  /** What else to know: columns not used. */
  notices: string[];
}

/** A figure of a unit. */
export interface UnitFigure {
  unit: string;
  figure: string;
  label: string;
  /** The value of the figure's `by` column. */
  of?: string;
  hits: number;
  total: number;
}
