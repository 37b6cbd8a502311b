import type { Kysely, Migration } from 'kysely';
import { journal } from './0001-journal.js';
import { week, WEEK_TABLES } from './0002-week.js';
import { RECORD_TABLES, records } from './0003-records.js';
import { census, CENSUS_TABLES } from './0004-census.js';
import { fleet, FLEET_TABLES } from './0005-fleet.js';
import { lists } from './0006-lists.js';
import type { DatabaseKind } from './shape.js';

type Step = (db: Kysely<unknown>, kind: DatabaseKind) => Promise<void>;

/** Steps from one shape of the store to the next; they are added to, never changed. Two processes may take the same step at once. */
const STEPS: Record<string, Step> = { '0001-journal': journal, '0002-week': week, '0003-records': records, '0004-census': census, '0005-fleet': fleet, '0006-lists': lists };

/** The name of today's shape: the schema version that stored data and archives carry. */
export const SCHEMA_VERSION = Object.keys(STEPS).at(-1) ?? '';

/** The tables with the columns that identify a row, those that others refer to first. Kept files stand beside them. */
export const TABLE_KEYS: Readonly<Record<string, readonly string[]>> = {
  runs: ['id'], steps: ['run', 'kind', 'key'], pages: ['url'],
  ...Object.fromEntries(Object.entries({ ...WEEK_TABLES, ...RECORD_TABLES, ...CENSUS_TABLES, ...FLEET_TABLES }).filter(([name]) => name !== 'bytes').map(([name, { key }]) => [name, key])),
};

/** The steps for one kind of database. */
export function migrations(kind: DatabaseKind): Record<string, Migration> {
  return Object.fromEntries(Object.entries(STEPS).map(([name, step]) => [name, { up: (db: Kysely<unknown>) => step(db, kind) }]));
}
