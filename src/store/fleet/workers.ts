import { read, written } from '../rows.js';
import type { Store } from '../store.js';
import { inMs, NOW } from './clock.js';

export interface FleetWorker {
  id: string;
  /** Name of the machine. */
  machine: string;
  version: string;
  /** ISO 8601 with +08:00. */
  startedAt: string;
  seenAt: string;
  state: 'working' | 'refusing' | 'left';
  /** What the worker tells of itself; its shape is the worker's. */
  about: unknown;
}

/** A worker that was not seen for so long is forgotten, milliseconds. */
const FORGOTTEN = 7 * 24 * 3_600_000;

/** Says that a worker is there; it counts as alive for `lease` milliseconds. */
export async function seeWorker(store: Store, { about, ...worker }: FleetWorker, lease: number): Promise<void> {
  const row = { ...worker, until: inMs(worker.state === 'left' ? 0 : lease), content: written(about) };
  await store.db.insertInto('fleetWorkers').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
}

/** All workers, with whether they are alive and how long ago they were last seen, those that were seen last first. */
export async function listWorkers(store: Store): Promise<(FleetWorker & { alive: boolean })[]> {
  const rows = await store.db.selectFrom('fleetWorkers').selectAll().select(NOW.as('now')).where('until', '>', sqlAgo(FORGOTTEN)).orderBy('until', 'desc').orderBy('id').execute();
  return rows.map(({ id, machine, version, startedAt, seenAt, state, until, now, content }) => ({ id, machine, version, startedAt, seenAt, state: state as FleetWorker['state'], about: read(content), alive: state !== 'left' && until > now }));
}

const sqlAgo = (ms: number) => inMs(-ms);
