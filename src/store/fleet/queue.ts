import { createHash } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Store } from '../store.js';

/** What a worker does with a slice: fetch its pages; read and compare its items; take a second time what was accused. */
export const JOB_KINDS = ['fetch', 'check', 'confirm'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface NewJob {
  kind: JobKind;
  census: string;
  slice: number;
  /** Milliseconds from now before which nobody takes it. */
  after?: number;
}

/** Of which kind the jobs of a queue are, by its name, whatever version's it is. */
export const kindOf = (queue: string): JobKind | undefined => JOB_KINDS.find((kind) => queue.startsWith(`${kind}-`));

/** Schema of the queue's own tables. */
const SCHEMA = 'zhinan_jobs';
/** A job that nobody renews is taken back after the workers' lease; this is for the case that no worker is left that could. Hours. */
const EXPIRE = 23;
/** Times that a job is begun anew after whoever had it has gone, before its items are given up. */
const RETRIES = 20;
const MAINTENANCE_SECONDS = 60;
/** PostgreSQL's lock that opening queues at; any number that nobody else uses in this database. */
const OPENING_LOCK = 7_236_542;

/** The queue of one version of the tool: what another version handed out is not even seen. */
export interface Queue {
  /** Puts jobs in; each once, however often it is told. Within `store.write`, part of its transaction. */
  put(jobs: readonly NewJob[]): Promise<void>;
  /** Forgets jobs that were given up or done, so that they can be put in anew; within `store.write`. */
  forget(jobs: readonly NewJob[]): Promise<void>;
  /** Takes the next job; within `store.write`. */
  next(kind: JobKind): Promise<{ id: string; census: string; slice: number } | undefined>;
  /** Closes a job; false where it is not active. Within `store.write`. */
  complete(kind: JobKind, id: string): Promise<boolean>;
  /** Puts a job back to be begun anew, or gives it up where that was done too often; whether it was given up. Within `store.write`. */
  putBack(queue: string, id: string, why: string): Promise<boolean>;
  /** The name under which jobs of a kind stand. */
  nameOf(kind: JobKind): string;
  close(): Promise<void>;
}

/** The same job has the same identity, whoever puts it in. */
function idOf({ kind, census, slice }: NewJob): string {
  const hex = createHash('sha256').update(`${kind} ${census} ${slice}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Opens the queue, pg-boss on the store's database, and makes its tables where there are none. pg-boss keeps no sign of life of those who
 * work: that is `leases.ts`. Its own connections do its housekeeping; what we ask of it goes through the store, so that a job is taken or
 * closed in the same transaction as what belongs to it.
 */
export async function openQueue(store: Store, version: string): Promise<Queue> {
  if (store.location.kind !== 'postgres') throw new Error('the queue needs PostgreSQL');
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({ connectionString: store.location.url, application_name: 'zhinan', max: 2, schema: SCHEMA, schedule: false, maintenanceIntervalSeconds: MAINTENANCE_SECONDS });
  // Its housekeeping is done by whoever can: one that fails is done by the next.
  boss.on('error', () => undefined);
  const nameOf = (kind: JobKind): string => `${kind}-${version.slice(0, 16)}`;
  // Machines that begin at the same time make the tables one after the other.
  await store.write(async () => {
    await sql`select pg_advisory_xact_lock(${OPENING_LOCK})`.execute(store.db);
    await boss.start();
    for (const kind of JOB_KINDS) {
      if (await boss.getQueue(nameOf(kind))) continue;
      await boss.createQueue(nameOf(kind), { name: nameOf(kind), policy: 'standard', retryLimit: RETRIES, retryDelay: 0, expireInHours: EXPIRE, retentionDays: 14 });
    }
  });
  const db: PgBoss.Db = {
    async executeSql(text, values) {
      const { rows } = await store.db.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
  return {
    nameOf,
    async put(jobs) {
      if (jobs.length === 0) return;
      await boss.insert(jobs.map((job) => ({
        id: idOf(job), name: nameOf(job.kind), data: { census: job.census, slice: job.slice }, ...(job.after === undefined ? {} : { startAfter: `${Math.ceil(job.after)} milliseconds` }),
      })), { db });
    },
    async forget(jobs) {
      for (const job of jobs) await boss.deleteJob(nameOf(job.kind), idOf(job), { db });
    },
    async next(kind) {
      const [job] = await boss.fetch<{ census: string; slice: number }>(nameOf(kind), { batchSize: 1, priority: false, db });
      return job && { id: job.id, ...job.data };
    },
    async complete(kind, id) {
      const { affected } = (await boss.complete(nameOf(kind), id, {}, { db })) as unknown as { affected: number };
      return affected === 1;
    },
    async putBack(queue, id, why) {
      await boss.fail(queue, id, { why }, { db });
      const job = await boss.getJobById(queue, id, { db, includeArchive: false });
      return job?.state === 'failed';
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}
