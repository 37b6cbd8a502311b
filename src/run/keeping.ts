import path from 'node:path';
import type { CrawlProgress, KeptAnswer, LinkResult, PageRequest, PageResult, StoppedHost } from '../crawl/index.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { createSnapshotStore, NewerStore, openCaptureLog, openJournal, shownLocation, openSpooledSnapshots, storeLocation, UnreachableStore, type CaptureLog, type CaptureRecord, type Journal, type KeptSnapshot, type KnownPage, type RunJournal, type SnapshotStore, type SpooledSnapshots, type StoreLocation } from '../store/index.js';
import { UserProblem } from './problem.js';

/** A page whose bytes are kept and no longer held in memory. */
export type KeptPage = Omit<PageResult, 'bytes' | 'rendered'> & { rendered?: Omit<NonNullable<PageResult['rendered']>, 'bytes'> };

type Asked = Pick<PageRequest, 'url' | 'expect'>;

/** Pages that were looked at and called `ok`, by what was expected of them: where they have not changed, they are that again. */
export interface KnownPages {
  find(request: Asked): KeptAnswer | undefined;
  keep(request: Asked, page: PageResult): void;
}

/** What the stages of a run ask of whoever keeps: in a folder of one machine, or in what many share. */
export interface RunKeeper {
  /** The bytes by their hash. */
  readonly store: SnapshotStore;
  /** The run's `evidence`. */
  readonly folder: string;
  readonly startedAt: string;
  pages(kind: 'page' | 'again'): Promise<Map<string, KeptPage>>;
  keepPage(kind: 'page' | 'again', page: PageResult): Promise<KeptPage>;
  load(page: KeptPage): Promise<PageResult>;
  earlier(request: Asked): Promise<KeptAnswer | undefined>;
  /** Outcomes of links that are known, at least of those that are named. */
  links(kind: 'link' | 'link-again', addresses: readonly string[]): Promise<Map<string, LinkResult>>;
  keepLink(kind: 'link' | 'link-again', link: LinkResult): Promise<void>;
  stopped(): Promise<Record<string, StoppedHost>>;
  keepStopped(event: Extract<CrawlProgress, { type: 'host-stopped' }>): Promise<void>;
}

/** A run or census that was left unfinished is gone on with for so long, milliseconds; what was fetched earlier is no picture of today. */
export const FRESH = 24 * 3_600_000;

/**
 * What a run keeps while it goes: the bytes by their hash, the log of captures, and the journal from which a run that was ended goes
 * on. A step is journalled after its bytes are kept. Without a data folder nothing is journalled.
 */
export class Keeper implements RunKeeper {
  private constructor(
    readonly store: SpooledSnapshots,
    readonly folder: string,
    private readonly log: CaptureLog,
    private readonly journal: Journal | undefined,
    private readonly run: RunJournal | undefined,
    /** ISO 8601 with +08:00; of a run that goes on, when it was begun. */
    readonly startedAt: string,
    /** Why nothing is journalled, one Chinese sentence. */
    readonly trouble: string | undefined,
    /** A census: of a page that has not changed since it was kept, nothing is written or looked at again. */
    private readonly known?: KnownPages,
  ) {}

  /** What is asked of by a kept copy in this folder, by address, while it is on its way. */
  private readonly asked = new Map<string, { request: Asked; here: boolean }>();

