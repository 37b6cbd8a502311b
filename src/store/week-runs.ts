import { Conflict, Missing } from './conflict.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';
import type { RunStepRow, WeekRunRow } from './tables/city.js';
import type { By } from './units.js';

export type WeekRun = Omit<WeekRunRow, 'content' | 'versions'> & { content: unknown; versions: Record<string, string> };
/** fetch, read, check, score, publish. */
export type RunStep = Omit<RunStepRow, 'content'> & { content: unknown };

/** Begins a run of a week with the versions that it pins and its steps; begun before, nothing is changed. `false` where it was there. */
export async function beginWeekRun(store: Store, run: { id: string; week: string; kind: string; sample?: string; recheckOf?: string; versions: Record<string, string>; content?: unknown }, steps: readonly { item: string; step: string }[], { by, at }: By): Promise<boolean> {
  const { id, week, kind, sample, recheckOf, versions, content } = run;
  return store.change((begun) => (begun ? { by, at, action: 'run.begin', thing: 'run', id, detail: { week, kind, versions, steps: steps.length } } : undefined), async () => {
    const known = await store.db.selectFrom('weekRuns').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return false;
    await store.db.insertInto('weekRuns').values({ id, week, kind, sample: sample ?? null, state: 'running', versions: written(versions), startedAt: at, finishedAt: null, frozenAt: null, reportHash: null, recheckOf: recheckOf ?? null, content: written(content) }).execute();
    const rows = steps.map(({ item, step }) => ({ run: id, item, step, state: 'waiting', attempts: 0, takenBy: null, takenUntil: null, doneAt: null, error: null, content: null }));
    for (const part of parts(rows)) await store.db.insertInto('runSteps').values(part).execute();
    return true;
  });
}

/** Adds steps that became known later; those that are there stay as they are. */
export async function addSteps(store: Store, run: string, steps: readonly { item: string; step: string }[]): Promise<void> {
  const rows = steps.map(({ item, step }) => ({ run, item, step, state: 'waiting', attempts: 0, takenBy: null, takenUntil: null, doneAt: null, error: null, content: null }));
  await store.write(async () => {
    for (const part of parts(rows)) await store.db.insertInto('runSteps').values(part).onConflict((conflict) => conflict.columns(['run', 'item', 'step']).doNothing()).execute();
  });
}

/**
 * Takes up to `limit` steps that wait, or whose taker has not come back by `at`; nobody else gets them until then.
 * The steps in order of their items.
 */
export async function takeSteps(store: Store, { run, step, worker, at, until, limit }: { run: string; step: string; worker: string; at: string; until: string; limit: number }): Promise<RunStep[]> {
  return store.write(async () => {
    let free = store.db
      .selectFrom('runSteps')
      .select('item')
      .where('run', '=', run)
      .where('step', '=', step)
      .where((is) => is.or([is('state', '=', 'waiting'), is.and([is('state', '=', 'taken'), is('takenUntil', '<', at)])]))
      .orderBy('item')
      .limit(limit);
    if (store.kind === 'postgres') free = free.forUpdate().skipLocked();
    const items = (await free.execute()).map(({ item }) => item);
    if (items.length === 0) return [];
    const taken = await store.db
      .updateTable('runSteps')
      .set(({ eb }) => ({ state: 'taken', takenBy: worker, takenUntil: until, attempts: eb('attempts', '+', 1) }))
      .where('run', '=', run)
      .where('step', '=', step)
      .where('item', 'in', items)
      .returningAll()
      .execute();
    return taken.map(readStep).sort((a, b) => Buffer.compare(Buffer.from(a.item), Buffer.from(b.item)));
  });
}

/** A step is done, once: its content is kept, later reports of the same step change nothing. Whether this one counted. */
export async function finishStep(store: Store, { run, item, step, at, content }: { run: string; item: string; step: string; at: string; content?: unknown }): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('runSteps')
    .set({ state: 'done', doneAt: at, error: null, takenUntil: null, content: written(content) })
    .where('run', '=', run)
    .where('item', '=', item)
    .where('step', '=', step)
    .where('state', '!=', 'done')
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

/** A step failed: with `again` it waits for the next try. */
export async function failStep(store: Store, { run, item, step, error, again }: { run: string; item: string; step: string; error: string; again: boolean }): Promise<void> {
  await store.db.updateTable('runSteps').set({ state: again ? 'waiting' : 'failed', error, takenBy: null, takenUntil: null }).where('run', '=', run).where('item', '=', item).where('step', '=', step).where('state', '!=', 'done').execute();
}

/** Steps that failed wait again; how many. */
export async function retrySteps(store: Store, run: string, { by, at }: By): Promise<number> {
  return store.change((count) => ({ by, at, action: 'run.retry', thing: 'run', id: run, detail: { count } }), async () => {
    const { numUpdatedRows } = await store.db.updateTable('runSteps').set({ state: 'waiting', error: null }).where('run', '=', run).where('state', '=', 'failed').executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

/** Steps of a run, all or of a kind or state, in order of items. */
export async function listSteps(store: Store, run: string, filter: { step?: string; state?: string } = {}): Promise<RunStep[]> {
  let query = store.db.selectFrom('runSteps').selectAll().where('run', '=', run);
  if (filter.step !== undefined) query = query.where('step', '=', filter.step);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  return (await query.orderBy('item').orderBy('step').execute()).map(readStep);
}

/** How far a run is: how many steps of each kind are in each state. */
export async function countSteps(store: Store, run: string): Promise<{ step: string; state: string; count: number }[]> {
  const rows = await store.db.selectFrom('runSteps').select(({ fn }) => ['step', 'state', fn.countAll<number>().as('count')]).where('run', '=', run).groupBy(['step', 'state']).orderBy('step').orderBy('state').execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Ends a run, with what is to be known of it from then on. @throws Conflict where it is published */
export async function finishWeekRun(store: Store, id: string, state: string, { by, at }: By, content?: unknown): Promise<void> {
  await store.change({ by, at, action: 'run.finish', thing: 'run', id, detail: { state } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('weekRuns').set({ state, finishedAt: at, ...(content === undefined ? {} : { content: written(content) }) }).where('id', '=', id).where('frozenAt', 'is', null).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这次核查已经发布，不能再改。');
  });
}

/** Publishes a run: from now on it and its report (by hash) stay as they are. @throws Conflict where it was. */
export async function freezeWeekRun(store: Store, id: string, reportHash: string, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'run.publish', thing: 'run', id, detail: { reportHash } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('weekRuns').set({ state: 'published', frozenAt: at, reportHash }).where('id', '=', id).where('frozenAt', 'is', null).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这次核查已经发布，不能再改。');
  });
}

/** A run. @throws Missing */
export async function getWeekRun(store: Store, id: string): Promise<WeekRun> {
  const row = await store.db.selectFrom('weekRuns').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Missing(`没有编号为“${id}”的核查，请核对。`);
  return readRun(row);
}

/** Runs, newest first. */
export async function listWeekRuns(store: Store, filter: { week?: string; kind?: string; state?: string } = {}): Promise<WeekRun[]> {
  let query = store.db.selectFrom('weekRuns').selectAll();
  for (const column of ['week', 'kind', 'state'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  return (await query.orderBy('startedAt', 'desc').orderBy('id').execute()).map(readRun);
}

const readStep = (row: RunStepRow): RunStep => ({ ...row, content: row.content === null ? undefined : read(row.content) });
const readRun = (row: WeekRunRow): WeekRun => ({ ...row, content: read(row.content), versions: read(row.versions) });
