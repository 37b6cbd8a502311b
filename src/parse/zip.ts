import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { fromBuffer, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { UnreadableError } from './unreadable.js';

/** What archives may cost together, those within archives included. It is used up while they are unpacked. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  bytes: number;
  /** Entries that may still be looked at. */
  entries: number;
}

/** An entry of an archive: its bytes, or why it is not read. */
export interface Packed {
  /** Path inside of the archive, with `/`. */
  name: string;
  bytes?: Uint8Array;
  problem?: string;
}

export const newBudget = (): Budget => ({ bytes: 200 * 1024 * 1024, entries: 2000 });

const DAMAGED = '压缩包已损坏或没有下载完整，无法解开。请重新压缩后提供。';
const UTF8_NAME = 0x800;
const UNICODE_PATH = 0x7075;

/** A name as the archive holds it: UTF-8 where it says so or where the bytes are nothing else, else GB18030, as Windows writes it in China. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  if ((entry.generalPurposeBitFlag & UTF8_NAME) !== 0) return new TextDecoder().decode(raw);
  const extra = entry.extraFields.find((field) => field.id === UNICODE_PATH);
  if (extra && extra.data.length > 5) return new TextDecoder().decode(extra.data.subarray(5));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

const isSymlink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true, decodeStrings: false }, (error, zip) => {
      if (error) reject(new UnreadableError(DAMAGED));
      else resolve(zip);
    });
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      zip.removeListener('entry', onEntry);
      zip.removeListener('end', onEnd);
      zip.removeListener('error', onError);
    };
    const onEntry = (entry: Entry): void => { done(); resolve(entry); };
    const onEnd = (): void => { done(); resolve(undefined); };
    const onError = (): void => { done(); reject(new UnreadableError(DAMAGED)); };
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

function inflate(zip: ZipFile, entry: Entry, budget: Budget): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const damaged = (): void => reject(new UnreadableError('这个文件在压缩包里已损坏，无法解开。请重新压缩后提供。'));
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        damaged();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        budget.bytes -= chunk.length;
        if (budget.bytes < 0) {
          stream.destroy();
          reject(new UnreadableError(TOO_LARGE));
        } else chunks.push(chunk);
      });
      stream.on('error', damaged);
      stream.on('end', () => {
        const data = Buffer.concat(chunks);
        if (crc32(data) === entry.crc32) resolve(new Uint8Array(data));
        else damaged();
      });
    });
  });
}

export const TOO_LARGE = '压缩包解开后过大（超过 200 MB），不像正常的办事指南，没有读取。请只压缩办事指南文件，去掉图片和附件后重新提供。';
const TOO_MANY = '压缩包里的文件太多（超过 2000 个），没有全部读取。请只压缩办事指南文件，或分成几个压缩包提供。';

/**
 * The files of an archive, one after the other. Nothing is written anywhere; declared sizes are looked at before and real ones while
 * inflating. @throws UnreadableError where the archive itself is damaged or takes more than the budget.
 */
export async function* unpack(bytes: Uint8Array, budget: Budget, wanted: (name: string) => boolean): AsyncGenerator<Packed> {
  const zip = await open(bytes);
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      budget.entries -= 1;
      if (budget.entries < 0) throw new UnreadableError(TOO_MANY);
      const name = nameOf(entry).replaceAll('\\', '/');
      if (name.endsWith('/')) continue;
      if (validateFileName(name) !== null || name.includes('\0')) {
        yield { name: name.split('/').at(-1) ?? '', problem: '压缩包里记的路径指向压缩包之外，没有读取。请重新压缩后提供。' };
        continue;
      }
      if (isSymlink(entry)) {
        yield { name, problem: '这是快捷方式（符号链接），不是文件本身，没有读取。请把原文件压缩进来。' };
        continue;
      }
      if (!wanted(name)) {
        yield { name };
        continue;
      }
      if (entry.isEncrypted()) {
        yield { name, problem: '压缩包设有密码，无法读取。请取消密码后重新压缩提供。' };
        continue;
      }
      if (entry.uncompressedSize > budget.bytes) throw new UnreadableError(TOO_LARGE);
      try {
        yield { name, bytes: await inflate(zip, entry, budget) };
      } catch (cause) {
        if (!(cause instanceof UnreadableError) || cause.message === TOO_LARGE) throw cause;
        yield { name, problem: cause.message };
      }
    }
  } finally {
    zip.close();
  }
}
