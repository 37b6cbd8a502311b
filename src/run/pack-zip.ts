import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { MANIFEST } from './manifest.js';
import { UserProblem } from './problem.js';

/** No pack is larger; what would be is a bomb or no pack. Bytes are counted while inflating, whatever the archive says of itself. */
export const ZIP_LIMITS = { files: 400_000, bytes: 8 * 1024 ** 3, oneFile: 512 * 1024 ** 2 };

type Limits = typeof ZIP_LIMITS;

/**
 * Unpacks a pack's .zip into a temporary folder, lends it to `use` and removes it again. The pack may stand in a folder of its own
 * within the archive, as file managers pack it.
 * @throws UserProblem (2) where the archive is damaged, too large, encrypted, or names places outside itself.
 */
export async function withUnpacked<T>(file: string, use: (folder: string) => Promise<T>, limits: Limits = ZIP_LIMITS): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhinan-pack-'));
  try {
    await unpack(file, folder, limits);
    return await use(await packWithin(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a file begins as a .zip does. */
export async function startsAsZip(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1').startsWith('PK');
  } finally {
    await handle.close();
  }
}

async function unpack(file: string, folder: string, limits: Limits): Promise<void> {
  const zip: ZipFile = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(() => {
    throw new UserProblem(`“${file}”不是完整的压缩文件（.zip），可能传输时损坏，请重新取得，或解压后核验文件夹。`);
  });
  let files = 0;
  let bytes = 0;
  const outside = (name: string): UserProblem => new UserProblem(`“${file}”里的“${name}”指向压缩文件之外，可能有人做过手脚，没有核验。`);
  const tooLarge = (): UserProblem => new UserProblem(`“${file}”解压后过大，不像取证包，没有核验；确为取证包的，请解压后核验文件夹。`);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (isLink(entry)) throw outside(name);
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new UserProblem(`“${file}”设有密码，无法核验，请解压后核验文件夹。`);
      files += 1;
      if (files > limits.files || entry.uncompressedSize > limits.oneFile || bytes + entry.uncompressedSize > limits.bytes) throw tooLarge();
      const target = path.join(folder, name);
      await mkdir(path.dirname(target), { recursive: true });
      let own = 0;
      const count = new Transform({
        transform(chunk: Buffer, _, next) {
          own += chunk.length;
          bytes += chunk.length;
          next(own > limits.oneFile || bytes > limits.bytes ? tooLarge() : null, chunk);
        },
      });
      // A name that comes twice would hide one file behind the other.
      await pipeline(await zip.openReadStreamPromise(entry), count, createWriteStream(target, { flags: 'wx' }));
    }
  } catch (cause) {
    if (cause instanceof UserProblem) throw cause;
    const escaping = /^(?:invalid relative path|absolute path): (.*)$/s.exec((cause as Error).message);
    if (escaping) throw outside(escaping[1] ?? '');
    const why = (cause as NodeJS.ErrnoException).code === 'EEXIST' ? '里面有同名文件' : '内容已损坏';
    throw new UserProblem(`“${file}”${why}，无法核验，请重新取得，或解压后核验文件夹。`);
  } finally {
    zip.close();
  }
}

/** Made on Unix, with a mode that says symbolic link. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** The folder that holds the list: the archive itself or the one folder in it. */
async function packWithin(folder: string): Promise<string> {
  const inside = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => name !== '__MACOSX');
  const [only] = inside;
  return only && inside.length === 1 && only.isDirectory() && !inside.some(({ name }) => name === MANIFEST) ? path.join(folder, only.name) : folder;
}
