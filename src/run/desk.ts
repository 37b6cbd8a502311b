import { shanghaiTime } from '../model/shanghai-time.js';
import { openStore, storeLocation, type Store, type StoreLocation } from '../store/index.js';
import { openAccounts, type Accounts } from './accounts.js';
import path from 'node:path';
import { openRunner, type Runner, type RunnerOptions } from './desk/runner.js';
import { openEngine, type Engine } from './engine.js';
import { openFileReader, type FileReader } from './file-reader.js';

export { Conflict, Missing } from '../store/index.js';

/** What the workbench works with: one engine, one store, the accounts, and the time. Everything that a page does is a function over it. */
export interface Desk {
  engine: Engine;
  store: Store;
  accounts: Accounts;
  /** Carries out the week's runs, beside the requests. */
  runner: Runner;
  /** Folder of runs, hand-overs and what else is no row of the store. */
  folder: string;
  /** Reads files that others wrote, in processes of its own. */
  readFile: FileReader['readAll'];
  /** Now, ISO 8601 with +08:00. */
  now(): string;
  close(): Promise<void>;
}

/** Opens the store and the engine. `folder` holds what is no row: that of the store where it has one. @throws NewerStore, UnreachableStore with a sentence for people */
export async function openDesk(location: StoreLocation, clock: () => number = () => Date.now(), runs: RunnerOptions = {}): Promise<Desk> {
  const store = await openStore(location);
  const engine = openEngine();
  const files = openFileReader(() => engine.reader);
  const folder = path.resolve(location.folder ?? '.zhinan');
  const desk: Desk = {
    engine, store, folder, accounts: openAccounts(store, clock), now: () => shanghaiTime(clock()), readFile: (input) => files.readAll(input),
    runner: openRunner(() => desk, folder, runs),
    async close() {
      await desk.runner.close();
      files.close();
      await store.close();
    },
  };
  return desk;
}

/** Where the store is by flags and environment. */
export const openLocation = (flags: { data?: string; database?: string }): StoreLocation => storeLocation(flags, process.env);
