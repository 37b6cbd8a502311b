import { parts, read, written } from '../rows.js';
import type { Store } from '../store.js';
import { JOB_KINDS, kindOf, type JobKind, type NewJob, type Queue } from './queue.js';

/** A census as it was handed out. */
export interface HandedOut {
  census: string;
  version: string;
  state: 'open' | 'done' | 'stopped';
  /** ISO 8601 with +08:00. */
  handedOutAt: string;
  /** What workers have to know; its shape is that of whoever handed out. */
  about: unknown;
}

/** Items that are worked on together. */
export interface NewSlice {
  number: number;
  /** Host of the first address; empty: nothing is to be fetched. */
  host: string;
  items: number;
  content: unknown;
}

export type SliceState = 'waiting' | 'fetched' | 'checked' | 'done' | 'failed';

/** How far a census is: slices and items by state. */
export interface FleetProgress {
  items: number;
  done: number;
  fetched: number;
  failed: { slice: number; host: string; items: number; error: string }[];
  open: number;
}

/** The first job of each host, and of what has none. */
function firstJobs(census: string, slices: readonly Pick<NewSlice, 'number' | 'host'>[]): NewJob[] {
  const begun = new Set<string>();
  const jobs: NewJob[] = [];
  for (const { number, host } of slices) {
    if (host === '') jobs.push({ kind: 'check', census, slice: number });
    else if (!begun.has(host)) jobs.push({ kind: 'fetch', census, slice: number });
    begun.add(host);
  }
  return jobs;
}

/** Hands a census out, once: slices and the first jobs stand together. A host's slices are fetched one after the other. */
export async function handOut(store: Store, queue: Queue, census: Omit<HandedOut, 'state'>, slices: readonly NewSlice[]): Promise<void> {
  await store.write(async () => {
    const { about, ...row } = census;
    const { numInsertedOrUpdatedRows } = await store.db.insertInto('fleetCensuses').values({ ...row, state: 'open', content: written(about) }).onConflict((conflict) => conflict.column('census').doNothing()).executeTakeFirstOrThrow();
    if (Number(numInsertedOrUpdatedRows ?? 0n) === 0) return;
    for (const part of parts(slices.map(({ content, ...slice }) => ({ ...slice, census: census.census, state: 'waiting', error: null, content: written(content) })))) await store.db.insertInto('fleetSlices').values(part).execute();
    await queue.put(firstJobs(census.census, slices));
  });
}

/** Begins anew the slices that were given up; how many. */
export function handOutFailed(store: Store, queue: Queue, census: string): Promise<number> {
  return store.write(() => beginAnew(store, queue, census, ['failed']));
}

/** Opens a census again that was stopped: all that is not done begins anew, from the pages that are kept. */
export async function reopenHandedOut(store: Store, queue: Queue, census: string): Promise<void> {
  await store.write(async () => {
    await store.db.updateTable('fleetCensuses').set({ state: 'open' }).where('census', '=', census).execute();
    await beginAnew(store, queue, census, ['waiting', 'fetched', 'checked', 'failed']);
  });
}

async function beginAnew(store: Store, queue: Queue, census: string, states: SliceState[]): Promise<number> {
  const rows = await store.db.updateTable('fleetSlices').set({ state: 'waiting', error: null }).where('census', '=', census).where('state', 'in', states).returning(['number', 'host']).execute();
  await queue.forget(rows.flatMap(({ number }) => JOB_KINDS.map((kind) => ({ kind, census, slice: number }))));
  await queue.put(firstJobs(census, rows.sort((a, b) => a.number - b.number)));
  return rows.length;
}

export async function getHandedOut(store: Store, census: string): Promise<HandedOut | undefined> {
  const row = await store.db.selectFrom('fleetCensuses').selectAll().where('census', '=', census).executeTakeFirst();
  return row && handedOutOf(row);
}

/** Censuses that are being worked on, the oldest first. */
export async function openHandedOut(store: Store): Promise<HandedOut[]> {
  const rows = await store.db.selectFrom('fleetCensuses').selectAll().where('state', '=', 'open').orderBy('handedOutAt').orderBy('census').execute();
  return rows.map(handedOutOf);
}

/** Censuses that were handed out, the newest first. */
export async function listHandedOut(store: Store, limit: number): Promise<HandedOut[]> {
  const rows = await store.db.selectFrom('fleetCensuses').selectAll().orderBy('handedOutAt', 'desc').orderBy('census').limit(limit).execute();
  return rows.map(handedOutOf);
}

