import { availableParallelism } from 'node:os';
import type { GuideReader, ReadInput, ReadItem } from '../parse/index.js';
import { ApartReader, SHARE } from './apart.js';
import { tableItem } from './sheet-rows.js';

/** Reads the guides of files. */
export interface FileReader {
  readAll(input: ReadInput): Promise<ReadItem[]>;
  /** Ends what it started. */
  close(): void;
}

/** From the sources (tests, scripts) files are read in the process itself, unless it is asked for otherwise. */
const BUILT = !import.meta.url.endsWith('.ts');

/**
 * The reader of files that others wrote: in processes of its own, so that no file takes the command down with it. `reader` gives what
 * reads them in this process where that is wanted; `ahead`: the first process starts at once (docs/decisions/0005-reading-apart.md).
 */
export function openFileReader(reader: () => Pick<GuideReader, 'readAll'>, { apart = BUILT, ahead = true }: { apart?: boolean; ahead?: boolean } = {}): FileReader {
  if (apart) return new ApartReader(Math.min(2, availableParallelism()), SHARE, ahead);
  return { readAll: (input) => (input.as === 'table' ? Promise.resolve([tableItem(input)]) : reader().readAll(input)), close: () => undefined };
}
