import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

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

/** Finds files by the names that a catalogue gives, in one folder and, where the name already holds the folder's own, beside it. */
export class FileFinder {
  private constructor(
    private readonly base: string,
    private readonly folder: string | undefined,
    private readonly listed: Map<string, string>,
  ) {}

  /** @param base folder of the catalogue; @param folder `--offline` or `--handbook`, searched before `base`. */
  static async open(base: string, folder: string | undefined): Promise<FileFinder> {
    const listed = new Map<string, string>();
    if (folder) for (const file of await filesBelow(folder)) listed.set(slashes(file), path.join(folder, file));
    return new FileFinder(base, folder, listed);
  }

  /** Absolute path of a named file, or undefined. */
  async find(name: string): Promise<string | undefined> {
    const wanted = slashes(name);
    const parts = wanted.split('/');
    for (let skip = 0; skip < parts.length; skip++) {
      const listed = this.listed.get(parts.slice(skip).join('/'));
      if (listed) return listed;
      if (skip === 0 && this.folder === undefined) break;
    }
    const direct = path.resolve(this.base, wanted);
    return (await isFile(direct)) ? direct : await this.insensitive(direct);
  }

  /** A file that bears one of the codes, else exactly the item's name; undefined where none or more than one does. */
  byCodeOrName(codes: (string | undefined)[], itemName: string): string | undefined {
    const stems = [...this.listed].map(([name, full]) => ({ stem: path.posix.basename(name).replace(/\.[^.]+$/, ''), full }));
    for (const wanted of [...codes, itemName.normalize('NFC')]) {
      const hits = wanted ? stems.filter(({ stem }) => stem === wanted) : [];
      if (hits.length === 1) return hits[0]?.full;
    }
    return undefined;
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