export async function closeHandedOut(store: Store, census: string, state: 'done' | 'stopped'): Promise<void> {
  await store.db.updateTable('fleetCensuses').set({ state }).where('census', '=', census).execute();
}

/** Forgets a census that was handed out, with all that its workers noted. */
export async function forgetHandedOut(store: Store, census: string): Promise<void> {
  await store.write(async () => {
    for (const table of ['fleetSteps', 'fleetSlices', 'fleetCensuses'] as const) await store.db.deleteFrom(table).where('census', '=', census).execute();
  });
}

export async function getSlice<T>(store: Store, census: string, number: number): Promise<{ host: string; state: SliceState; content: T } | undefined> {
  const row = await store.db.selectFrom('fleetSlices').select(['host', 'state', 'content']).where('census', '=', census).where('number', '=', number).executeTakeFirst();
  return row && { host: row.host, state: row.state as SliceState, content: read<T>(row.content) };
}

/** Numbers of the slices that are done, in order. */
export async function slicesDone(store: Store, census: string): Promise<number[]> {
  const rows = await store.db.selectFrom('fleetSlices').select('number').where('census', '=', census).where('state', '=', 'done').orderBy('number').execute();
  return rows.map(({ number }) => number);
}

export async function setSliceState(store: Store, census: string, number: number, state: SliceState): Promise<void> {
  await store.db.updateTable('fleetSlices').set({ state, error: null }).where('census', '=', census).where('number', '=', number).execute();
}

/** The host's next slice that waits. */
export async function nextSliceOf(store: Store, census: string, host: string, after: number): Promise<number | undefined> {
  const row = await store.db.selectFrom('fleetSlices').select('number').where('census', '=', census).where('host', '=', host).where('number', '>', after).where('state', '=', 'waiting').orderBy('number').limit(1).executeTakeFirst();
  return row?.number;
}

export async function fleetProgress(store: Store, census: string): Promise<FleetProgress> {
  const rows = await store.db.selectFrom('fleetSlices').select(['state', ({ fn }) => fn.sum<number>('items').as('items'), ({ fn }) => fn.countAll<number>().as('slices')]).where('census', '=', census).groupBy('state').execute();
  const failed = await store.db.selectFrom('fleetSlices').select(['number', 'host', 'items', 'error']).where('census', '=', census).where('state', '=', 'failed').orderBy('number').execute();
  const of = (...states: string[]): number => rows.filter(({ state }) => states.includes(state)).reduce((sum, { items }) => sum + Number(items), 0);
  return {
    items: rows.reduce((sum, { items }) => sum + Number(items), 0),
    done: of('done'),
    fetched: of('fetched', 'checked', 'done'),
    failed: failed.map(({ number, host, items, error }) => ({ slice: number, host, items, error: error ?? '' })),
    open: rows.filter(({ state }) => state !== 'done' && state !== 'failed').reduce((sum, { slices }) => sum + Number(slices), 0),
  };
}

/** Items by host: all, fetched, and done. */
export async function hostProgress(store: Store, census: string): Promise<{ host: string; items: number; fetched: number; done: number }[]> {
  const rows = await store.db.selectFrom('fleetSlices').select(['host', 'state', ({ fn }) => fn.sum<number>('items').as('items')]).where('census', '=', census).groupBy(['host', 'state']).orderBy('host').execute();
  const hosts = new Map<string, { host: string; items: number; fetched: number; done: number }>();
  for (const { host, state, items } of rows) {
    const row = hosts.get(host) ?? { host, items: 0, fetched: 0, done: 0 };
    row.items += Number(items);
    if (state !== 'waiting' && state !== 'failed') row.fetched += Number(items);
    if (state === 'done') row.done += Number(items);
    hosts.set(host, row);
  }
  return [...hosts.values()];
}

/** What is being worked on now: worker, slice and kind of job. */
export async function jobsAtWork(store: Store): Promise<{ worker: string; census: string; slice: number; host: string; kind: JobKind | undefined }[]> {
  const rows = await store.db.selectFrom('jobLeases').innerJoin('fleetSlices', (join) => join.onRef('fleetSlices.census', '=', 'jobLeases.census').onRef('fleetSlices.number', '=', 'jobLeases.slice'))
    .select(['worker', 'jobLeases.census', 'slice', 'host', 'queue']).orderBy('worker').orderBy('since').execute();
  return rows.map(({ queue, ...row }) => ({ ...row, kind: kindOf(queue) }));
}

function handedOutOf({ content, state, ...row }: { census: string; version: string; state: string; handedOutAt: string; content: string }): HandedOut {
  return { ...row, state: state as HandedOut['state'], about: read(content) };
}
