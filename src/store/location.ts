import { join, resolve } from 'node:path';

/** Where a store is: a folder with one SQLite file, or a PostgreSQL database. */
export type StoreLocation =
  | { kind: 'sqlite'; folder: string }
  /** Snapshots stand in the database, so that every machine that works on it has them; with `folder`, in that (shared) folder. */
  | { kind: 'postgres'; url: string; folder?: string };

/** The name of the one file of a folder. */
const FILE = 'store.sqlite';
/** Where data stands when nobody says otherwise. */
const FOLDER = '.zhinan';

/**
 * Where the store is: a flag beats the environment (ZHINAN_DATABASE_URL, ZHINAN_DATA), which beats ./.zhinan. A database without a
 * folder keeps snapshots in itself; ZHINAN_SNAPSHOTS names a folder that all machines share.
 */
export function storeLocation(flags: { data?: string; database?: string }, environment: Record<string, string | undefined>): StoreLocation {
  const url = flags.database ?? (flags.data === undefined ? environment['ZHINAN_DATABASE_URL'] : undefined);
  if (url) {
    const folder = environment['ZHINAN_SNAPSHOTS'];
    return { kind: 'postgres', url, ...(folder ? { folder: resolve(folder) } : {}) };
  }
  return { kind: 'sqlite', folder: resolve(flags.data || environment['ZHINAN_DATA'] || FOLDER) };
}

/** The database's file of a folder. */
export function sqliteFile(folder: string): string {
  return join(folder, FILE);
}

/** A location as it may be shown: a connection's password is left out. */
export function shownLocation(location: StoreLocation): string {
  if (location.kind === 'sqlite') return sqliteFile(location.folder);
  return location.url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@');
}
