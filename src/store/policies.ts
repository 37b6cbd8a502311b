import { canonicalJson, digest } from './canonical.js';
import { Conflict } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { PolicyRow } from './tables/office.js';
import type { By } from './units.js';

export type StoredPolicy = Omit<PolicyRow, 'content'> & { content: unknown };

/** Keeps a draft of a policy's version; an adopted one is never changed. @throws Conflict */
export async function draftPolicy(store: Store, { id, version, content }: { id: string; version: string; content: unknown }, { by, at }: By): Promise<void> {
  const sha256 = digest(canonicalJson(content));
  await store.change({ by, at, action: 'policy.draft', thing: 'policy', id: `${id} ${version}`, detail: { sha256 } }, async () => {
    const known = await store.db.selectFrom('policies').select('state').where('id', '=', id).where('version', '=', version).executeTakeFirst();
    if (known && known.state !== 'draft') throw new Conflict('这一版规则已经采用，不能更改；要改请另立新版本。');
    const row = { state: 'draft', sha256, content: written(content) };
    await store.db.insertInto('policies').values({ id, version, since: null, until: null, adoptedBy: null, adoptedAt: null, ...row }).onConflict((conflict) => conflict.columns(['id', 'version']).doUpdateSet(row)).execute();
  });
}

/** Adopts a version from a day; the version that held until then ends the day before (`until` is the first day on which it no longer holds). @throws Conflict */
export async function adoptPolicy(store: Store, { id, version, since }: { id: string; version: string; since: string }, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'policy.adopt', thing: 'policy', id: `${id} ${version}`, detail: { since } }, async () => {
    const later = await store.db.selectFrom('policies').select('version').where('id', '=', id).where('state', '=', 'adopted').where('since', '>=', since).executeTakeFirst();
    if (later) throw new Conflict(`第 ${later.version} 版规则的施行日期不早于这一版，请改用更晚的施行日期。`);
    await store.db.updateTable('policies').set({ until: since }).where('id', '=', id).where('state', '=', 'adopted').where('until', 'is', null).execute();
    const { numUpdatedRows } = await store.db.updateTable('policies').set({ state: 'adopted', since, adoptedBy: by, adoptedAt: at }).where('id', '=', id).where('version', '=', version).where('state', '=', 'draft').executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('没有这一版规则的草案，或已经采用，请刷新后再看。');
  });
}

/** The version that holds on a day. */
export async function policyOn(store: Store, id: string, day: string): Promise<StoredPolicy | undefined> {
  const row = await store.db
    .selectFrom('policies')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'adopted')
    .where('since', '<=', day)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', day)]))
    .executeTakeFirst();
  return row && { ...row, content: read(row.content) };
}

/** All versions, of one policy or of all. */
export async function listPolicies(store: Store, id?: string): Promise<StoredPolicy[]> {
  let query = store.db.selectFrom('policies').selectAll();
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.orderBy('id').orderBy('since').orderBy('version').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
