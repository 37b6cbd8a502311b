import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { NewerStore, openJournal, type Journal, type StoreLocation } from '../../src/store/index.js';

let folder: string;
let location: StoreLocation;
const open: Journal[] = [];
const journal = async (): Promise<Journal> => {
  const opened = await openJournal(location);
  open.push(opened);
  return opened;
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  location = { kind: 'sqlite', folder: join(folder, 'data') };
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00+08:00`;
const LONG_AGO = '2026-03-01T09:00:00+08:00';

describe('journal', () => {
  it('goes on with a run that was not finished, also from another process', async () => {
    const first = await (await journal()).begin('inputs', at(9), LONG_AGO);
    await first.note('page', 'http://a/1', { outcome: 'ok', text: '办理时限' });
    await first.note('link', 'http://a/2', { outcome: 'not-found' });
    const second = await (await journal()).begin('inputs', at(10), LONG_AGO);
    expect([second.id, second.startedAt, second.done]).toEqual([first.id, at(9), 2]);
    expect([...(await second.steps('page'))]).toEqual([['http://a/1', { outcome: 'ok', text: '办理时限' }]]);
    expect([...(await second.steps('again'))]).toEqual([]);
  });

  it('keeps one content a step, the later one', async () => {
    const run = await (await journal()).begin('inputs', at(9), LONG_AGO);
    for (const n of [1, 2]) await run.note('page', 'http://a/1', n);
    expect([...(await run.steps('page')).values()]).toEqual([2]);
  });

  it.each([['other inputs', 'other', LONG_AGO], ['too old', 'inputs', at(10)]])('begins anew: %s', async (_, inputs, notBefore) => {
    const opened = await journal();
    const first = await opened.begin('inputs', at(9), LONG_AGO);
    await first.note('page', 'http://a/1', 1);
    const second = await opened.begin(inputs, at(11), notBefore);
    expect(second.id).not.toBe(first.id);
    expect([second.startedAt, second.done]).toEqual([at(11), 0]);
  });

  it('does a finished run anew', async () => {
    const opened = await journal();
    const first = await opened.begin('inputs', at(9), LONG_AGO);
    await first.note('page', 'http://a/1', 1);
    await first.finish(at(10));
    const second = await opened.begin('inputs', at(11), LONG_AGO);
    expect([second.id === first.id, second.done]).toEqual([false, 0]);
    expect([...(await first.steps('page'))]).toEqual([]);
  });

  it('keeps what is known of pages beyond runs, and forgets', async () => {
    const known = { folder: '/x/evidence', sha256: 'a'.repeat(64), status: 200, headers: { etag: '"1"', 'set-cookie': ['a=1', 'b=2'] }, etag: '"1"' };
    await (await journal()).keepPage('http://a/1', known);
    const later = await journal();
    expect(await later.page('http://a/1')).toEqual(known);
    await later.keepPage('http://a/1', { ...known, etag: '"2"', lastModified: 'Mon, 02 Mar 2026 01:00:00 GMT' });
    expect(await later.page('http://a/1')).toMatchObject({ etag: '"2"', lastModified: 'Mon, 02 Mar 2026 01:00:00 GMT' });
    await later.keepPage('http://a/1', undefined);
    expect(await later.page('http://a/1')).toBeUndefined();
  });

  it('is written whole and at once: WAL, synchronous FULL', async () => {
    await journal();
    const { db, close } = await openDatabase(location);
    const pragma = async (name: string): Promise<unknown> => Object.values((await db.executeQuery<Record<string, unknown>>({ sql: `pragma ${name}`, parameters: [], query: { kind: 'RawNode' } as never, queryId: { queryId: name } })).rows[0] ?? {})[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    await close();
  });

  it('is opened by several at once', async () => {
    const all = await Promise.all([journal(), journal(), journal()]);
    const runs = await Promise.all(all.map((each, index) => each.begin(`inputs ${index}`, at(9), LONG_AGO)));
    await Promise.all(runs.flatMap((run) => Array.from({ length: 20 }, (_, n) => run.note('page', `http://a/${n}`, n))));
    for (const run of runs) expect((await run.steps('page')).size).toBe(20);
  });

  it('refuses a store of a newer version with a sentence', async () => {
    await journal();
    const { db, close } = await openDatabase(location);
    await db.withTables<{ kysely_migration: { name: string; timestamp: string } }>().insertInto('kysely_migration').values({ name: '9999-later', timestamp: at(9) }).execute();
    await close();
    await expect(openJournal(location)).rejects.toThrow(NewerStore);
    await expect(openJournal(location)).rejects.toThrow('请升级');
  });
});
