/** Rows as they stand in the database. Columns named `until`, `nextAt`, `since` hold milliseconds since 1970 by the database's own clock. */
export interface FleetTables {
  fleetCensuses: FleetCensusRow;
  fleetSlices: FleetSliceRow;
  fleetSteps: FleetStepRow;
  fleetWorkers: FleetWorkerRow;
  jobLeases: JobLeaseRow;
  hostLeases: HostLeaseRow;
}

/** A census that was handed out to the workers. */
interface FleetCensusRow {
  census: string;
  /** Of the code, the schemas and the rules: only workers of the same take its jobs. */
  version: string;
  /** open, done, stopped */
  state: string;
  handedOutAt: string;
  content: string;
}

/** Items that are worked on together, all first addressed at one host. */
interface FleetSliceRow {
  census: string;
  number: number;
  host: string;
  /** waiting, fetched, checked, done, failed */
  state: string;
  items: number;
  error: string | null;
  content: string;
}

/** What was done once for all workers: pages, links and parts by their address. */
interface FleetStepRow {
  census: string;
  kind: string;
  key: string;
  content: string;
}

interface FleetWorkerRow {
  id: string;
  machine: string;
  version: string;
  startedAt: string;
  seenAt: string;
  until: number;
  /** working, refusing, left */
  state: string;
  content: string;
}

/** Who works on a job, for as long as it says so. Whatever a worker writes of a job, it proves first that this row is its own. */
interface JobLeaseRow {
  job: string;
  queue: string;
  worker: string;
  token: string;
  until: number;
  since: number;
  census: string;
  slice: number;
}

/** Who alone may ask a host, and what it left behind for the next one. */
interface HostLeaseRow {
  host: string;
  worker: string;
  /** Empty: nobody's. */
  token: string;
  until: number;
  /** No request may start before. */
  nextAt: number;
  /** Milliseconds between two starts, as far as is known. */
  delay: number;
  /** Pages in a row that the host refused. */
  rebuffs: number;
  /** Somebody else waits for the host. */
  wanted: number;
}
