// Does memory stay flat? Crawls and keeps N pages (default 10,000) of the bench portal, with log, journal and judging as in a run, and
// prints the resident memory at every tenth; then draws M pages (default 600) in a browser that is replaced after 200, and prints how
// many browsers there were, and the memory of all of them.
//   npm run memory:crawl [-- N M]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCrawler, findBrowser, type CrawlPhrases } from '../src/crawl/index.js';
import { decode } from '../src/parse/decode.js';
import { openEngine } from '../src/run/engine.js';
import { Keeper } from '../src/run/keeping.js';
import { openBenchPortal } from './open-bench-portal.js';

const [pages = 10_000, rendered = 600] = process.argv.slice(2).map(Number);
const RECYCLE = 200;
/** As in a run (src/run/fetching.ts). */
const KEEPING = 384;
const engine = openEngine();
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-memory-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const origin = await openBenchPortal();

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** The browsers that this process has started, and the resident bytes of them and all their processes; Linux only. */
function browsers(): { roots: string[]; bytes: number } {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid, parent, name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')), bytes: Number(rest[19]) * 4096 }];
    } catch {
      return [];
    }
  });
  const roots = all.filter((one) => one.parent === String(process.pid) && /chrom/.test(one.name)).map((one) => one.pid);
  const own = new Set(roots);
  for (let size = -1; size !== own.size;) {
    size = own.size;
    for (const one of all) if (own.has(one.parent)) own.add(one.pid);
  }
  return { roots, bytes: all.filter((one) => own.has(one.pid)).reduce((sum, one) => sum + one.bytes, 0) };
}

async function crawl(kind: 'page' | 'app', count: number, each: (done: number) => void): Promise<void> {
  const out = path.join(folder, kind);
  const keeper = await Keeper.open(out, { data: path.join(out, 'data') }, 'memory', new Date());
  const web = createCrawler({
    portal: origin, phrases: engine.schemas.crawlPhrases as CrawlPhrases, concurrency: 4, delay: 0, kept: (request) => keeper.earlier(request),
    holdsGuide: ({ html }) => engine.reader.holdsGuide(html()), decode: (bytes, type) => decode(bytes, /charset=([\w-]+)/i.exec(type ?? '')?.[1]).text,
    browser: { enabled: kind === 'app', recycleAfter: RECYCLE },
  });
  let done = 0;
  const keeping = new Set<Promise<void>>();
  for await (const page of web.crawl(Array.from({ length: count }, (_, n) => ({ id: String(n), url: `${origin}/${kind}/${n}` })))) {
    const kept = keeper.keepPage('page', page).then(() => {
      keeping.delete(kept);
      each(done += 1);
    });
    keeping.add(kept);
    if (keeping.size >= KEEPING) await Promise.race(keeping);
  }
  await Promise.all(keeping);
  await web.close();
  await keeper.close();
}

await crawl('page', pages, (done) => {
  if (done % (pages / 10) === 0) console.log(`${String(done).padStart(6)} pages: ${megabytes(process.memoryUsage().rss)} resident`);
});
if (findBrowser() === undefined) console.log('Drawn pages were skipped: there is no browser.');
else {
  const seen = new Set<string>();
  await crawl('app', rendered, (done) => {
    if (done % 20 !== 0) return;
    const { roots, bytes } = browsers();
    for (const root of roots) seen.add(root);
    if (done % (rendered / 6) === 0) console.log(`${String(done).padStart(6)} drawn: ${megabytes(process.memoryUsage().rss)} resident, browser ${megabytes(bytes)}`);
  });
  console.log(`${seen.size} browsers for ${rendered} pages, a fresh one after ${RECYCLE}`);
}
process.exit(0);
