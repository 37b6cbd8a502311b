import { createCrawler, type CrawlOptions, type CrawlPhrases, type Crawler, type PageRequest, type PageResult } from '../crawl/index.js';
import type { ServiceItem } from '../model/item.js';
import { decode } from '../parse/decode.js';
import type { CaptureLog, SnapshotStore } from '../store/index.js';
import type { Progress } from './city.js';
import type { Engine } from './engine.js';
import { toolVersion } from './versions.js';

export interface FetchSettings {
  /** Absolute address that relative addresses of the catalogue stand on. */
  portal?: string;
  /** Hosts named by hand; these may be private. */
  allowHosts: string[];
  browser: boolean;
}

/**
 * The way to the network for one run: one set of queues and manners for pages and links. The hosts of the portal, of the catalogue's
 * absolute addresses and of the portals' profiles may be fetched; private ones only where they were named.
 */
export function openWeb(items: ServiceItem[], settings: FetchSettings, engine: Engine, now: () => Date): Crawler {
  const named = items.flatMap((item) => item.online).filter((address) => /^https?:\/\//i.test(address) && URL.canParse(address)).map((address) => new URL(address).host);
  return createCrawler({ ...options(settings, engine, now), allowedHosts: [...named, ...engine.schemas.portals.flatMap((portal) => portal.hosts)] });
}

/** The pages of each item, by item id, in the order of the catalogue's addresses; every page is kept by its hash. */
export async function fetchOnline(items: ServiceItem[], portal: string | undefined, web: Crawler, store: SnapshotStore, log: CaptureLog, progress: Progress): Promise<Map<string, PageResult[]>> {
  const requests: PageRequest[] = [];
  const found = new Map<string, (PageResult | undefined)[]>();
  for (const item of items) {
    const addresses = item.online.map((address) => absolute(address, portal));
    found.set(item.id, addresses.map(() => undefined));
    for (const [order, url] of addresses.entries()) {
      if (url) requests.push({ id: `${item.id} ${order}`, url, expect: { name: item.name, codes: [item.implementationCode, item.basicCode].filter((c): c is string => Boolean(c)) } });
    }
  }
  let done = 0;
  for await (const page of web.crawl(requests)) {
    const cut = page.id.lastIndexOf(' ');
    const pages = found.get(page.id.slice(0, cut));
    if (pages) pages[Number(page.id.slice(cut + 1))] = page;
    await keep(page, store, log);
    progress('取网页', ++done, requests.length, page.outcome === 'ok' ? undefined : page.detail);
  }
  return new Map([...found].map(([id, pages]) => [id, pages.filter((page): page is PageResult => page !== undefined)]));
}

/** One page by its address, whatever host a person named. */
export async function fetchOne(url: string, browser: boolean, engine: Engine): Promise<PageResult> {
  const web = createCrawler(options({ portal: url, allowHosts: [new URL(url).host], browser }, engine, () => new Date()));
  try {
    for await (const page of web.crawl([{ id: 'page', url }])) return page;
  } finally {
    await web.close();
  }
  throw new Error(`没有取到 ${url}`);
}

async function keep(page: PageResult, store: SnapshotStore, log: CaptureLog): Promise<void> {
  const kept = page.bytes && (await store.put(page.bytes, { extension: '.html', ...(page.sha256 ? { sha256: page.sha256 } : {}) }));
  const drawn = page.rendered && (await store.put(page.rendered.bytes, { extension: '.html', sha256: page.rendered.sha256 }));
  await log.add({
    url: page.url,
    finalUrl: page.finalUrl,
    outcome: page.outcome,
    headers: page.headers,
    takenAt: page.takenAt,
    ...(page.status === undefined ? {} : { status: page.status }),
    ...kept,
    ...(drawn && page.rendered ? { rendered: { ...drawn, takenAt: page.rendered.takenAt, requests: page.rendered.requests } } : {}),
  });
}

/** An address of the catalogue as an absolute one; undefined where it stands on a portal that was not given or is no address. */
function absolute(address: string, portal: string | undefined): string | undefined {
  if (/^https?:\/\//i.test(address)) return URL.canParse(address) ? address : undefined;
  return portal && URL.canParse(address, portal) ? new URL(address, portal).href : undefined;
}

function options(settings: FetchSettings, engine: Engine, now: () => Date): CrawlOptions {
  return {
    ...(settings.portal ? { portal: settings.portal } : {}),
    allowHosts: settings.allowHosts,
    version: toolVersion(),
    phrases: engine.schemas.crawlPhrases as CrawlPhrases,
    holdsGuide: (html) => engine.reader.holdsGuide(html),
    decode: (bytes, contentType) => decode(bytes, /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1]).text,
    browser: { enabled: settings.browser },
    now: () => now().getTime(),
  };
}
