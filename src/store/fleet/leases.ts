import { randomUUID } from 'node:crypto';
import type { Store } from '../store.js';
import { nextSliceOf } from './censuses.js';
import { inMs, NOW } from './clock.js';
import type { JobKind, Queue } from './queue.js';

/** A job that a worker has taken. */
export interface TakenJob {
  id: string;
  kind: JobKind;
  census: string;
  slice: number;
  /** Proves that it is still this worker's. */
  token: string;
}

/** The job is no longer this worker's: nothing was written. */
export class LostLease extends Error {
  constructor() {
    super('任务已转交其他机器');
    this.name = 'LostLease';
  }
}

/** Takes the next job of a kind for a worker, which has to say within `lease` milliseconds that it is still at it. */
export async function takeJob(store: Store, queue: Queue, kind: JobKind, worker: string, lease: number): Promise<TakenJob | undefined> {
  return store.write(async () => {
    const job = await queue.next(kind);
    if (!job) return undefined;
    const token = randomUUID();
    const row = { queue: queue.nameOf(kind), worker, token, until: inMs(lease), since: NOW, census: job.census, slice: job.slice };
    await store.db.insertInto('jobLeases').values({ job: job.id, ...row }).onConflict((conflict) => conflict.column('job').doUpdateSet(row)).execute();
    return { ...job, kind, token };
  });
}

/** Does a piece of work in a transaction in which the job is proven to be this worker's, and stays so until it ends. @throws LostLease */
export async function whileHeld<T>(store: Store, job: Pick<TakenJob, 'id' | 'token'>, work: () => Promise<T>): Promise<T> {
  return store.write(async () => {
    const own = await store.db.selectFrom('jobLeases').select('job').where('job', '=', job.id).where('token', '=', job.token).forUpdate().executeTakeFirst();
    if (!own) throw new LostLease();
    return work();
  });
}

/** Closes a job together with what came of it: both stand, or neither, and once. @throws LostLease */
export async function completeJob(store: Store, queue: Queue, job: TakenJob, work: () => Promise<void>): Promise<void> {
  await whileHeld(store, job, async () => {
    await work();
    await strikeOff(store, queue, job);
  });
}

/** Closes a job without work where its census was stopped, closed or forgotten; whether it was. @throws LostLease */
export async function dropIfOver(store: Store, queue: Queue, job: TakenJob): Promise<boolean> {
  return whileHeld(store, job, async () => {
    const census = await store.db.selectFrom('fleetCensuses').select('state').where('census', '=', job.census).forShare().executeTakeFirst();
    if (census?.state === 'open') return false;
    await strikeOff(store, queue, job);
    return true;
  });
}

async function strikeOff(store: Store, queue: Queue, job: TakenJob): Promise<void> {
  if (!(await queue.complete(job.kind, job.id))) throw new LostLease();
  await store.db.deleteFrom('jobLeases').where('job', '=', job.id).execute();
}

/** Gives a job back, to be begun anew by anybody. */
export async function giveBack(store: Store, queue: Queue, job: TakenJob, why: string): Promise<void> {
  await whileHeld(store, job, () => backToQueue(store, queue, { job: job.id, queue: queue.nameOf(job.kind), census: job.census, slice: job.slice }, why));
}

/** Takes back the jobs of workers that have given no sign of life; how many. */
export async function takeBackLapsed(store: Store, queue: Queue): Promise<number> {
  return store.write(async () => {
    const lapsed = await store.db.selectFrom('jobLeases').selectAll().where('until', '<', NOW).forUpdate().skipLocked().execute();
    for (const row of lapsed) await backToQueue(store, queue, row, '处理它的机器没有了音信');
    return lapsed.length;
  });
}

async function backToQueue(store: Store, queue: Queue, { job, queue: named, census, slice }: { job: string; queue: string; census: string; slice: number }, why: string): Promise<void> {
  await store.db.deleteFrom('jobLeases').where('job', '=', job).execute();
  if (!(await queue.putBack(named, job, why))) return;
  const given = await store.db.updateTable('fleetSlices').set({ state: 'failed', error: why }).where('census', '=', census).where('number', '=', slice).returning('host').executeTakeFirst();
  // Of a census that was forgotten there is nothing to go on with.
  if (!given) return;
  // The host's other slices go on without it.
  const next = named === queue.nameOf('fetch') ? await nextSliceOf(store, census, given.host, slice) : undefined;
  if (next !== undefined) await queue.put([{ kind: 'fetch', census, slice: next }]);
}

/** What a worker still holds. */
export interface Renewed {
  jobs: string[];
  hosts: { host: string; wanted: boolean }[];
}

/** Tokens of what a worker knows that it holds. */
export interface HeldTokens {
  jobs: readonly string[];
  hosts: readonly string[];
}

/**
 * Says that a worker is still at all that it knows of; gives what is still its own, and which hosts others wait for. What was taken in its
 * name without its knowing (the answer was lost, or it has begun anew since) is left to lapse.
 */
export async function renewLeases(store: Store, worker: string, lease: number, held: HeldTokens): Promise<Renewed> {
  return store.write(async () => {
    const jobs = held.jobs.length === 0 ? [] : await store.db.updateTable('jobLeases').set({ until: inMs(lease) }).where('worker', '=', worker).where('token', 'in', held.jobs).returning('job').execute();
    const hosts = held.hosts.length === 0 ? [] : await store.db.updateTable('hostLeases').set({ until: inMs(lease) }).where('worker', '=', worker).where('token', 'in', held.hosts).returning(['host', 'wanted']).execute();
    return { jobs: jobs.map(({ job }) => job), hosts: hosts.map(({ host, wanted }) => ({ host, wanted: wanted === 1 })) };
  });
}
