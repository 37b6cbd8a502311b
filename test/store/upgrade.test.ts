import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableLines, type Row } from '../../src/store/archive/lines.js';
import { migrations, SCHEMA_VERSION } from '../../src/store/migrations/index.js';
import { backupStore, checkStore, NewerStore, openStore, restoreStore, setSetting, storeHealth, verifyAudit, type StoreLocation } from '../../src/store/index.js';
import { at, by } from './kit.js';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.js';

const released = path.join(import.meta.dirname, 'released');
const names = Object.keys(migrations('sqlite'));
let folder: string;
let server: PostgresServer | undefined;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'upgrade-'));
  server = postgresPrograms() ? await startPostgres() : undefined;
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of its own for each test: what one test left in a store must not meet the next. */
async function asReleased(name: string, kind: StoreLocation['kind']): Promise<StoreLocation> {
  if (kind === 'sqlite') {
    const place = mkdtempSync(path.join(folder, `${name}-`));
    writeFileSync(path.join(place, 'store.sqlite'), gunzipSync(readFileSync(path.join(released, `${name}.sqlite.gz`))));
    return { kind, folder: place };
  }
  const url = (await server?.database()) ?? '';
  execFileSync(path.join(postgresPrograms() ?? '', 'psql'), ['--quiet', '--set=ON_ERROR_STOP=1', '--dbname', url], { input: gunzipSync(readFileSync(path.join(released, `${name}.sql.gz`))), stdio: ['pipe', 'ignore', 'inherit'] });
  return { kind, url };
}

/** The rows are there; later shapes may have added columns and rows of their own to them. */
async function holds(location: StoreLocation, rows: Record<string, Row[]>, entries: number): Promise<void> {
  const store = await openStore(location);
  try {
    for (const [table, wanted] of Object.entries(rows)) {
      const found: Row[] = [];
      for await (const line of tableLines(store.db, table)) found.push(JSON.parse(line) as Row);
      expect([table, found.length]).toEqual([table, wanted.length]);
      expect(found).toMatchObject(wanted);
    }
    expect(await storeHealth(store)).toEqual({ schema: SCHEMA_VERSION, latest: SCHEMA_VERSION });
    expect(await checkStore(store)).toMatchObject({ damage: [], orphans: [], audit: { entries } });
    expect((await checkStore(store)).audit.broken).toBeUndefined();
  } finally {
    await store.close();
  }
}

test.each(names)('a store of %s is kept for this test', (name) => {
  expect(existsSync(path.join(released, `${name}.json`)), 'make it with: npm run store:fixtures').toBe(true);
});

for (const kind of ['sqlite', 'postgres'] as const) {
  describe.skipIf(kind === 'postgres' && postgresPrograms() === undefined)(`a store of a released version on ${kind}`, () => {
    test.each(names)('%s is brought to today’s shape with all that it holds', async (name) => {
      const location = await asReleased(name, kind);
      const rows = JSON.parse(readFileSync(path.join(released, `${name}.json`), 'utf8')) as Record<string, Row[]>;
      const entries = rows['audit']?.length ?? 0;
      // An empty store would come through anything.
      expect(Object.values(rows).flat().length).toBeGreaterThan(2);
      await holds(location, rows, entries);
      // Opened again, nothing more happens; the log goes on where it was; its backup stands elsewhere.
      await holds(location, rows, entries);
      const store = await openStore(location);
      const file = path.join(folder, `${name}-${kind}.zip`);
      await backupStore(store, file, at(9));
      await setSetting(store, '以后', 1, by('管理员', 9));
      expect(await verifyAudit(store)).toEqual({ entries: entries + 1 });
      await store.close();
      const elsewhere: StoreLocation = { kind: 'sqlite', folder: path.join(folder, `${name}-${kind}-restored`) };
      await restoreStore(file, elsewhere);
      await holds(elsewhere, rows, entries);
    });

    test('that went on is refused by an older version, and left as it is', async () => {
      const location = await asReleased(SCHEMA_VERSION, kind);
      const store = await openStore(location);
      await store.db.withTables<{ kysely_migration: { name: string; timestamp: string } }>().insertInto('kysely_migration').values({ name: '9999-later', timestamp: at(9) }).execute();
      await store.close();
      await expect(openStore(location)).rejects.toThrow(NewerStore);
      await expect(openStore(location)).rejects.toThrow('请升级指南针');
    });
  });
}
