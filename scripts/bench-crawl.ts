// Fetching side by side on a local portal without delay: ours, with everything on the disk before a page counts, against a bare undici
// loop that hashes and writes the same bytes at the same concurrency (goal 0.8) and against Crawlee's Cheerio crawler (goal 5, with
// reading by us against loading by it 2); rendered pages against a bare puppeteer loop with as many tabs (goal 0.9). Rounds take turns,
// the best of each counts: what a busy machine adds is in neither. Beside it the time of the processor, which others change less.
// Pages are read as in a run, in threads, which are of the build.
//   npm run build && npm run bench:crawl [-- PAGES RENDERED ROUNDS]
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer';
import { Agent, request } from 'undici';
import { createCrawler, findBrowser, type BodyToRead, type CrawlPhrases, type PageRequest } from '../src/crawl/index.js';
import { decode } from '../src/parse/decode.js';
import { openEngine } from '../src/run/engine.js';
import { Keeper } from '../src/run/keeping.js';
import { openRunCache } from '../src/run/open-cache.js';
import { Stages } from '../src/run/stages.js';
import { openWorkers } from '../src/run/workers.js';
import { processorTime } from './bench-cpu.js';
import { openCrawlee } from './bench-crawlee.js';
import { createSnapshotStore } from '../src/store/index.js';
import { openBenchPortal } from './open-bench-portal.js';

