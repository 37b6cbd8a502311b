import { Conflict, once } from './conflict.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';
import type { IndicatorRow, IndicatorSheetRow } from './tables/office.js';
import type { By } from './units.js';

export type IndicatorSheet = Omit<IndicatorSheetRow, 'content'> & { content: unknown };
export type StoredIndicatorRow = Omit<IndicatorRow, 'content' | 'accepted'> & { accepted: boolean; content: unknown };

/** Takes a sheet in with its rows; bad rows are kept apart (`accepted: false`, the reason in `content`). @throws Conflict where the same file was taken in for that period */
export async function takeIndicatorSheet(
  store: Store,
  sheet: { id: string; kind: string; period: string; sender: string; receiver: string; sha256: string; content?: unknown; rows: readonly { row: number; unit?: string; accepted: boolean; content: unknown }[] },
  { by, at }: By,
): Promise<void> {
  const { id, kind, period, sender, receiver, sha256, content, rows } = sheet;
  await store.change({ by, at, action: 'indicator.take', thing: 'indicator', id, detail: { kind, period, sender, sha256, rows: rows.length, refused: rows.filter(({ accepted }) => !accepted).length } }, async () => {
    await once(store.db.insertInto('indicatorSheets').values({ id, kind, period, sender, receiver, receivedAt: at, sha256, state: 'received', content: written(content) }), 1, '同一份表格已经收过，没有重复登记。');
    const entries = rows.map(({ row, unit, accepted, content: held }) => ({ sheet: id, row, unit: unit ?? null, accepted: accepted ? 1 : 0, content: written(held) }));
    for (const part of parts(entries)) await store.db.insertInto('indicatorRows').values(part).execute();
  });
}

/** Moves a sheet to another state (received, used, replaced). @throws Conflict where it is no longer in `from` */
export async function moveIndicatorSheet(store: Store, id: string, from: string, to: string, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'indicator.move', thing: 'indicator', id, detail: { from, to } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('indicatorSheets').set({ state: to }).where('id', '=', id).where('state', '=', from).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这份表格的状态已有变化，请刷新后再看。');
  });
}

/** Sheets, newest period first. */
export async function listIndicatorSheets(store: Store, filter: { kind?: string; period?: string; state?: string } = {}): Promise<IndicatorSheet[]> {
  let query = store.db.selectFrom('indicatorSheets').selectAll();
  for (const column of ['kind', 'period', 'state'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  const rows = await query.orderBy('period', 'desc').orderBy('receivedAt').orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}

/** Rows of a sheet in their order. */
export async function indicatorRows(store: Store, sheet: string): Promise<StoredIndicatorRow[]> {
  const rows = await store.db.selectFrom('indicatorRows').selectAll().where('sheet', '=', sheet).orderBy('row').execute();
  return rows.map((row) => ({ ...row, accepted: row.accepted === 1, content: read(row.content) }));
}
