import { join } from 'node:path';
import { sql } from 'kysely';
import { digest } from './canonical.js';
import type { StoreLocation } from './location.js';
import { createSnapshotStore, type SnapshotStore } from './snapshots.js';
import type { Store } from './store.js';

/** Files by their SHA-256: snapshots, filed versions, attachments, papers. */
export interface ByteStore {
  /** Keeps bytes under their hash, once; `at` is when they were first kept. Their hash in hexadecimal. */
  put(bytes: Uint8Array, options: { at: string; extension?: string }): Promise<string>;
  /** The bytes; undefined where there are none, or where they no longer have their hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** Those that are at most so long and lie in the database, by their hash, in one way to it; the others one by one. */
  getSmall(sha256: readonly string[], most: number): Promise<Map<string, Uint8Array>>;
}

/** The files of a store that has a folder. */
export function snapshotFiles(location: StoreLocation): SnapshotStore | undefined {
  return location.folder === undefined ? undefined : createSnapshotStore(join(location.folder, 'snapshots'));
}

/** In the folder of a SQLite store or in the folder that machines share; else in the database. The list of what is kept stands in the database always. */
export function openByteStore(store: Store): ByteStore {
  const files = snapshotFiles(store.location);
  return {
    async put(bytes, { at, extension = '' }) {
      const sha256 = digest(bytes);
      if (files) await files.put(bytes, { sha256, extension });
      await store.write(async () => {
        if (!files) await store.db.insertInto('bytes').values({ sha256, bytes: Buffer.from(bytes) }).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
        await store.db.insertInto('snapshots').values({ sha256, size: bytes.length, extension, keptAt: at }).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
      });
      return sha256;
    },
    async get(sha256) {
      if (files) return files.get(sha256);
      const row = await store.db.selectFrom('bytes').select('bytes').where('sha256', '=', sha256).executeTakeFirst();
      return row && digest(row.bytes) === sha256 ? row.bytes : undefined;
    },
    async getSmall(hashes, most) {
      if (files || hashes.length === 0) return new Map();
      const rows = await store.db.selectFrom('bytes').select(['sha256', 'bytes']).where('sha256', 'in', [...hashes]).where(sql`length("bytes")`, '<=', most).execute();
      return new Map(rows.flatMap(({ sha256, bytes }) => (digest(bytes) === sha256 ? [[sha256, bytes]] : [])));
    },
  };
}

/** Hashes of kept files that are gone or changed; `each` is called with every whole one. */
export async function missingBytes(store: Store, each?: (sha256: string, bytes: Uint8Array) => Promise<void> | void): Promise<string[]> {
  const missing: string[] = [];
  const rows = await store.db.selectFrom('snapshots').select('sha256').orderBy('sha256').execute();
  for (const { sha256 } of rows) {
    const bytes = await store.bytes.get(sha256);
    if (bytes) await each?.(sha256, bytes);
    else missing.push(sha256);
  }
  return missing;
}
