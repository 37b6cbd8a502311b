import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** SHA-256 of a file, read in parts. @throws errors of the file system as they are */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  await finished(createReadStream(file).on('data', (part) => hash.update(part)));
  return hash.digest('hex');
}

/** Lines as they come, with how many they were and their SHA-256 once all have been taken. */
export function hashedLines(lines: AsyncIterable<string>): { lines: AsyncGenerator<string>; told: () => { rows: number; sha256: string } } {
  const hash = createHash('sha256');
  let rows = 0;
  async function* passing(): AsyncGenerator<string> {
    for await (const line of lines) {
      hash.update(line);
      rows += 1;
      yield line;
    }
  }
  return { lines: passing(), told: () => ({ rows, sha256: hash.digest('hex') }) };
}
