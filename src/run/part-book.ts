import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PartResult } from '../crawl/index.js';
import type { SnapshotStore } from '../store/index.js';
import { sm3 } from './sm3.js';

/** A line of `evidence/parts.jsonl`: what a page needs to be drawn, or a form that it links to. */
export interface PartRecord {
  url: string;
  finalUrl: string;
  kind: 'stylesheet' | 'image' | 'form';
  /** SHA-256 of the page that named it first. */
  page: string;
  outcome: string;
  status?: number;
  mediaType?: string;
  headers?: PartResult['headers'];
  takenAt: string;
  sha256?: string;
  sm3?: string;
  /** Path of the bytes in the store. */
  path?: string;
}

/** The parts of pages that a run keeps, by address; of one address the last taking counts. */
export class PartBook {
  private last: Promise<void> = Promise.resolve();

  private constructor(private readonly file: string, private readonly store: SnapshotStore, private readonly records: Map<string, PartRecord>) {}

  /** @param folder the run's `evidence` */
  static async open(folder: string, store: SnapshotStore): Promise<PartBook> {
    const file = path.join(folder, 'parts.jsonl');
    const text = await readFile(file, 'utf8').catch(() => '');
    await mkdir(folder, { recursive: true });
    // After a line that the end of a process cut off the next one must begin anew.
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
    return new PartBook(file, store, new Map(text.split('\n').flatMap(parseLine).map((record) => [record.url, record])));
  }

  get(url: string): PartRecord | undefined {
    return this.records.get(url);
  }

  /** All that is kept, in the order in which it was first told of. */
  all(): PartRecord[] {
    return [...this.records.values()];
  }

  async bytes(url: string): Promise<Uint8Array | undefined> {
    const hash = this.records.get(url)?.sha256;
    return hash === undefined ? undefined : this.store.get(hash);
  }

  /** Keeps what came: the bytes under their hash, then a line. */
  async add(kind: PartRecord['kind'], page: string, { bytes, sha256, ...part }: PartResult): Promise<void> {
    const kept = bytes && (await this.store.put(bytes, { extension: extensionOf(part.finalUrl, part.mediaType), ...(sha256 ? { sha256 } : {}) }));
    const record: PartRecord = {
      url: part.url, finalUrl: part.finalUrl, kind, page, outcome: part.outcome, takenAt: part.takenAt,
      ...(part.status === undefined ? {} : { status: part.status, headers: part.headers, mediaType: part.mediaType }),
      ...(kept && bytes ? { ...kept, sm3: sm3(bytes) } : {}),
    };
    await this.write(record);
  }

  /** Keeps what another book tells, once. */
  async copy({ path: named, ...record }: PartRecord, bytes: Uint8Array | undefined): Promise<void> {
    if (this.records.get(record.url)?.takenAt === record.takenAt) return;
    const kept = bytes && (await this.store.put(bytes, { extension: path.extname(named ?? ''), ...(record.sha256 === undefined ? {} : { sha256: record.sha256 }) }));
    await this.write({ ...record, ...kept });
  }

  private async write(record: PartRecord): Promise<void> {
    this.records.set(record.url, record);
    const writing = this.last.then(() => appendFile(this.file, `${JSON.stringify(record)}\n`));
    this.last = writing.catch(() => undefined);
    await writing;
  }
}

function parseLine(line: string): PartRecord[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as PartRecord];
  } catch {
    return [];
  }
}

const BY_TYPE: Record<string, string> = { 'text/css': '.css', 'image/png': '.png', 'image/jpeg': '.jpg', 'image/gif': '.gif', 'image/svg+xml': '.svg', 'image/webp': '.webp', 'application/pdf': '.pdf', 'text/html': '.html' };

/** An ending by which people can open the file. */
function extensionOf(url: string, mediaType: string): string {
  const stated = URL.canParse(url) ? /\.[A-Za-z0-9]{1,5}$/.exec(new URL(url).pathname)?.[0].toLowerCase() : undefined;
  return BY_TYPE[mediaType] ?? (stated && !/^\.(?:php|jsp|jspx|asp|aspx|do|action|html?|cgi)$/.test(stated) ? stated : '.bin');
}
