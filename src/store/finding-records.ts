import type { FindingRecord } from '../model/finding-state.js';
import type { Charge } from '../model/points.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';

/** Records of findings by fingerprint; those that have taken no step yet are not among them. */
export async function getRecords(store: Store, fingerprints: readonly string[]): Promise<Map<string, FindingRecord>> {
  const found = new Map<string, FindingRecord>();
  for (const part of parts(fingerprints.map((fingerprint) => ({ fingerprint })))) {
    const rows = await store.db.selectFrom('findingRecords').selectAll().where('fingerprint', 'in', part.map(({ fingerprint }) => fingerprint)).execute();
    for (const { fingerprint, content } of rows) found.set(fingerprint, read<FindingRecord>(content));
  }
  return found;
}

/** Keeps a record as it stands after a step; within the change that takes the step. */
export async function keepRecord(store: Store, record: FindingRecord): Promise<void> {
  const content = written(record);
  await store.db.insertInto('findingRecords').values({ fingerprint: record.fingerprint, content }).onConflict((conflict) => conflict.column('fingerprint').doUpdateSet({ content })).execute();
}

/** Keeps what a round of a finding is charged with; a round that is charged no more (waived) gives it up. */
export async function keepCharge(store: Store, at: { fingerprint: string; round: number }, charge: Charge | undefined): Promise<void> {
  if (!charge) {
    await store.db.deleteFrom('charges').where('fingerprint', '=', at.fingerprint).where('round', '=', at.round).execute();
    return;
  }
  const row = { week: charge.week, unit: charge.unit, content: written(charge) };
  await store.db.insertInto('charges').values({ fingerprint: charge.fingerprint, round: charge.round, ...row }).onConflict((conflict) => conflict.columns(['fingerprint', 'round']).doUpdateSet(row)).execute();
}

/** All charges, or those of the weeks up to one, of units, of findings; in order of week, fingerprint and round. */
export async function listCharges(store: Store, filter: { upTo?: string; units?: readonly string[]; fingerprints?: readonly string[] } = {}): Promise<Charge[]> {
  let query = store.db.selectFrom('charges').select('content');
  if (filter.upTo !== undefined) query = query.where('week', '<=', filter.upTo);
  if (filter.units !== undefined) query = query.where('unit', 'in', [...filter.units, '']);
  if (filter.fingerprints !== undefined) query = query.where('fingerprint', 'in', [...filter.fingerprints, '']);
  const rows = await query.orderBy('week').orderBy('fingerprint').orderBy('round').execute();
  return rows.map(({ content }) => read<Charge>(content));
}
