import type { Kysely } from 'kysely';
import { createTable, type DatabaseKind, type Shape } from './shape.js';

/** Many machines at one census. The jobs themselves lie in the tables of the queue, in a schema of its own. */
export const FLEET_TABLES: Record<string, Shape> = {
  fleetCensuses: { columns: { census: 'text', version: 'text', state: 'text', handedOutAt: 'text', content: 'text' }, key: ['census'], indexes: { state: ['state'] } },
  fleetSlices: { columns: { census: 'text', number: 'integer', host: 'text', state: 'text', items: 'integer', error: 'text?', content: 'text' }, key: ['census', 'number'], indexes: { host: ['census', 'host', 'number'], state: ['census', 'state'] } },
  fleetSteps: { columns: { census: 'text', kind: 'text', key: 'text', content: 'text' }, key: ['census', 'kind', 'key'] },
  fleetWorkers: { columns: { id: 'text', machine: 'text', version: 'text', startedAt: 'text', seenAt: 'text', until: 'integer', state: 'text', content: 'text' }, key: ['id'] },
  jobLeases: { columns: { job: 'text', queue: 'text', worker: 'text', token: 'text', until: 'integer', since: 'integer', census: 'text', slice: 'integer' }, key: ['job'], indexes: { worker: ['worker'] } },
  hostLeases: { columns: { host: 'text', worker: 'text', token: 'text', until: 'integer', nextAt: 'integer', delay: 'integer', rebuffs: 'integer', wanted: 'integer' }, key: ['host'], indexes: { worker: ['worker'] } },
};

export async function fleet(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  for (const [name, shape] of Object.entries(FLEET_TABLES)) await createTable(db, kind, name, shape);
}
