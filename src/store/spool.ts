import { hash } from 'node:crypto';
import { mkdir, open, readdir, readFile, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** A snapshot on its way to its own file. */
export interface Spooled {
  sha256: string;
  extension: string;
  bytes: Uint8Array;
}

/** Where the bytes of a record stand. */
export interface Place {
  file: string;
  offset: number;
  length: number;
}

/** One line before the bytes of each record: what they are and how many. */
const HEAD = /^([0-9a-f]{64}) (\d+) ([.\w]*)$/;
/** A file of the spool is not written on beyond this, bytes; what it holds is moved while the next fills. */
const FULL = 32 * 1024 * 1024;
/** Records that are moved at the same time. */
const AT_ONCE = 4;
const NAME = /^spool-(\d+)-\d+\.part$/;

/**
 * Bytes in one file that only grows, on the disk at once; later each is moved to a file of its own. A wait for the disk is as long for
 * many as for one: what comes while the disk is waited for is written together.
 */
export class Spool {
  private waiting: { record: Spooled; tell: (place: Place) => void }[] = [];
  private coming: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();
  private file: FileHandle | undefined;
  private size = 0;
  private number = 0;
  private moving: Promise<void> = Promise.resolve();

  /** @param move brings a record to the disk in a file of its own; the spool gives its bytes up afterwards. */
  constructor(private readonly folder: string, private readonly move: (record: Spooled) => Promise<void>) {}

  /** On the disk when the promise resolves. */
  async add(record: Spooled): Promise<Place> {
    let place: Place | undefined;
    this.waiting.push({ record, tell: (there) => { place = there; } });
    this.coming ??= this.gather();
    await this.coming;
    if (!place) throw new Error('a record of the spool was lost');
    return place;
  }

  /** Resolves when all that was added is on the disk in files of its own; nothing of the spool is left then. */
  async settle(): Promise<void> {
    while (this.coming !== undefined) await this.coming;
    await this.last;
    this.turn();
    await this.moving;
  }

  private async gather(): Promise<void> {
    await this.last;
    const group = this.waiting;
    this.waiting = [];
    this.coming = undefined;
    const written = this.write(group);
    this.last = written.catch(() => undefined);
    await written;
  }

  private async write(group: Spool['waiting']): Promise<void> {
    if (this.size >= FULL) this.turn();
    if (!this.file) {
      await mkdir(this.folder, { recursive: true });
      this.number += 1;
      this.file = await open(this.path(), 'wx');
    }
    const parts: Uint8Array[] = [];
    for (const { record, tell } of group) {
      const head = Buffer.from(`${record.sha256} ${record.bytes.length} ${record.extension}\n`);
      parts.push(head, record.bytes);
      tell({ file: this.path(), offset: this.size + head.length, length: record.bytes.length });
      this.size += head.length + record.bytes.length;
    }
    try {
      await this.file.writeFile(Buffer.concat(parts));
      await this.file.datasync();
    } catch (cause) {
      // Half a record may stand there; nothing behind it would be found again.
      this.turn();
      throw cause;
    }
  }

  private path(): string {
    return join(this.folder, `spool-${process.pid}-${this.number}.part`);
  }

  /** Leaves the present file; what it holds is moved after what is being moved. */
  private turn(): void {
    if (!this.file) return;
    const [file, path] = [this.file, this.path()];
    this.file = undefined;
    this.size = 0;
    this.moving = this.moving.then(async () => {
      await file.close();
      await moveAll(path, this.move);
    });
    // Told where all is settled.
    this.moving.catch(() => undefined);
  }
}

/** Moves what an earlier process left in the spool of a folder, because it or its machine died. What another is still writing is its own. */
export async function recoverSpool(folder: string, move: (record: Spooled) => Promise<void>): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAnotherLiving(pid)) await moveAll(join(folder, name), move);
  }
}

/** A number that this process bears now was that of one that died. */
function isAnotherLiving(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Those of other users may not be asked, but are there.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The bytes of a record; undefined where they have been moved. */
export async function readPlace({ file, offset, length }: Place): Promise<Uint8Array | undefined> {
  const spool = await open(file, 'r').catch(() => undefined);
  if (!spool) return undefined;
  try {
    const bytes = Buffer.alloc(length);
    await spool.read(bytes, 0, length, offset);
    return bytes;
  } finally {
    await spool.close();
  }
}

async function moveAll(path: string, move: (record: Spooled) => Promise<void>): Promise<void> {
  const records = wholeRecords(await readFile(path));
  const work = async (): Promise<void> => {
    for (let next = records.shift(); next; next = records.shift()) await move(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await unlink(path);
}

/** The records of a file up to where it was cut off: what comes after was never told to be on the disk. */
function wholeRecords(bytes: Buffer): Spooled[] {
  const found: Spooled[] = [];
  for (let at = 0; ;) {
    const end = Math.max(at, bytes.indexOf('\n', at));
    const [, sha256 = '', length = '', extension = ''] = HEAD.exec(bytes.toString('latin1', at, end)) ?? [];
    const body = bytes.subarray(end + 1, end + 1 + Number(length));
    if (sha256 === '' || body.length !== Number(length) || hash('sha256', body) !== sha256) return found;
    found.push({ sha256, extension, bytes: body });
    at = end + 1 + body.length;
  }
}
