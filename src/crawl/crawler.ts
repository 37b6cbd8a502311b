import { setMaxListeners } from 'node:events';
import { Renderer, startRenderer } from './browser.js';
import { checkLink } from './links.js';
import { takePage, type PageOutcome } from './page.js';
import { takePart, type PartResult } from './parts.js';
import { Session } from './session.js';
import { settle, type Settings } from './settings.js';
import type { CrawlOptions, HostLeft, LinkResult, PageRequest, PageResult } from './types.js';

/** Pages of one host that are under way at once: being fetched, waiting for a retry, being drawn. */
const UNDER_WAY = 24;
/** Finished pages that wait for whoever consumes them; more are not begun, so that memory stays flat. */
const UNREAD = 64;

export interface Crawler {
  /** Fetches pages; results come in the order in which they are done. Ends early, without an error, when the signal is raised. */
  crawl(requests: readonly PageRequest[]): AsyncIterable<PageResult>;
  /** Looks at links with a small request each; results in the order of the addresses, each told to `onDone` as soon as it is there. */
  checkLinks(urls: readonly string[], onDone?: (result: LinkResult) => Promise<void>): Promise<LinkResult[]>;
  /** Fetches a style sheet, a picture or a linked file in its turn at the host. */
  takePart(url: string, maxBytes: number): Promise<PartResult>;
  /** Lets go of a host (`name` or `name:port`) for another process. */
  release(host: string): Promise<HostLeft & { delay: number }>;
  close(): Promise<void>;
}

/** One set of connections, queues, robots.txt and browser for several crawls. */
export function createCrawler(options: CrawlOptions): Crawler {
  const ending = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal;
  // One signal ends every exchange and every wait that is under way.
  setMaxListeners(0, signal);
  const settings = settle({ ...options, signal });
  const session = new Session(settings);
  let renderer: Promise<Renderer | string> | undefined;
  const browser = (): Promise<Renderer | string> => (renderer ??= startRenderer(session));
  return {
    crawl: (requests) => results(session, settings, browser, requests),
    async checkLinks(urls, onDone) {
      const known = new Map<string, Promise<LinkResult>>();
      const look = async (url: string): Promise<LinkResult> => {
        const result = await checkLink(session, url);
        await onDone?.(result);
        return result;
      };
      const once = (url: string): Promise<LinkResult> => {
        const coming = known.get(url) ?? look(url);
        known.set(url, coming);
        return coming;
      };
      return Promise.all(urls.map(once));
    },
    takePart: (url, maxBytes) => takePart(session, url, maxBytes),
    release: (host) => session.release(host),
    async close() {
      ending.abort();
      const running = await renderer;
      if (running instanceof Renderer) await running.close();
      await session.close();
    },
  };
}

async function* results(session: Session, settings: Settings, browser: () => Promise<Renderer | string>, requests: readonly PageRequest[]): AsyncGenerator<PageResult, void, undefined> {
  const finished: PageResult[] = [];
  let wakeReader = (): void => {};
  let wakeWorkers: (() => void)[] = [];
  let ended = false;
  let failure: unknown;
  let done = 0;

  const take = async (group: PageRequest[]): Promise<void> => {
    const [first] = group;
    if (!first) return;
    const outcome: PageOutcome = await takePage(session, browser, first);
    for (const request of group) {
      done += 1;
      finished.push({ id: request.id, url: request.url, ...outcome });
      settings.onProgress?.({ type: 'page', id: request.id, url: request.url, outcome: outcome.outcome, done, total: requests.length });
    }
    wakeReader();
  };
  const work = async (queue: PageRequest[][]): Promise<void> => {
    for (let group = queue.shift(); group && !ended; group = queue.shift()) {
      while (finished.length >= UNREAD && !ended) await new Promise<void>((wake) => { wakeWorkers.push(wake); });
      if (ended || settings.signal?.aborted === true) return;
      await take(group);
    }
  };

  const workers = byHost(requests).flatMap((queue) => Array.from({ length: Math.min(UNDER_WAY, queue.length) }, () => work(queue)));
  let open = workers.length;
  for (const worker of workers) {
    worker.catch((error: unknown) => { failure ??= error; }).finally(() => {
      open -= 1;
      wakeReader();
    });
  }
  try {
    while (true) {
      const next = finished.shift();
      if (next) {
        if (wakeWorkers.length > 0 && finished.length < UNREAD / 2) {
          const waiting = wakeWorkers;
          wakeWorkers = [];
          for (const wake of waiting) wake();
        }
        yield next;
      } else if (settings.signal?.aborted === true) {
        // What was fetched is still named and given out: a run that is ended loses no page that it has.
        if (open === 0) return;
        await new Promise<void>((wake) => { wakeReader = wake; });
      } else if (failure !== undefined) throw failure;
      else if (open === 0) return;
      else await new Promise<void>((wake) => { wakeReader = wake; });
    }
  } finally {
    ended = true;
    for (const wake of wakeWorkers) wake();
  }
}

/** Requests in groups of one address, in queues of one host, in the order given. */
function byHost(requests: readonly PageRequest[]): PageRequest[][][] {
  const groups = new Map<string, PageRequest[]>();
  const hosts = new Map<string, PageRequest[][]>();
  for (const request of requests) {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const key = url?.href ?? request.url;
    const group = groups.get(key);
    if (group) {
      group.push(request);
      continue;
    }
    const fresh = [request];
    groups.set(key, fresh);
    const queue = hosts.get(url?.host ?? '');
    if (queue) queue.push(fresh);
    else hosts.set(url?.host ?? '', [fresh]);
  }
  return [...hosts.values()];
}
