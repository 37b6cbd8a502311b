import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { NightWindow } from '../../crawl/index.js';
import type { TestCall } from '../../model/case.js';
import type { CompareContext } from '../../model/comparison.js';
import type { ServiceItem } from '../../model/item.js';
import { shanghaiTime } from '../../model/shanghai-time.js';
import type { VocabularyRow } from '../../model/vocabulary.js';
import type { Cache, HandedOut, Store, TakenJob } from '../../store/index.js';
import type { Sources } from '../cases.js';
import type { CheckBench } from '../census/check-items.js';
import { FileFinder } from '../files.js';
import { absoluteAddress, openWeb } from '../fetching.js';
import { openRunCache } from '../open-cache.js';
import { paperFiles } from '../paper.js';
import { QUIETLY } from '../progress.js';
import { Stages } from '../stages.js';
import { StandardShelf } from '../standards.js';
import { COPY, openCopy } from './files.js';
import type { Hosts, HostUser } from './hosts.js';
import { censusSteps, sliceKeeper, type FleetKeeping } from './keeper.js';
import { openTools, type Tools } from './tools.js';

/** What a worker has to know of a census. */
export interface FleetAbout {
  startedAt: string;
  /** Name of the catalogue's file, for people. */
  catalogue: string;
  /** What the census is of, so that an older one of the same is closed. */
  scope: string;
  portal?: string;
  allowHosts: string[];
  browser: boolean;
  window?: NightWindow;
  confirmAfter?: number;
  vocabulary?: VocabularyRow[];
  /** Whether folders were named, and how many files of profiles. */
  offline: boolean;
  handbook: boolean;
  profiles: number;
  /** Hosts of the catalogue's absolute addresses. */
  hosts: string[];
  units: string[];
  context: CompareContext;
  calls?: Record<string, TestCall>;
  /** Whether bytes lie in a folder that all machines share, or in the database. */
  shared: boolean;
  /** Hash of the list of files. */
  files: string;
}

/** A census as a worker works on it. */
export interface OpenedCensus {
  about: FleetAbout;
  /** What the items of a slice are checked with while the slice is the worker's. */
  forSlice(job: TakenJob, items: readonly ServiceItem[]): Promise<CheckBench & { close(): Promise<void> }>;
  /** Lets a host go that is not asked any more for now. */
  letGo(host: string): Promise<void>;
  close(): Promise<void>;
}


/** A cache of which whatever was broken off may still ask when it is closed. */
function untilClosed(cache: Cache): Cache {
  let closed = false;
  return {
    get: (key, within) => (closed ? undefined : cache.get(key, within)),
    getPacked: (key) => (closed ? undefined : cache.getPacked(key)),
    has: (key) => !closed && cache.has(key),
    put(key, text) {
      if (!closed) cache.put(key, text);
    },
    putPacked(key, packed) {
      if (!closed) cache.putPacked(key, packed);
    },
    forget(key) {
      if (!closed) cache.forget(key);
    },
    close() {
      closed = true;
      cache.close();
    },
  };
}

/** Opens a census on a worker: its files, its readers (`tools`, where it needs no own) and its way to the network. `folder`: of this worker's data. */
export async function openForWork(store: Store, handed: HandedOut, folder: string, tools: Tools, hosts: Hosts, keep: ReadonlySet<string>, ended: AbortSignal): Promise<OpenedCensus> {
  const about = handed.about as FleetAbout;
  const { census } = handed;
  const copied = await openCopy(store, path.join(folder, 'files'), about.files, about.offline ? COPY.offline : `${COPY.base}/offline`, keep);
  const copy = copied.folder;
  const own = about.profiles > 0 || (about.vocabulary ?? []).length > 0
    ? await openTools(about.vocabulary, Array.from({ length: about.profiles }, (_, n) => path.join(copy, COPY.profiles, `${n}.json`)))
    : undefined;
  const { engine, files, workers } = own ?? tools;
  const cache = untilClosed(openRunCache(folder));
  const stages = new Stages(engine, workers, files, cache, about.vocabulary);
  const base = path.join(copy, COPY.base);
  const handbook = await FileFinder.open(base, about.handbook ? path.join(copy, COPY.handbook) : undefined, 'handbook');
  const offline = await FileFinder.open(base, about.offline ? path.join(copy, COPY.offline) : undefined, 'offline', { names: copied.papers, open: copied.open });
  const units = new Set(about.units);
  const now = (): Date => new Date();
  const keeping: Omit<FleetKeeping, 'folder'> = { store, census, startedAt: about.startedAt, now: () => shanghaiTime(Date.now()) };
  const steps = censusSteps(keeping);
  const ending = new AbortController();
  const signal = AbortSignal.any([ended, ending.signal]);
  const user: HostUser = { release: (host) => web.release(host), stopped: (host) => steps.stoppedHost(host) };
  const settings = {
    allowHosts: about.allowHosts, browser: about.browser, signal, gate: hosts.gate(user), holdsGuide: stages.holdsGuide(about.context),
    ...(about.portal ? { portal: about.portal } : {}), ...(about.window ? { window: about.window } : {}),
  };
  const web = await openWeb([{ online: about.hosts.map((host) => `http://${host}/`) }], settings, engine, steps, QUIETLY, now);
  const shelf = new StandardShelf(handbook, stages.files, undefined);
  return {
    about,
    letGo: (host) => hosts.letGo(host),
    async forSlice(job, items) {
      const place = path.join(folder, 'slices', `${census}-${job.slice}-${job.token.slice(0, 8)}`);
      await mkdir(place, { recursive: true });
      const papers = await Promise.all(items.map((item) => paperFiles(item, offline, units)));
      const addresses = items.flatMap(({ online }) => online.flatMap((address) => absoluteAddress(address, about.portal) ?? []));
      await Promise.all([copied.expect(papers.flat().flatMap(({ path: file }) => file ?? [])), steps.expect(addresses)]);
      const keeper = sliceKeeper({ ...keeping, folder: place }, job, addresses);
      const sources: Omit<Sources, 'pages'> = {
        reader: stages.papers, readerAt: stages.readerAt, values: stages.values, shelf, offline, keeper, papersStay: true, units, context: about.context,
        ...(about.portal ? { portal: about.portal } : {}), ...(about.calls ? { calls: about.calls } : {}),
      };
      return {
        settings: { catalogue: about.catalogue, out: place, data: folder, ...settings, ...(about.confirmAfter === undefined ? {} : { confirmAfter: about.confirmAfter }) },
        engine, stages, keeper, web, sources, handbook, now,
        stop: () => signal.throwIfAborted(),
        close: () => rm(place, { recursive: true, force: true }),
      };
    },
    async close() {
      ending.abort();
      await web.close();
      own?.close();
      cache.close();
    },
  };
}
