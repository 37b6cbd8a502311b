import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, HTTPRequest } from 'puppeteer';
import { retryAfter } from './retry.js';
import type { Reply, Session } from './session.js';
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

/** Scripts and style sheets that many pages share, fetched once, also when several tabs ask at the same time. */
export class PartCache {
  private readonly parts = new Map<string, Promise<Reply>>();
  private bytes = 0;

  take(url: string, fetch: () => Promise<Reply>): Promise<Reply> {
    const known = this.parts.get(url);
    if (known) return known;
    const coming = fetch();
    this.parts.set(url, coming);
    coming.then((reply) => {
      const fits = 'status' in reply && reply.status === 200 && !reply.cut && this.bytes + reply.body.length <= CACHE_BYTES;
      if (fits) this.bytes += reply.body.length;
      else this.parts.delete(url);
    }, () => this.parts.delete(url));
    return coming;
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
  /** When the last of them was answered: what it brought is drawn after that. */
  restedAt = 0;
  /** Of those, requests that wait for their turn at the host. */
  waiting = 0;
  /** Documents that the page's scripts moved on to. */
  moves = 0;
  private served = false;
  private tellRest = (): void => {};

  constructor(private readonly session: Session, private readonly cache: PartCache, private readonly job: DrawJob, private readonly cdp: CDPSession) {}

  /** Resolves when no data and no script is under way, or after so many milliseconds. */
  async rest(most: number): Promise<void> {
    if (this.pending === 0) return;
    const over = new AbortController();
    await Promise.race([new Promise<void>((tell) => { this.tellRest = tell; }), wait(most, undefined, { signal: over.signal }).catch(() => undefined)]);
    over.abort();
  }

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
      this.restedAt = performance.now();
      if (this.pending === 0) this.tellRest();
    }
  }

  private async fetch(request: HTTPRequest, url: URL, entry: SubRequest): Promise<void> {
    const isRead = request.method() === 'GET';
    const fetch = (): Promise<Reply> => this.persist(request, url, isRead ? this.session.settings.retries : 0);
    const reply = await (isRead && KEPT.has(entry.type) ? this.cache.take(url.href, fetch) : fetch());
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
    await request.respond({ status: reply.status, headers: passedOn(reply.headers), body: reply.body });
  }

  /** Reading is tried again where the site is busy for a moment. */
  private async persist(request: HTTPRequest, url: URL, retries: number): Promise<Reply> {
    const { settings } = this.session;
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.send(request, url);
      if (attempt > retries || !('status' in reply) || ![429, 502, 503, 504].includes(reply.status)) return reply;
      const asked = retryAfter(reply.headers, settings.now()) ?? 0;
      if (asked > settings.maxRetryAfter) return reply;
      await settings.sleep(Math.max(asked, settings.backoff * 2 ** (attempt - 1)), settings.signal);
    }
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
