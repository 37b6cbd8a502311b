import { createCrawler, type CrawlOptions, type CrawlPhrases, type CrawlProgress, type Crawler, type HostGate, type NightWindow, type PageRequest, type PageResult, type StoppedHost } from '../crawl/index.js';
import type { ServiceItem } from '../model/item.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import { decode } from '../parse/decode.js';
import { isAbsolute } from './addresses.js';
import type { Notice } from './catalogue.js';
import type { Progress } from './progress.js';
import type { Engine } from './engine.js';
import type { KeptPage, RunKeeper } from './keeping.js';
import { profileAt, readersOf } from './profiles.js';
import { toolVersion } from './versions.js';

export interface FetchSettings {
  /** Absolute address that relative addresses of the catalogue stand on. */
  portal?: string;
  /** Hosts named by hand; these may be private. */
  allowHosts: string[];
  browser: boolean;
  /** Hosts other than this machine are asked within these hours only. */
  window?: NightWindow;
  /** Says of a page whether it holds a guide; absent: each page is read for that here. */
  holdsGuide?: CrawlOptions['holdsGuide'];
  /** Where several machines fetch: who may ask a host. */
  gate?: HostGate;
  /** Ends the run; what was fetched stays in the journal. */
  signal?: AbortSignal;
}

/** Pages that are on their way to the disk at the same time, and their bytes together: more are not taken from the network. */
const KEEPING = { pages: 384, bytes: 64 * 1024 * 1024 };

/** The network of one run, and what it had to say. */
export interface Web extends Crawler {
  /** Hosts that were left alone. */
  notices(): Promise<Notice[]>;
}

/**
 * The way to the network for one run: one set of queues and manners for pages and links. The hosts of the portal, of the catalogue's
 * absolute addresses and of the portals' profiles may be fetched; private ones only where they were named.
 */
export async function openWeb(items: readonly Pick<ServiceItem, 'online'>[], settings: FetchSettings, engine: Engine, keeper: Pick<RunKeeper, 'earlier' | 'stopped' | 'keepStopped'>, progress: Progress, now: () => Date): Promise<Web> {
  const named = items.flatMap((item) => item.online).filter((address) => isAbsolute(address) && URL.canParse(address)).map((address) => new URL(address).host);
  const { portals } = engine.schemas;
  const stopped = await keeper.stopped();
  const kept: Promise<void>[] = [];
  const onProgress = (event: CrawlProgress): void => {
    if (event.type === 'window') progress('等待约定时段', 0, 0, `${event.host} 不在可访问的时段内，等到 ${shanghaiTime(event.until).slice(11, 16)}`);
    if (event.type !== 'host-stopped') return;
    stopped[event.host] = event;
    const keeping = keeper.keepStopped(event);
    keeping.catch(() => undefined);
    kept.push(keeping);
  };
  const web = createCrawler({
    ...options(settings, engine, now),
    allowedHosts: [...named, ...portals.flatMap((portal) => portal.hosts)],
    hosts: Object.fromEntries(portals.flatMap(({ hosts, delay, concurrency }) => hosts.map((host) => [host, { ...(delay === undefined ? {} : { delay }), ...(concurrency === undefined ? {} : { concurrency }) }]))),
    kept: (request) => keeper.earlier(request),
    stopped: { ...stopped },
    onProgress,
  });
  return {
    ...web,
    async notices() {
      await Promise.all(kept);
      return stoppedNotices(stopped);
    },
  };
}

/** What is said of hosts that were left alone. */
export function stoppedNotices(stopped: Readonly<Record<string, StoppedHost>>): Notice[] {
  return Object.entries(stopped).sort(([a], [b]) => (a < b ? -1 : 1)).map(([host, { message }]) => ({ where: host, message: `${message}；该网站其余页面未核查，请与网站管理单位联系后再运行。` }));
}

/** The pages of each item, by item id, in the order of the catalogue's addresses. Pages that the journal holds are not fetched again. */
export async function fetchOnline(items: ServiceItem[], portal: string | undefined, web: Crawler, keeper: RunKeeper, progress: Progress): Promise<Map<string, KeptPage[]>> {
  const requests: PageRequest[] = [];
  const found = new Map<string, (KeptPage | undefined)[]>();
  for (const item of items) {
    const addresses = item.online.map((address) => absoluteAddress(address, portal));
    found.set(item.id, addresses.map(() => undefined));
    for (const [order, url] of addresses.entries()) if (url) requests.push(pageRequest(`${item.id} ${order}`, url, item));
  }
  const put = (page: KeptPage, id: string): void => {
    const cut = id.lastIndexOf(' ');
    const pages = found.get(id.slice(0, cut));
    if (pages) pages[Number(id.slice(cut + 1))] = page;
  };
  let done = 0;
  const before = await keeper.pages('page');
  const open = requests.filter((request) => {
    const page = before.get(request.url);
    if (page) put(page, request.id);
    return page === undefined;
  });
  done = requests.length - open.length;
  if (done > 0) progress('取网页', done, requests.length, `接着上次未完成的运行，已取得的 ${done} 个网页不再重取`);
  const keeping = new Set<Promise<void>>();
  let bytes = 0;
  for await (const page of web.crawl(open)) {
    const size = (page.bytes?.length ?? 0) + (page.rendered?.bytes.length ?? 0);
    bytes += size;
    const kept = keeper.keepPage('page', page).then((light) => {
      bytes -= size;
      put(light, page.id);
      progress('取网页', ++done, requests.length, page.outcome === 'ok' ? undefined : page.detail);
      keeping.delete(kept);
    });
    // Awaited below, or left where the crawl itself fails.
    kept.catch(() => undefined);
    keeping.add(kept);
    while (keeping.size >= KEEPING.pages || (bytes > KEEPING.bytes && keeping.size > 0)) await Promise.race(keeping);
  }
  await Promise.all(keeping);
  return new Map([...found].map(([id, pages]) => [id, pages.filter((page): page is KeptPage => page !== undefined)]));
}

/** A request for a page on which an item is expected. */
export function pageRequest(id: string, url: string, item: ServiceItem): PageRequest {
  return { id, url, expect: { name: item.name, codes: [item.implementationCode, item.basicCode].filter((code): code is string => Boolean(code)) } };
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

/** An address of the catalogue as an absolute one; undefined where it stands on a portal that was not given or is no address. */
export function absoluteAddress(address: string, portal: string | undefined): string | undefined {
  if (isAbsolute(address)) return URL.canParse(address) ? address : undefined;
  return portal && URL.canParse(address, portal) ? new URL(address, portal).href : undefined;
}

function options(settings: FetchSettings, engine: Engine, now: () => Date): CrawlOptions {
  return {
    ...(settings.portal ? { portal: settings.portal } : {}),
    allowHosts: settings.allowHosts,
    version: toolVersion(),
    phrases: engine.schemas.crawlPhrases as CrawlPhrases,
    holdsGuide: settings.holdsGuide ?? readersOf(engine).holdsGuide,
    ready: (url) => profileAt(engine.schemas.portals, url)?.ready,
    decode: (bytes, contentType) => decode(bytes, /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1]).text,
    browser: { enabled: settings.browser },
    ...(settings.window ? { window: settings.window } : {}),
    ...(settings.gate ? { gate: settings.gate } : {}),
    ...(settings.signal ? { signal: settings.signal } : {}),
    now: () => now().getTime(),
  };
}
