import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Rows that wait in a file until they are asked for, one a line of JSON, so that none is held in memory. */
export class Spill<T> {
  private file: FileHandle | undefined;

  constructor(private readonly path: string) {}

  async add(rows: readonly T[]): Promise<void> {
    if (rows.length === 0) return;
    this.file ??= await open(this.path, 'w');
    await this.file.writeFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }

  /** All that was added, in its order. */
  async *rows(): AsyncGenerator<T> {
    if (!this.file) return;
    // Of a stream that fails, the lines end without a word.
    const stream = createReadStream(this.path, 'utf8');
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield JSON.parse(line) as T;
    if (stream.errored) throw stream.errored;
  }

  async drop(): Promise<void> {
    await this.file?.close().catch(() => undefined);
    await rm(this.path, { recursive: true, force: true });
  }
}
