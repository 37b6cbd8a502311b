import type { Agent } from 'undici';
import { createAgent } from './connection.js';
import { exchange, type Answer, type NoAnswer } from './exchange.js';
import { createHostGuard, isLoopback, type HostGuard, type Refusal } from './host-guard.js';
import { Host } from './host.js';
import { ACCEPT_ENCODING } from './inflate.js';
import { openHours } from './night.js';
import { retryAfter } from './retry.js';
import { NO_RULES, readRobots, type RobotsRules } from './robots.js';
import type { Settings } from './settings.js';

/** Nothing was sent, and why. */
export interface Withheld {
  withheld: 'not-allowed' | 'disallowed' | 'stopped' | 'robots-unreachable';
  url: URL;
  refusal?: Refusal;
  rules?: RobotsRules;
}

export type Reply = Answer | NoAnswer | Withheld;

export interface SendOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** 0 pages, 1 parts of a page that is being drawn. */
  priority?: number;
  /** A part of a page: waits for a stated Crawl-delay, but not for our own default delay. */
  part?: boolean;
  peek?: number;
  /** Told how long the request waited for its turn, in milliseconds. */
  onTurn?: (waited: number) => void;
}

/** Everything that is shared by the requests of one crawl: connections, rules, queues. */
export class Session {
  readonly guard: HostGuard;
  private readonly agent: Agent;
  private readonly hosts = new Map<string, Host>();
  private readonly robots = new Map<string, Promise<RobotsRules>>();

  constructor(readonly settings: Settings) {
    this.guard = createHostGuard(settings.portal, settings.allowedHosts ?? [], settings.allowHosts ?? []);
    this.agent = createAgent(this.guard, 16, settings.timeouts.connect);
  }

  /** Sends one request in its turn, if host and robots.txt allow it. Rejects only when the crawl is ended. */
  async send(url: URL, options: SendOptions = {}): Promise<Reply> {
    const refusal = this.guard.refuses(url);
    if (refusal) return { withheld: 'not-allowed', url, refusal };
    const known = this.hosts.get(url.host);
    const rules = await this.rulesOf(url.origin);
    if (rules.unreachable) return { withheld: 'robots-unreachable', url, rules };
    if (!rules.allows(url)) return { withheld: 'disallowed', url };
    const host = known ?? this.hostOf(url, rules);
    if (host.stopped) return { withheld: 'stopped', url };
    const queued = performance.now();
    const spacing = options.part === true ? Math.min(host.delay, rules.delay ?? 0) : host.delay;
    const reply = await host.run<Reply>(async () => {
      options.onTurn?.(performance.now() - queued);
      if (host.stopped) return { withheld: 'stopped', url };
      const answer = await this.exchange(url, options);
      // Before the next request can start: the whole host is to be asked less often.
      if ('status' in answer && answer.status === 429) host.hold(Math.min(retryAfter(answer.headers, this.settings.now()) ?? this.settings.backoff, this.settings.maxRetryAfter));
      return answer;
    }, options.priority ?? 0, spacing);
    return 'code' in reply && reply.code === 'PRIVATE_ADDRESS' ? { withheld: 'not-allowed', url, refusal: 'private' } : reply;
  }

  /** The queue of an address whose request has been sent before. */
  hostAt(url: URL): Host | undefined {
    return this.hosts.get(url.host);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private exchange(url: URL, options: SendOptions): Promise<Answer | NoAnswer> {
    const { settings } = this;
    return exchange(this.agent, url, {
      method: options.method ?? 'GET',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'zh-CN,zh;q=0.9', ...options.headers, 'accept-encoding': ACCEPT_ENCODING, 'user-agent': settings.userAgent },
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.peek === undefined ? {} : { peek: options.peek }),
      ...(settings.signal ? { signal: settings.signal } : {}),
      timeouts: settings.timeouts,
      maxBytes: settings.maxBytes,
    });
  }

  private hostOf(url: URL, rules: RobotsRules): Host {
    const present = this.hosts.get(url.host);
    if (present) return present;
    const { settings } = this;
    const manners = settings.hosts?.[url.host] ?? settings.hosts?.[url.hostname];
    const local = isLoopback(url.hostname);
    const wanted = manners?.delay ?? settings.delay;
    const delay = rules.delay === undefined ? wanted ?? (local ? 0 : 500) : Math.max(rules.delay, wanted ?? 0);
    const concurrency = manners?.concurrency ?? settings.concurrency ?? (delay > 0 ? 1 : local ? 4 : 2);
    const host = new Host(url.host, delay, Math.max(1, concurrency), settings);
    this.hosts.set(url.host, host);
    // The request for robots.txt was the first start.
    host.hold(delay);
    settings.onProgress?.({ type: 'robots', origin: url.origin, delay });
    return host;
  }

  private rulesOf(origin: string): Promise<RobotsRules> {
    let rules = this.robots.get(origin);
    if (!rules) {
      rules = this.fetchRules(origin);
      this.robots.set(origin, rules);
    }
    return rules;
  }

  private async fetchRules(origin: string): Promise<RobotsRules> {
    let url = new URL('/robots.txt', origin);
    let failed: RobotsRules = NO_RULES;
    let hops = 0;
    for (let attempt = 0; attempt <= this.settings.retries; ) {
      const refusal = this.guard.refuses(url);
      // robots.txt that moved to a host we may not ask is as good as none.
      if (refusal) return NO_RULES;
      await openHours(url.host, this.settings);
      const reply = await this.exchange(url, { peek: 512 * 1024 });
      const location = 'status' in reply && reply.status >= 300 && reply.status < 400 ? reply.headers['location'] : undefined;
      if (location !== undefined && hops < 5 && URL.canParse(String(location), url.href)) {
        url = new URL(String(location), url);
        hops += 1;
        continue;
      }
      if ('status' in reply) {
        if (reply.status < 300) return readRobots(new URL('/robots.txt', origin).href, reply.body.toString('utf8'), this.settings.userAgent);
        if (reply.status < 500 && reply.status !== 429) return NO_RULES;
        failed = { ...NO_RULES, unreachable: { attempts: attempt + 1, outcome: reply.status === 429 ? 'rate-limited' : 'unavailable', status: reply.status } };
      } else if (reply.failure === 'aborted') {
        throw new Error('aborted');
      } else {
        const outcome = reply.code === 'PRIVATE_ADDRESS' ? 'not-allowed' : reply.failure;
        failed = { ...NO_RULES, unreachable: { attempts: outcome === 'not-allowed' ? 0 : attempt + 1, outcome, code: reply.code } };
        if (outcome === 'not-allowed') return failed;
      }
      attempt += 1;
      if (attempt <= this.settings.retries) await this.settings.sleep(this.settings.backoff * 2 ** (attempt - 1), this.settings.signal);
    }
    return failed;
  }
}
