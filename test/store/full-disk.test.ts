import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { beginCensus, itemsDone, keepCensusItems, openStore } from '../../src/store/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'full-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a store that can grow no further says so, keeps what it has, and takes more when there is room', async () => {
  const store = await openStore({ kind: 'sqlite', folder });
  const startedAt = '2018-09-20T09:00:00+08:00';
  const { id } = await beginCensus(store, { scope: '城', inputs: '城', startedAt, notBefore: startedAt });
  // Of one row SQLite takes back the whole transaction by itself.
  const items = [{ item: 'i1', unit: '甲局', sha256: '0'.repeat(64), times: [], content: '内容'.repeat(200_000) }];
  await sql`pragma max_page_count = 1`.execute(store.db);
  await expect(keepCensusItems(store, id, items)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await itemsDone(store, id)).toEqual(new Set());
  await sql`pragma max_page_count = 1000000`.execute(store.db);
  await keepCensusItems(store, id, items);
  expect(await itemsDone(store, id)).toEqual(new Set(['i1']));
  await store.close();
});
