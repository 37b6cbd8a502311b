import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PQueue from 'p-queue';
import { shanghaiTime } from '../../model/shanghai-time.js';
import { dropIfOver, getHandedOut, giveBack, LostLease, openHandedOut, openQueue, openStore, renewLeases, seeWorker, takeBackLapsed, takeJob, type JobKind, type Queue, type Store, type StoreLocation, type TakenJob } from '../../store/index.js';
import { forUsers } from '../open-store.js';
import { toolVersion } from '../versions.js';
import { openForWork, type FleetAbout, type OpenedCensus } from './opened-census.js';
import { Hosts } from './hosts.js';
import { BEAT, LEASE, Life } from './life.js';
import { Setbacks } from './setbacks.js';
import { doJob, hasRoom } from './slice.js';
import { openTools, warmUp, type Tools } from './tools.js';
import { fleetVersion, shownVersion } from './version.js';

export interface WorkerSettings {
  location: StoreLocation;
  /** Folder for copies, readings and the like of this worker. */
  data: string;
  /** Hosts that are asked at once. */
  hosts: number;
  /** Slices that are read and compared at once; default: some a core, because most of their time they wait for second takings and the database. */
  checks?: number;
  /** Ends the worker: what it has begun goes back. */
  signal: AbortSignal;
  /** Milliseconds, for trials. */
  lease?: number;
  say: (sentence: string) => void;
}

/** What a worker tells of itself. */
export interface WorkerAbout {
  hosts: number;
  doing: { kind: JobKind; census: string; slice: number }[];
  asking: string[];
  /** Jobs that it has done. */
  done: number;
  /** Resident megabytes. */
  memory: number;
  /** Why it takes no jobs. */
  refuses?: string;
}

/** Between two looks for a job when there was none, milliseconds. */
const LOOK = 400;

/**
 * Works on the censuses that are handed out, until the signal is raised. What it takes it holds by signs of life; when it has lost
 * its hold (a cut connection, a machine that stood still) it drops all that it had begun, writes nothing of it and begins anew.
 */
export async function runWorker(settings: WorkerSettings): Promise<void> {
  await forUsers(settings.location, async () => {
    const store = await openStore(settings.location);
    // Signs of life wait behind no work: they have a connection of their own.
    const pulse = await openStore(settings.location);
    try {
      const tools = await openTools();
      try {
        const version = fleetVersion(tools.engine);
        await warmUp(tools);
        const queue = await openQueue(store, version);
        try {
          await new Worker(settings, store, pulse, queue, version, tools).work();
        } finally {
          await queue.close();
        }
      } finally {
        tools.close();
      }
    } finally {
      await pulse.close();
      await store.close();
    }
  });
}

class Worker {
  private readonly id = randomUUID().slice(0, 8);
  private readonly lease: number;
  private readonly shares: boolean;
  private readonly startedAt = shanghaiTime(Date.now());
  private readonly life: Life;
  private hosts: Hosts;
  /** Slices that were fetched here are read and compared in it. */
  private readonly room: PQueue;
  private readonly setbacks = new Setbacks();
  private benches = new Map<string, Promise<OpenedCensus>>();
  private ended = new AbortController();
  private readonly jobs = new Map<string, TakenJob>();
  /** Jobs that were broken off and could not be given back yet. */
  private readonly owed = new Map<TakenJob, string>();
  private readonly running = new Set<Promise<void>>();
  private tending: Promise<void> | undefined;
  private readonly limits: Record<'fetch' | 'check', number>;
  private done = 0;
  private refuses: string | undefined;
  /** It takes nothing at all. */
  private barred = false;

  constructor(private readonly settings: WorkerSettings, private readonly store: Store, private readonly pulse: Store, private readonly queue: Queue, private readonly version: string, private readonly tools: Tools) {
    this.lease = settings.lease ?? LEASE;
    this.shares = settings.location.folder !== undefined;
    this.life = new Life(this.lease);
    this.limits = { fetch: settings.hosts, check: settings.checks ?? Math.max(availableParallelism(), Math.min(12, 3 * availableParallelism())) };
    this.hosts = this.newHosts();
    this.room = new PQueue({ concurrency: this.limits.check });
  }

  private newHosts(): Hosts {
    return new Hosts(this.store, this.id, this.lease, this.life, this.ended.signal);
  }

