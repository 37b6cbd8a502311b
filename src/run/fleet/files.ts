import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceItem } from '../../model/item.js';
import type { Store } from '../../store/index.js';
import { abreast } from '../abreast.js';
import { filesBelow, slashes, type FileFinder } from '../files.js';
import { ofSize, openFile, type Opened } from '../opening.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';

/** A file of a census, as the workers lay it down again: its path in their copy, and the hash of its bytes. */
type FileRow = [path: string, sha256: string];

/** Where the files of a census lie in a worker's copy. The folder of the catalogue lies deep, so that a path beside it stays within. */
export const COPY = { base: 'a/b/c/base', offline: 'offline', handbook: 'handbook', profiles: 'profiles' };

export interface CensusFolders {
  catalogue: string;
  offline?: string;
  handbook?: string;
  profiles?: readonly string[];
}

/** Files, or groups of them, that are under way at once. */
const ABREAST = 8;
/** Files that are kept in one transaction. */
const TOGETHER = 32;

/**
 * Puts all files that a census reads where every machine can get them, each once by its hash; the hash of their list.
 * @throws UserProblem where the catalogue names a file that lies nowhere near it
 */
export async function shareFiles(store: Store, folders: CensusFolders, items: readonly ServiceItem[], finders: { offline: FileFinder; handbook: FileFinder }, at: string): Promise<string> {
  const base = path.dirname(path.resolve(folders.catalogue));
  const wanted = new Map<string, string>();
  for (const side of ['offline', 'handbook'] as const) {
    const folder = folders[side];
    for (const file of await filesBelow(folder ?? path.join(base, side))) wanted.set(path.posix.join(folder === undefined ? `${COPY.base}/${side}` : COPY[side], file), path.join(folder ?? path.join(base, side), file));
  }
  const taken = new Set([...wanted.values()].map((file) => path.resolve(file)));
  for (const item of items) {
    for (const [side, names] of [['offline', item.offline], ['handbook', item.handbook ? [item.handbook] : []]] as const) {
      for (const name of names) {
        const found = await finders[side].find(name);
        if (found === undefined || taken.has(path.resolve(found))) continue;
        const copy = path.posix.normalize(path.posix.join(COPY.base, slashes(name)));
        if (path.isAbsolute(name) || copy.startsWith('..')) throw new UserProblem(`目录写的文件“${name}”不在目录文件附近，多台机器普查时各机拿不到；请放到目录文件所在文件夹，或用 --offline、--handbook 指定文件夹。`);
        wanted.set(copy, found);
      }
    }
  }
  for (const [order, file] of (folders.profiles ?? []).entries()) wanted.set(`${COPY.profiles}/${order}.json`, path.resolve(file));
  const files = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = Array.from({ length: Math.ceil(files.length / TOGETHER) }, (_, n) => files.slice(n * TOGETHER, (n + 1) * TOGETHER));
  const rows = (await abreast(groups, ABREAST, async (group) => {
    const read = await Promise.all(group.map(async ([copy, file]) => ({ copy, bytes: await readFile(file).catch(() => undefined) })));
    const found = read.flatMap(({ copy, bytes }) => (bytes ? [{ copy, bytes, hash: sha256(bytes) }] : []));
    // One wait for the disk for many files. In one order everywhere: two who keep the same files would else wait for each other.
    await store.write(async () => {
      for (const { bytes } of [...found].sort((one, other) => (one.hash < other.hash ? -1 : 1))) await store.bytes.put(bytes, { at });
    });
    return found.map(({ copy, hash }): FileRow => [copy, hash]);
  })).flat();
  return store.bytes.put(Buffer.from(JSON.stringify(rows)), { at });
}

/** A worker's copy of a census's files. */
export interface FilesCopy {
  folder: string;
  /** Paper guides below the folder that is searched for them, in order. */
  papers: string[];
  /** Fetches some papers, named by their paths in the copy, that are opened soon. */
  expect(files: readonly string[]): Promise<void>;
  /** Opens a paper by its path in the copy; any other file as it lies there. */
  open(file: string, named: string): Promise<Opened>;
}

/** Papers up to so many bytes are fetched together, and held until they are opened; of more than so many together the first are fetched again. */
const SMALL = 256 * 1024;
const HELD = 16 * 1024 * 1024;

/**
 * Opens a worker's copy of a census's files. The handbook and what else all slices need is laid down at once, each file whole or not at
 * all; what an earlier try laid down is not fetched again. The paper guides are read once and by one worker: they are never laid down.
 * Copies of other censuses are removed.
 */
export async function openCopy(store: Store, folder: string, list: string, offline: string, keep: ReadonlySet<string>): Promise<FilesCopy> {
  const copy = path.join(folder, list.slice(0, 16));
  for (const other of await readdir(folder).catch((): string[] => [])) if (![...keep].some((one) => one.startsWith(other))) await rm(path.join(folder, other), { recursive: true, force: true });
  const bytes = await store.bytes.get(list);
  if (!bytes) throw new Error('文件清单不在库中');
  for (const root of [COPY.base, COPY.offline, COPY.handbook]) await mkdir(path.join(copy, root), { recursive: true });
  const rows = JSON.parse(Buffer.from(bytes).toString('utf8')) as FileRow[];
  const layOne = async (file: string, hash: string): Promise<void> => {
    if (!file.startsWith(path.resolve(copy) + path.sep) || existsSync(file)) return;
    const content = await store.bytes.get(hash);
    if (!content || sha256(content) !== hash) throw new Error(`文件“${path.relative(copy, file)}”不在库中`);
    await mkdir(path.dirname(file), { recursive: true });
    // Two censuses of the same files may be opened at once.
    const part = `${file}.${randomUUID()}.part`;
    await writeFile(part, content);
    await rename(part, file);
  };
  const below = `${offline}/`;
  await abreast(rows.filter(([name]) => !name.startsWith(below)), ABREAST, ([name, hash]) => layOne(path.resolve(copy, name), hash));
  const papers = new Map(rows.flatMap(([name, hash]) => (name.startsWith(below) ? [[path.resolve(copy, name), hash]] : [])));
  const held = new Map<string, Uint8Array>();
  let size = 0;
  const drop = (hash: string): Uint8Array | undefined => {
    const bytes = held.get(hash);
    if (bytes && held.delete(hash)) size -= bytes.length;
    return bytes;
  };
  return {
    folder: copy,
    papers: rows.flatMap(([name]) => (name.startsWith(below) ? [name.slice(below.length)] : [])),
    async expect(files) {
      const wanted = [...new Set(files.flatMap((file) => papers.get(path.resolve(file)) ?? []))].filter((hash) => !held.has(hash));
      for (const [hash, content] of await store.bytes.getSmall(wanted, SMALL)) {
        drop(hash);
        held.set(hash, content);
        size += content.length;
      }
      for (const oldest of held.keys()) if (size > HELD) drop(oldest);
    },
    async open(file, named) {
      const hash = papers.get(path.resolve(file));
      if (hash === undefined) return openFile(file, named);
      const content = drop(hash) ?? await store.bytes.get(hash);
      if (!content) throw new Error(`文件“${slashes(named)}”不在库中`);
      return ofSize(content, named);
    },
  };
}
