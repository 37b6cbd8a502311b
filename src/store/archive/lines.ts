import { sql, type Kysely, type RawBuilder } from 'kysely';
import { canonicalJson } from '../canonical.js';
import { TABLE_KEYS } from '../migrations/index.js';
import type { Tables } from '../tables/index.js';

/** A row as it stands in an archive. */
export type Row = Record<string, string | number | null>;

const PAGE = 2_000;

/**
 * The rows of a table, or those of `only`, as lines of canonical JSON in order of their keys: the same rows give the same bytes,
 * whatever database they stand in.
 */
export async function* tableLines(db: Kysely<Tables>, table: string, only: RawBuilder<unknown> = sql`1 = 1`): AsyncGenerator<string> {
  const key = TABLE_KEYS[table] ?? [];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  for (;;) {
    const behind = last === undefined ? sql`` : sql`and (${columns}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${only} ${behind} order by ${columns} limit ${sql.lit(PAGE)}`.execute(db);
    for (const row of rows) yield `${canonicalJson(row)}\n`;
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}