  /** @throws UserProblem where the data folder belongs to a newer version. */
  static async open(out: string, place: { data?: string; database?: string }, inputs: string, now: Date): Promise<Keeper> {
    const folder = path.resolve(out, 'evidence');
    const begun = shanghaiTime(now.getTime());
    let trouble: string | undefined;
    let journal: Journal | undefined;
    let run: RunJournal | undefined;
    if (place.data !== undefined || place.database !== undefined) {
      const location = storeLocation(place, process.env);
      try {
        journal = await openJournal(location);
        run = await journal.begin(inputs, begun, shanghaiTime(now.getTime() - FRESH));
      } catch (cause) {
        if (cause instanceof NewerStore) throw new UserProblem(cause.message);
        trouble = cause instanceof UnreachableStore ? `${cause.message}本次运行未作运行记录，中断后须从头再来。` : `运行记录写不进“${shownLocation(location)}”（${(cause as NodeJS.ErrnoException).code ?? (cause as Error).message}），本次运行中断后须从头再来；可用环境变量 ZHINAN_DATA 指定一个可写的文件夹。`;
      }
    }
    return new Keeper(await openSpooledSnapshots(folder), folder, openCaptureLog(path.join(folder, 'captures.jsonl')), journal, run, run?.startedAt ?? begun, trouble);
  }

  /** The keeper of a census, whose steps are kept elsewhere: in it a page is complete when its bytes are on the disk. */
  static async openLean(out: string, location: StoreLocation, steps: RunJournal, known: KnownPages): Promise<Keeper> {
    const folder = path.resolve(out, 'evidence');
    return new Keeper(await openSpooledSnapshots(folder), folder, openCaptureLog(path.join(folder, 'captures.jsonl')), await openJournal(location), steps, steps.startedAt, undefined, known);
  }

  get runId(): string | undefined {
    return this.run?.id;
  }

  /** Whether what is fetched outlives this process. */
  get journalled(): boolean {
    return this.run !== undefined;
  }

  /** Steps that an earlier process had completed. */
  get done(): number {
    return this.run?.done ?? 0;
  }

  /** Pages that are complete, by address; only those whose bytes are still there. */
  async pages(kind: 'page' | 'again'): Promise<Map<string, KeptPage>> {
    const found = (await this.run?.steps(kind)) as Map<string, KeptPage> | undefined;
    const whole = new Map<string, KeptPage>();
    for (const [url, page] of found ?? []) if (await this.isWhole(page)) whole.set(url, page);
    return whole;
  }

  private async isWhole(page: KeptPage): Promise<boolean> {
    const hashes = [page.sha256, page.rendered?.sha256].filter((hash): hash is string => hash !== undefined);
    return (await Promise.all(hashes.map((hash) => this.store.get(hash)))).every((bytes) => bytes !== undefined);
  }

  /** Keeps a page: bytes, log, then what next time asks by and the journal. */
  async keepPage(kind: 'page' | 'again', page: PageResult): Promise<KeptPage> {
    const asked = this.asked.get(page.url);
    this.asked.delete(page.url);
    if (this.known && asked) {
      if (asked.here && page.unchanged === true && page.bytes === undefined) return withoutBytes(page);
      if (page.outcome === 'ok' && !page.rendered) this.known.keep(asked.request, page);
      if (asked.here && page.unchanged === true && !page.rendered) return withoutBytes(page);
    }
    const kept = page.bytes && (await this.store.put(page.bytes, { extension: '.html', ...(page.sha256 ? { sha256: page.sha256 } : {}) }));
    const drawn = page.rendered && (await this.store.put(page.rendered.bytes, { extension: '.html', sha256: page.rendered.sha256 }));
    await this.log.add(captureOf(page, kept, drawn));
    const light = withoutBytes(page);
    // One group of writes: the page is complete when it is on the disk.
    await Promise.all([this.learn(light), this.run?.note(kind, page.url, light)]);
    return light;
  }

  /** A kept page with its bytes. */
  async load(page: KeptPage): Promise<PageResult> {
    const [bytes, drawn] = await Promise.all([page.sha256 ? this.store.get(page.sha256) : undefined, page.rendered ? this.store.get(page.rendered.sha256) : undefined]);
    const { rendered, ...rest } = page;
    return { ...rest, ...(bytes ? { bytes } : {}), ...(rendered && drawn ? { rendered: { ...rendered, bytes: drawn } } : {}) };
  }

