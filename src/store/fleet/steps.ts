import { parts, read, written } from '../rows.js';
import type { Store } from '../store.js';

/** Kinds of what is done once for all workers of a census: pages and links, the same a second time, parts of pages, the lines of the book of forms, hosts that were left alone. */
export type FleetStepKind = 'page' | 'again' | 'link' | 'link-again' | 'part' | 'form' | 'stopped';

/** Notes what was done. What another one noted before stands, and comes back. */
export async function noteFleetStep<T>(store: Store, census: string, kind: FleetStepKind, key: string, content: T): Promise<T> {
  const { numInsertedOrUpdatedRows } = await store.db.insertInto('fleetSteps').values({ census, kind, key, content: written(content) }).onConflict((conflict) => conflict.columns(['census', 'kind', 'key']).doNothing()).executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows ?? 0n) > 0) return content;
  return (await fleetSteps<T>(store, census, kind, [key])).get(key) ?? content;
}

/** What was noted of some keys, or of all. */
export async function fleetSteps<T>(store: Store, census: string, kind: FleetStepKind, keys?: readonly string[]): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const all = store.db.selectFrom('fleetSteps').select(['key', 'content']).where('census', '=', census).where('kind', '=', kind);
  for (const part of keys === undefined ? [undefined] : parts(keys.map((key) => ({ key })))) {
    const rows = await (part === undefined ? all : all.where('key', 'in', part.map(({ key }) => key))).execute();
    for (const { key, content } of rows) found.set(key, read<T>(content));
  }
  return found;
}

/** Forgets what was done once for all, when a census is closed; which hosts were left alone is still to be seen. */
export async function forgetSteps(store: Store, census: string): Promise<void> {
  await store.db.deleteFrom('fleetSteps').where('census', '=', census).where('kind', '<>', 'stopped').execute();
}
