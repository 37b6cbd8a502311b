import { createCrawler } from './crawler.js';
import type { CrawlOptions, LinkResult, PageRequest, PageResult } from './types.js';

export { findBrowser } from './chromium.js';
export { shanghaiTime } from './clock.js';
export { createCrawler, type Crawler } from './crawler.js';
export type * from './types.js';

/** Fetches pages; results come in the order in which they are done. */
export async function* crawl(requests: readonly PageRequest[], options: CrawlOptions): AsyncGenerator<PageResult, void, undefined> {
  const crawler = createCrawler(options);
  try {
    yield* crawler.crawl(requests);
  } finally {
    await crawler.close();
  }
}

/** Looks at links with a small request each; results in the order of the addresses. */
export async function checkLinks(urls: readonly string[], options: CrawlOptions): Promise<LinkResult[]> {
  const crawler = createCrawler(options);
  try {
    return await crawler.checkLinks(urls);
  } finally {
    await crawler.close();
  }
}
