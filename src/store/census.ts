import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { byCodePoint } from '../model/code-points.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';

/** A census of all items of a catalogue. */
export interface CensusRecord {
  id: string;
  /** ISO 8601 with +08:00; of one that goes on, when it was begun. */
  startedAt: string;
  finishedAt?: string;
  /** What was told of the whole; its shape is that of whoever wrote it. */
  about: unknown;
}

/** What a census found of an item: a text in which no time stands, and the times that belong into it. */
export interface CensusItem {
  item: string;
  unit: string;
  sha256: string;
  content: string;
  times: string[];
}

/** What is kept of an item: its content may be left out where the store has it. */
export type KeptCensusItem = Omit<CensusItem, 'content'> & { content?: string };

/** PostgreSQL's lock between those who keep contents and those who forget them; any number that nobody else uses in this database. */
const CONTENTS_LOCK = 7_236_543;
/** Censuses of a scope that are kept. */
const KEPT = 2;
/** Items that are read at once. */
const PAGE = 500;

/** The unfinished census of the same inputs, where it was begun after `notBefore`; else a new one. */
export async function beginCensus(store: Store, census: { scope: string; inputs: string; startedAt: string; notBefore: string }): Promise<CensusRecord> {
  const { scope, inputs, startedAt, notBefore } = census;
  return store.write(async () => {
    const open = await store.db.selectFrom('censuses').selectAll().where('inputs', '=', inputs).where('finishedAt', 'is', null).where('startedAt', '>=', notBefore).orderBy('startedAt', 'desc').executeTakeFirst();
    if (open) return recordOf(open);
    const id = randomUUID().replaceAll('-', '').slice(0, 12);
    await store.db.insertInto('censuses').values({ id, scope, inputs, startedAt, finishedAt: null, about: written(null) }).execute();
    return { id, startedAt, about: null };
  });
}

/** The last finished census of a scope. */
export async function lastCensus(store: Store, scope: string): Promise<CensusRecord | undefined> {
  const row = await store.db.selectFrom('censuses').selectAll().where('scope', '=', scope).where('finishedAt', 'is not', null).orderBy('startedAt', 'desc').executeTakeFirst();
  return row && recordOf(row);
}

/** Items that a census is done with: of all, or of those that are named. */
export async function itemsDone(store: Store, census: string, among?: readonly string[]): Promise<Set<string>> {
  if (among?.length === 0) return new Set();
  const done = store.db.selectFrom('censusItems').select('item').where('census', '=', census);
  const rows = await (among === undefined ? done : done.where('item', 'in', [...among])).execute();
  return new Set(rows.map(({ item }) => item));
}

