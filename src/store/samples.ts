import { Conflict, Missing, once } from './conflict.js';
import { canonicalJson, digest } from './canonical.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';
import type { FrameEntryRow, FrameRow, SampleEntryRow, SampleRow } from './tables/city.js';
import type { By } from './units.js';

export interface FrameEntry {
  item: string;
  unit: string;
  content?: unknown;
}

/** 抽查事项库 of a day: the rows that were drawn from. Its identity is the hash of its rows; the same rows are kept once. */
export async function keepFrame(store: Store, { day, source, rows }: { day: string; source: string; rows: readonly FrameEntry[] }, { by, at }: By): Promise<string> {
  const id = digest(canonicalJson(rows.map(({ item, unit, content }) => [item, unit, content ?? null])));
  await store.change((added) => (added ? { by, at, action: 'frame.keep', thing: 'frame', id, detail: { day, source, count: rows.length } } : undefined), async () => {
    const known = await store.db.selectFrom('frames').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return false;
    await store.db.insertInto('frames').values({ id, day, source, count: rows.length, takenAt: at }).execute();
    const entries = rows.map(({ item, unit, content }, position) => ({ frame: id, item, position, unit, content: written(content) }));
    for (const part of parts(entries)) await store.db.insertInto('frameRows').values(part).execute();
    return true;
  });
  return id;
}

/** A frame with its rows in their order. @throws Missing */
export async function getFrame(store: Store, id: string): Promise<FrameRow & { rows: (Omit<FrameEntryRow, 'content'> & { content: unknown })[] }> {
  const frame = await store.db.selectFrom('frames').selectAll().where('id', '=', id).executeTakeFirst();
  if (!frame) throw new Missing('没有这份抽查事项库，请核对。');
  const rows = await store.db.selectFrom('frameRows').selectAll().where('frame', '=', id).orderBy('position').execute();
  return { ...frame, rows: rows.map((row) => ({ ...row, content: read(row.content) })) };
}

/** A draw that is committed to before it is shown: `commitment` is the hash of its random value. @throws Conflict where that week is drawn. */
export async function commitSample(store: Store, sample: { id: string; week: string; kind: string; frame: string; commitment: string; content?: unknown }, { by, at }: By): Promise<void> {
  const { id, week, kind, frame, commitment, content } = sample;
  await store.change({ by, at, action: 'sample.commit', thing: 'sample', id, detail: { week, kind, frame, commitment } }, () =>
    once(store.db.insertInto('samples').values({ id, week, kind, frame, commitment, committedAt: at, seed: null, revealedAt: null, content: written(content) }), 1, '这一周已经抽取过，不能再抽；需要增补请用替换。'));
}

export interface Drawn {
  item: string;
  unit: string;
  /** random, recheck, changed, volume, carried. */
  reason: string;
  content?: unknown;
}

/** The items of a draw, once. @throws Conflict where they are written. */
export async function fillSample(store: Store, id: string, rows: readonly Drawn[], { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'sample.fill', thing: 'sample', id, detail: { count: rows.length, rows: digest(canonicalJson(rows.map(({ item, reason }) => [item, reason]))) } }, async () => {
    const known = await store.db.selectFrom('sampleRows').select('item').where('sample', '=', id).limit(1).executeTakeFirst();
    if (known) throw new Conflict('这次抽取的名单已经生成，不能更改；停办、搬迁的事项请用替换并写明原因。');
    const entries = rows.map(({ item, unit, reason, content }, position) => ({ sample: id, item, position, unit, reason, replaces: null, replacedReason: null, content: written(content) }));
    for (const part of parts(entries)) await store.db.insertInto('sampleRows').values(part).execute();
  });
}

/** Puts another item in the place of one that cannot be checked, with the reason. @throws Missing, Conflict */
export async function replaceSampled(store: Store, { sample, item, by: replacement, reason }: { sample: string; item: string; by: Drawn; reason: string }, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'sample.replace', thing: 'sample', id: sample, detail: { item, replacement: replacement.item, reason } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('sampleRows').set({ replacedReason: reason }).where('sample', '=', sample).where('item', '=', item).where('replacedReason', 'is', null).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Missing('名单中没有这个事项，或已经替换过，请刷新后再看。');
    const { position } = await store.db.selectFrom('sampleRows').select(({ fn }) => fn.max('position').as('position')).where('sample', '=', sample).executeTakeFirstOrThrow();
    const row = { sample, item: replacement.item, position: Number(position) + 1, unit: replacement.unit, reason: replacement.reason, replaces: item, replacedReason: null, content: written(replacement.content) };
    await once(store.db.insertInto('sampleRows').values(row), 1, '替换上来的事项已在名单中，请另选一个。');
  });
}

/** Shows the random value after capture, once. @throws Conflict */
export async function revealSample(store: Store, id: string, seed: string, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'sample.reveal', thing: 'sample', id, detail: { seed } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('samples').set({ seed, revealedAt: at }).where('id', '=', id).where('seed', 'is', null).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这次抽取的随机值已经公布，或没有这次抽取，请刷新后再看。');
  });
}

export type Sample = Omit<SampleRow, 'content'> & { content: unknown; rows: (Omit<SampleEntryRow, 'content'> & { content: unknown })[] };

/** A draw by its identity, or that of a week and kind, with its rows in their order. */
export async function getSample(store: Store, which: { id: string } | { week: string; kind: string }): Promise<Sample | undefined> {
  const query = store.db.selectFrom('samples').selectAll();
  const sample = await ('id' in which ? query.where('id', '=', which.id) : query.where('week', '=', which.week).where('kind', '=', which.kind)).executeTakeFirst();
  if (!sample) return undefined;
  const rows = await store.db.selectFrom('sampleRows').selectAll().where('sample', '=', sample.id).orderBy('position').execute();
  return { ...sample, content: read(sample.content), rows: rows.map((row) => ({ ...row, content: read(row.content) })) };
}

/** Items drawn in these weeks, each with the last week: none of them is drawn again within four weeks. */
export async function lastDrawn(store: Store, weeks: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.db.selectFrom('sampleRows').innerJoin('samples', 'samples.id', 'sampleRows.sample').select(['sampleRows.item', 'samples.week']).where('samples.week', 'in', [...weeks, '']).orderBy('samples.week').execute();
  return new Map(rows.map(({ item, week }) => [item, week]));
}
