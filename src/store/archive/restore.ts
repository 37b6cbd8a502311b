import { sql, type Kysely } from 'kysely';
import { snapshotFiles } from '../byte-store.js';
import { digest } from '../canonical.js';
import { Conflict } from '../conflict.js';
import { openDatabase } from '../database.js';
import { shownLocation, type StoreLocation } from '../location.js';
import { migrations, TABLE_KEYS } from '../migrations/index.js';
import { parts } from '../rows.js';
import type { Tables } from '../tables/index.js';
import { differing, tableHashes } from './backup.js';
import type { Row } from './lines.js';
import { BadArchive, fileName, MANIFEST_NAME, tableName, type ArchiveManifest } from './manifest.js';
import { openArchive, type ArchiveReader } from './zip-reader.js';

const MANIFEST_BYTES = 256 * 1024 * 1024;
const FILE_BYTES = 1024 * 1024 * 1024;
const BATCH = 500;

/**
 * Restores an archive into an empty store. All of the archive is proven by its hashes before anything is written, and the store's
 * rows by the same hashes before they stand.
 * @throws BadArchive; Conflict where the store is not empty; NewerStore, UnreachableStore
 */
export async function restoreStore(file: string, location: StoreLocation): Promise<{ manifest: ArchiveManifest; sha256: string }> {
  const archive = await openArchive(file);
  try {
    const bytes = await archive.bytes(MANIFEST_NAME, MANIFEST_BYTES);
    const manifest = readManifest(bytes);
    await prove(archive, manifest);
    const { kind, db, close } = await openDatabase(location, manifest.schema);
    try {
      if (!(await isEmpty(db))) throw new Conflict(`“${shownLocation(location)}”里已有数据，恢复只能写入空的数据库，没有恢复任何内容。请另外指定一个空的数据文件夹或数据库。`);
      const files = snapshotFiles(location);
      if (files) await eachFile(archive, manifest, (content, { sha256, extension }) => files.put(content, { sha256, extension }));
      await db.transaction().execute(async (transaction) => {
        if (!files) await eachFile(archive, manifest, (content, { sha256 }) => transaction.insertInto('bytes').values({ sha256, bytes: content }).execute());
        for (const table of Object.keys(manifest.tables)) await fillTable(archive, transaction, table);
        const wrong = differing(manifest.tables, await tableHashes(transaction, Object.keys(manifest.tables)));
        if (wrong.length > 0) throw new Error(`rows of ${wrong.join(', ')} are not as they were in ${kind}`);
      });
      // PostgreSQL would plan by tables that it takes for empty, until it looks by itself a minute later.
      if (kind === 'postgres') await sql`analyze`.execute(db);
    } finally {
      await close();
    }
    // What an earlier version wrote is brought to today's shape.
    await (await openDatabase(location)).close();
    return { manifest, sha256: digest(bytes) };
  } finally {
    archive.close();
  }
}

function readManifest(bytes: Buffer): ArchiveManifest {
  let manifest: Partial<ArchiveManifest>;
  try {
    manifest = JSON.parse(bytes.toString('utf8')) as Partial<ArchiveManifest>;
  } catch {
    throw new BadArchive('这个文件的清单读不懂，不是指南针的备份，或已损坏。请换一份备份。');
  }
  const { format, formatVersion, schema, tables, files, missing, audit, takenAt } = manifest;
  if (format !== 'zhinan-backup' || !schema || !tables || !files || !missing || !audit || !takenAt || formatVersion === undefined) throw new BadArchive('这个文件不是指南针的备份。请核对文件。');
  if (formatVersion !== 1 || !(schema in migrations('sqlite')) || Object.keys(tables).some((table) => !(table in TABLE_KEYS))) throw new BadArchive('这份备份由更新版本的指南针写成，本版本读不懂，请先升级指南针再恢复。');
  return { format, formatVersion, schema, tables, files, missing, audit, takenAt };
}

/** Recomputes the hashes of all parts. */
async function prove(archive: ArchiveReader, manifest: ArchiveManifest): Promise<void> {
  const wrong: string[] = [];
  for (const [table, { sha256 }] of Object.entries(manifest.tables)) if ((await archive.sha256(tableName(table))) !== sha256) wrong.push(tableName(table));
  for (const { sha256 } of manifest.files) if ((await archive.sha256(fileName(sha256))) !== sha256) wrong.push(fileName(sha256));
  const listed = new Set([MANIFEST_NAME, ...Object.keys(manifest.tables).map(tableName), ...manifest.files.map(({ sha256 }) => fileName(sha256))]);
  wrong.push(...archive.names.filter((name) => !listed.has(name)));
  if (wrong.length > 0) throw new BadArchive(`这份备份已被改动或损坏：${wrong.slice(0, 5).join('、')}${wrong.length > 5 ? ` 等 ${wrong.length} 处` : ''}与清单不符，没有恢复任何内容。请换一份备份。`);
}

async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  const present = new Set((await db.introspection.getTables()).map(({ name }) => name));
  for (const table of Object.keys(TABLE_KEYS).filter((name) => present.has(name))) {
    if (await db.selectFrom(table as keyof Tables).select(({ lit }) => lit(1).as('one')).limit(1).executeTakeFirst()) return false;
  }
  return true;
}

async function fillTable(archive: ArchiveReader, db: Kysely<Tables>, table: string): Promise<void> {
  let waiting: Row[] = [];
  const write = async (): Promise<void> => {
    for (const part of parts(waiting)) await db.withTables<Record<string, Row>>().insertInto(table).values(part).execute();
    waiting = [];
  };
  for await (const line of archive.lines(tableName(table))) {
    waiting.push(JSON.parse(line) as Row);
    if (waiting.length >= BATCH) await write();
  }
  await write();
}

/** Each kept file of an archive, once. */
async function eachFile(archive: ArchiveReader, manifest: ArchiveManifest, keep: (bytes: Buffer, file: ArchiveManifest['files'][number]) => Promise<unknown>): Promise<void> {
  for (const file of manifest.files) await keep(await archive.bytes(fileName(file.sha256), FILE_BYTES), file);
}
