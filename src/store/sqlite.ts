import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import Database from 'libsql';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type DialectAdapter, type Driver, type SqliteDialectConfig } from 'kysely';
import type { Tables } from './tables/index.js';

/** How long another process may hold the file, milliseconds. */
const BUSY = 20_000;

/**
 * Transactions take the lock for writing when they begin: one that read first and wrote later would be refused, because what it had
 * read might have changed meanwhile.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite ends some transactions itself, as where the disk is full: what is told then is why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (cause) {
      if (!/no transaction is active/.test(String(cause))) throw cause;
    }
  }
}

/** SQLite can make tables within a transaction; said here, migrations are done whole or not at all, and wait for the disk once. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  constructor(private readonly config: SqliteDialectConfig) {
    super(config);
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.config);
  }
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

interface Shared {
  db: Kysely<Tables>;
  users: number;
}

/**
 * One connection a file and process. libsql waits for a lock without letting go of the thread: two connections of one process would
 * wait for each other until time is up, while callers of one connection queue.
 */
const opened = new Map<string, Shared>();

/** A connection to a SQLite file; what is written is on the disk when a statement returns. `close` gives it back. */
export async function openSqlite(named: string): Promise<{ db: Kysely<Tables>; close: () => Promise<void> }> {
  const file = resolve(named);
  await mkdir(dirname(file), { recursive: true });
  const shared = opened.get(file) ?? { db: new Kysely<Tables>({ dialect: new ImmediateDialect({ database: connect(file) }) }), users: 0 };
  opened.set(file, shared);
  shared.users += 1;
  let open = true;
  return {
    db: shared.db,
    async close() {
      if (!open) return;
      open = false;
      shared.users -= 1;
      if (shared.users > 0) return;
      opened.delete(file);
      await shared.db.destroy();
    },
  };
}

function connect(file: string): Database.Database {
  const database = new Database(file);
  database.pragma(`busy_timeout = ${BUSY}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}
