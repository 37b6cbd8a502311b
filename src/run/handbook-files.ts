import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CompareContext } from '../model/comparison.js';
import type { Entry } from '../handbook/entry.js';
import { toStandard } from '../parse/index.js';
import type { Engine } from './engine.js';
import { filesBelow } from './files.js';
import { readPaper } from './paper.js';
import { UserProblem } from './problem.js';
import { entryName } from './standards.js';

/** A file of the handbook that could not be read, with what to do. */
export interface UnreadEntry {
  file: string;
  text: string;
}

export interface HandbookFolder {
  folder: string;
  entries: Entry[];
  unread: UnreadEntry[];
}

/** Where the handbook lies where no folder is named. */
export const DEFAULT_HANDBOOK = 'guides/handbook';
const ENTRY_FILE = /\.(?:md|markdown|docx|html?|txt)$/i;

/** Files that were read before, with what they looked like from outside: a file that looks the same is not read again. */
export type KeptEntries = Map<string, { look: string; entry?: Entry; unread?: UnreadEntry }>;

/** Reads all entries of a folder, in order of their names; `kept` are those read before. @throws UserProblem where there are none. */
export async function readHandbook(folder: string, engine: Engine, context: CompareContext = {}, kept: KeptEntries = new Map()): Promise<HandbookFolder> {
  const names = (await filesBelow(folder)).filter((name) => ENTRY_FILE.test(name) && !path.posix.basename(name).startsWith('README'));
  if (names.length === 0) throw new UserProblem(`手册文件夹“${folder}”不存在或没有条目，请核对 --handbook 的路径。`);
  const entries: Entry[] = [];
  const unread: UnreadEntry[] = [];
  for (const file of names) {
    const at = path.join(folder, file);
    const { mtimeMs, size } = await stat(at);
    const look = `${mtimeMs} ${size}`;
    const known = kept.get(at);
    if (known?.look === look) {
      if (known.entry) entries.push(known.entry);
      if (known.unread) unread.push(known.unread);
      continue;
    }
    const { capture, guide } = await readPaper({ path: at, named: file }, 'handbook', 'handbook', context, engine.reader, undefined, '');
    if (!guide) {
      const one = { file, text: capture.detail ?? '没有读懂。' };
      unread.push(one);
      kept.set(at, { look, unread: one });
      continue;
    }
    const { base, supplement } = entryName(file);
    const entry = { file, base, standard: toStandard(guide), supplement: supplement || guide.fields.supplementOf !== undefined };
    entries.push(entry);
    kept.set(at, { look, entry });
  }
  return { folder, entries, unread };
}

/** All versions of an item, by its code, its name or the name of a file. @throws UserProblem where there is none. */
export function versionsOf(handbook: HandbookFolder, item: string): Entry[] {
  const fold = (text: string | undefined) => text?.normalize('NFKC').replace(/\s/g, '');
  const wanted = fold(item) ?? '';
  const own = handbook.entries.filter((entry) => !entry.supplement);
  const exact = own.filter((entry) => [entry.base, entry.standard.basicCode, entry.standard.name, entry.file, path.posix.basename(entry.file), path.posix.basename(entry.file).replace(/\.[^.]+$/, '')].some((name) => fold(name) === wanted));
  if (exact.length > 0) return exact;
  const near = own.filter((entry) => fold(entry.standard.name)?.includes(wanted)).map((entry) => `${entry.standard.basicCode ?? entry.base} ${entry.standard.name ?? ''}`);
  throw new UserProblem(`手册里没有“${item}”。${near.length > 0 ? `是不是：${near.slice(0, 5).join('；')}？` : '请用事项名称或基本编码，并核对 --handbook 的路径。'}`);
}

/** The supplements of an item. */
export function supplementsOf(handbook: HandbookFolder, entry: Entry): Entry[] {
  return handbook.entries.filter((one) => one.supplement && (one.base === entry.base || (one.standard.basicCode !== undefined && one.standard.basicCode === entry.standard.basicCode)));
}
