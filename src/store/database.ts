import { Migrator, type Kysely } from 'kysely';
import { sqliteFile, shownLocation, type StoreLocation } from './location.js';
import { migrations } from './migrations/index.js';
import type { DatabaseKind } from './migrations/shape.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import type { Tables } from './tables/index.js';

/** The store was written by a newer version of the tool. */
export class NewerStore extends Error {
  constructor(readonly place: string) {
    super(`数据“${place}”由更新版本的指南针写成，本版本读不懂，请升级指南针，或用环境变量 ZHINAN_DATA（数据文件夹）或 ZHINAN_DATABASE_URL（数据库地址）另外指定。`);
    this.name = 'NewerStore';
  }
}

/** The database cannot be reached. */
export class UnreachableStore extends Error {
  constructor(readonly place: string, cause: unknown) {
    super(`连不上数据库“${place}”（${reason(cause)}），请核对地址、账号和网络，或联系数据库管理员。`, { cause });
    this.name = 'UnreachableStore';
  }
}

export interface OpenedDatabase {
  kind: DatabaseKind;
  db: Kysely<Tables>;
  close(): Promise<void>;
}

const TRIES = 5;
const UNREACHABLE = /^(?:ECONNREFUSED|ENOTFOUND|ENOENT|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|ECONNRESET|28P01|28000|3D000|57P03)$/;

/**
 * Opens a database and brings it to today's shape; a new one only to that of `upTo`, for data that an earlier version wrote.
 * @throws NewerStore, UnreachableStore; errors of the file system as they are.
 */
export async function openDatabase(location: StoreLocation, upTo?: string): Promise<OpenedDatabase> {
  const { db, close } = location.kind === 'sqlite' ? await openSqlite(sqliteFile(location.folder)) : await openPostgres(location.url);
  try {
    await migrate(db, location, upTo);
  } catch (cause) {
    await close();
    if (location.kind === 'postgres' && isUnreachable(cause)) throw new UnreachableStore(shownLocation(location), cause);
    throw cause;
  }
  return { kind: location.kind, db, close };
}

async function migrate(db: Kysely<Tables>, location: StoreLocation, upTo: string | undefined): Promise<void> {
  const steps = migrations(location.kind);
  const done = await stepsDone(db);
  if (done.some((name) => !(name in steps))) throw new NewerStore(shownLocation(location));
  if (done.length === Object.keys(steps).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(steps) } });
  const toShape = () => (upTo === undefined || done.length > 0 ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  let { error } = await toShape();
  // Processes that open a new store at the same time get into each other's way: the later one finds it made.
  for (let tries = 1; error !== undefined && tries < TRIES; tries += 1) ({ error } = await toShape());
  if (error !== undefined) throw error instanceof Error ? error : new Error('the store could not be migrated', { cause: error });
}

/** Names of the migrations that a store has been through, oldest first. */
export async function stepsDone(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const done = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').orderBy('name').execute();
  return done.map(({ name }) => name);
}

const codeOf = (cause: unknown): string => String((cause as { code?: unknown }).code ?? '');

function isUnreachable(cause: unknown): boolean {
  return UNREACHABLE.test(codeOf(cause)) || (cause instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(cause.message));
}

function reason(cause: unknown): string {
  const code = codeOf(cause);
  if (code === '28P01' || code === '28000') return '账号或口令不对';
  if (code === '3D000') return '没有这个数据库';
  return code || (cause instanceof Error ? cause.message : String(cause));
}
