import { Conflict, once } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { WaiverRow } from './tables/findings.js';
import type { By } from './units.js';

/** 例外（经核准）: binds a fingerprint and the hash of both values. `expires` is the last day on which it holds. */
export type Waiver = Omit<WaiverRow, 'content'> & { content: unknown };

/** Grants a waiver. @throws Conflict where one holds already */
export async function grantWaiver(store: Store, waiver: { id: string; fingerprint: string; valueHash: string; reason: string; approver: string; expires: string; content?: unknown }, { by, at }: By): Promise<void> {
  const { id, fingerprint, valueHash, reason, approver, expires, content } = waiver;
  await store.change({ by, at, action: 'waiver.grant', thing: 'waiver', id, detail: { fingerprint, valueHash, approver, expires, reason } }, () =>
    once(
      store.db.insertInto('waivers').values({ id, fingerprint, valueHash, state: 'active', reason, approver, approvedAt: at, expires, endedAt: null, content: written(content) }),
      1,
      '这条问题已有一份在有效期内的例外，不需重复核准。',
    ));
}

/** Ends a waiver: lapsed (content changed), expired or revoked. @throws Conflict where it has ended */
export async function endWaiver(store: Store, id: string, state: 'lapsed' | 'expired' | 'revoked', { by, at }: By): Promise<void> {
  await store.change({ by, at, action: `waiver.${state}`, thing: 'waiver', id }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('waivers').set({ state, endedAt: at }).where('id', '=', id).where('state', '=', 'active').executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这份例外已经失效，或没有这份例外，请刷新后再看。');
  });
}

/** A page of waivers, the last granted first, and how many there are. */
export async function waiverPage(store: Store, page: { limit: number; offset: number }): Promise<{ total: number; rows: Waiver[] }> {
  const { total } = await store.db.selectFrom('waivers').select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await store.db.selectFrom('waivers').selectAll().orderBy('approvedAt', 'desc').orderBy('id', 'desc').limit(page.limit).offset(page.offset).execute();
  return { total: Number(total), rows: rows.map((row) => ({ ...row, content: read(row.content) })) };
}

/** Waivers that hold on a day, or all of a finding, in order of their granting. */
export async function listWaivers(store: Store, filter: { activeOn?: string; fingerprint?: string } = {}): Promise<Waiver[]> {
  let query = store.db.selectFrom('waivers').selectAll();
  if (filter.activeOn !== undefined) query = query.where('state', '=', 'active').where('expires', '>=', filter.activeOn);
  if (filter.fingerprint !== undefined) query = query.where('fingerprint', '=', filter.fingerprint);
  const rows = await query.orderBy('approvedAt').orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