const lines = process.argv.includes('--json');
const [pages = 600, rendered = 60, rounds = 5] = process.argv.slice(2).filter((word) => word !== '--json').map(Number);
const CONCURRENCY = 4;
const TABS = 2;
/** As in a run (src/run/fetching.ts). */
const KEEPING = 384;
const engine = openEngine();
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const origin = await openBenchPortal();
const urls = (kind: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${origin}/${kind}/${n}`);
let made = 0;
const fresh = (): string => path.join(folder, String(made += 1));

async function bareFetch(): Promise<void> {
  const agent = new Agent({ connections: CONCURRENCY });
  const out = fresh();
  const queue = urls('page', pages);
  const work = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const bytes = Buffer.from(await (await request(url, { dispatcher: agent })).body.arrayBuffer());
      const name = createHash('sha256').update(bytes).digest('hex');
      await mkdir(path.join(out, name.slice(0, 2)), { recursive: true });
      await writeFile(path.join(out, name.slice(0, 2), `${name}.part`), bytes);
      await rename(path.join(out, name.slice(0, 2), `${name}.part`), path.join(out, name.slice(0, 2), name));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  await agent.close();
}

function crawler(browser: boolean, holdsGuide: (page: BodyToRead) => boolean | Promise<boolean>, keeper?: Keeper) {
  return createCrawler({
    portal: origin, phrases: engine.schemas.crawlPhrases as CrawlPhrases, concurrency: CONCURRENCY, delay: 0,
    holdsGuide, decode: (bytes, type) => decode(bytes, /charset=([\w-]+)/i.exec(type ?? '')?.[1]).text,
    browser: { enabled: browser, tabs: TABS },
    ...(keeper ? { kept: (request: PageRequest) => keeper.earlier(request) } : {}),
  });
}

/**
 * Ours, as far as `how` says: bytes only; as in a run, on the disk with the log of captures and the journal, each page complete as a run
 * that goes on takes it; besides, with every page moved to its own file and flushed, which a run does while it reads; with each page read
 * as a guide besides, which is kept; or that alone, with nothing kept.
 */
async function ours(how: 'keep' | 'journal' | 'settle' | 'read' | 'only read'): Promise<() => Promise<void>> {
  const out = fresh();
  const store = createSnapshotStore(out, { flush: false });
  const keeper = how === 'keep' || how === 'only read' ? undefined : await Keeper.open(out, { data: path.join(out, 'data') }, 'bench', new Date());
  const cache = openRunCache(keeper ? path.join(out, 'data') : undefined);
  const holdsGuide = how === 'read' ? new Stages(engine, workers, noFiles, cache).holdsGuide({})
    : how === 'only read' ? async ({ url, bytes, sha256 }: BodyToRead) => (await workers.page({ url, body: { bytes }, snapshot: sha256, context: {} })).some(({ kept }) => kept.whole)
      : () => true;
  const web = crawler(false, holdsGuide, keeper);
  const keeping = new Set<Promise<void>>();
  let ok = 0;
  for await (const page of web.crawl(urls('page', pages).map((url) => ({ id: url, url })))) {
    if (page.outcome === 'ok') ok += 1;
    if (how === 'only read') continue;
    if (!keeper) await store.put(page.bytes ?? Buffer.alloc(0), { sha256: page.sha256 ?? '' });
    else {
      const kept = keeper.keepPage('page', page).then(() => void keeping.delete(kept));
      keeping.add(kept);
      if (keeping.size >= KEEPING) await Promise.race(keeping);
    }
  }
  await Promise.all(keeping);
  await web.close();
  if (ok !== pages) throw new Error(`only ${ok} of ${pages} pages`);
  if (how === 'settle') await keeper?.settle();
  return async () => {
    cache.close();
    await keeper?.close();
  };
}

async function barePuppeteer(): Promise<() => Promise<void>> {
  const browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', headless: true, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const tabs = await Promise.all(Array.from({ length: TABS }, () => browser.newPage()));
  closers.push(() => browser.close());
  return async () => {
    const queue = urls('app', rendered);
    await Promise.all(tabs.map(async (tab) => {
      for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
        await tab.goto(url, { waitUntil: 'domcontentloaded' });
        await tab.waitForSelector('table');
        createHash('sha256').update(await tab.content()).digest('hex');
      }
    }));
  };
}

/** Ours, with the browser already running. */
async function oursRendered(): Promise<() => Promise<void>> {
  const web = crawler(true, ({ html }) => engine.reader.holdsGuide(html()));
  closers.push(() => web.close());
  const crawl = async (): Promise<void> => {
    let ok = 0;
    for await (const page of web.crawl(urls('app', rendered).map((url) => ({ id: url, url })))) if (page.outcome === 'ok' && page.rendered) ok += 1;
    if (ok !== rendered) console.log(`only ${ok} of ${rendered} pages were drawn in time: this machine is too busy to measure`);
  };
  await crawl();
  return crawl;
}

const workers = openWorkers(engine, [], path.resolve(import.meta.dirname, '../dist/run/work-thread.js'));
const noFiles = { readAll: () => Promise.reject(new Error('no file is read here')), close: () => undefined };
const closers: (() => Promise<void>)[] = [];
/** Milliseconds of the processor that a page costs each at least, browsers included. */
const work: Record<string, number> = {};
/** Pages per second of each, round by round. */
const rates: Record<string, number[]> = {};

/** Best pages per second of each, the runners taking turns, and the least time of the processor for a page. What a runner gives back is done after its time. */
async function race(count: number, runners: Record<string, () => Promise<void | (() => Promise<void>)>>): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runners)) {
      const [begun, worked] = [performance.now(), processorTime()];
      const after = await run();
      const rate = count / ((performance.now() - begun) / 1000);
      (rates[name] ??= []).push(rate);
      best[name] = Math.max(best[name] ?? 0, rate);
      work[name] = Math.min(work[name] ?? Infinity, (processorTime() - worked) / count);
      await after?.();
    }
  }
  return best;
}

/** `goals`: the least ratio to the first of the list, or to the one that is named. */
function print(best: Record<string, number>, goals: [name: string, against: string, least: number][]): void {
  for (const [name, rate] of Object.entries(best)) console.log(`${name.padEnd(46)} ${rate.toFixed(rate < 100 ? 1 : 0).padStart(6)} pages/s  ${(work[name] ?? 0).toFixed(2).padStart(7)} ms of the processor a page`);
  for (const [name, against, least] of goals) {
    const ratio = (best[name] ?? 0) / (best[against] ?? 0);
    const byWork = (work[against] ?? 0) / (work[name] ?? 0);
    if (best[against] !== undefined) console.log(`  ${name} / ${against}: ${ratio.toFixed(2)}  goal ${least} ${ratio >= least ? 'ok' : 'MISS'} (by the processor's time ${byWork.toFixed(2)})`);
    if (lines && best[against] !== undefined) {
      const each = (rates[name] ?? []).map((rate, round) => rate / (rates[against]?.[round] ?? Infinity));
      console.log(JSON.stringify({ what: name, against, ours: 1000 / (best[name] ?? 0), other: 1000 / best[against], ratio, low: Math.min(...each), high: Math.max(...each), goal: least }));
    }
  }
}

const crawlee = await openCrawlee(folder, CONCURRENCY);
const [bare, ownBare, kept, settled, read, only, theirs] = ['undici loop, hash, write', 'ours: fetch, hash, write', 'ours: fetch, hash, keep, log and journal', 'ours: besides, each in its own file, flushed', 'ours: the journal, each page read as a guide', 'ours: fetch, each page read as a guide', 'Crawlee, Cheerio: fetch, load'];
print(await race(pages, {
  [bare]: bareFetch, [ownBare]: () => ours('keep'), [kept]: () => ours('journal'), [settled]: () => ours('settle'), [read]: () => ours('read'), [only]: () => ours('only read'), ...(crawlee ? { [theirs]: () => crawlee(urls('page', pages)) } : {}),
}), [[kept, bare, 0.8], [kept, theirs, 5], [read, theirs, 2], [only, theirs, 2]]);
if (findBrowser() === undefined) console.log('Rendered pages were skipped: there is no browser.');
else {
  const [loop, drawn] = ['puppeteer loop, wait for the table', 'ours: drawn, settled, kept apart'];
  print(await race(rendered, { [loop]: await barePuppeteer(), [drawn]: await oursRendered() }), [[drawn, loop, 0.9]]);
}
for (const close of closers) await close();
workers.close();
process.exit(0);
