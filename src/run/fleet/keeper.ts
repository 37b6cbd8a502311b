import type { CrawlProgress, KeptAnswer, LinkResult, PageResult, StoppedHost } from '../../crawl/index.js';
import { fleetSteps, keepFleetPage, noteFleetStep, SHARED, sharedPages, whileHeld, type FleetStepKind, type KnownPage, type SnapshotStore, type Store, type TakenJob } from '../../store/index.js';
import { knownPage, withoutBytes, type KeptPage, type RunKeeper } from '../keeping.js';

/** The bytes that all machines share, by their hash. */
export function sharedSnapshots(store: Store, at: () => string): SnapshotStore {
  const find = async (sha256: string): Promise<string | undefined> => ((await store.bytes.get(sha256)) ? sha256 : undefined);
  return {
    find,
    get: (sha256) => store.bytes.get(sha256),
    async put(bytes, { extension = '' } = {}) {
      const sha256 = await store.bytes.put(bytes, { at: at(), extension });
      return { sha256, path: `${sha256.slice(0, 2)}/${sha256}${extension}` };
    },
  };
}

/** Bytes of a slice's pages that are held from their fetch to their check. */
const HELD = 4 * 1024 * 1024;

/** Pages of which it is remembered what is known of them until they are asked for. */
const EXPECTED = 10_000;

export interface FleetKeeping {
  store: Store;
  census: string;
  startedAt: string;
  /** A folder for what is needed while a slice is worked on. */
  folder: string;
  now: () => string;
}

/** What is asked and told of a census as a whole, by whichever worker. */
export interface CensusSteps extends Pick<RunKeeper, 'earlier' | 'stopped' | 'keepStopped'> {
  /** Pages that are asked for soon: what is known of them is looked up in one way to the database. */
  expect(urls: readonly string[]): Promise<void>;
  stoppedHost(host: string): Promise<StoppedHost | undefined>;
}

export function censusSteps({ store, census }: Pick<FleetKeeping, 'store' | 'census'>): CensusSteps {
  const expected = new Map<string, KnownPage | undefined>();
  const knownOf = async (url: string): Promise<KnownPage | undefined> => {
    if (!expected.has(url)) return (await sharedPages(store, [url])).get(url);
    const known = expected.get(url);
    expected.delete(url);
    return known;
  };
  return {
    async expect(urls) {
      const known = await sharedPages(store, urls);
      for (const url of urls) expected.set(url, known.get(url));
      for (const oldest of expected.keys()) if (expected.size > EXPECTED) expected.delete(oldest);
    },
    async earlier({ url }): Promise<KeptAnswer | undefined> {
      const known = await knownOf(url);
      const bytes = known && (await store.bytes.get(known.sha256));
      return bytes && { status: known.status, headers: known.headers, bytes, ...(known.etag ? { etag: known.etag } : {}), ...(known.lastModified ? { lastModified: known.lastModified } : {}) };
    },
    stopped: async () => Object.fromEntries(await fleetSteps<StoppedHost>(store, census, 'stopped')),
    async keepStopped({ host, outcome, message }: Extract<CrawlProgress, { type: 'host-stopped' }>) {
      await noteFleetStep<StoppedHost>(store, census, 'stopped', host, { outcome, message });
    },
    stoppedHost: async (host) => (await fleetSteps<StoppedHost>(store, census, 'stopped', [host])).get(host),
  };
}

/**
 * What a worker keeps of a slice, in what all machines share. Whatever it keeps, it proves first that the slice is still its own: who
 * stood still while another one took over writes nothing. A page's bytes and its step stand together.
 */
export function sliceKeeper(keeping: FleetKeeping, job: TakenJob, addresses: readonly string[]): RunKeeper {
  const { store, census, startedAt, folder, now } = keeping;
  const snapshots = sharedSnapshots(store, now);
  const held = new Map<string, Uint8Array>();
  let room = HELD;
  const hold = ({ sha256, bytes }: { sha256?: string; bytes?: Uint8Array }): void => {
    if (sha256 === undefined || bytes === undefined || bytes.length > room || held.has(sha256)) return;
    room -= bytes.length;
    held.set(sha256, bytes);
  };
  const get = async (sha256: string): Promise<Uint8Array | undefined> => held.get(sha256) ?? snapshots.get(sha256);
  const note = <T>(kind: FleetStepKind, key: string, content: T): Promise<T> => whileHeld(store, job, () => noteFleetStep(store, census, kind, key, content));
  return {
    ...censusSteps(keeping),
    store: snapshots,
    folder,
    startedAt,
    pages: (kind) => fleetSteps<KeptPage>(store, census, kind, addresses),
    async keepPage(kind, page) {
      const light = withoutBytes(page);
      hold(page);
      if (page.rendered) hold(page.rendered);
      const known = page.unchanged === true ? undefined : knownPage(light, SHARED);
      const bytes = [page.bytes, page.rendered?.bytes].flatMap((one) => one ?? []);
      return keepFleetPage(store, job, { census, kind, url: page.url, content: light, bytes, extension: '.html', at: now(), ...(known ? { known } : {}) });
    },
    async load(page): Promise<PageResult> {
      const [bytes, drawn] = await Promise.all([page.sha256 ? get(page.sha256) : undefined, page.rendered ? get(page.rendered.sha256) : undefined]);
      const { rendered, ...rest } = page;
      return { ...rest, ...(bytes ? { bytes } : {}), ...(rendered && drawn ? { rendered: { ...rendered, bytes: drawn } } : {}) };
    },
    links: (kind, asked) => fleetSteps<LinkResult>(store, census, kind, asked),
    async keepLink(kind, link) {
      await note(kind, link.url, link);
    },
  };
}
