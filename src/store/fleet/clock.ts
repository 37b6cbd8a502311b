import { sql } from 'kysely';

/** Milliseconds since 1970 by the database's clock: the clocks of the machines need not agree. Each statement sees its own moment. */
export const NOW = sql<number>`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)`;

/** So many milliseconds from now. */
export const inMs = (ms: number) => sql<number>`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) + ${Math.ceil(ms)}::bigint`;
