import type { Kysely } from 'kysely';

/** What lists and sums of one unit look for. */
const INDEXES = [
  { table: 'charges', name: 'charges_unit', columns: ['unit', 'week'] },
  { table: 'deductions', name: 'deductions_borne', columns: ['account', 'week'] },
  { table: 'appeals', name: 'appeals_filed', columns: ['filedAt'] },
  { table: 'notices', name: 'notices_issued', columns: ['issuedAt'] },
] as const;

export async function lists(db: Kysely<unknown>): Promise<void> {
  for (const { table, name, columns } of INDEXES) await db.schema.createIndex(name).ifNotExists().on(table).columns([...columns]).execute();
}
