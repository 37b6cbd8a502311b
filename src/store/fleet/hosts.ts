import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../store.js';
import { inMs, NOW } from './clock.js';

/** A host that this worker alone may ask. */
export interface TakenHost {
  token: string;
  /** Milliseconds before which no request may start. */
  wait: number;
  rebuffs: number;
}

/** What is left behind for whoever asks a host next. Milliseconds. */
export interface HostLeft {
  /** Until the next request may start. */
  wait: number;
  /** Between two starts. */
  delay: number;
  rebuffs: number;
}

/**
 * Takes a host for a worker; undefined where another one has it, which is then told that somebody waits. Of a worker that died, the last
 * request may have been at the end of its lease: the delay is counted from there.
 */
export async function takeHost(store: Store, host: string, worker: string, lease: number): Promise<TakenHost | undefined> {
  const token = randomUUID();
  return store.write(async () => {
    const row = await store.db
      .insertInto('hostLeases')
      .values({ host, worker, token, until: inMs(lease), nextAt: 0, delay: 0, rebuffs: 0, wanted: 0 })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({
        worker, token, until: inMs(lease), wanted: 0,
        nextAt: sql<number>`case when "hostLeases"."token" = '' then "hostLeases"."nextAt" else greatest("hostLeases"."nextAt", "hostLeases"."until" + "hostLeases"."delay") end`,
      }).where(({ or, eb }) => or([eb('hostLeases.token', '=', ''), eb('hostLeases.until', '<', NOW)])))
      .returning(['nextAt', 'rebuffs', NOW.as('now')])
      .executeTakeFirst();
    if (row) return { token, wait: Math.max(0, row.nextAt - row.now), rebuffs: row.rebuffs };
    await store.db.updateTable('hostLeases').set({ wanted: 1 }).where('host', '=', host).where('worker', '<>', worker).execute();
    return undefined;
  });
}

/** Notes how far apart the host's requests have to start, as soon as that is known: it holds also for whoever comes after a death. */
export async function noteDelay(store: Store, host: string, token: string, delay: number): Promise<void> {
  await store.db.updateTable('hostLeases').set({ delay: Math.ceil(delay) }).where('host', '=', host).where('token', '=', token).execute();
}

/** Lets a host go. One that has been taken over meanwhile stays with its new owner. */
export async function releaseHost(store: Store, host: string, token: string, { wait, delay, rebuffs }: HostLeft): Promise<void> {
  await store.db.updateTable('hostLeases').set({ worker: '', token: '', until: 0, wanted: 0, nextAt: inMs(wait), delay: Math.ceil(delay), rebuffs }).where('host', '=', host).where('token', '=', token).execute();
}
