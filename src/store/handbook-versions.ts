import { Conflict } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { HandbookVersionRow } from './tables/office.js';
import type { By } from './units.js';

export type HandbookVersion = Omit<HandbookVersionRow, 'content'> & { content: unknown };

/** Keeps a version of a handbook's entry; a published one is never changed. @throws Conflict */
export async function keepHandbookVersion(store: Store, entry: { entry: string; version: string; sha256: string; since?: string; state: 'draft' | 'published'; content: unknown }, { by, at }: By): Promise<void> {
  const { entry: id, version, sha256, since, state, content } = entry;
  await store.change({ by, at, action: `handbook.${state}`, thing: 'handbook', id: `${id} ${version}`, detail: { sha256, since } }, async () => {
    const known = await store.db.selectFrom('handbookVersions').select(['state', 'sha256']).where('entry', '=', id).where('version', '=', version).executeTakeFirst();
    if (known?.state === 'published' && known.sha256 !== sha256) throw new Conflict('这一版手册条目已经发布，不能更改；要改请另立新版本。');
    if (known?.state === 'published') return;
    const row = { sha256, since: since ?? null, state, publishedAt: state === 'published' ? at : null, content: written(content) };
    await store.db.insertInto('handbookVersions').values({ entry: id, version, ...row }).onConflict((conflict) => conflict.columns(['entry', 'version']).doUpdateSet(row)).execute();
  });
}

/** Versions of an entry, oldest first; of all entries without one. */
export async function listHandbookVersions(store: Store, entry?: string): Promise<HandbookVersion[]> {
  let query = store.db.selectFrom('handbookVersions').selectAll();
  if (entry !== undefined) query = query.where('entry', '=', entry);
  const rows = await query.orderBy('entry').orderBy('since').orderBy('version').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
