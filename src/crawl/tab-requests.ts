import { hash } from 'node:crypto';
import type { CDPSession, HTTPRequest } from 'puppeteer';
import type { Answer } from './exchange.js';
import type { Session } from './session.js';
import type { HeaderMap, SubRequest } from './types.js';

/** What a page to be drawn consists of before its scripts run. */
export interface DrawJob {
  url: URL;
  /** Decoded document, already fetched: the browser gets this and does not fetch it again. */
  html: string;
  headers: HeaderMap;
}

const SKIPPED = new Set(['image', 'media', 'font', 'texttrack', 'manifest', 'ping', 'prefetch', 'cspviolationreport', 'websocket', 'eventsource']);
const KEPT = new Set(['script', 'stylesheet']);
/** Headers of an answer that no longer hold once its body is decoded and handed on. */
const DROPPED = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'strict-transport-security']);
const CACHE_BYTES = 48 * 1024 * 1024;

/** Scripts and style sheets that many pages share, fetched once. */
export class PartCache {
  private readonly parts = new Map<string, Answer>();
  private bytes = 0;

  get(url: string): Answer | undefined {
    return this.parts.get(url);
  }

  put(url: string, answer: Answer): void {
    if (answer.status !== 200 || answer.cut || this.bytes + answer.body.length > CACHE_BYTES || this.parts.has(url)) return;
    this.parts.set(url, answer);
    this.bytes += answer.body.length;
  }
}

/**
 * Answers every request of one page. The browser itself has no network: what is allowed goes through the session, so the
 * same hosts, the same robots.txt, the same queue and the same user agent hold for a page's parts as for pages.
 */
export class TabRequests {
  readonly seen: SubRequest[] = [];
  /** Requests for data and scripts that are not answered yet. */
  pending = 0;
  /** Of those, requests that wait for their turn at the host. */
  waiting = 0;
  /** Documents that the page's scripts moved on to. */
  moves = 0;
  private served = false;

  constructor(private readonly session: Session, private readonly cache: PartCache, private readonly job: DrawJob, private readonly cdp: CDPSession) {}

  /** Never rejects: a request whose page has gone is nobody's. */
  async handle(request: HTTPRequest): Promise<void> {
    try {
      await this.answer(request);
    } catch {
      await request.abort('failed').catch(() => undefined);
    }
  }

  private async answer(request: HTTPRequest): Promise<void> {
    const type = request.resourceType();
    const address = request.url();
    if (address.startsWith('data:') || address.startsWith('blob:') || address === 'about:blank') return request.continue();
    const isMain = request.isNavigationRequest() && request.frame()?.parentFrame() === null;
    if (isMain && !this.served) {
      this.served = true;
      return request.respond({ status: 200, headers: passedOn(this.job.headers), contentType: 'text/html; charset=utf-8', body: this.job.html });
    }
    const entry: SubRequest = { url: address, method: request.method(), type };
    this.seen.push(entry);
    if (isMain) this.moves += 1;
    if (SKIPPED.has(type) || address.endsWith('/favicon.ico') || !URL.canParse(address) || this.moves > 4 || this.seen.length > 500) {
      entry.refused = 'skipped';
      return request.abort('blockedbyclient');
    }
    this.pending += 1;
    try {
      await this.fetch(request, new URL(address), entry);
    } finally {
      this.pending -= 1;
    }
  }

  private async fetch(request: HTTPRequest, url: URL, entry: SubRequest): Promise<void> {
    const isRead = request.method() === 'GET';
    const known = isRead ? this.cache.get(url.href) : undefined;
    let reply = known ?? await this.send(request, url);
    for (let attempt = 1; isRead && attempt <= this.session.settings.retries && 'status' in reply && [429, 502, 503, 504].includes(reply.status); attempt += 1) {
      await this.session.settings.sleep(this.session.settings.backoff * 2 ** attempt, this.session.settings.signal);
      reply = await this.send(request, url);
    }
    if (!('status' in reply)) {
      entry.refused = 'withheld' in reply ? reply.withheld : reply.failure;
      return request.abort('withheld' in reply ? 'blockedbyclient' : 'failed');
    }
    entry.status = reply.status;
    if (reply.cut) {
      entry.refused = reply.cut;
      return request.abort('failed');
    }
    entry.sha256 = hash('sha256', reply.body);
    if (isRead && KEPT.has(entry.type)) this.cache.put(url.href, reply);
    await request.respond({ status: reply.status, headers: passedOn(reply.headers), body: reply.body });
  }

  private async send(request: HTTPRequest, url: URL): ReturnType<Session['send']> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers())) {
      const lower = name.toLowerCase();
      if (!lower.startsWith(':') && !lower.startsWith('sec-') && !['host', 'user-agent', 'accept-encoding', 'cookie', 'content-length', 'connection', 'upgrade-insecure-requests'].includes(lower)) headers[lower] = value;
    }
    const { cookies } = await this.cdp.send('Network.getCookies', { urls: [url.href] });
    if (cookies.length > 0) headers['cookie'] = cookies.map((each) => `${each.name}=${each.value}`).join('; ');
    const body = request.hasPostData() ? request.postData() ?? await request.fetchPostData() : undefined;
    this.waiting += 1;
    let turned = false;
    const turn = (): void => {
      if (turned) return;
      turned = true;
      this.waiting -= 1;
    };
    try {
      return await this.session.send(url, { method: request.method(), headers, ...(body === undefined ? {} : { body }), priority: 1, part: true, onTurn: turn });
    } finally {
      turn();
    }
  }
}

function passedOn(headers: HeaderMap): HeaderMap {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.has(name)));
}
