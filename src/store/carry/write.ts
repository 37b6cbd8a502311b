import { createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { auditHead } from '../audit.js';
import { fileName, MANIFEST_NAME, tableName } from '../archive/manifest.js';
import { tableLines } from '../archive/lines.js';
import { fileHash, hashedLines } from '../archive/hashed.js';
import { atOneMoment } from '../archive/snapshot.js';
import { digest } from '../canonical.js';
import { SCHEMA_VERSION } from '../migrations/index.js';
import type { Store } from '../store.js';
import type { CarryManifest } from './manifest.js';
import { selection } from './selection.js';

/** What does not shrink any more. */
const PACKED = /\.(?:png|jpe?g|docx|xlsx|pdf|zip)$/i;

/** A file that goes along: where it stands, and its path below the data folder there. */
export interface CarriedFile {
  from: string;
  path: string;
}

/** Writes an archive of the rows of its kind, as they are at one moment, and of `files`; its manifest with the hash that proves it. */
export async function writeCarry(store: Store, file: string, head: Pick<CarryManifest, 'kind' | 'week' | 'from' | 'to' | 'number' | 'takenAt'>, files: readonly CarriedFile[]): Promise<{ manifest: CarryManifest; sha256: string }> {
  const zip = new ZipFile();
  const mtime = new Date(head.takenAt);
  const writing = pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }));
  try {
    const manifest: CarryManifest = { format: 'zhinan-carry', formatVersion: 1, ...head, schema: SCHEMA_VERSION, audit: await auditHead(store), tables: {}, files: [] };
    const filling = (async () => {
      await addRows(store, manifest, zip, mtime);
      await addFiles(manifest, files, zip, mtime);
      const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
      zip.addBuffer(bytes, MANIFEST_NAME, { mtime });
      zip.end();
      return bytes;
    })();
    // What cannot be written ends the reading, too.
    const bytes = await Promise.race([filling, writing.then(() => filling)]);
    await writing;
    const written = await open(file, 'r+');
    await written.sync();
    await written.close();
    return { manifest, sha256: digest(bytes) };
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  }
}

async function addRows(store: Store, manifest: CarryManifest, zip: ZipFile, mtime: Date): Promise<void> {
  await atOneMoment(store, async (db) => {
    for (const [table, only] of Object.entries(selection(manifest.kind, manifest.week))) {
      const { lines, told } = hashedLines(tableLines(db, table, only));
      const stream = Readable.from(lines, { objectMode: false });
      zip.addReadStream(stream, tableName(table), { mtime });
      await finished(stream);
      manifest.tables[table] = told();
    }
  });
}

async function addFiles(manifest: CarryManifest, files: readonly CarriedFile[], zip: ZipFile, mtime: Date): Promise<void> {
  const added = new Set<string>();
  for (const { from, path } of files) {
    const sha256 = await fileHash(from);
    manifest.files.push({ path, sha256, size: (await stat(from)).size });
    if (!added.has(sha256)) zip.addFile(from, fileName(sha256), { mtime, compress: !PACKED.test(path) });
    added.add(sha256);
  }
}
