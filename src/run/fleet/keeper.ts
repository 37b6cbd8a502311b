import type { CrawlProgress, KeptAnswer, LinkResult, PageResult, StoppedHost } from '../../crawl/index.js';
import { fleetSteps, keepSharedPage, noteFleetStep, SHARED, sharedPage, whileHeld, type FleetStepKind, type SnapshotStore, type Store, type TakenJob } from '../../store/index.js';
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

export interface FleetKeeping {
  store: Store;
  census: string;
  startedAt: string;
  /** A folder for what is needed while a slice is worked on. */
  folder: string;
  now: () => string;
}

/** What is asked and told of a census as a whole, by whichever worker. */
export function censusSteps({ store, census }: Pick<FleetKeeping, 'store' | 'census'>): Pick<RunKeeper, 'earlier' | 'stopped' | 'keepStopped'> & { stoppedHost(host: string): Promise<StoppedHost | undefined> } {
  return {
    async earlier({ url }): Promise<KeptAnswer | undefined> {
      const known = await sharedPage(store, url);
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
      return whileHeld(store, job, async () => {
        if (page.bytes) await snapshots.put(page.bytes, { extension: '.html' });
        if (page.rendered) await snapshots.put(page.rendered.bytes, { extension: '.html' });
        const known = knownPage(light, SHARED);
        if (known && page.unchanged !== true) await keepSharedPage(store, page.url, known);
        return noteFleetStep(store, census, kind, page.url, light);
      });
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
