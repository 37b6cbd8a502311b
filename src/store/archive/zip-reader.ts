import { createHash } from 'node:crypto';
import { open as openZip, type Entry, type ZipFile } from 'yauzl';
import type { Readable } from 'node:stream';
import { BadArchive } from './manifest.js';

/** An archive opened for reading, its parts by name. */
export interface ArchiveReader {
  names: string[];
  /** A part whole; refused over `most` bytes. @throws BadArchive where it is not there or damaged, as the others do */
  bytes(name: string, most: number): Promise<Buffer>;
  /** Lines of a part; a line ends at LF alone, texts may hold other separators. */
  lines(name: string): AsyncGenerator<string>;
  /** SHA-256 of a part. */
  sha256(name: string): Promise<string>;
  close(): void;
}

/** What an archive is called in what is said of it, and what is done with it. */
export interface ArchiveWords {
  noun: string;
  verb: string;
}

const BACKUP: ArchiveWords = { noun: '备份', verb: '恢复' };

/** Opens an archive. @throws BadArchive */
export async function openArchive(file: string, { noun, verb }: ArchiveWords = BACKUP): Promise<ArchiveReader> {
  const DAMAGED = `这个${noun}文件已损坏，解不开，没有${verb}任何内容。请换一份${noun}。`;
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    openZip(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => {
      if (error) reject((error as NodeJS.ErrnoException).code === 'ENOENT' ? new BadArchive(`没有找到${noun}文件“${file}”，请核对文件名。`) : new BadArchive(DAMAGED));
      else resolve(opened);
    });
  });
  const entries = await listEntries(zip, DAMAGED);
  const stream = (name: string): Promise<Readable> =>
    new Promise((resolve, reject) => {
      const entry = entries.get(name);
      if (!entry) {
        reject(new BadArchive(`${noun}文件中缺少“${name}”，不完整，没有${verb}任何内容。请换一份${noun}。`));
        return;
      }
      zip.openReadStream(entry, (error, opened) => (error ? reject(new BadArchive(DAMAGED)) : resolve(opened)));
    });
  return {
    names: [...entries.keys()],
    async bytes(name, most) {
      if ((entries.get(name)?.uncompressedSize ?? 0) > most) throw new BadArchive(DAMAGED);
      const parts: Buffer[] = [];
      await each(await stream(name), DAMAGED, (part) => parts.push(part));
      return Buffer.concat(parts);
    },
    async *lines(name) {
      let rest = '';
      for await (const part of (await stream(name)).setEncoding('utf8')) {
        const lines = (rest + String(part)).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
      }
      if (rest !== '') yield rest;
    },
    async sha256(name) {
      const hash = createHash('sha256');
      await each(await stream(name), DAMAGED, (part) => hash.update(part));
      return hash.digest('hex');
    },
    close: () => zip.close(),
  };
}

async function each(stream: Readable, damaged: string, take: (part: Buffer) => void): Promise<void> {
  try {
    for await (const part of stream) take(part as Buffer);
  } catch {
    throw new BadArchive(damaged);
  }
}

function listEntries(zip: ZipFile, damaged: string): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', () => reject(new BadArchive(damaged)));
    zip.readEntry();
  });
}
