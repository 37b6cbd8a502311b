import { checkLinks, crawl, type CrawlOptions, type CrawlPhrases, type LinkResult, type PageRequest, type PageResult } from '../crawl/index.js';
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

/** The pages of each item, by item id, in the order of the catalogue's addresses; every page is kept by its hash. */
export async function fetchOnline(items: ServiceItem[], settings: FetchSettings, engine: Engine, store: SnapshotStore, log: CaptureLog, progress: Progress, now: () => Date): Promise<Map<string, PageResult[]>> {
  const requests: PageRequest[] = [];
  const found = new Map<string, (PageResult | undefined)[]>();
  for (const item of items) {
    const addresses = item.online.map((address) => absolute(address, settings.portal));
    found.set(item.id, addresses.map(() => undefined));
    for (const [order, url] of addresses.entries()) {
      if (url) requests.push({ id: `${item.id} ${order}`, url, expect: { name: item.name, codes: [item.implementationCode, item.basicCode].filter((c): c is string => Boolean(c)) } });
    }
  }
  const hosts = requests.map(({ url }) => new URL(url).host);
  let done = 0;
  for await (const page of crawl(requests, { ...options(settings, engine, now), allowedHosts: [...hosts, ...engine.schemas.portals.flatMap((portal) => portal.hosts)] })) {
    const cut = page.id.lastIndexOf(' ');
    const pages = found.get(page.id.slice(0, cut));
    if (pages) pages[Number(page.id.slice(cut + 1))] = page;
    const kept = page.bytes && (await store.put(page.bytes, { extension: '.html' }));
    const drawn = page.rendered && { ...page.rendered, ...(await store.put(page.rendered.bytes, { extension: '.html' })) };
    await log.add({
      url: page.url,
      finalUrl: page.finalUrl,
      outcome: page.outcome,
      headers: page.headers,
      takenAt: page.takenAt,
      ...(page.status === undefined ? {} : { status: page.status }),
      ...kept,
      ...(drawn ? { rendered: { sha256: drawn.sha256, path: drawn.path, takenAt: drawn.takenAt, requests: drawn.requests } } : {}),
    });
    progress('取网页', ++done, requests.length, page.outcome === 'ok' ? undefined : page.detail);
  }
  return new Map([...found].map(([id, pages]) => [id, pages.filter((page): page is PageResult => page !== undefined)]));
}

/** One page by its address, whatever host a person named. */
export async function fetchOne(url: string, browser: boolean, engine: Engine): Promise<PageResult> {
  const settings: FetchSettings = { portal: url, allowHosts: [new URL(url).host], browser };
  for await (const page of crawl([{ id: 'page', url }], options(settings, engine, () => new Date()))) return page;
  throw new Error(`没有取到 ${url}`);
}

/** Whether links answer; politely and on allowed hosts only. */
export async function tryLinks(urls: string[], settings: FetchSettings, engine: Engine, now: () => Date): Promise<LinkResult[]> {
  return checkLinks(urls, options(settings, engine, now));
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
