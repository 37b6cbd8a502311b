import { createWriteStream } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import { ZipFile } from 'yazl';
import { auditHead } from '../audit.js';
import { canonicalJson, digest } from '../canonical.js';
import { SCHEMA_VERSION, TABLE_KEYS } from '../migrations/index.js';
import type { Store } from '../store.js';
import type { Tables } from '../tables/index.js';
import { hashedLines } from './hashed.js';
import { tableLines } from './lines.js';
import { fileName, MANIFEST_NAME, tableName, type ArchiveManifest } from './manifest.js';
import { atOneMoment } from './snapshot.js';

/** Pictures, Word and PDF hardly shrink and are kept as they are. */
const STORED = { compress: false };

/**
 * Writes the whole store as it is at one moment to an archive that either database can be restored from; work goes on meanwhile.
 * The file appears whole or not at all. The manifest, and its hash: whoever notes it elsewhere can prove the archive later.
 */
export async function backupStore(store: Store, file: string, takenAt: string): Promise<{ manifest: ArchiveManifest; sha256: string }> {
  const part = `${file}.${process.pid}.part`;
  const zip = new ZipFile();
  const mtime = new Date(takenAt);
  const writing = pipeline(zip.outputStream, createWriteStream(part, { flags: 'wx', mode: 0o600 }));
  try {
    const filling = atOneMoment(store, (db) => fill(store, db, zip, mtime, takenAt));
    // What cannot be written ends the reading, too.
    const manifest = await Promise.race([filling, writing.then(() => filling)]);
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    zip.addBuffer(bytes, MANIFEST_NAME, { mtime });
    zip.end();
    await writing;
    const written = await open(part, 'r+');
    await written.sync();
    await written.close();
    await rename(part, file);
    return { manifest, sha256: digest(bytes) };
  } catch (cause) {
    await unlink(part).catch(() => undefined);
    throw cause;
  }
}

async function fill(store: Store, db: Kysely<Tables>, zip: ZipFile, mtime: Date, takenAt: string): Promise<ArchiveManifest> {
  const manifest: ArchiveManifest = { format: 'zhinan-backup', formatVersion: 1, schema: SCHEMA_VERSION, takenAt, audit: await auditHead({ ...store, db }), tables: {}, files: [], missing: [] };
  for (const table of Object.keys(TABLE_KEYS)) {
    const { lines, told } = hashedLines(tableLines(db, table));
    const stream = Readable.from(lines, { objectMode: false });
    zip.addReadStream(stream, tableName(table), { mtime });
    await finished(stream);
    manifest.tables[table] = told();
  }
  for (const { sha256, size, extension } of await db.selectFrom('snapshots').select(['sha256', 'size', 'extension']).orderBy('sha256').execute()) {
    const bytes = await store.bytes.get(sha256);
    if (!bytes) {
      manifest.missing.push(sha256);
      continue;
    }
    const stream = Readable.from([Buffer.from(bytes)]);
    zip.addReadStream(stream, fileName(sha256), { mtime, ...STORED });
    await finished(stream);
    manifest.files.push({ sha256, size, extension });
  }
  return manifest;
}

/** Hashes of a store's tables as they are now: what a restore is proven by. */
export async function tableHashes(db: Kysely<Tables>, tables: readonly string[]): Promise<ArchiveManifest['tables']> {
  const hashes: ArchiveManifest['tables'] = {};
  for (const table of tables) {
    const { lines, told } = hashedLines(tableLines(db, table));
    await finished(Readable.from(lines).resume());
    hashes[table] = told();
  }
  return hashes;
}

/** The hashes that differ, as names of tables. */
export function differing(a: ArchiveManifest['tables'], b: ArchiveManifest['tables']): string[] {
  return Object.keys(a).filter((table) => canonicalJson(a[table]) !== canonicalJson(b[table]));
}
