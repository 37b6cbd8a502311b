import { Kysely, PostgresDialect } from 'kysely';
import type { Tables } from './tables/index.js';

/** Connections of one process; a server's default is a hundred for all. */
const CONNECTIONS = 8;
/** How long a server may take to answer a call, milliseconds. */
const CONNECT = 10_000;
/** How long a transaction may stand still, milliseconds. */
const STANDSTILL = 60_000;
/** PostgreSQL's type of 64-bit integers, which counts and sums have; ours stay far below 2^53. */
const INT8 = 20;
const NUMERIC = 1700;

/** A pool of connections to a PostgreSQL database. `close` ends them. */
export async function openPostgres(url: string): Promise<{ db: Kysely<Tables>; close: () => Promise<void> }> {
  // A quarter of a second that a command without PostgreSQL need not wait.
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    application_name: 'zhinan',
    // A machine that stands still within a transaction, or is cut off, must not hold others up.
    idle_in_transaction_session_timeout: STANDSTILL,
    types: { getTypeParser: (oid, format) => (oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format)) as never },
  });
  // A connection that breaks while nobody uses it is replaced by the pool; the next call that needs it says what is wrong.
  pool.on('error', () => undefined);
  // Nor is it anybody's trouble when a server ends while a connection is being closed.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
