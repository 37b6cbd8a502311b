import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { By } from './units.js';

/** A setting; undefined where nobody has set it. */
export async function getSetting<T>(store: Store, key: string): Promise<T | undefined> {
  const row = await store.db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row && read<T>(row.value);
}

/** All settings by key. */
export async function listSettings(store: Store): Promise<Map<string, unknown>> {
  const rows = await store.db.selectFrom('settings').select(['key', 'value']).orderBy('key').execute();
  return new Map(rows.map(({ key, value }) => [key, read(value)]));
}

/** Sets a setting; the log keeps what it was before. */
export async function setSetting(store: Store, key: string, value: unknown, { by, at }: By): Promise<void> {
  await store.change((before) => ({ by, at, action: 'setting.set', thing: 'setting', id: key, detail: { before: before ?? null, value } }), async () => {
    const before = await getSetting<unknown>(store, key);
    const row = { value: written(value), setBy: by, setAt: at };
    await store.db.insertInto('settings').values({ key, ...row }).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute();
    return before;
  });
}

/** The next number of a series (filings of a year, notices …), 1 first; within a change it is given back when the change fails. */
export async function nextNumber(store: Store, series: string): Promise<number> {
  return store.write(async () => {
    const { value } = await store.db
      .insertInto('counters')
      .values({ name: series, value: 1 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(({ eb }) => ({ value: eb('counters.value', '+', 1) })))
      .returning('value')
      .executeTakeFirstOrThrow();
    return value;
  });
}
