import type { Kysely } from 'kysely';
import { createTable, type DatabaseKind, type Shape } from './shape.js';

/** The way of each finding with the dates and persons that later steps ask for, and what each round of it was charged with. */
export const RECORD_TABLES: Record<string, Shape> = {
  findingRecords: { columns: { fingerprint: 'text', content: 'text' }, key: ['fingerprint'] },
  charges: { columns: { fingerprint: 'text', round: 'integer', week: 'text', unit: 'text', content: 'text' }, key: ['fingerprint', 'round'], indexes: { week: ['week', 'unit'] } },
};

export async function records(db: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  for (const [name, shape] of Object.entries(RECORD_TABLES)) await createTable(db, kind, name, shape);
}
