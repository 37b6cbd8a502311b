/** 摆渡包: what is carried between two stores that no network joins. `week`: what was drawn, taken and judged; `decisions`: what people made of it. */
export type CarryKind = 'week' | 'decisions';

/** A store as the other side knows it. */
export interface Party {
  /** Made once, when the store first takes part. */
  store: string;
  /** Name of its machine, for people. */
  name: string;
}

export interface CarryManifest {
  format: 'zhinan-carry';
  formatVersion: 1;
  kind: CarryKind;
  /** First day of the window; of decisions: the day. */
  week: string;
  from: Party;
  /** Identity of the store that it is for; absent in the first one. */
  to?: string;
  /** Counts what this store has sent, so that an older one is known. */
  number: number;
  /** The shape that the rows have. */
  schema: string;
  takenAt: string;
  /** The sender's log when it was taken. */
  audit: { sequence: number; hash: string };
  tables: Record<string, { rows: number; sha256: string }>;
  /** Path below the data folder, with `/`; the same bytes stand in the archive once. */
  files: { path: string; sha256: string; size: number }[];
}

export const CARRY_WORDS = { noun: '摆渡包', verb: '带入' };
