import PQueue from 'p-queue';
import type { Outcome } from '../model/capture.js';
import { throughGate } from './gate.js';
import { openHours } from './night.js';
import type { Settings } from './settings.js';
import type { HostLeft, StoppedHost } from './types.js';

/** Outcomes that say that a host does not want us or cannot serve us. */
const REBUFFS: ReadonlySet<Outcome> = new Set<Outcome>(['rate-limited', 'forbidden', 'unavailable', 'network', 'timeout', 'challenge']);

/** Milliseconds. */
const MARGIN = 20;

/** One host's queue: starts are spaced, few requests run at once, and a host that keeps refusing is left alone. */
export class Host {
  /** Set once the host is left alone. */
  stopped: StoppedHost | undefined;
  private readonly queue: PQueue;
  /** When the next request may start, and when the last one did. */
  private next = 0;
  private last = -Infinity;
  private rebuffs = 0;

  constructor(readonly name: string, readonly delay: number, concurrency: number, private readonly settings: Settings) {
    this.queue = new PQueue({ concurrency });
    this.stopped = settings.stopped?.[name];
  }

  /** Runs a request in its turn. Higher priority first; `spacing` replaces the host's delay for parts of a page. */
  run<T>(task: () => Promise<T>, priority = 0, spacing = this.delay): Promise<T> {
    const { signal } = this.settings;
    return this.queue.add(
      async () => {
        await openHours(this.name, this.settings);
        return throughGate(this.settings.gate, this.name, (left) => this.takeOver(left), async (check) => {
          await this.turn(spacing);
          check();
          return task();
        });
      },
      signal ? { priority, signal } : { priority },
    );
  }

  private async turn(wanted: number): Promise<void> {
    const { now, sleep, signal } = this.settings;
    // Requests do not all take the same time to arrive: the site sees the delay that it asked for only with a little on top.
    const spacing = wanted + Math.min(MARGIN, wanted * 0.05);
    const asked = now();
    const start = Math.max(asked, this.next);
    this.next = start + spacing;
    if (start > asked) await sleep(start - asked, signal);
    // Timers are late at times: the space to a start that was late is kept as well.
    const early = this.last + spacing - now();
    if (early > 0) await sleep(early, signal);
    this.last = now();
  }

  /** Nobody starts before so many milliseconds are over (Retry-After). */
  hold(ms: number): void {
    this.next = Math.max(this.next, this.settings.now() + ms);
  }

  /** Goes on where another process left off. */
  takeOver({ wait, rebuffs, stopped }: HostLeft): void {
    this.hold(wait);
    this.rebuffs = rebuffs;
    this.stopped ??= stopped;
  }

  /** What the next process has to know. */
  get left(): HostLeft {
    return { wait: Math.max(0, this.next - this.settings.now()), rebuffs: this.rebuffs, ...(this.stopped ? { stopped: this.stopped } : {}) };
  }

  /** Counts first answers of pages; a streak of rebuffs stops the host. Returns true when this one stopped it. */
  note(outcome: Outcome): boolean {
    if (!REBUFFS.has(outcome)) {
      this.rebuffs = 0;
      return false;
    }
    this.rebuffs += 1;
    if (this.stopped || this.rebuffs < this.settings.streak) return false;
    this.stopped = { outcome, message: `${this.name} 连续 ${this.rebuffs} 个页面未能取得（${REASONS[outcome] ?? '未应答'}），本次运行不再访问该网站` };
    return true;
  }
}

const REASONS: Partial<Record<Outcome, string>> = {
  'rate-limited': '对方要求降低访问频率',
  forbidden: '对方拒绝访问',
  unavailable: '对方服务出错',
  network: '无法连接',
  timeout: '未在规定时间内应答',
  challenge: '对方要求安全验证',
};
