import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { openDatabase } from '../../src/store/database.js';
import { openPortal, send, type Portal } from '../crawl/portal.js';
import { folders, guidePage, report, writeCity } from './small-city.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ITEMS = 8;
/** The command as it is built from these sources; below the package, whose schemas it reads. */
const BUILT = path.join(ROOT, 'node_modules/.cache', `zhinan-journal-${process.pid}`);
const made = folders();
let portal: Portal | undefined;
beforeAll(() => {
  const built = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/tsdown/dist/run.mjs'), '--out-dir', BUILT, '--log-level', 'error'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
});
afterEach(async () => {
  await portal?.close();
  portal = undefined;
});
afterAll(() => {
  made.remove();
  rmSync(BUILT, { recursive: true, force: true });
});

/** A portal whose pages take a while, three of them with a mismatch; `onHit` is told of each request for a page. */
function slowPortal(onHit: (hits: number) => void = () => undefined): Promise<Portal> {
  let hits = 0;
  return openPortal(Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [`/p/${index}`, (_request, response) => {
    onHit(hits += 1);
    setTimeout(() => send(response, guidePage(index, index % 3 === 1 ? 10 : 5)), 60);
  }])));
}

function command(folder: string, catalogue: string): ChildProcess {
  const { origin } = portal as Portal;
  return spawn(process.execPath, [path.join(BUILT, 'cli/main.js'), 'run', '--catalogue', catalogue, '--portal', origin, '--out', path.join(folder, 'out'), '--region', '330100', '--no-browser'], {
    cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ZHINAN_DATA: path.join(folder, 'data') },
  });
}

const over = (run: ChildProcess): Promise<number | null> => new Promise((resolve) => run.once('exit', resolve));
const bare = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as Report), run: {} }, (key, value: unknown) => (/takenAt|confirmedAt/i.test(key) ? '' : value)).replaceAll(/127\.0\.0\.1:\d+/g, 'portal');
const reportOf = (folder: string): string => bare(readFileSync(path.join(folder, 'out/report.json'), 'utf8'));

async function fetched(folder: string): Promise<string[]> {
  const { db, close } = await openDatabase({ kind: 'sqlite', folder: path.join(folder, 'data') });
  const rows = await db.selectFrom('steps').select('key').where('kind', '=', 'page').execute();
  await close();
  return rows.map(({ key }) => new URL(key).pathname);
}

describe('a run that was ended', () => {
  test('by SIGKILL goes on where it was, repeats no completed fetch and ends in the same report', async () => {
    const undisturbed = made.open();
    portal = await slowPortal();
    await report({ catalogue: writeCity(undisturbed, ITEMS), out: path.join(undisturbed, 'out'), portal: portal.origin });
    await portal.close();
    for (const moment of [2, 6, 9]) {
      const folder = made.open();
      const catalogue = writeCity(folder, ITEMS);
      let run: ChildProcess | undefined;
      portal = await slowPortal((hits) => { if (hits === moment) run?.kill('SIGKILL'); });
      run = command(folder, catalogue);
      await over(run);
      const done = await fetched(folder);
      run = undefined;
      const before = new Map(done.map((pathname) => [pathname, portal?.count(pathname) ?? 0]));
      expect(await over(command(folder, catalogue))).toBe(0);
      // Pages with a mismatch are fetched a second time anyhow.
      for (const [pathname, times] of before) expect((portal.count(pathname)) - times).toBe(Number(pathname.slice(3)) % 3 === 1 ? 1 : 0);
      expect(reportOf(folder)).toBe(reportOf(undisturbed));
      await portal.close();
    }
  }, 600_000);

  test('by Ctrl-C says how to go on, exits 130, and goes on', async () => {
    const folder = made.open();
    const catalogue = writeCity(folder, ITEMS);
    let run: ChildProcess | undefined;
    portal = await slowPortal((hits) => { if (hits === 6) run?.kill('SIGINT'); });
    run = command(folder, catalogue);
    let said = '';
    run.stderr?.setEncoding('utf8').on('data', (text: string) => { said += text; });
    expect(await over(run)).toBe(130);
    expect(said).toContain('用同一条命令即可从中断处继续');
    expect(said).toContain('zhinan run --catalogue');
    expect((await fetched(folder)).length).toBeGreaterThan(0);
    run = undefined;
    expect(await over(command(folder, catalogue))).toBe(0);
  }, 300_000);

  test('is begun anew where its inputs are others or its bytes are gone', async () => {
    const ending = new AbortController();
    // Once every page has been asked for: the run has not come to its end, as it still waits for the second taking.
    portal = await slowPortal((hits) => { if (hits === ITEMS) ending.abort(); });
    const folder = made.open();
    const catalogue = writeCity(folder, ITEMS);
    const settings = { catalogue, out: path.join(folder, 'out'), data: path.join(folder, 'data'), portal: portal.origin };
    await report({ ...settings, confirmAfter: 30, signal: ending.signal }).then(() => expect.unreachable(), (cause: unknown) => expect(cause).toMatchObject({ exitCode: 130 }));
    expect(portal.count('/p/0')).toBe(1);
    writeFileSync(catalogue, `${readFileSync(catalogue, 'utf8')}\n`);
    await report(settings);
    expect(portal.count('/p/0')).toBe(2);
  }, 300_000);
});

describe('the next run', () => {
  test('asks whether pages have changed, and takes the kept bytes where not', async () => {
    let days = 5;
    portal = await openPortal({
      '/p/0': (request, response) => {
        const etag = `"${days}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else send(response, guidePage(0, days), { headers: { etag } });
      },
      '/p/1': (request, response) => {
        const date = 'Mon, 03 Sep 2018 01:00:00 GMT';
        if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
        else send(response, guidePage(1, 5), { headers: { 'last-modified': date } });
      },
      '/p/2': (_, response) => send(response, guidePage(2, 5)),
    });
    const folder = made.open();
    const settings = { catalogue: writeCity(folder, 3), data: path.join(folder, 'data'), portal: portal.origin };
    const first = await report({ ...settings, out: path.join(folder, 'week1') });
    const second = await report({ ...settings, out: path.join(folder, 'week2') });
    const asked = portal.hits.slice(-3);
    expect(asked.map((hit) => [hit.path, hit.headers['if-none-match'] ?? hit.headers['if-modified-since'] ?? '']).sort()).toEqual([['/p/0', '"5"'], ['/p/1', 'Mon, 03 Sep 2018 01:00:00 GMT'], ['/p/2', '']]);
    const online = (of: Report) => of.coverage.filter((row) => row.channel === 'online').map(({ outcome, sha256 }) => ({ outcome, sha256 }));
    expect(online(second)).toEqual(online(first));
    expect(second.run.id).not.toBe(first.run.id);
    const { sha256 = '' } = online(second)[0] ?? {};
    expect(readFileSync(path.join(folder, 'week2/evidence', sha256.slice(0, 2), `${sha256}.html`), 'utf8')).toContain('5个工作日');
    days = 7;
    const third = await report({ ...settings, out: path.join(folder, 'week3') });
    expect(third.findings.map((finding) => finding.element)).toContain('promisedTimeLimit');
  });
});
