import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Opened } from './opening.js';
import { UserProblem } from './problem.js';

/** Paths as offices write them: `\` or `/`, either Unicode normal form. */
export const slashes = (name: string) => name.replaceAll('\\', '/').normalize('NFC');

/** All files below a folder, as paths relative to it with `/`, in order of code points; empty where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
  } catch {
    return [];
  }
}

/** What a catalogue may name as a guide or entry; anything else (and so no file of the system) is not opened for it. */
const GUIDE_FILE = /\.(?:md|markdown|txt|docx?|wps|rtf|odt|pdf|html?|mht(?:ml)?|json|xlsx?|csv|zip|jpe?g|png)$/i;

/** Finds files by the names that a catalogue gives, in one folder and, where the name already holds the folder's own, beside it. */
export class FileFinder {
  private constructor(
    private readonly base: string,
    private readonly folder: string | undefined,
    /** The folder that was searched, and by their names the paths of its files below it. */
    private readonly searched: string,
    private readonly listed: Map<string, string>,
    /** What opens its files, where they do not lie on the disk. */
    readonly opens?: (path: string, named: string) => Promise<Opened>,
  ) {}

  /** Files by what they are called without their ending; made once. */
  private stems: Map<string, { name: string; path: string; folders: string[] }[]> | undefined;

  /**
   * @param base folder of the catalogue; @param folder `--offline` or `--handbook`, searched before `base`;
   * @param usual folder beside the catalogue in which files are looked for by code or name where `folder` is not given.
   * `elsewhere`: its files in order and what opens them, where they do not lie there.
   * @throws UserProblem where `folder` is named and not there.
   */
  static async open(base: string, folder: string | undefined, usual?: string, elsewhere?: { names: readonly string[]; open: (path: string, named: string) => Promise<Opened> }): Promise<FileFinder> {
    if (folder !== undefined && !(await isFolder(folder))) throw new UserProblem(`没有找到文件夹“${folder}”，请核对路径。`);
    const searched = folder ?? (usual === undefined ? undefined : path.join(base, usual));
    const listed = new Map<string, string>();
    for (const file of elsewhere?.names ?? (searched === undefined ? [] : await filesBelow(searched))) {
      const name = slashes(file);
      // One text for both where they are the same: a city has 100,000 of them.
      listed.set(name, name === file ? name : file);
    }
    return new FileFinder(base, folder, searched ?? '', listed, elsewhere?.open);
  }

  /** Every file of the searched folder, in order of its name. */
  files(): { name: string; path: string }[] {
    return [...this.listed].map(([name, below]) => ({ name, path: path.join(this.searched, below) }));
  }

  /** Absolute path of a named file, or undefined. */
  async find(name: string): Promise<string | undefined> {
    const wanted = slashes(name);
    const parts = wanted.split('/');
    for (let skip = 0; skip < parts.length; skip++) {
      const listed = this.listed.get(parts.slice(skip).join('/'));
      if (listed !== undefined) return path.join(this.searched, listed);
      if (skip === 0 && this.folder === undefined) break;
    }
    if (!GUIDE_FILE.test(wanted)) return undefined;
    const direct = path.resolve(this.base, wanted);
    const listed = this.searched === '' ? undefined : this.listed.get(path.relative(this.searched, direct).replaceAll('\\', '/'));
    if (listed !== undefined) return path.join(this.searched, listed);
    return (await isFile(direct)) ? direct : await this.insensitive(direct);
  }

  /**
   * A file that bears one of the codes, else exactly the item's name; undefined where none or more than one does.
   * Several units' files may bear one code: with `unit`, the file in that unit's own folder is taken, never one in a folder of another
   * of the `units`.
   */
  byCodeOrName(codes: (string | undefined)[], itemName: string, unit?: string, units: ReadonlySet<string> = new Set()): { name: string; path: string } | undefined {
    for (const ofUnit of [true, false]) {
      for (const wanted of [...codes, itemName.normalize('NFC')]) {
        const named = wanted ? this.called(wanted) : [];
        const hits = named.filter(({ folders }) => (ofUnit ? unit !== undefined && folders.includes(unit) : !folders.some((folder) => units.has(folder))));
        const [only] = hits;
        if (only && hits.length === 1) return { name: only.name, path: only.path };
      }
    }
    return undefined;
  }

  private called(stem: string): { name: string; path: string; folders: string[] }[] {
    if (!this.stems) {
      this.stems = new Map();
      for (const file of this.files()) {
        const own = path.posix.basename(file.name).replace(/\.[^.]+$/, '');
        const same = this.stems.get(own);
        const entry = { ...file, folders: file.name.split('/').slice(0, -1) };
        if (same) same.push(entry);
        else this.stems.set(own, [entry]);
      }
    }
    return this.stems.get(stem) ?? [];
  }

  /** The name may be kept in the other Unicode normal form on disk. */
  private async insensitive(file: string): Promise<string | undefined> {
    const folder = path.dirname(file);
    try {
      const name = (await readdir(folder)).find((entry) => entry.normalize('NFC') === path.basename(file).normalize('NFC'));
      return name && path.join(folder, name);
    } catch {
      return undefined;
    }
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

export async function readBytes(file: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(file));
}