  async work(): Promise<void> {
    const { say, hosts } = this.settings;
    await this.renew();
    await this.tend();
    say(`已接入，本机名“${hostname()}”，版本 ${shownVersion(toolVersion(), this.version)}，同时访问的网站最多 ${hosts} 个。按 Ctrl+C 退出，做到一半的交回。`);
    const beating = this.keepBeating();
    await Promise.all([this.take(['fetch'], this.limits.fetch), this.take(['check', 'confirm'], this.limits.check)]);
    await Promise.allSettled(this.running);
    await beating;
    await this.leave();
  }

  /** Takes jobs of some kinds as long as there is room for them. */
  private async take(kinds: JobKind[], most: number): Promise<void> {
    const { signal } = this.settings;
    const own = new Set<Promise<void>>();
    while (!signal.aborted) {
      if (own.size >= most) {
        // The signal ends what is under way.
        await Promise.race(own);
        continue;
      }
      const ready = this.life.left > 0 && !this.barred && this.setbacks.wait === 0 && (hasRoom(this.room) || !kinds.includes('fetch'));
      const job = ready ? await this.next(kinds) : undefined;
      if (job) {
        const lane = this.goOn(job).finally(() => own.delete(lane));
        own.add(lane);
      } else await wait(LOOK, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Does a job, and what it is followed by as soon as its pages are there. */
  private async goOn(first: TakenJob): Promise<void> {
    let job: TakenJob | undefined = first;
    while (job) {
      const one = job;
      job = await new Promise<TakenJob | undefined>((resolve) => {
        const doing = this.perform(one, resolve).finally(() => {
          this.running.delete(doing);
          resolve(undefined);
        });
        this.running.add(doing);
      });
    }
  }

  private async next(kinds: JobKind[]): Promise<TakenJob | undefined> {
    for (const kind of kinds) {
      const job = await takeJob(this.store, this.queue, kind, this.id, this.lease).catch(() => undefined);
      if (job) return job;
    }
    return undefined;
  }

  private async perform(job: TakenJob, fetched: (next: TakenJob | undefined) => void): Promise<void> {
    const over = (): void => {
      if (this.jobs.get(job.id) === job) this.jobs.delete(job.id);
    };
    const begun = performance.now();
    const { ended } = this;
    try {
      if (await dropIfOver(this.store, this.queue, job)) return;
      this.jobs.set(job.id, job);
      const bench = await this.benchOf(job.census);
      await doJob(this.store, this.queue, bench, job, { worker: this.id, lease: this.lease, room: this.room, fetched, over });
      over();
      this.done += 1;
      this.setbacks.succeeded();
    } catch (cause) {
      const why = this.settings.signal.aborted ? '机器退出' : cause instanceof Error ? cause.message : String(cause);
      if (!(cause instanceof LostLease) && !this.settings.signal.aborted && !ended.signal.aborted) {
        this.setbacks.failed(begun);
        this.settings.say(`第 ${job.slice + 1} 组没有做成，交回：${why}`);
      }
      over();
      const given = await this.giveBack(job, why);
      if (given === 'untold') this.owed.set(job, why);
      // The next sign of life finds it missing, and all is dropped that was begun.
      if (given === 'lost' && !ended.signal.aborted && !this.jobs.has(job.id)) this.jobs.set(job.id, job);
    }
  }

  /** Whether the job was given back, was another worker's already, or the database could not be told. */
  private giveBack(job: TakenJob, why: string): Promise<'given' | 'lost' | 'untold'> {
    return giveBack(this.store, this.queue, job, why).then(() => 'given', (cause: unknown) => (cause instanceof LostLease ? 'lost' : 'untold'));
  }

  private benchOf(census: string): Promise<OpenedCensus> {
    const known = this.benches.get(census);
    if (known) return known;
    const opening = this.open(census);
    this.benches.set(census, opening);
    opening.catch(() => this.benches.delete(census));
    return opening;
  }

  private async open(census: string): Promise<OpenedCensus> {
    const handed = await getHandedOut(this.store, census);
    if (!handed) throw new Error('这次普查已不在库中');
    if ((handed.about as FleetAbout).shared !== this.shares) {
      // Handed out since the last look: what it took would lie where nobody looks for it.
      this.barred = true;
      throw new Error('网页原件另有存放的地方');
    }
    const open = await openHandedOut(this.store);
    const keep = new Set([handed, ...open].map(({ about }) => (about as FleetAbout).files));
    return openForWork(this.store, handed, path.resolve(this.settings.data, 'fleet'), this.tools, this.hosts, keep, AbortSignal.any([this.ended.signal, this.settings.signal]));
  }

  private async keepBeating(): Promise<void> {
    while (!this.settings.signal.aborted || this.running.size > 0) {
      await wait(Math.min(BEAT, this.lease / 4));
      await this.renew().catch(() => undefined);
      this.tending ??= this.tend().catch(() => undefined).finally(() => { this.tending = undefined; });
    }
    await this.tending;
  }

  /** A sign of life: what is still this worker's stays so. What is not, it has lost, and all that it had begun with it. */
  private async renew(): Promise<void> {
    const moment = Life.moment();
    const [jobs, tokens] = [[...this.jobs.values()], this.hosts.tokens];
    const renewed = await renewLeases(this.pulse, this.id, this.lease, { jobs: jobs.map(({ token }) => token), hosts: [...tokens] });
    const own = new Set(renewed.jobs);
    const missing = jobs.filter((job) => !own.has(job.id) && this.jobs.get(job.id) === job);
    if (missing.length > 0 || !this.hosts.heard(renewed.hosts, tokens)) this.startAnew();
    this.life.renewed(moment);
  }

  /** What is done between two signs of life: what is owed is given back, what others lost taken back, and what goes on is looked at and told. */
  private async tend(): Promise<void> {
    await this.hosts.letIdleGo();
    for (const [job, why] of this.owed) if ((await this.giveBack(job, why)) !== 'untold') this.owed.delete(job);
    await takeBackLapsed(this.store, this.queue);
    await this.look();
    await this.tell(this.settings.signal.aborted ? 'left' : this.refuses === undefined ? 'working' : 'refusing');
  }

  /** Drops all that was begun: it belongs to others now. */
  private startAnew(): void {
    const { benches, ended } = this;
    this.ended = new AbortController();
    this.hosts.forget();
    this.hosts = this.newHosts();
    this.benches = new Map();
    this.jobs.clear();
    ended.abort();
    this.settings.say('与数据库的联系中断过久，手上的任务已转交其他机器，现在重新开始。');
    void close(benches);
  }

  /** Which censuses are open: those of another version are left to others, those that are over are closed. */
  private async look(): Promise<void> {
    const open = await openHandedOut(this.store);
    const other = open.find(({ version }) => version !== this.version);
    const unlike = other && `普查“${(other.about as FleetAbout).catalogue}”是另一版本的指南针（版本标识 ${other.version.slice(0, 8)}，本机 ${this.version.slice(0, 8)}）交办的，本机不接它的任务，以免结论不一致；请把各台机器装成同一个安装包。`;
    const apart = open.find(({ about }) => (about as FleetAbout).shared !== this.shares);
    this.barred = apart !== undefined;
    const refuses = apart ? `普查“${(apart.about as FleetAbout).catalogue}”的网页原件${(apart.about as FleetAbout).shared ? '存在共用文件夹里，请用 --share 指定同一个文件夹' : '存在数据库里，请去掉 --share'}再运行本机。` : unlike;
    if (refuses !== undefined && refuses !== this.refuses) this.settings.say(refuses);
    this.refuses = refuses;
    const over = [...this.benches].filter(([census]) => !open.some((one) => one.census === census) && ![...this.jobs.values()].some((job) => job.census === census));
    for (const [census] of over) this.benches.delete(census);
    await close(new Map(over));
  }

  private async tell(state: 'working' | 'refusing' | 'left'): Promise<void> {
    const about: WorkerAbout = {
      hosts: this.settings.hosts, doing: [...this.jobs.values()].map(({ kind, census, slice }) => ({ kind, census, slice })), asking: this.hosts.names, done: this.done,
      memory: Math.round(process.memoryUsage().rss / 1024 / 1024), ...(this.refuses === undefined ? {} : { refuses: this.refuses }),
    };
    await seeWorker(this.store, { id: this.id, machine: hostname(), version: shownVersion(toolVersion(), this.version), startedAt: this.startedAt, seenAt: shanghaiTime(Date.now()), state, about }, this.lease);
  }

  /** What was begun has gone back; hosts are let go. */
  private async leave(): Promise<void> {
    await this.hosts.letAllGo();
    await close(this.benches);
    await this.tell('left').catch(() => undefined);
  }
}

async function close(benches: ReadonlyMap<string, Promise<OpenedCensus>>): Promise<void> {
  for (const opening of benches.values()) await opening.then((bench) => bench.close(), () => undefined);
}
