import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  closeHandedOut, completeJob, dropIfOver, fleetProgress, fleetSteps, forgetHandedOut, getHandedOut, giveBack, handOut, handOutFailed, keepFleetPage, LostLease, listWorkers, noteDelay, noteFleetStep, openQueue, openStore, releaseHost, reopenHandedOut, renewLeases,
  seeWorker, setSliceState, SHARED, sharedPages, takeBackLapsed, takeHost, takeJob, whileHeld, type Queue, type Store,
} from '../../src/store/index.js';
import { missingBytes } from '../../src/store/byte-store.js';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.js';

const AT = '2018-09-20T09:00:00+08:00';
const LEASE = 60_000;
/** Over at once. */
const NONE = -1;

describe.skipIf(postgresPrograms() === undefined)('the fleet', () => {
  let server: PostgresServer | undefined;
  const open: { close(): Promise<unknown> }[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  async function fleet(hosts: string[], version = 'a'.repeat(64)): Promise<{ store: Store; queue: Queue; url: string }> {
    const url = (await server?.database()) ?? '';
    const store = await openStore({ kind: 'postgres', url });
    open.push(store);
    const queue = await openQueue(store, version);
    open.push(queue);
    await handOut(store, queue, { census: 'c', version, handedOutAt: AT, about: {} }, hosts.map((host, number) => ({ number, host, items: 10, content: { number } })));
    return { store, queue, url };
  }

  test('hands a census out once, and of each host one slice at a time', async () => {
    const { store, queue } = await fleet(['a', 'a', 'b', '']);
    await handOut(store, queue, { census: 'c', version: 'x', handedOutAt: AT, about: {} }, [{ number: 9, host: 'z', items: 1, content: {} }]);
    const taken = [await takeJob(store, queue, 'fetch', 'w1', LEASE), await takeJob(store, queue, 'fetch', 'w2', LEASE), await takeJob(store, queue, 'fetch', 'w2', LEASE)];
    expect(taken.map((job) => job?.slice ?? 99).sort((a, b) => a - b)).toEqual([0, 2, 99]);
    expect((await takeJob(store, queue, 'check', 'w1', LEASE))?.slice).toBe(3);
    expect(await fleetProgress(store, 'c')).toMatchObject({ items: 40, done: 0, fetched: 0, open: 4, failed: [] });
  });

  test('two workers never take the same job, however many ask at once', async () => {
    const { store, queue } = await fleet(Array.from({ length: 30 }, (_, n) => `h${n}`));
    const taken = await Promise.all(Array.from({ length: 40 }, (_, n) => takeJob(store, queue, 'fetch', `w${n % 3}`, LEASE)));
    const slices = taken.flatMap((job) => (job ? [job.slice] : []));
    expect(new Set(slices).size).toBe(slices.length);
    expect(slices.length).toBe(30);
  });

  test('what a worker writes stands together with the end of its job, or not at all', async () => {
    const { store, queue } = await fleet(['a']);
    const job = await takeJob(store, queue, 'fetch', 'w1', LEASE);
    if (!job) throw new Error('no job');
    await expect(completeJob(store, queue, job, async () => {
      await noteFleetStep(store, 'c', 'page', 'http://a/', { n: 1 });
      throw new Error('the disk is full');
    })).rejects.toThrow('the disk is full');
    expect(await fleetSteps(store, 'c', 'page')).toEqual(new Map());
    await completeJob(store, queue, job, async () => {
      await noteFleetStep(store, 'c', 'page', 'http://a/', { n: 2 });
    });
    expect(await fleetSteps(store, 'c', 'page')).toEqual(new Map([['http://a/', { n: 2 }]]));
    await expect(completeJob(store, queue, job, () => Promise.resolve())).rejects.toThrow(LostLease);
  });

  test('a worker that lost its job while it stood still writes nothing any more', async () => {
    const { store, queue } = await fleet(['a']);
    const stalled = await takeJob(store, queue, 'fetch', 'w1', NONE);
    if (!stalled) throw new Error('no job');
    expect(await takeBackLapsed(store, queue)).toBe(1);
    const heir = await takeJob(store, queue, 'fetch', 'w2', LEASE);
    expect(heir).toMatchObject({ id: stalled.id, slice: 0 });
    await expect(whileHeld(store, stalled, () => noteFleetStep(store, 'c', 'page', 'http://a/', 'late'))).rejects.toThrow(LostLease);
    await expect(completeJob(store, queue, stalled, () => Promise.resolve())).rejects.toThrow(LostLease);
    await expect(giveBack(store, queue, stalled, 'x')).rejects.toThrow(LostLease);
    expect(await fleetSteps(store, 'c', 'page')).toEqual(new Map());
  });

  test('keeps a page, its bytes and by what its site is asked next time, once, or nothing where the job is lost', async () => {
    const { store, queue } = await fleet(['a', 'b']);
    const job = await takeJob(store, queue, 'fetch', 'w1', LEASE);
    const stalled = await takeJob(store, queue, 'fetch', 'w1', NONE);
    if (!job || !stalled) throw new Error('no job');
    const page = (text: string) => ({ census: 'c', kind: 'page' as const, url: 'http://a/', content: { text }, bytes: [Buffer.from(text), Buffer.from(`${text} drawn`)], extension: '.html', at: AT, known: { folder: SHARED, sha256: text, status: 200, headers: {}, etag: text } });
    expect(await keepFleetPage(store, job, page('first'))).toEqual({ text: 'first' });
    expect(await keepFleetPage(store, job, page('second'))).toEqual({ text: 'first' });
    expect(await fleetSteps(store, 'c', 'page')).toEqual(new Map([['http://a/', { text: 'first' }]]));
    expect((await sharedPages(store, ['http://a/', 'http://b/'])).get('http://a/')?.etag).toBe('second');
    const hashes = ['first', 'first drawn', 'late'].map((text) => createHash('sha256').update(text).digest('hex'));
    expect((await store.bytes.getSmall(hashes, 5)).size).toBe(1);
    await takeBackLapsed(store, queue);
    await expect(keepFleetPage(store, stalled, { ...page('late'), url: 'http://late/' })).rejects.toThrow(LostLease);
    expect((await store.bytes.getSmall(hashes, 1_000)).size).toBe(2);
    expect([...(await fleetSteps(store, 'c', 'page')).keys()]).toEqual(['http://a/']);
    expect(await missingBytes(store)).toEqual([]);
  });

  test('a worker whose lease is over but whose job nobody took may still write', async () => {
    const { store, queue } = await fleet(['a']);
    const slow = await takeJob(store, queue, 'fetch', 'w1', NONE);
    if (!slow) throw new Error('no job');
    await whileHeld(store, slow, () => noteFleetStep(store, 'c', 'page', 'http://a/', 'in time'));
    await renewLeases(store, 'w1', LEASE, { jobs: [slow.token], hosts: [] });
    expect(await takeBackLapsed(store, queue)).toBe(0);
  });

  test('what a worker does not know that it holds lapses, though the worker lives', async () => {
    const { store, queue } = await fleet(['a', 'b']);
    const known = await takeJob(store, queue, 'fetch', 'w1', NONE);
    const unknown = await takeJob(store, queue, 'fetch', 'w1', NONE);
    const [own, forgotten] = [await takeHost(store, 'own', 'w1', NONE), await takeHost(store, 'forgotten', 'w1', NONE)];
    if (!known || !unknown || !own || !forgotten) throw new Error('nothing was taken');
    expect(await renewLeases(store, 'w1', LEASE, { jobs: [known.token], hosts: [own.token] })).toEqual({ jobs: [known.id], hosts: [{ host: 'own', wanted: false }] });
    expect(await takeBackLapsed(store, queue)).toBe(1);
    expect((await takeJob(store, queue, 'fetch', 'w2', LEASE))?.slice).toBe(unknown.slice);
    expect(await takeHost(store, 'own', 'w2', LEASE)).toBeUndefined();
    expect(await takeHost(store, 'forgotten', 'w2', LEASE)).toBeDefined();
    expect(await renewLeases(store, 'w1', LEASE, { jobs: [], hosts: [] })).toEqual({ jobs: [], hosts: [] });
  });

  test('a job that is given back is done by another; one that always fails is given up, and its host goes on', async () => {
    const { store, queue } = await fleet(['a', 'a']);
    for (let times = 0; times <= 20; times += 1) {
      const job = await takeJob(store, queue, 'fetch', 'w1', LEASE);
      expect(job?.slice).toBe(0);
      if (job) await giveBack(store, queue, job, '网页处理出错');
    }
    expect((await fleetProgress(store, 'c')).failed).toEqual([{ slice: 0, host: 'a', items: 10, error: '网页处理出错' }]);
    const next = await takeJob(store, queue, 'fetch', 'w1', LEASE);
    expect(next?.slice).toBe(1);
    if (next) await completeJob(store, queue, next, () => setSliceState(store, 'c', 1, 'done'));
    expect(await handOutFailed(store, queue, 'c')).toBe(1);
    expect((await takeJob(store, queue, 'fetch', 'w1', LEASE))?.slice).toBe(0);
  });

  test('a job of a census that was stopped or forgotten is closed without work; a stopped one can be opened again', async () => {
    const { store, queue } = await fleet(['a', 'a']);
    const working = await takeJob(store, queue, 'fetch', 'w1', LEASE);
    if (!working) throw new Error('no job');
    expect(await dropIfOver(store, queue, working)).toBe(false);
    await closeHandedOut(store, 'c', 'stopped');
    expect(await dropIfOver(store, queue, working)).toBe(true);
    expect(await takeJob(store, queue, 'fetch', 'w1', LEASE)).toBeUndefined();
    await reopenHandedOut(store, queue, 'c');
    expect((await getHandedOut(store, 'c'))?.state).toBe('open');
    const again = await takeJob(store, queue, 'fetch', 'w2', LEASE);
    expect(again?.slice).toBe(0);
    await forgetHandedOut(store, 'c');
    expect(again && await dropIfOver(store, queue, again)).toBe(true);
    expect(await takeJob(store, queue, 'fetch', 'w1', LEASE)).toBeUndefined();
  });

  test('a job of a forgotten census that fails for the last time is owed no longer', async () => {
    const { store, queue } = await fleet(['a']);
    await forgetHandedOut(store, 'c');
    for (let times = 0; times <= 20; times += 1) {
      const job = await takeJob(store, queue, 'fetch', 'w1', LEASE);
      expect(job?.slice).toBe(0);
      if (job) await giveBack(store, queue, job, '机器退出');
    }
    expect(await takeJob(store, queue, 'fetch', 'w1', LEASE)).toBeUndefined();
  });

  test('a follow-up waits for its time', async () => {
    const { store, queue } = await fleet([]);
    await store.write(() => queue.put([{ kind: 'confirm', census: 'c', slice: 7, after: 400 }]));
    await store.write(() => queue.put([{ kind: 'confirm', census: 'c', slice: 7 }]));
    expect(await takeJob(store, queue, 'confirm', 'w1', LEASE)).toBeUndefined();
    await wait(600);
    expect((await takeJob(store, queue, 'confirm', 'w1', LEASE))?.slice).toBe(7);
  });

  test('another version sees none of its jobs', async () => {
    const { store } = await fleet(['a']);
    const other = await openQueue(store, 'b'.repeat(64));
    open.push(other);
    expect(await takeJob(store, other, 'fetch', 'w1', LEASE)).toBeUndefined();
  });

  test('a host is one worker\'s at a time; whoever waits is told of, and what was left behind is handed on', async () => {
    const { store } = await fleet([]);
    const first = await takeHost(store, 'h:80', 'w1', LEASE);
    expect(first).toMatchObject({ wait: 0, rebuffs: 0 });
    expect(await takeHost(store, 'h:80', 'w2', LEASE)).toBeUndefined();
    expect(await renewLeases(store, 'w1', LEASE, { jobs: [], hosts: [first?.token ?? ''] })).toEqual({ jobs: [], hosts: [{ host: 'h:80', wanted: true }] });
    await releaseHost(store, 'h:80', first?.token ?? '', { wait: 5_000, delay: 5_000, rebuffs: 3 });
    const second = await takeHost(store, 'h:80', 'w2', LEASE);
    expect(second?.rebuffs).toBe(3);
    expect(second?.wait).toBeGreaterThan(3_000);
    expect(second?.wait).toBeLessThanOrEqual(5_000);
    await releaseHost(store, 'h:80', first?.token ?? '', { wait: 0, delay: 0, rebuffs: 0 });
    expect(await takeHost(store, 'h:80', 'w1', LEASE)).toBeUndefined();
  });

  test('after a death the host\'s delay is counted from the end of the lease', async () => {
    const { store } = await fleet([]);
    const dead = await takeHost(store, 'h', 'w1', NONE);
    await noteDelay(store, 'h', dead?.token ?? '', 30_000);
    const heir = await takeHost(store, 'h', 'w2', LEASE);
    expect(heir?.wait).toBeGreaterThan(25_000);
    expect(heir?.wait).toBeLessThanOrEqual(30_000);
  });

  test('of many that want a host at once one has it', async () => {
    const { store } = await fleet([]);
    const taken = await Promise.all(Array.from({ length: 12 }, (_, n) => takeHost(store, 'h', `w${n}`, LEASE)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('shows who is alive', async () => {
    const { store } = await fleet([]);
    const worker = { machine: '甲机', version: 'v', startedAt: AT, seenAt: AT, state: 'working' as const, about: { hosts: 3 } };
    await seeWorker(store, { id: 'w1', ...worker }, LEASE);
    await seeWorker(store, { id: 'w2', ...worker }, NONE);
    expect((await listWorkers(store)).map(({ id, alive, about }) => [id, alive, about])).toEqual([['w1', true, { hosts: 3 }], ['w2', false, { hosts: 3 }]]);
  });
});