/** Which of these contents the store has. */
export async function contentsThere(store: Store, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await store.db.selectFrom('censusContents').select('sha256').where('sha256', 'in', [...new Set(hashes)]).execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/**
 * Keeps what was found of items: on the disk when the promise resolves. What is told twice stands as it was told last. A content that is
 * there is not written again and may be left out; the items whose content was left out and is there no more are not kept, and given back.
 */
export async function keepCensusItems(store: Store, census: string, items: readonly KeptCensusItem[]): Promise<Set<string>> {
  return store.write(async () => {
    await orderKeepers(store, 'share');
    const contents = new Map<string, string | undefined>();
    for (const { sha256, content } of items) if (content !== undefined || !contents.has(sha256)) contents.set(sha256, content);
    const there = new Set<string>();
    for (const part of parts([...contents.keys()].map((sha256) => ({ sha256 })))) for (const sha256 of await contentsThere(store, part.map((row) => row.sha256))) there.add(sha256);
    const fresh = [...contents].flatMap(([sha256, content]) => (content === undefined || there.has(sha256) ? [] : [{ sha256, content }])).sort((a, b) => byCodePoint(a.sha256, b.sha256));
    for (const part of parts(fresh)) await store.db.insertInto('censusContents').values(part).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
    const lost = new Set(items.flatMap(({ item, sha256 }) => (contents.get(sha256) === undefined && !there.has(sha256) ? [item] : [])));
    const rows = items.filter(({ item }) => !lost.has(item)).map(({ item, unit, sha256, times }) => ({ census, item, unit, sha256, times: written(times) })).sort((a, b) => byCodePoint(a.item, b.item));
    for (const part of parts(rows)) {
      await store.db.insertInto('censusItems').values(part).onConflict((conflict) => conflict.columns(['census', 'item']).doUpdateSet(({ ref }) => ({ unit: ref('excluded.unit'), sha256: ref('excluded.sha256'), times: ref('excluded.times') }))).execute();
    }
    return lost;
  });
}

/**
 * Who keeps contents and who forgets them do not meet: what one saw there the other would take away. SQLite has one writer at a time; in
 * PostgreSQL keepers wait for who forgets alone, and write in one order, so that none waits for another that waits for it.
 */
async function orderKeepers(store: Store, how: 'share' | 'alone'): Promise<void> {
  if (store.kind !== 'postgres') return;
  await (how === 'share' ? sql`select pg_advisory_xact_lock_shared(${CONTENTS_LOCK})` : sql`select pg_advisory_xact_lock(${CONTENTS_LOCK})`).execute(store.db);
}

/** The units that a census or another has items of, in order of code points. */
export async function censusUnits(store: Store, censuses: readonly string[]): Promise<string[]> {
  const rows = await store.db.selectFrom('censusItems').select('unit').distinct().where('census', 'in', [...censuses]).orderBy('unit').execute();
  return rows.map(({ unit }) => unit);
}

/** What a census found of the items of a unit, in order of their identity; `same`: `other`, a census before it, found just that. */
export async function* censusItems(store: Store, census: string, unit: string, other = ''): AsyncGenerator<CensusItem & { same: boolean }> {
  for await (const { before, ...item } of itemsBeside(store, { census, unit, other }, (rows) => rows)) yield { ...item, same: before === item.sha256 };
}

/** What a census found of the items of a unit of which `other` found something else or nothing. */
export async function* otherItems(store: Store, census: string, unit: string, other: string): AsyncGenerator<CensusItem> {
  for await (const { before: _, ...item } of itemsBeside(store, { census, unit, other }, (rows) => rows.where(({ eb, or }) => or([eb('beside.sha256', 'is', null), eb('beside.sha256', '<>', eb.ref('censusItems.sha256'))])))) yield item;
}

/** Items of a census, each with the hash of what another found of it. */
async function* itemsBeside(store: Store, { census, unit, other }: { census: string; unit: string; other: string }, only: (rows: ReturnType<typeof besides>) => ReturnType<typeof besides>): AsyncGenerator<CensusItem & { before: string | null }> {
  for (let after = ''; ;) {
    const rows = await only(besides(store, other)).where('censusItems.census', '=', census).where('censusItems.unit', '=', unit).where('censusItems.item', '>', after).orderBy('censusItems.item').limit(PAGE).execute();
    for (const { times, ...row } of rows) yield { ...row, times: read<string[]>(times) };
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.item ?? '';
  }
}

const besides = (store: Store, other: string) =>
  store.db.selectFrom('censusItems').innerJoin('censusContents', 'censusContents.sha256', 'censusItems.sha256')
    .leftJoin('censusItems as beside', (join) => join.onRef('beside.item', '=', 'censusItems.item').onRef('beside.unit', '=', 'censusItems.unit').on('beside.census', '=', other))
    .select(['censusItems.item', 'censusItems.unit', 'censusItems.sha256', 'content', 'censusItems.times', 'beside.sha256 as before']);

/** Closes a census and forgets those of its scope that are older than the last before it. */
export async function finishCensus(store: Store, census: string, at: string, about: unknown): Promise<void> {
  await store.write(async () => {
    await store.db.updateTable('censuses').set({ finishedAt: at, about: written(about) }).where('id', '=', census).execute();
    const { scope } = await store.db.selectFrom('censuses').select('scope').where('id', '=', census).executeTakeFirstOrThrow();
    const all = await store.db.selectFrom('censuses').select('id').where('scope', '=', scope).orderBy('startedAt', 'desc').orderBy('id').execute();
    const old = all.map(({ id }) => id).filter((id) => id !== census).slice(KEPT - 1);
    if (old.length === 0) return;
    await orderKeepers(store, 'alone');
    await store.db.deleteFrom('censusItems').where('census', 'in', old).execute();
    await store.db.deleteFrom('censuses').where('id', 'in', old).execute();
    await store.db.deleteFrom('censusContents').where(({ not, exists, selectFrom }) => not(exists(selectFrom('censusItems').select('item').whereRef('censusItems.sha256', '=', 'censusContents.sha256')))).execute();
  });
}

function recordOf(row: { id: string; startedAt: string; finishedAt: string | null; about: string }): CensusRecord {
  return { id: row.id, startedAt: row.startedAt, ...(row.finishedAt === null ? {} : { finishedAt: row.finishedAt }), about: read(row.about) };
}
