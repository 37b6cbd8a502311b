import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileHash, type ProvenCarry } from '../../store/index.js';
import { filesBelow } from '../files.js';
import { UserProblem } from '../problem.js';

/**
 * Puts the files of an archive below the data folder: each folder (of a run, a hand-over, the plan of a week) appears whole or not at all.
 * Rows that speak of them are written afterwards, so that what was ended in the middle shows nowhere and is done again.
 * @throws UserProblem where such a folder is there with another content
 */
export async function placeFiles(carry: ProvenCarry, root: string): Promise<void> {
  const folders = new Map<string, ProvenCarry['manifest']['files']>();
  for (const file of carry.manifest.files) {
    const folder = file.path.split('/').slice(0, 2).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const missing: { target: string; files: ProvenCarry['manifest']['files']; replaces: boolean }[] = [];
  for (const [folder, files] of folders) {
    const target = path.join(root, folder);
    const same = await isThere(target, folder, files);
    if (same) continue;
    // Of a plan the last one holds; what a run or a hand-over has taken never changes.
    if (same === false && !folder.startsWith('carried/')) throw new UserProblem(`本机已有“${target}”，内容与摆渡包里的不同，没有带入任何内容。请核对是否为另一次核查，或联系系统管理员。`);
    missing.push({ target, files, replaces: same === false });
  }
  // Only once nothing is refused is anything written.
  for (const { target, files, replaces } of missing) {
    const part = `${target}.carry-part`;
    await rm(part, { recursive: true, force: true });
    for (const file of files) await write(path.join(part, ...file.path.split('/').slice(2)), await carry.bytes(file.sha256));
    if (replaces) await rm(target, { recursive: true });
    await rename(part, target);
  }
}

/** Whether a folder holds these files and no others; undefined where there is none. */
async function isThere(target: string, folder: string, files: ProvenCarry['manifest']['files']): Promise<boolean | undefined> {
  if (!(await stat(target).then((found) => found.isDirectory(), () => false))) return undefined;
  if ((await filesBelow(target)).length !== files.length) return false;
  for (const { path: name, sha256 } of files) {
    if ((await fileHash(path.join(target, name.slice(folder.length + 1))).catch(() => undefined)) !== sha256) return false;
  }
  return true;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const opened = await open(file, 'wx');
  try {
    await opened.writeFile(bytes);
    await opened.sync();
  } finally {
    await opened.close();
  }
}
