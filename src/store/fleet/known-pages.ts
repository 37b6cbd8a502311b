import type { KnownPage } from '../journal.js';
import type { Store } from '../store.js';

/** Where bytes stand that all machines share, in place of a folder. */
export const SHARED = 'shared';

/** What is known of pages whose bytes are shared, by address. */
export async function sharedPages(store: Store, urls: readonly string[]): Promise<Map<string, KnownPage>> {
  if (urls.length === 0) return new Map();
  const rows = await store.db.selectFrom('pages').selectAll().where('url', 'in', urls).where('folder', '=', SHARED).execute();
  return new Map(rows.map(({ url, folder, sha256, status, headers, etag, lastModified }) => [
    url, { folder, sha256, status, headers: JSON.parse(headers) as KnownPage['headers'], ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) },
  ]));
}
