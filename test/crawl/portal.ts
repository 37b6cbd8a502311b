import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCrawler, type Crawler, type CrawlOptions, type CrawlPhrases, type PageResult } from '../../src/crawl/index.js';

export interface Hit {
  path: string;
  method: string;
  at: number;
  headers: IncomingMessage['headers'];
}

export type Route = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

export interface Portal {
  origin: string;
  host: string;
  hits: Hit[];
  /** How often a path was asked for. */
  count(path: string): number;
  close(): Promise<void>;
}

/** A real server on 127.0.0.1; what has no route is a 404, robots.txt is absent unless given. */
export async function openPortal(routes: Record<string, Route>): Promise<Portal> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push({ path, method: request.method ?? '', at: Date.now(), headers: request.headers });
    const route = routes[path] ?? routes[path.split('?', 1)[0] ?? ''];
    if (route) route(request, response, hits.filter((each) => each.path === path).length);
    else send(response, '<h1>404 Not Found</h1>', { status: 404 });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, hits,
    count: (path) => hits.filter((each) => each.path === path).length,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}

export function send(response: ServerResponse, body: string | Buffer, { status = 200, type = 'text/html; charset=utf-8', headers = {} }: { status?: number; type?: string; headers?: Record<string, string> } = {}): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers });
  response.end(bytes);
}

export const page = (body: string, head = ''): string => `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

/** A page with the labels that stand for guide data in these tests. */
export const GUIDE = page('<h1>食堂备案</h1><table><tr><th>受理条件</th><td>在本区开办食堂</td></tr><tr><th>办理地点</th><td>山前路1号</td></tr></table>');

export const phrases = JSON.parse(readFileSync(new URL('../../schemas/crawl-phrases.json', import.meta.url), 'utf8')) as CrawlPhrases;

export function holdsGuide(page: { html: () => string }): boolean {
  const html = page.html();
  return html.includes('受理条件') && html.includes('办理地点') && !html.includes("'受理条件'");
}

/** Options for a local portal: waits are noted but not waited for. An answer may take as long as a busy machine needs. */
export function quick(portal: string, waits: number[] = []): CrawlOptions {
  return {
    portal, phrases, holdsGuide,
    decode: (bytes) => new TextDecoder('utf-8').decode(bytes),
    sleep: (ms) => { waits.push(ms); return Promise.resolve(); },
    timeouts: { headers: 60_000, idle: 60_000, total: 120_000 },
    browser: { enabled: false },
  };
}

/** The same for a site that does not answer: so long is it waited for. */
export function hasty(portal: string, ms = 900): CrawlOptions {
  return { ...quick(portal), timeouts: { headers: ms, idle: ms, total: 120_000 } };
}

/** The same with waits that are really waited. */
export function patient(portal: string): CrawlOptions {
  const options = quick(portal);
  delete options.sleep;
  return options;
}

/** Crawls addresses and gives the results in the order of the addresses. */
export async function take(urls: string[], options: CrawlOptions, shared?: Crawler): Promise<PageResult[]> {
  const crawler = shared ?? createCrawler(options);
  const results = new Map<string, PageResult>();
  try {
    for await (const result of crawler.crawl(urls.map((url, index) => ({ id: String(index), url })))) results.set(result.id, result);
  } finally {
    if (!shared) await crawler.close();
  }
  return urls.flatMap((_, index) => results.get(String(index)) ?? []);
}

export async function takeOne(url: string, options: CrawlOptions, shared?: Crawler): Promise<PageResult> {
  const [result] = await take([url], options, shared);
  if (!result) throw new Error('no result');
  return result;
}
