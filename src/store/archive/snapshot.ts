import Database from 'libsql';
import { Kysely, SqliteDialect } from 'kysely';
import { sqliteFile } from '../location.js';
import { openPostgres } from '../postgres.js';
import type { Store } from '../store.js';
import type { Tables } from '../tables/index.js';

/**
 * Reads a store as it is at one moment, on a connection of its own, while others go on writing: in SQLite the write-ahead log keeps
 * the old pages for the reader, in PostgreSQL a transaction that reads repeatably does.
 */
export async function atOneMoment<T>(store: Store, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  if (store.location.kind === 'postgres') {
    const { db, close } = await openPostgres(store.location.url);
    try {
      return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
    } finally {
      await close();
    }
  }
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(sqliteFile(store.location.folder)) }) });
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
}
