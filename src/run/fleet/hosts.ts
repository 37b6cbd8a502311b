import { setTimeout as wait } from 'node:timers/promises';
import type { HostGate, HostLeft, StoppedHost } from '../../crawl/index.js';
import { LostLease, noteDelay, releaseHost, takeHost, type Store } from '../../store/index.js';
import type { Life } from './life.js';

/** Whose connections to a host are meant: those of one census. */
export interface HostUser {
  /** Ends the connections to a host; what is left behind of it. */
  release(host: string): Promise<HostLeft & { delay: number }>;
  /** How another worker was stopped by the host. */
  stopped(host: string): Promise<StoppedHost | undefined>;
}

interface Held {
  token: string;
  user: HostUser;
  /** Somebody else waits for it. */
  wanted: boolean;
  usedAt: number;
}

/** Between two tries for a host that is another's; whoever lets go for somebody else waits longer than that. Milliseconds. */
const AGAIN = 200;
const POLITE = 600;
/** A host that was not asked for so long is let go. */
const IDLE = 3_000;

/** The hosts that a worker alone may ask: one request at a time, and nothing any more once it has lost them. */
export class Hosts {
  private readonly held = new Map<string, Held>();
  private readonly turns = new Map<string, (() => void)[]>();

  constructor(private readonly store: Store, private readonly worker: string, private readonly lease: number, private readonly life: Life, private readonly signal: AbortSignal) {}

  /** The gate of one census's crawler. */
  gate(user: HostUser): HostGate {
    return {
      enter: (host) => this.enter(user, host),
      check: (host) => {
        if (this.life.left <= 0 || this.held.get(host)?.user !== user) throw new LostLease();
      },
      leave: (host) => this.endTurn(host),
      spaced: (host, delay) => {
        const token = this.held.get(host)?.token;
        if (token !== undefined && delay > 0) noteDelay(this.store, host, token, delay).catch(() => undefined);
      },
    };
  }

  /** Names of the hosts that are held. */
  get names(): string[] {
    return [...this.held.keys()].sort();
  }

  /** Hears which hosts are still held, and for which somebody waits. False where one that was held `before` is lost. */
  heard(hosts: readonly { host: string; wanted: boolean }[], before: ReadonlySet<string>): boolean {
    const own = new Map(hosts.map(({ host, wanted }) => [host, wanted]));
    for (const [host, held] of this.held) {
      if (!own.has(host)) {
        if (before.has(held.token)) return false;
        continue;
      }
      held.wanted = own.get(host) === true;
    }
    return true;
  }

  /** Lets go of the hosts that somebody waits for or that are asked no more, as soon as no request is under way. */
  async letIdleGo(): Promise<void> {
    for (const [host, held] of this.held) if (held.wanted || performance.now() - held.usedAt > IDLE) await this.letGo(host);
  }

  get tokens(): Set<string> {
    return new Set([...this.held.values()].map(({ token }) => token));
  }

  /** Lets a host go unless a request is under way. */
  async letGo(host: string): Promise<void> {
    if (this.turns.has(host)) return;
    await this.inTurn(host, async () => {
      const held = this.held.get(host);
      if (held) await this.release(host, held);
    });
  }

  async letAllGo(): Promise<void> {
    await Promise.all(this.names.map((host) => this.letGo(host)));
  }

  /** All is lost: nothing that was begun goes on. */
  forget(): void {
    this.held.clear();
  }

  private async enter(user: HostUser, host: string): Promise<HostLeft | undefined> {
    await this.beginTurn(host);
    try {
      const held = this.held.get(host);
      if (this.life.left <= 0) throw new LostLease();
      if (held && held.user === user && !held.wanted) {
        held.usedAt = performance.now();
        return undefined;
      }
      if (held) {
        await this.release(host, held);
        if (held.wanted) await wait(POLITE, undefined, { signal: this.signal });
      }
      return await this.take(user, host);
    } catch (cause) {
      this.endTurn(host);
      throw cause;
    }
  }

  private async take(user: HostUser, host: string): Promise<HostLeft> {
    for (;;) {
      if (this.life.left <= 0) throw new LostLease();
      const taken = await takeHost(this.store, host, this.worker, this.lease);
      if (taken) {
        this.held.set(host, { token: taken.token, user, wanted: false, usedAt: performance.now() });
        const stopped = await user.stopped(host);
        return { wait: taken.wait, rebuffs: taken.rebuffs, ...(stopped ? { stopped } : {}) };
      }
      await wait(AGAIN, undefined, { signal: this.signal });
    }
  }

  private async release(host: string, held: Held): Promise<void> {
    this.held.delete(host);
    const { wait: ms, delay, rebuffs } = await held.user.release(host);
    await releaseHost(this.store, host, held.token, { wait: ms, delay, rebuffs });
  }

  private async inTurn(host: string, work: () => Promise<void>): Promise<void> {
    await this.beginTurn(host);
    try {
      await work();
    } finally {
      this.endTurn(host);
    }
  }

  private async beginTurn(host: string): Promise<void> {
    const waiting = this.turns.get(host);
    if (waiting) await new Promise<void>((turn) => waiting.push(turn));
    else this.turns.set(host, []);
  }

  private endTurn(host: string): void {
    const next = this.turns.get(host)?.shift();
    if (next) next();
    else this.turns.delete(host);
  }
}
