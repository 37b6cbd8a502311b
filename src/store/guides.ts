import { read, written } from './rows.js';
import type { Store } from './store.js';

/** Keeps a guide as it was read: by the hash of its bytes and the version of the reader. */
export async function keepGuide(store: Store, { sha256, reader, at, content }: { sha256: string; reader: string; at: string; content: unknown }): Promise<void> {
  await store.db.insertInto('guides').values({ sha256, reader, readAt: at, content: written(content) }).onConflict((conflict) => conflict.columns(['sha256', 'reader']).doNothing()).execute();
}

/** A guide as this version of the reader read these bytes. */
export async function getGuide(store: Store, sha256: string, reader: string): Promise<unknown> {
  const row = await store.db.selectFrom('guides').select('content').where('sha256', '=', sha256).where('reader', '=', reader).executeTakeFirst();
  return row && read(row.content);
}