  /** Remembers by what the next run can ask whether the page has changed. Only a page's own address is asked so. */
  private async learn(page: KeptPage): Promise<void> {
    await this.journal?.keepPage(page.url, knownPage(page, this.folder));
  }

  /** The copy of a page that an earlier run kept; undefined where its bytes are no longer there. */
  async earlier(request: Asked): Promise<KeptAnswer | undefined> {
    if (this.known) this.asked.set(request.url, { request, here: false });
    const answer = this.known?.find(request);
    if (answer?.sha256 !== undefined && this.store.has(answer.sha256)) {
      this.asked.set(request.url, { request, here: true });
      return answer;
    }
    const known = await this.journal?.page(request.url);
    if (!known) return undefined;
    const here = known.folder === this.folder;
    if (this.known) this.asked.set(request.url, { request, here });
    const bytes = await (here ? this.store : createSnapshotStore(known.folder)).get(known.sha256);
    return bytes && { status: known.status, headers: known.headers, bytes, ...(known.etag ? { etag: known.etag } : {}), ...(known.lastModified ? { lastModified: known.lastModified } : {}) };
  }

  async links(kind: 'link' | 'link-again'): Promise<Map<string, LinkResult>> {
    return ((await this.run?.steps(kind)) ?? new Map()) as Map<string, LinkResult>;
  }

  async keepLink(kind: 'link' | 'link-again', link: LinkResult): Promise<void> {
    await this.run?.note(kind, link.url, link);
  }

  async stopped(): Promise<Record<string, StoppedHost>> {
    return Object.fromEntries((await this.run?.steps('stopped')) ?? []) as Record<string, StoppedHost>;
  }

  async keepStopped({ host, outcome, message }: Extract<CrawlProgress, { type: 'host-stopped' }>): Promise<void> {
    await this.run?.note('stopped', host, { outcome, message } satisfies StoppedHost);
  }

  /** Brings all that is kept to the disk in its own files; nothing else stands in the folder then. */
  async settle(): Promise<void> {
    await this.store.settle();
  }

  /** The same while other work goes on; a failure is told by `settle`. */
  settleSoon(): void {
    this.store.settle().catch(() => undefined);
  }

  async finish(at: string): Promise<void> {
    await this.run?.finish(at);
  }

  async close(): Promise<void> {
    try {
      await this.store.settle();
    } finally {
      await this.journal?.close();
    }
  }
}

/** By what a site can be asked whether a page has changed; undefined where it gave nothing for that. */
export function knownPage(page: KeptPage, folder: string): KnownPage | undefined {
  const [etag, lastModified] = [one(page.headers['etag']), one(page.headers['last-modified'])];
  const own = page.outcome === 'ok' && page.status === 200 && page.finalUrl === page.url && page.sha256 !== undefined;
  if (!own || (etag === undefined && lastModified === undefined)) return undefined;
  return { folder, sha256: page.sha256 ?? '', status: 200, headers: page.headers, ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

/** A line of the log of captures. */
export function captureOf(page: KeptPage, kept: KeptSnapshot | undefined, drawn: KeptSnapshot | undefined): CaptureRecord {
  return {
    url: page.url,
    finalUrl: page.finalUrl,
    outcome: page.outcome,
    headers: page.headers,
    takenAt: page.takenAt,
    ...(page.status === undefined ? {} : { status: page.status }),
    ...kept,
    ...(drawn && page.rendered ? { rendered: { ...drawn, takenAt: page.rendered.takenAt, requests: page.rendered.requests } } : {}),
  };
}

export function withoutBytes({ bytes: _, rendered, ...rest }: PageResult): KeptPage {
  if (!rendered) return rest;
  const drawn: NonNullable<KeptPage['rendered']> = { sha256: rendered.sha256, takenAt: rendered.takenAt, requests: rendered.requests };
  return { ...rest, rendered: drawn };
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
