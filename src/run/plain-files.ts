import { fileTypeOf, type FileType } from '../parse/file-type.js';
import type { ReadInput, ReadItem } from '../parse/index.js';
import type { FileReader } from './file-reader.js';
import { putAway, type PutAway } from './kept-guide.js';
import type { Workers } from './workers.js';

/** Types that are nothing but text: no archive to unpack, no program of others that reads them. */
const PLAIN: ReadonlySet<FileType> = new Set(['markdown', 'text', 'html', 'json']);
/** Larger ones are no usual guides. Bytes. */
const LARGEST = 256 * 1024;

/**
 * Reads a file and puts its guides away. Plain text is read in the threads that read pages: it is of the same kind, and one program that
 * reads both warms up once. Whatever else, and what a thread gave up, is read in a process of its own, whose limits decide.
 */
export async function readPutAway(input: ReadInput, files: Pick<FileReader, 'readAll'>, workers: Pick<Workers, 'file'>): Promise<ReadItem<PutAway>[]> {
  const apart = async (): Promise<ReadItem<PutAway>[]> => (await files.readAll(input)).map(itemPutAway);
  return isPlain(input) ? workers.file(input).catch(apart) : apart();
}

export const itemPutAway = ({ guide, ...item }: ReadItem): ReadItem<PutAway> => ({ ...item, ...(guide ? { guide: putAway(guide) } : {}) });

function isPlain({ bytes, name, mediaType, as }: ReadInput): boolean {
  if (as !== undefined || bytes.length > LARGEST) return false;
  try {
    return PLAIN.has(fileTypeOf(bytes, name, mediaType));
  } catch {
    return false;
  }
}
