import { Conflict, Missing, once } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { RectificationRow } from './tables/findings.js';
import type { By } from './units.js';

/** 整改 of a finding: 立行立改, by a date (`due`), or 挂账; one at a time is open. */
export type Rectification = Omit<RectificationRow, 'content'> & { content: unknown };

/** Orders a rectification. @throws Conflict where one is open */
export async function orderRectification(store: Store, order: { id: string; fingerprint: string; unit: string; kind: string; due?: string; content?: unknown }, { by, at }: By): Promise<void> {
  const { id, fingerprint, unit, kind, due, content } = order;
  await store.change({ by, at, action: 'rectification.order', thing: 'rectification', id, detail: { fingerprint, kind, due } }, () =>
    once(
      store.db.insertInto('rectifications').values({ id, fingerprint, unit, kind, due: due ?? null, state: 'open', reportedAt: null, reportedBy: null, checkedAt: null, checkedRun: null, closedAt: null, version: 1, content: written(content) }),
      1,
      '这条问题已经要求整改，正在整改中，没有重复下达。',
    ));
}

/** Notes a step of an open one: the unit reports it mended, a run re-checked it, its date or kind was changed. @throws Conflict where it has changed meanwhile or is closed */
export async function noteRectification(
  store: Store,
  id: string,
  version: number,
  note: Partial<Pick<RectificationRow, 'kind' | 'due' | 'reportedAt' | 'reportedBy' | 'checkedAt' | 'checkedRun'>> & { content?: unknown },
  { by, at }: By,
): Promise<number> {
  const { content, ...set } = note;
  return store.change({ by, at, action: 'rectification.note', thing: 'rectification', id, detail: set }, () => step(store, id, version, { ...set, ...(content === undefined ? {} : { content: written(content) }) }));
}

/** Closes a rectification (销号). @throws Conflict */
export async function closeRectification(store: Store, id: string, version: number, { by, at }: By): Promise<number> {
  return store.change({ by, at, action: 'rectification.close', thing: 'rectification', id }, () => step(store, id, version, { state: 'closed', closedAt: at }));
}

async function step(store: Store, id: string, version: number, set: Partial<RectificationRow>): Promise<number> {
  const { numUpdatedRows } = await store.db.updateTable('rectifications').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', '=', 'open').executeTakeFirst();
  if (Number(numUpdatedRows) > 0) return version + 1;
  const known = await store.db.selectFrom('rectifications').select('state').where('id', '=', id).executeTakeFirst();
  if (!known) throw new Missing('没有这项整改，请核对。');
  throw new Conflict(known.state === 'open' ? '这项整改刚有变化，本次操作没有生效，请刷新后再看。' : '这项整改已经销号，不能再改。');
}

/** Rectifications by date due; `dueBefore` gives those past due on that day. */
export async function listRectifications(store: Store, filter: { state?: string; unit?: string; fingerprint?: string; dueBefore?: string; closedSince?: string } = {}): Promise<Rectification[]> {
  let query = store.db.selectFrom('rectifications').selectAll();
  for (const column of ['state', 'unit', 'fingerprint'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  if (filter.dueBefore !== undefined) query = query.where('due', '<', filter.dueBefore);
  if (filter.closedSince !== undefined) query = query.where('closedAt', '>=', filter.closedSince);
  const rows = await query.orderBy('due').orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
