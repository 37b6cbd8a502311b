import type { KnownPage } from '../journal.js';
import type { Store } from '../store.js';

/** Where bytes stand that all machines share, in place of a folder. */
export const SHARED = 'shared';

/** What is known of a page whose bytes are shared. */
export async function sharedPage(store: Store, url: string): Promise<KnownPage | undefined> {
  const row = await store.db.selectFrom('pages').selectAll().where('url', '=', url).where('folder', '=', SHARED).executeTakeFirst();
  if (!row) return undefined;
  const { folder, sha256, status, etag, lastModified } = row;
  return { folder, sha256, status, headers: JSON.parse(row.headers) as KnownPage['headers'], ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

/** Keeps by what a site can be asked next time whether the page has changed. */
export async function keepSharedPage(store: Store, url: string, page: KnownPage): Promise<void> {
  const row = { folder: page.folder, sha256: page.sha256, status: page.status, headers: JSON.stringify(page.headers), etag: page.etag ?? null, lastModified: page.lastModified ?? null };
  await store.db.insertInto('pages').values({ url, ...row }).onConflict((conflict) => conflict.column('url').doUpdateSet(row)).execute();
}
