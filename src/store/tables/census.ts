/** Rows as they stand in the database. Times are ISO 8601 with +08:00, contents JSON. */
export interface CensusTables {
  censuses: CensusRow;
  censusItems: CensusItemRow;
  censusContents: { sha256: string; content: string };
}

interface CensusRow {
  id: string;
  /** What it is a census of: those of one scope are compared with each other. */
  scope: string;
  /** Hash of all inputs: an unfinished census of the same is gone on with. */
  inputs: string;
  startedAt: string;
  finishedAt: string | null;
  /** What is told of the whole. */
  about: string;
}

interface CensusItemRow {
  census: string;
  item: string;
  unit: string;
  /** Of the content, in which no time stands. */
  sha256: string;
  /** The times that belong into the content, in order. */
  times: string;
}
