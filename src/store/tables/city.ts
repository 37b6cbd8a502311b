export interface CityTables {
  units: UnitRow;
  unitNames: UnitNameRow;
  items: ItemRow;
  frames: FrameRow;
  frameRows: FrameEntryRow;
  samples: SampleRow;
  sampleRows: SampleEntryRow;
  weekRuns: WeekRunRow;
  runSteps: RunStepRow;
  snapshots: SnapshotRow;
  bytes: BytesRow;
  guides: GuideRow;
}

export interface UnitRow {
  id: string;
  name: string;
  kind: string | null;
  since: string | null;
  until: string | null;
  successor: string | null;
  content: string;
}

export interface UnitNameRow {
  unit: string;
  since: string;
  name: string;
}

export interface ItemRow {
  id: string;
  basicCode: string;
  implementationCode: string | null;
  name: string;
  unit: string;
  volume: number | null;
  changedAt: string | null;
  retiredAt: string | null;
  content: string;
}

export interface FrameRow {
  id: string;
  day: string;
  source: string;
  count: number;
  takenAt: string;
}

export interface FrameEntryRow {
  frame: string;
  item: string;
  position: number;
  unit: string;
  content: string;
}

export interface SampleRow {
  id: string;
  week: string;
  kind: string;
  frame: string;
  commitment: string;
  committedAt: string;
  seed: string | null;
  revealedAt: string | null;
  content: string;
}

export interface SampleEntryRow {
  sample: string;
  item: string;
  position: number;
  unit: string;
  reason: string;
  replaces: string | null;
  replacedReason: string | null;
  content: string;
}

export interface WeekRunRow {
  id: string;
  week: string;
  kind: string;
  sample: string | null;
  state: string;
  versions: string;
  startedAt: string;
  finishedAt: string | null;
  frozenAt: string | null;
  reportHash: string | null;
  recheckOf: string | null;
  content: string;
}

export interface RunStepRow {
  run: string;
  item: string;
  step: string;
  state: string;
  attempts: number;
  takenBy: string | null;
  takenUntil: string | null;
  doneAt: string | null;
  error: string | null;
  content: string | null;
}

export interface SnapshotRow {
  sha256: string;
  size: number;
  extension: string;
  keptAt: string;
}

export interface BytesRow {
  sha256: string;
  bytes: Uint8Array;
}

export interface GuideRow {
  sha256: string;
  reader: string;
  readAt: string;
  content: string;
}
