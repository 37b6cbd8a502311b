import type { Agent } from 'undici';
import { createAgent } from './connection.js';
import { exchange, type Answer, type NoAnswer } from './exchange.js';
import { createHostGuard, isLoopback, type HostGuard, type Refusal } from './host-guard.js';
import { Host } from './host.js';
import { ACCEPT_ENCODING } from './inflate.js';
import { throughGate } from './gate.js';
import { openHours } from './night.js';
import { retryAfter } from './retry.js';
import { NO_RULES, readRobots, type RobotsRules } from './robots.js';
import type { Settings } from './settings.js';
import type { HostLeft } from './types.js';

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

/** To one host. */
const CONNECTIONS = 16;

/** Everything that is shared by the requests of one crawl: connections, rules, queues. */
export class Session {
  readonly guard: HostGuard;
  /** One for all hosts; where several machines fetch one a host, so that none keeps a connection to a host that is another's. */
  private readonly agents = new Map<string, Agent>();
  private readonly hosts = new Map<string, Host>();
  private readonly left = new Map<string, HostLeft>();
  private readonly robots = new Map<string, Promise<RobotsRules>>();

  constructor(readonly settings: Settings) {
    this.guard = createHostGuard(settings.portal, settings.allowedHosts ?? [], settings.allowHosts ?? []);
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

  /** Lets go of a host for another process: ends its connections, and says what that one has to know. */
  async release(host: string): Promise<HostLeft & { delay: number }> {
    const agent = this.agents.get(host);
    this.agents.delete(host);
    await agent?.destroy();
    const known = this.hosts.get(host);
    return { ...(known?.left ?? { wait: 0, rebuffs: 0 }), delay: known?.delay ?? 0 };
  }

  async close(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.destroy()));
  }

  private agentFor(host: string): Agent {
    const { gate, timeouts } = this.settings;
    const name = gate ? host : '';
    const agent = this.agents.get(name) ?? createAgent(this.guard, gate ? 1 : CONNECTIONS, timeouts.connect);
    this.agents.set(name, agent);
    return agent;
  }

  private exchange(url: URL, options: SendOptions): Promise<Answer | NoAnswer> {
    const { settings } = this;
    return exchange(this.agentFor(url.host), url, {
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
    const concurrency = settings.gate ? 1 : manners?.concurrency ?? settings.concurrency ?? (delay > 0 ? 1 : local ? 4 : 2);
    const host = new Host(url.host, delay, Math.max(1, concurrency), settings);
    this.hosts.set(url.host, host);
    const left = this.left.get(url.host);
    if (left) host.takeOver({ ...left, wait: 0 });
    // The request for robots.txt was the first start.
    host.hold(delay);
    settings.gate?.spaced(url.host, delay);
    settings.onProgress?.({ type: 'robots', origin: url.origin, delay });
    return host;
  }

  private rulesOf(origin: string): Promise<RobotsRules> {
    let rules = this.robots.get(origin);
    if (!rules) {
      // A host is known as soon as its rules are: whoever asks it next has to be told its delay.
      rules = this.fetchRules(origin).then((read) => {
        if (!read.unreachable) this.hostOf(new URL(origin), read);
        return read;
      });
      this.robots.set(origin, rules);
      // Where the host became another process's meanwhile, nothing is known of it.
      rules.catch(() => this.robots.delete(origin));
    }
    return rules;
  }

  /** What another process left behind, before anything but robots.txt is asked for. */
  private async takeOver(name: string, left: HostLeft): Promise<void> {
    this.left.set(name, left);
    this.hosts.get(name)?.takeOver(left);
    if (left.wait > 0) await this.settings.sleep(left.wait, this.settings.signal);
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
      const asked = url;
      const reply = await throughGate(this.settings.gate, asked.host, (left) => this.takeOver(asked.host, left), (check) => {
        check();
        return this.exchange(asked, { peek: 512 * 1024 });
      });
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
