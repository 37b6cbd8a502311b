import { hash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A kept snapshot: its SHA-256 in hexadecimal and its path, relative to the store's folder and with `/`. */
export interface KeptSnapshot {
  sha256: string;
  path: string;
}

export interface SnapshotStore {
  /** Keeps bytes under their hash; the same bytes are kept once. `extension` (`.html`) lets people open the file. */
  put(bytes: Uint8Array, options?: { sha256?: string; extension?: string }): Promise<KeptSnapshot>;
  /** The bytes of a snapshot; undefined where there is none, or where its file no longer has its hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** Where a snapshot is kept, relative to the folder; undefined where there is none. */
  find(sha256: string): Promise<string | undefined>;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Snapshots as files named by their hash in up to 256 folders. A file appears whole or not at all: it is written beside its
 * place, flushed to the disk and then renamed. With `flush: false` the flush is left out: a process that dies still leaves
 * whole files, a machine that loses power may not.
 */
export function createSnapshotStore(folder: string, { flush = true }: { flush?: boolean } = {}): SnapshotStore {
  const kept = new Map<string, Promise<KeptSnapshot>>();
  const shards = new Map<string, Promise<Map<string, string>>>();
  let written = 0;

  /** Names of the files of one folder by hash; the folder is read once. */
  const shard = (name: string): Promise<Map<string, string>> => {
    let files = shards.get(name);
    if (!files) {
      files = readShard(join(folder, name));
      shards.set(name, files);
    }
    return files;
  };

  const find = async (sha256: string): Promise<string | undefined> => {
    if (!SHA256.test(sha256)) return undefined;
    const name = sha256.slice(0, 2);
    let file = (await shard(name)).get(sha256);
    if (file === undefined) {
      // Another process may have kept it since the folder was read.
      shards.delete(name);
      file = (await shard(name)).get(sha256);
    }
    return file === undefined ? undefined : `${name}/${file}`;
  };

  const write = async (bytes: Uint8Array, sha256: string, extension: string): Promise<KeptSnapshot> => {
    const name = sha256.slice(0, 2);
    const files = await shard(name);
    const present = files.get(sha256);
    if (present !== undefined) return { sha256, path: `${name}/${present}` };
    const target = join(folder, name, sha256 + extension);
    written += 1;
    const part = `${target}.${process.pid}-${written}.part`;
    try {
      if (files.size === 0) await mkdir(join(folder, name), { recursive: true });
      const file = await open(part, 'wx');
      try {
        await file.writeFile(bytes);
        if (flush) await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, target);
    } catch (error) {
      await unlink(part).catch(() => undefined);
      throw error;
    }
    files.set(sha256, sha256 + extension);
    return { sha256, path: `${name}/${sha256}${extension}` };
  };

  return {
    find,
    put(bytes, options = {}) {
      const sha256 = options.sha256 ?? hash('sha256', bytes);
      const known = kept.get(sha256);
      if (known) return known;
      const keeping = write(bytes, sha256, options.extension ?? '');
      kept.set(sha256, keeping);
      // Afterwards the folder's list knows it; a write that failed may be tried again.
      keeping.then(() => kept.delete(sha256), () => kept.delete(sha256));
      return keeping;
    },
    async get(sha256) {
      const path = await find(sha256);
      if (path === undefined) return undefined;
      const bytes = await readFile(join(folder, path)).catch(() => undefined);
      if (bytes && hash('sha256', bytes) === sha256) return bytes;
      // Gone or changed: what is put under this hash next takes its place.
      (await shard(sha256.slice(0, 2))).delete(sha256);
      return undefined;
    },
  };
}

async function readShard(path: string): Promise<Map<string, string>> {
  const names = await readdir(path).catch((): string[] => []);
  return new Map(names.filter((name) => !name.endsWith('.part')).map((name) => [name.slice(0, 64), name]));
}
