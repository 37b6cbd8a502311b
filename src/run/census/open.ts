import path from 'node:path';
import type { CompareContext } from '../../model/comparison.js';
import type { ServiceItem } from '../../model/item.js';
import type { Policy } from '../../model/score.js';
import type { Region } from '../../model/vocabulary.js';
import { shanghaiTime } from '../../model/shanghai-time.js';
import { beginCensus, itemsDone, lastCensus, openStore, type CensusRecord, type Store } from '../../store/index.js';
import type { Sources } from '../cases.js';
import type { Notice } from '../catalogue.js';
import type { CitySettings } from '../city.js';
import type { Engine } from '../engine.js';
import { openFileReader } from '../file-reader.js';
import { FileFinder } from '../files.js';
import { openWeb, type Web } from '../fetching.js';
import { openHandover } from '../handover.js';
import { inputsOf } from '../inputs.js';
import { Interrupted } from '../interrupted.js';
import { FRESH, Keeper } from '../keeping.js';
import { openRunCache } from '../open-cache.js';
import { openInputs } from '../open-inputs.js';
import { forUsers, locationOf } from '../open-store.js';
import type { Progress } from '../progress.js';
import { regionContext } from '../region.js';
import { StandardShelf } from '../standards.js';
import { Stages } from '../stages.js';
import { readCalls } from '../test-calls.js';
import { sha256 } from '../versions.js';
import { openWorkers } from '../workers.js';
import { knownPages } from './known-pages.js';
import { stepsInMemory } from './steps.js';

/** A census is of all items; it draws none and deducts nothing. Its data folder holds what was found. */
export type CensusSettings = Omit<CitySettings, 'policy' | 'sample' | 'seed' | 'only' | 'drawn' | 'trial' | 'inspectors' | 'fieldSheets' | 'data'> & {
  data: string;
  /** Of the code, where many machines check: another version is another census. */
  version?: string;
  /** Folder that machines share, where their snapshots lie in place of the database. */
  share?: string;
};

/** A census whose inputs are read, ready to check items. */
export interface Census {
  settings: CensusSettings;
  engine: Engine;
  /** Versions and notice of the report; a census deducts by no policy. */
  policy: Policy;
  store: Store;
  record: CensusRecord;
  /** The last finished census of the same catalogue and portal. */
  last: CensusRecord | undefined;
  /** All items of the catalogue, and which of them this census has done. */
  items: ServiceItem[];
  done: ReadonlySet<string>;
  region: Region | undefined;
  notices: Notice[];
  stages: Stages;
  keeper: Keeper;
  web: Web;
  /** All but the pages, which belong to the items that are checked together. */
  sources: Omit<Sources, 'pages'>;
  handbook: FileFinder;
  now: () => Date;
  /** @throws Interrupted where the signal was raised */
  stop(): void;
  close(): Promise<void>;
}

/** What a census is of: only censuses of the same are compared. */
export const scopeOf = ({ catalogue, portal }: Pick<CensusSettings, 'catalogue' | 'portal'>): string => sha256(JSON.stringify([path.resolve(catalogue), portal ?? '']));

/** Reads the inputs of a census and opens all that it needs. @throws UserProblem where nothing can be checked or the store cannot be opened */
export async function openCensus(settings: CensusSettings, progress: Progress, now: () => Date): Promise<Census> {
  const { engine, policy, items, region, notices } = await openInputs(settings);
  const named = locationOf({ data: settings.data, ...(settings.database === undefined ? {} : { database: settings.database }) });
  const location = named.kind === 'postgres' && settings.share !== undefined ? { ...named, folder: path.resolve(settings.share) } : named;
  const closing: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    return await forUsers(location, async () => {
      const store = await openStore(location);
      closing.push(() => store.close());
      const begun = now();
      const scope = scopeOf(settings);
      const record = await beginCensus(store, { scope, inputs: await inputsOf(settings, engine, policy), startedAt: shanghaiTime(begun.getTime()), notBefore: shanghaiTime(begun.getTime() - FRESH) });
      const workers = openWorkers(engine, settings.vocabulary);
      closing.push(() => workers.close());
      const files = openFileReader(() => engine.reader, { ahead: false });
      closing.push(() => files.close());
      const cache = openRunCache(settings.cache === false ? undefined : settings.data);
      closing.push(() => cache.close());
      const keeper = await Keeper.openLean(settings.out, location, stepsInMemory(record.id, record.startedAt), knownPages(cache, engine, settings));
      closing.push(() => keeper.close());
      const stages = new Stages(engine, workers, files, cache, settings.vocabulary, record.startedAt);
      const context: CompareContext = { ...regionContext(region, engine.schemas.regions), day: record.startedAt.slice(0, 10) };
      const base = path.dirname(settings.catalogue);
      const handbook = await FileFinder.open(base, settings.handbook, 'handbook');
      const offline = await FileFinder.open(base, settings.offline, 'offline');
      const handover = await openHandover(settings, items, engine, keeper.store);
      const { calls, notices: uncalled } = await readCalls(settings.calls ?? []);
      notices.push(...handover.notices, ...uncalled);
      const web = await openWeb(items, { ...settings, holdsGuide: stages.holdsGuide(context) }, engine, keeper, progress, now);
      closing.push(() => web.close());
      const sources: Census['sources'] = {
        reader: stages.papers, readerAt: stages.readerAt, values: stages.values, shelf: new StandardShelf(handbook, stages.files, undefined), offline, keeper, handover,
        papersStay: true, units: new Set(items.map((item) => item.department)), context,
        ...(settings.portal ? { portal: settings.portal } : {}), ...(settings.calls ? { calls } : {}),
      };
      return {
        settings, engine, policy, store, record, last: await lastCensus(store, scope), items, done: await itemsDone(store, record.id), region, notices, stages, keeper, web, sources, handbook, now, close,
        stop() {
          if (settings.signal?.aborted === true) throw new Interrupted(true);
        },
      };
    });
  } catch (cause) {
    await close();
    throw cause;
  }
}
