import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HandedIn } from './attachments.js';

/** Does work on a file that was handed in, in a folder of its own that is gone afterwards. */
export async function withTempFile<T>({ name, bytes }: HandedIn, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhinan-upload-'));
  try {
    const file = path.join(folder, path.basename(name));
    await writeFile(file, bytes);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
