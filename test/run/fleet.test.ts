import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCensus } from '../../src/run/census.js';
import { openDesk } from '../../src/run/desk.js';
import { fleetSight } from '../../src/run/desk/fleet.js';
import { runFleetCensus, type FleetCensusSettings } from '../../src/run/fleet/census.js';
import { workerLocation } from '../../src/run/fleet/location.js';
import { runWorker } from '../../src/run/fleet/worker.js';
import { fleetProgress, forgetHandedOut, getSlice, handOut, listHandedOut, openQueue, openStore, takeJob } from '../../src/store/index.js';
import { QUIETLY } from '../../src/run/progress.js';
import { postgresPrograms, startPostgres, type PostgresServer } from '../store/postgres-server.js';
import { bareReport, fleetPage, openSites, writeFleetCity, type SiteOptions, type Sites } from './fleet-city.js';
import { folders } from './small-city.js';

const WORKER = path.join(import.meta.dirname, 'fleet-worker.ts');
const ITEMS = 66;
const HOSTS = 3;
const made = folders();

describe.skipIf(postgresPrograms() === undefined)('a census by several machines', { timeout: 120_000 }, () => {
  let server: PostgresServer | undefined;
  let sites: Sites | undefined;
  const ends: (() => Promise<unknown> | void)[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    made.remove();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await sites?.close();
  });

  async function open(options: Partial<SiteOptions> = {}, items = ITEMS, hosts = HOSTS) {
    const folder = made.open();
    sites = await openSites({ page: fleetPage, ...options });
    const city = writeFleetCity(folder, items, hosts, sites.port);
    const url = (await server?.database()) ?? '';
    const settings = (name: string): FleetCensusSettings => ({ ...city, out: path.join(folder, name), data: path.join(folder, `${name}-data`), browser: false, region: '330109', database: url });
    return { folder, url, settings, sites };
  }

  /** A worker in this process, ended with the test. */
  function work(url: string, data: string, hosts = 2, share?: string, lease = 3_000): { said: string[]; end: () => Promise<void> } {
    const ending = new AbortController();
    const said: string[] = [];
    const over = runWorker({ location: workerLocation({ database: url, ...(share === undefined ? {} : { share }) }), data, hosts, lease, signal: ending.signal, say: (sentence) => said.push(sentence) });
    const end = async (): Promise<void> => {
      ending.abort();
      await over;
    };
    ends.push(end);
    return { said, end };
  }

  /** A worker in a process of its own. */
  async function workApart(url: string, data: string, hosts = 2): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', WORKER, url, data, String(hosts), '3000'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const over = new Promise((resolve) => child.once('exit', resolve));
    ends.push(async () => {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await over;
    });
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    return child;
  }

  async function alone(settings: FleetCensusSettings): Promise<string> {
    const { database: _, ...one } = settings;
    await runCensus(one, QUIETLY);
    return bareReport(one.out);
  }

  /** Pages whose first taking stands in the database, as the sites name them. */
  async function onDisk(url: string): Promise<string[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ key: string }>("select key from \"fleetSteps\" where kind = 'page'");
    await client.end();
    return rows.map(({ key }) => `${new URL(key).hostname}${new URL(key).pathname}`);
  }

  const asked = (from: Sites): number[] => [...from.visits].filter(([key]) => key.includes('/p/')).map(([, times]) => times);

  test('reports what a census on one machine reports, asks each page as often, and each host one request at a time', async () => {
    const city = await open();
    const whole = await alone(city.settings('alone'));
    const usual = new Map(city.sites.visits);
    city.sites.visits.clear();
    for (const name of ['w1', 'w2', 'w3']) work(city.url, path.join(city.folder, name));
    const run = await runFleetCensus(city.settings('fleet'), QUIETLY);
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
    expect(run?.summary.units.length).toBe(2);
    expect(existsSync(path.join(city.folder, 'fleet', 'evidence', 'captures.jsonl'))).toBe(true);
    const desk = await openDesk({ kind: 'postgres', url: city.url });
    const { machines, censuses } = await fleetSight(desk);
    await desk.close();
    expect(machines.map(({ state }) => state)).toEqual(['在岗', '在岗', '在岗']);
    expect(machines.reduce((sum, { done }) => sum + done, 0)).toBeGreaterThan(0);
    expect(censuses).toMatchObject([{ catalogue: '目录.csv', state: '已完成', items: ITEMS, done: ITEMS, failed: [] }]);
    expect(censuses[0]?.hosts).toHaveLength(HOSTS);
    for (const [page, times] of city.sites.visits) if (page.includes('/p/')) expect([page, times]).toEqual([page, usual.get(page)]);
  });

  // A request that a busy machine sends late comes close before the next: the mean tells whether the delay is kept, the closest whether it
  // was ever left out (the site answers in 5 ms), and only a machine that stands still for 80 ms asks for another try.
  test('one connection and one request at a time a host, and the delay that it asks for, whoever asks', { retry: 2 }, async () => {
    const city = await open({ robots: 'User-agent: *\nCrawl-delay: 0.1\n', latency: 5 }, 44, 1);
    for (const name of ['w1', 'w2', 'w3']) work(city.url, path.join(city.folder, name));
    await runFleetCensus(city.settings('fleet'), QUIETLY);
    expect(city.sites.busiest()).toBe(1);
    expect(city.sites.connections()).toBe(1);
    expect(city.sites.closest()).toBeGreaterThan(20);
    expect(city.sites.spacing()).toBeGreaterThanOrEqual(99);
  });

  test('a host that refuses is left alone by all', async () => {
    const city = await open({ instead: (response, host) => host === '127.0.0.2' && Boolean(response.writeHead(403).end('<h1>403 Forbidden</h1>')) });
    for (const name of ['w1', 'w2']) work(city.url, path.join(city.folder, name));
    const run = await runFleetCensus(city.settings('fleet'), QUIETLY);
    expect(run?.summary.notices.map(({ message }) => message).join()).toContain('127.0.0.2');
    // Ten in a row stop it; the next may be on its way already.
    const refused = [...city.sites.visits].filter(([key]) => key.startsWith('127.0.0.2/p/')).length;
    expect(refused).toBeGreaterThanOrEqual(10);
    expect(refused).toBeLessThanOrEqual(11);
  });

  test('a worker that is killed loses nothing, and what is on the disk is not fetched again', async () => {
    const city = await open({ latency: 30 });
    const whole = await alone(city.settings('alone'));
    const usual = new Map(city.sites.visits);
    city.sites.visits.clear();
    const child = await workApart(city.url, path.join(city.folder, 'w1'));
    const running = runFleetCensus(city.settings('fleet'), QUIETLY);
    while (asked(city.sites).length < ITEMS / 3) await wait(20);
    child.kill('SIGKILL');
    const kept = await onDisk(city.url);
    const before = structuredClone(city.sites.visits);
    work(city.url, path.join(city.folder, 'w2'));
    await running;
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(ITEMS);
    // What stands on the disk is asked for again only where a census on one machine asks twice.
    for (const page of kept) expect([page, (city.sites.visits.get(page) ?? 0) <= Math.max(before.get(page) ?? 0, usual.get(page) ?? 0)]).toEqual([page, true]);
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
    // Of each host one request was under way at most when the worker died, and one answer on its way to the disk.
    const more = [...city.sites.visits].filter(([page, times]) => page.includes('/p/') && times > (usual.get(page) ?? 0));
    expect(more.length).toBeLessThanOrEqual(2 * HOSTS);
  });

  test('a worker that stood still longer than its lease writes nothing when it wakes, and works on', async () => {
    const city = await open({ latency: 100 });
    const whole = await alone(city.settings('alone'));
    const child = await workApart(city.url, path.join(city.folder, 'w1'));
    const running = runFleetCensus(city.settings('fleet'), QUIETLY);
    city.sites.visits.clear();
    while (asked(city.sites).length < ITEMS / 4) await wait(20);
    child.kill('SIGSTOP');
    const other = work(city.url, path.join(city.folder, 'w2'));
    // Once every page has been asked for, the other has what the first was at.
    while (asked(city.sites).length < ITEMS) await wait(20);
    let said = '';
    child.stdout?.on('data', (text: Buffer) => { said += text.toString(); });
    child.kill('SIGCONT');
    await running;
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
    while (!said.includes('转交')) await wait(50);
    expect(other.said.join()).not.toContain('没有做成');
  });

  test('a worker whose connections to the database are cut goes on', async () => {
    const city = await open({ latency: 20 });
    const whole = await alone(city.settings('alone'));
    city.sites.visits.clear();
    for (const name of ['w1', 'w2']) work(city.url, path.join(city.folder, name));
    const running = runFleetCensus(city.settings('fleet'), QUIETLY).catch((cause: unknown) => cause);
    while (asked(city.sites).length < ITEMS / 4) await wait(20);
    const client = new pg.Client({ connectionString: city.url });
    await client.connect();
    const { rowCount } = await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'zhinan'");
    await client.end();
    expect(rowCount).toBeGreaterThan(0);
    // Who waits for the census may have been cut off too: the same command goes on.
    if ((await running) instanceof Error) await runFleetCensus(city.settings('fleet'), QUIETLY);
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
  });

  test('a worker that can do nothing spoils no job while others are well', async () => {
    const city = await open();
    const whole = await alone(city.settings('alone'));
    const notAFolder = path.join(city.folder, 'w1');
    writeFileSync(notAFolder, '');
    const { said } = work(city.url, notAFolder);
    const running = runFleetCensus(city.settings('fleet'), QUIETLY);
    while (!said.join().includes('没有做成')) await wait(20);
    work(city.url, path.join(city.folder, 'w2'));
    await running;
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
  });

  test('can be handed out and left; the same command collects it later', async () => {
    const city = await open({}, 20, 1);
    expect(await runFleetCensus({ ...city.settings('fleet'), detach: true }, QUIETLY)).toBeUndefined();
    work(city.url, path.join(city.folder, 'w1'));
    const run = await runFleetCensus(city.settings('fleet'), QUIETLY);
    expect(run?.summary.run.items).toBe(20);
  });

  test('with a shared folder the pages lie there, and a machine without it takes no jobs and says why', async () => {
    const city = await open({}, 20, 2);
    const whole = await alone(city.settings('alone'));
    const share = path.join(city.folder, 'share');
    await runFleetCensus({ ...city.settings('fleet'), share, detach: true }, QUIETLY);
    const { said, end } = work(city.url, path.join(city.folder, 'without'));
    while (!said.join().includes('--share')) await wait(50);
    await end();
    for (const name of ['w1', 'w2']) work(city.url, path.join(city.folder, name), 2, share);
    await runFleetCensus({ ...city.settings('fleet'), share }, QUIETLY);
    expect(bareReport(path.join(city.folder, 'fleet'))).toBe(whole);
    const pages = readdirSync(share, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(pages.length).toBeGreaterThanOrEqual(20);
  });

  test('a machine without the shared folder that was there before the census takes none of its jobs either', async () => {
    const city = await open({}, 20, 2);
    // Signs of life, and looks at what censuses there are, are far between.
    const { said } = work(city.url, path.join(city.folder, 'without'), 2, undefined, 15_000);
    await runFleetCensus(city.settings('fleet'), QUIETLY);
    const before = structuredClone(city.sites.visits);
    await runFleetCensus({ ...city.settings('shared'), share: path.join(city.folder, 'share'), detach: true }, QUIETLY);
    while (!said.join().includes('--share')) await wait(50);
    expect(city.sites.visits).toEqual(before);
  });

  test('whoever waits for a census is told when a later one of the same has taken its place', async () => {
    const city = await open({}, 20, 1);
    const first = runFleetCensus(city.settings('first'), QUIETLY).then(() => 'done', (cause: unknown) => String(cause));
    const store = await openStore({ kind: 'postgres', url: city.url });
    ends.push(() => store.close());
    while ((await listHandedOut(store, 1)).length === 0) await wait(50);
    const second = runFleetCensus(city.settings('second'), QUIETLY);
    expect(await first).toMatch(/没有做完.*代替.*请/);
    work(city.url, path.join(city.folder, 'w1'));
    expect((await second)?.summary.run.items).toBe(20);
  });

  test('a worker of another version takes none of its jobs and says so', async () => {
    const city = await open({}, 20, 1);
    await runFleetCensus({ ...city.settings('fleet'), detach: true }, QUIETLY);
    const store = await openStore({ kind: 'postgres', url: city.url });
    const version = 'f'.repeat(64);
    const queue = await openQueue(store, version);
    ends.push(() => store.close(), () => queue.close());
    // The same census as another version would hand it out, and the first one forgotten: its job is still there, and is closed without work.
    const [handed] = await listHandedOut(store, 1);
    const slice = handed && (await getSlice(store, handed.census, 0));
    if (!handed || !slice) throw new Error('nothing was handed out');
    await forgetHandedOut(store, handed.census);
    await handOut(store, queue, { ...handed, census: 'of another version', version }, [{ number: 0, host: slice.host, items: 20, content: slice.content }]);
    const { said } = work(city.url, path.join(city.folder, 'w1'));
    while (said.length < 2) await wait(50);
    expect(said.join()).toContain('另一版本');
    // It has looked for jobs many times by then.
    await wait(3_000);
    expect(city.sites.visits.size).toBe(0);
    expect((await takeJob(store, queue, 'fetch', 'its own', 60_000))?.slice).toBe(0);
  });

  test('says how far it is when it is collected, and keeps evidence of pages and forms once', async () => {
    const page = (index: number): string => fleetPage(index).replace('</body>', '<p><a href="/f/申请表.docx">申请表</a></p></body>');
    const city = await open({ page, instead: (response, _host, url) => url.startsWith('/f/') && Boolean(response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('表样')) }, 20, 1);
    await alone(city.settings('alone'));
    await runFleetCensus({ ...city.settings('fleet'), detach: true }, QUIETLY);
    work(city.url, path.join(city.folder, 'w1'));
    const store = await openStore({ kind: 'postgres', url: city.url });
    ends.push(() => store.close());
    const [handed] = await listHandedOut(store, 1);
    while ((await fleetProgress(store, handed?.census ?? '')).open > 0) await wait(50);
    // Who collects is ended after it has brought the pages, and comes again.
    const ending = new AbortController();
    const told: string[] = [];
    const first = runFleetCensus({ ...city.settings('fleet'), signal: ending.signal }, (stage, done, total) => {
      told.push(`${stage} ${done}/${total}`);
      ending.abort();
    });
    await expect(first).rejects.toThrow();
    await runFleetCensus(city.settings('fleet'), (stage, done, total) => told.push(`${stage} ${done}/${total}`));
    expect(new Set(told)).toEqual(new Set(['普查 20/20']));
    const evidence = (name: string, file: string): unknown[] => readFileSync(path.join(city.folder, name, 'evidence', file), 'utf8').trim().split('\n').map((line) => {
      const { url, outcome, sha256, kind } = JSON.parse(line) as Record<string, string>;
      return [url, outcome, sha256, kind].join(' ');
    }).sort();
    for (const file of ['captures.jsonl', 'parts.jsonl']) expect([file, evidence('fleet', file)]).toEqual([file, evidence('alone', file)]);
  });
});
