import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openStore, type Store, type StoreLocation } from '../../src/store/index.js';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.js';

export interface Stores {
  /** Place of an empty store. */
  place(): Promise<StoreLocation>;
  /** Opens it, or that of a place; closed after the test. */
  open(location?: StoreLocation): Promise<Store>;
}

/** The same tests on both databases. Where PostgreSQL is not installed its half is skipped, and said so. */
export function onBothDatabases(title: string, tests: (stores: Stores) => void): void {
  describe(`${title} (SQLite)`, () => {
    tests(cleaned((folder) => Promise.resolve({ kind: 'sqlite', folder })));
  });
  describe.skipIf(postgresPrograms() === undefined)(`${title} (PostgreSQL)`, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    tests(cleaned(async () => ({ kind: 'postgres', url: (await server?.database()) ?? '' })));
  });
}

function cleaned(place: (folder: string) => Promise<StoreLocation>): Stores {
  const open: Store[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const stores: Stores = {
    place() {
      const folder = mkdtempSync(path.join(tmpdir(), 'store-'));
      folders.push(folder);
      return place(folder);
    },
    async open(location) {
      const store = await openStore(location ?? (await stores.place()));
      open.push(store);
      return store;
    },
  };
  return stores;
}
