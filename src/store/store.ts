import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Kysely } from 'kysely';
import { appendAudit, type Act } from './audit.js';
import { openByteStore, type ByteStore } from './byte-store.js';
import { openDatabase } from './database.js';
import type { StoreLocation } from './location.js';
import type { DatabaseKind } from './migrations/shape.js';
import type { Tables } from './tables/index.js';

/** What every function of this room takes: the database as it is reached here and now, and the files by their hash. */
export interface Store {
  kind: DatabaseKind;
  location: StoreLocation;
  /** Within a change: its transaction, whoever asks. For this room alone. */
  readonly db: Kysely<Tables>;
  bytes: ByteStore;
  /** Whether whoever asks stands within a change or a write of this store, and sees what is not yet there for others. */
  readonly changing: boolean;
  /** How many changes were made through it so far. */
  readonly changes: number;
  /**
   * Does a piece of work in one transaction with its entry in the audit log: both stand, or neither. One change at a time is done in
   * the whole store, so that what it reads is true until it is written. A change within a change is part of the outer one.
   */
  change<T>(act: Act | ((result: T) => Act | undefined), work: () => Promise<T>): Promise<T>;
  /** A transaction without an entry, for what decides nothing: pages fetched, guides read, steps done. */
  write<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Ambient {
  store: Store;
  transaction: Kysely<Tables>;
  audited: boolean;
}

const ambient = new AsyncLocalStorage<Ambient>();

/** PostgreSQL's lock that changes queue at; any number that nobody else uses in this database. */
const CHANGE_LOCK = 7_236_541;

/** Opens a store and brings it to today's shape. @throws NewerStore, UnreachableStore; errors of the file system as they are. */
export async function openStore(location: StoreLocation): Promise<Store> {
  const { kind, db, close } = await openDatabase(location);
  let changes = 0;
  const store: Store = {
    kind,
    location,
    get db() {
      return transactionOf(store)?.transaction ?? db;
    },
    bytes: undefined as never,
    get changing() {
      return transactionOf(store) !== undefined;
    },
    get changes() {
      return changes;
    },
    async change(act, work) {
      const all = async (): Promise<Awaited<ReturnType<typeof work>>> => {
        const result = await work();
        const told = typeof act === 'function' ? act(result) : act;
        if (told) await appendAudit(store, told);
        return result;
      };
      const outer = transactionOf(store);
      if (outer?.audited) return all();
      if (outer) throw new Error('a change must not begin within a write');
      return inTransaction(true, all).finally(() => { changes += 1; });
    },
    write: (work) => (transactionOf(store) ? work() : inTransaction(false, work)),
    close,
  };
  const inTransaction = <T>(audited: boolean, work: () => Promise<T>): Promise<T> =>
    db.transaction().execute(async (transaction) => {
      if (audited && kind === 'postgres') await sql`select pg_advisory_xact_lock(${CHANGE_LOCK})`.execute(transaction);
      return ambient.run({ store, transaction, audited }, work);
    });
  store.bytes = openByteStore(store);
  return store;
}

function transactionOf(store: Store): Ambient | undefined {
  const current = ambient.getStore();
  return current?.store === store ? current : undefined;
}
