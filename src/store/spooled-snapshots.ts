import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createSnapshotStore, type KeptSnapshot, type SnapshotStore } from './snapshots.js';
import { readPlace, recoverSpool, Spool, type Place, type Spooled } from './spool.js';

export interface SpooledSnapshots extends SnapshotStore {
  /** Resolves when every snapshot that was put is on the disk in its own file; nothing else of them is left in the folder then. */
  settle(): Promise<void>;
  /** Whether a snapshot was put or stood there when the folder was opened; its file is not looked at. */
  has(sha256: string): boolean;
}

/**
 * Snapshots for one process that keeps many. What is put is on the disk in the spool of the folder when `put` resolves, and can be got;
 * it comes into its own file, at the path that `put` gives, when the spool is full or all is settled. What an earlier process left in
 * the spool is brought into its own files first.
 */
export async function openSpooledSnapshots(folder: string): Promise<SpooledSnapshots> {
  const files = createSnapshotStore(folder);
  const present = new Map<string, string>();
  const held = new Map<string, { kept: KeptSnapshot; place: Place }>();
  const move = async ({ sha256, extension, bytes }: Spooled): Promise<void> => {
    const { path } = await files.put(bytes, { sha256, extension });
    present.set(sha256, path);
    held.delete(sha256);
  };
  await recoverSpool(folder, async (record) => {
    // A file that lost its bytes gives its place up.
    await files.get(record.sha256);
    await move(record);
  });
  for (const path of await listed(folder)) present.set(path.slice(3, 67), path);
  const spool = new Spool(folder, move);
  const fromFile = async (sha256: string): Promise<Uint8Array | undefined> => {
    const bytes = await files.get(sha256);
    if (!bytes) present.delete(sha256);
    return bytes;
  };
  return {
    async put(bytes, options = {}) {
      const { sha256 = hash('sha256', bytes), extension = '' } = options;
      const path = present.get(sha256);
      if (path !== undefined) return { sha256, path };
      const known = held.get(sha256);
      if (known) return known.kept;
      const place = await spool.add({ sha256, extension, bytes });
      const kept = held.get(sha256)?.kept ?? { sha256, path: `${sha256.slice(0, 2)}/${sha256}${extension}` };
      if (!present.has(sha256)) held.set(sha256, { kept, place });
      return kept;
    },
    async get(sha256) {
      const known = held.get(sha256);
      const bytes = known && (await readPlace(known.place));
      return bytes && hash('sha256', bytes) === sha256 ? bytes : fromFile(sha256);
    },
    async find(sha256) {
      if (held.has(sha256)) await spool.settle();
      return files.find(sha256);
    },
    settle: () => spool.settle(),
    has: (sha256) => present.has(sha256) || held.has(sha256),
  };
}

/** The files of all snapshots of a folder, relative to it. */
async function listed(folder: string): Promise<string[]> {
  const shards = (await readdir(folder).catch((): string[] => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const names = await Promise.all(shards.map(async (shard) => (await readdir(join(folder, shard)).catch((): string[] => [])).map((name) => `${shard}/${name}`)));
  return names.flat().filter((path) => /^[0-9a-f]{2}\/[0-9a-f]{64}/.test(path) && !path.endsWith('.part'));
}
