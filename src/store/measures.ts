import { sql } from 'kysely';
import { stepsDone } from './database.js';
import { SCHEMA_VERSION } from './migrations/index.js';
import type { Store } from './store.js';

interface StoreHealth {
  /** Last migration that the store has been through, and the last that this version knows. */
  schema: string;
  latest: string;
}

/** Asks the database something: whether it answers, and in which shape it is. @throws where it does not answer */
export async function storeHealth(store: Store): Promise<StoreHealth> {
  return { schema: (await stepsDone(store.db)).at(-1) ?? '', latest: SCHEMA_VERSION };
}

/** How many there are of what, by its columns. */
export interface Count {
  by: string[];
  count: number;
}

/** Counts of what stands in the log when it changes: findings by state and verdict, runs by kind and state, appeals by state. */
export async function storeCounts(store: Store): Promise<Record<'findings' | 'runs' | 'appeals', Count[]>> {
  return { findings: await counted(store, 'findings', ['state', 'verdict']), runs: await counted(store, 'weekRuns', ['kind', 'state']), appeals: await counted(store, 'appeals', ['state']) };
}

/** Steps of runs by state; the log does not tell of them. */
export const stepCounts = (store: Store): Promise<Count[]> => counted(store, 'runSteps', ['state']);

async function counted(store: Store, table: string, columns: string[]): Promise<Count[]> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Record<string, string | number>>`select ${names}, count(*) as count from ${sql.table(table)} group by ${names} order by ${names}`.execute(store.db);
  return rows.map((row) => ({ by: columns.map((column) => String(row[column])), count: Number(row['count']) }));
}
