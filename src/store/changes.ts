import type { Store } from './store.js';

/** A change as the log tells of it: enough to know what has to be read anew. */
export interface Change {
  sequence: number;
  action: string;
  thing: string;
  id: string;
}

/** Changes read at once; whoever is further behind reads everything anew. */
const MOST = 2_000;

/**
 * What was changed after an entry of the log, oldest first. Since every change has its entry in the same transaction, whoever has read the
 * store at that entry knows by these what to read again, also where another process made the change. Undefined where too much was
 * changed to tell (also by what was carried in, of which one entry speaks), or where the log is not the one that the entry was in (a
 * store that was restored).
 */
export async function changesSince(store: Store, entry: { sequence: number; hash: string }): Promise<{ changes: Change[]; head: { sequence: number; hash: string } } | undefined> {
  const rows = await store.db.selectFrom('audit').select(['sequence', 'action', 'thing', 'id', 'hash']).where('sequence', '>=', entry.sequence).orderBy('sequence').limit(MOST + 1).execute();
  const [known, ...changes] = entry.sequence === 0 ? [{ sequence: 0, hash: entry.hash }, ...rows] : rows;
  if (known === undefined || known.sequence !== entry.sequence || known.hash !== entry.hash || rows.length > MOST) return undefined;
  const told = changes as (Change & { hash: string })[];
  if (told.some(({ action }) => action === 'carry.in')) return undefined;
  const last = told.at(-1) ?? known;
  return { changes: told, head: { sequence: last.sequence, hash: last.hash } };
}
