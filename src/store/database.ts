import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'libsql';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { migrations } from './migrations.js';
import type { Tables } from './tables.js';

/** The store was written by a newer version of the tool. */
export class NewerStore extends Error {
  constructor(readonly file: string) {
    super(`数据文件“${file}”由更新版本的指南针写成，本版本读不懂，请升级指南针，或用环境变量 ZHINAN_DATA 另外指定一个数据文件夹。`);
    this.name = 'NewerStore';
  }
}

/** How long another process may hold the file, milliseconds. */
const BUSY = 20_000;
const TRIES = 5;

/**
 * Opens a store and brings it to today's shape. What is written is on the disk when a statement returns: neither the end of the
 * process nor of the machine's power loses it.
 * @throws NewerStore; errors of the file system as they are.
 */
export async function openDatabase(file: string): Promise<Kysely<Tables>> {
  await mkdir(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma(`busy_timeout = ${BUSY}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(db, file);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return db;
}

async function migrate(db: Kysely<Tables>, file: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  if (await isNewer(db)) throw new NewerStore(file);
  let { error } = await migrator.migrateToLatest();
  // Processes that open a new store at the same time get into each other's way: the later one finds it made.
  for (let tries = 1; error !== undefined && tries < TRIES; tries += 1) ({ error } = await migrator.migrateToLatest());
  if (error !== undefined) throw error instanceof Error ? error : new Error('the store could not be migrated', { cause: error });
}

async function isNewer(db: Kysely<Tables>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return false;
  const done = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').execute();
  return done.some(({ name }) => !(name in migrations));
}
