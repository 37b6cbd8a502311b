import { Buffer } from 'node:buffer';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableError } from './unreadable.js';

/** Bytes that the wanted parts of a document may inflate to, together; the largest real guides need about 4 MB. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 5000;

const DAMAGED = '这个 .docx 文件已损坏，无法解开。请用 Word 或 WPS 打开原文件，另存为 .docx 后重新提供。';
const TOO_LARGE = '这个 .docx 文件解开后过大（超过 64 MB），不像正常的办事指南，未予读取。请删去文件中的图片、附件后另存为 .docx 重新提供。';

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new UnreadableError(DAMAGED));
      else resolve(zip);
    });
  });
}

function inflate(zip: ZipFile, entry: Entry, left: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new UnreadableError(DAMAGED));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > left) {
          stream.destroy();
          reject(new UnreadableError(TOO_LARGE));
        } else chunks.push(chunk);
      });
      stream.on('error', () => reject(new UnreadableError(DAMAGED)));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

/**
 * The wanted parts of a zip archive by name. Declared sizes are checked before, and real ones while inflating, so that
 * an archive that blows up costs no memory. @throws UnreadableError
 */
export async function readParts(bytes: Uint8Array, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const zip = await open(bytes);
  const parts = new Map<string, string>();
  let left = MOST_BYTES;
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', () => reject(new UnreadableError(DAMAGED)));
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      seen += 1;
      if (seen > MOST_ENTRIES || (wanted.has(entry.fileName) && entry.uncompressedSize > left)) {
        reject(new UnreadableError(TOO_LARGE));
        return;
      }
      if (!wanted.has(entry.fileName) || parts.has(entry.fileName)) {
        zip.readEntry();
        return;
      }
      if (entry.isEncrypted()) {
        reject(new UnreadableError('这个 .docx 文件设有密码，无法读取。请取消密码后重新提供。'));
        return;
      }
      inflate(zip, entry, left).then((data) => {
        left -= data.length;
        parts.set(entry.fileName, decodeXml(data));
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  }).finally(() => zip.close());
  return parts;
}

/** Office programs write UTF-8; UTF-16 is allowed with a byte order mark. */
function decodeXml(data: Uint8Array): string {
  const utf16 = data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(utf16).decode(data);
}
