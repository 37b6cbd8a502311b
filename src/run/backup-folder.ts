import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { shanghaiTime } from '../model/shanghai-time.js';
import { backupStore, getSetting, setSetting, type Store } from '../store/index.js';
import type { Desk } from './desk.js';
import { UserProblem } from './problem.js';

/** Folders of a data folder that are no rows of the store and never change once they are there: reports and evidence, hand-overs, what was carried in. */
const BESIDE = ['runs', 'handover', 'carried'];
const NAME = /^zhinan-\d{8}-\d{6}\.zip$/;
/** The setting that says when the last one was made. */
export const LAST = 'last-backup';
/** In a folder of backups: the files of all of them, each once. */
const FILES = 'files';

export interface FolderBackup {
  file: string;
  rows: number;
  copied: number;
  removed: number;
  missing: number;
  sha256: string;
  audit: number;
}

/**
 * A backup for a timer: the store as a dated archive in a folder, the files beside the store (reports, evidence) copied where they are new,
 * and archives beyond the newest `keep` removed — only once this one stands. `root`: the data folder.
 */
export async function backupToFolder(store: Store, root: string, folder: string, keep: number, now: Date): Promise<FolderBackup> {
  const at = shanghaiTime(now.getTime());
  try {
    await mkdir(folder, { recursive: true });
    // The files first: an archive never speaks of a run whose files it lacks.
    let copied = 0;
    for (const name of BESIDE) copied += await copyNew(path.join(root, name), path.join(folder, FILES, name));
    const file = path.join(folder, `zhinan-${at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.zip`);
    const { manifest, sha256 } = await backupStore(store, file, at);
    const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    const old = names.slice(0, Math.max(0, names.length - keep));
    for (const name of old) await rm(path.join(folder, name), { force: true });
    await setSetting(store, LAST, { at, file: path.basename(file), sha256 }, { by: '备份', at });
    return { file, copied, removed: old.length, missing: manifest.missing.length, sha256, rows: Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0), audit: manifest.audit.sequence };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== undefined && /^(?:EEXIST|ENOENT|EACCES|EPERM|ENOSPC|EROFS|ENOTDIR)$/.test(code)) throw new UserProblem(`备份写不进“${folder}”（${code}），请核对文件夹是否可写，磁盘是否已满。以前的备份没有动。`, 1);
    throw cause;
  }
}

/** The hour after which a night's backup is due. */
const AFTER = '01:00';

/** The backup of this night where there is none yet; what was done, a sentence. */
export async function backupIfDue(desk: Desk, folder: string, keep: number): Promise<string | undefined> {
  const now = desk.now();
  const last = await getSetting<{ at: string }>(desk.store, LAST);
  if (now.slice(11, 16) < AFTER || last?.at.slice(0, 10) === now.slice(0, 10)) return undefined;
  const { file, rows, copied } = await backupToFolder(desk.store, desk.folder, folder, keep, new Date(Date.parse(now)));
  return `夜间备份：“${file}”，${rows} 条记录，新增 ${copied} 个文件。`;
}

/** Puts the files beside the store back, next to a restored one; those that are there stay. How many. */
export async function restoreBeside(folder: string, root: string): Promise<number> {
  let copied = 0;
  for (const name of BESIDE) copied += await copyNew(path.join(folder, FILES, name), path.join(root, name));
  return copied;
}

/** Copies what is not there with the same size and time; each file appears whole or not at all. */
async function copyNew(from: string, to: string): Promise<number> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
  let copied = 0;
  for (const entry of entries.filter((one) => one.isFile() && !one.name.endsWith('.part'))) {
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    const [a, b] = [await stat(source), await stat(target).catch(() => undefined)];
    if (b && b.size === a.size && b.mtimeMs >= a.mtimeMs) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(source, `${target}.part`, constants.COPYFILE_FICLONE);
    await rename(`${target}.part`, target);
    copied += 1;
  }
  return copied;
}
