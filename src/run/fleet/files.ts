import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceItem } from '../../model/item.js';
import type { Store } from '../../store/index.js';
import { abreast } from '../abreast.js';
import { filesBelow, slashes, type FileFinder } from '../files.js';
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

/** Files that are under way at once. */
const ABREAST = 8;

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
  for (const item of items) {
    for (const [side, names] of [['offline', item.offline], ['handbook', item.handbook ? [item.handbook] : []]] as const) {
      for (const name of names) {
        const found = await finders[side].find(name);
        if (found === undefined || isListed(folders[side] ?? path.join(base, side), found)) continue;
        const copy = path.posix.normalize(path.posix.join(COPY.base, slashes(name)));
        if (path.isAbsolute(name) || copy.startsWith('..')) throw new UserProblem(`目录写的文件“${name}”不在目录文件附近，多台机器普查时各机拿不到；请放到目录文件所在文件夹，或用 --offline、--handbook 指定文件夹。`);
        wanted.set(copy, found);
      }
    }
  }
  for (const [order, file] of (folders.profiles ?? []).entries()) wanted.set(`${COPY.profiles}/${order}.json`, path.resolve(file));
  const rows = await abreast([...wanted].sort(([a], [b]) => (a < b ? -1 : 1)), ABREAST, async ([copy, file]): Promise<FileRow | undefined> => {
    const bytes = await readFile(file).catch(() => undefined);
    return bytes && [copy, await store.bytes.put(bytes, { at })];
  });
  return store.bytes.put(Buffer.from(JSON.stringify(rows.filter((row) => row !== undefined))), { at });
}

const isListed = (folder: string, file: string): boolean => path.resolve(file).startsWith(path.resolve(folder) + path.sep);

/**
 * Lays down a worker's copy of a census's files, each whole or not there; what an earlier try laid down is not fetched again. Copies of
 * other censuses are removed. The folder of the copy.
 */
export async function copyFiles(store: Store, folder: string, list: string, keep: ReadonlySet<string>): Promise<string> {
  const copy = path.join(folder, list.slice(0, 16));
  const whole = path.join(copy, '.whole');
  for (const other of await readdir(folder).catch((): string[] => [])) if (![...keep].some((one) => one.startsWith(other))) await rm(path.join(folder, other), { recursive: true, force: true });
  if (existsSync(whole)) return copy;
  const bytes = await store.bytes.get(list);
  if (!bytes) throw new Error('文件清单不在库中');
  for (const root of [COPY.base, COPY.offline, COPY.handbook]) await mkdir(path.join(copy, root), { recursive: true });
  await abreast(JSON.parse(Buffer.from(bytes).toString('utf8')) as FileRow[], ABREAST, async ([name, hash]) => {
    const file = path.resolve(copy, name);
    if (!file.startsWith(path.resolve(copy) + path.sep) || existsSync(file)) return;
    const content = await store.bytes.get(hash);
    if (!content || sha256(content) !== hash) throw new Error(`文件“${name}”不在库中`);
    await mkdir(path.dirname(file), { recursive: true });
    const part = `${file}.${process.pid}.part`;
    await writeFile(part, content);
    await rename(part, file);
  });
  await writeFile(whole, '');
  return copy;
}
