import { shanghaiTime } from '../model/shanghai-time.js';
import { openStore, storeLocation, type Store, type StoreLocation } from '../store/index.js';
import { openAccounts, type Accounts } from './accounts.js';
import { openEngine, type Engine } from './engine.js';

export { Conflict, Missing } from '../store/index.js';

/** What the workbench works with: one engine, one store, the accounts, and the time. Everything that a page does is a function over it. */
export interface Desk {
  engine: Engine;
  store: Store;
  accounts: Accounts;
  /** Now, ISO 8601 with +08:00. */
  now(): string;
  close(): Promise<void>;
}

/** Opens the store and the engine. @throws NewerStore, UnreachableStore with a sentence for people */
export async function openDesk(location: StoreLocation, clock: () => number = () => Date.now()): Promise<Desk> {
  const store = await openStore(location);
  return { engine: openEngine(), store, accounts: openAccounts(store, clock), now: () => shanghaiTime(clock()), close: () => store.close() };
}

/** Where the store is by flags and environment. */
export const openLocation = (flags: { data?: string; database?: string }): StoreLocation => storeLocation(flags, process.env);
