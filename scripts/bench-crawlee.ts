// Crawlee's Cheerio crawler for bench-crawl, installed by npm into a temporary folder: it is no dependency of ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const VERSION = '3.18.1';

interface Crawlee {
  CheerioCrawler: new (options: Record<string, unknown>, configuration: unknown) => { run(urls: string[]): Promise<{ requestsFinished: number }> };
  Configuration: new (options: Record<string, unknown>) => unknown;
}

/** A run over the addresses with so many requests at once; undefined, with the reason printed, where npm cannot install it. */
export async function openCrawlee(folder: string, concurrency: number): Promise<((urls: string[]) => Promise<void>) | undefined> {
  const own = path.join(folder, 'crawlee');
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, 'package.json'), '{"private":true}');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@crawlee/cheerio@${VERSION}`], { cwd: own, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0 || !existsSync(path.join(own, 'node_modules/@crawlee/cheerio'))) {
    console.log(`Crawlee was skipped: npm could not install @crawlee/cheerio ${VERSION} (${stderr.split('\n', 1)[0] ?? ''})`);
    return undefined;
  }
  process.env['CRAWLEE_LOG_LEVEL'] = 'OFF';
  const file = createRequire(path.join(own, 'package.json')).resolve('@crawlee/cheerio');
  const { CheerioCrawler, Configuration } = ((await import(pathToFileURL(file).href)) as { default?: Crawlee } & Crawlee);
  return async (urls) => {
    // Everything that costs it time and that we do not compare is off: sessions, storage on the disk, slow starting.
    const crawler = new CheerioCrawler({
      minConcurrency: concurrency, maxConcurrency: concurrency, useSessionPool: false, persistCookiesPerSession: false, maxRequestRetries: 0,
      requestHandler: ({ $ }: { $: (selector: string) => { length: number } }) => { if ($('table').length === 0) throw new Error('no table'); },
    }, new Configuration({ persistStorage: false, purgeOnStart: false }));
    const { requestsFinished } = await crawler.run(urls);
    if (requestsFinished !== urls.length) throw new Error(`Crawlee finished only ${requestsFinished} of ${urls.length} pages`);
  };
}
