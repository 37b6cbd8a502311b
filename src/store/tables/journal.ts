/** Rows as they stand in the database. Times are ISO 8601 with +08:00, contents JSON. */
export interface JournalTables {
  runs: RunRow;
  steps: StepRow;
  pages: PageRow;
}

interface RunRow {
  id: string;
  /** Hash of all inputs of the run. */
  inputs: string;
  startedAt: string;
  finishedAt: string | null;
}

interface StepRow {
  run: string;
  /** What was completed: see the journal's kinds. */
  kind: string;
  /** Address, or the host's name. */
  key: string;
  content: string;
}

interface PageRow {
  url: string;
  /** Folder of snapshots that holds the bytes. */
  folder: string;
  sha256: string;
  status: number;
  headers: string;
  etag: string | null;
  lastModified: string | null;
}
