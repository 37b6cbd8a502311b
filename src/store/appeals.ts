import { sql } from 'kysely';
import { Conflict, Missing, once } from './conflict.js';
import { parts, read, shownTime, written } from './rows.js';
import type { Store } from './store.js';
import type { AppealFileRow, AppealRow } from './tables/findings.js';
import type { By } from './units.js';

/** 申诉（复核申请） against a finding; one at a time is open. */
export type Appeal = Omit<AppealRow, 'content'> & { content: unknown; files: Omit<AppealFileRow, 'appeal'>[] };

/** An attachment whose bytes are kept already (`store.bytes.put`). */
export interface Attachment {
  sha256: string;
  name: string;
  size: number;
}

/** Takes an appeal in with its attachments. @throws Conflict where one is open for the finding */
export async function fileAppeal(store: Store, appeal: { id: string; fingerprint: string; unit: string; notice?: string; reason: string; files: readonly Attachment[]; content?: unknown }, { by, at }: By): Promise<void> {
  const { id, fingerprint, unit, notice, reason, files, content } = appeal;
  await store.change({ by, at, action: 'appeal.file', thing: 'appeal', id, detail: { fingerprint, unit, files: files.map(({ sha256 }) => sha256) } }, async () => {
    const row = { id, fingerprint, unit, notice: notice ?? null, state: 'open', filedAt: at, filedBy: by, reason, decision: null, reasonCode: null, decidedBy: null, decidedAt: null, version: 1, content: written(content) };
    await once(store.db.insertInto('appeals').values(row), 1, '这条问题已有一份申诉正在复核，不需重复提出；补充材料请加到那一份里。');
    await attach(store, id, files, at);
  });
}

/** Adds attachments to an open appeal. @throws Conflict where it is decided */
export async function addAppealFiles(store: Store, id: string, files: readonly Attachment[], { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'appeal.attach', thing: 'appeal', id, detail: { files: files.map(({ sha256 }) => sha256) } }, async () => {
    const appeal = await getAppeal(store, id);
    if (appeal.state !== 'open') throw new Conflict('这份申诉已经办结，不能再加材料。');
    await attach(store, id, files, at);
  });
}

async function attach(store: Store, appeal: string, files: readonly Attachment[], at: string): Promise<void> {
  for (const { sha256, name, size } of files) {
    await store.db.insertInto('appealFiles').values({ appeal, sha256, name, size, addedAt: at }).onConflict((conflict) => conflict.columns(['appeal', 'sha256']).doNothing()).execute();
  }
}

/** Decides an appeal, once; `by` decides. @throws Conflict where it is decided, Missing */
export async function decideAppeal(store: Store, id: string, { decision, reasonCode, content }: { decision: string; reasonCode: string; content?: unknown }, { by, at }: By): Promise<void> {
  await endAppeal(store, id, 'decided', { decision, reasonCode, ...(content === undefined ? {} : { content: written(content) }) }, { by, at });
}

/** The unit takes its appeal back. @throws Conflict where it is decided, Missing */
export async function withdrawAppeal(store: Store, id: string, { by, at }: By): Promise<void> {
  await endAppeal(store, id, 'withdrawn', {}, { by, at });
}

async function endAppeal(store: Store, id: string, state: 'decided' | 'withdrawn', set: { decision?: string; reasonCode?: string; content?: string }, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: `appeal.${state}`, thing: 'appeal', id, detail: { decision: set.decision, reasonCode: set.reasonCode } }, async () => {
    const { numUpdatedRows } = await store.db
      .updateTable('appeals')
      .set(({ eb }) => ({ state, decidedBy: by, decidedAt: at, version: eb('version', '+', 1), ...set }))
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) return;
    const appeal = await getAppeal(store, id);
    throw new Conflict(`这份申诉已由${appeal.decidedBy ?? ''}于${shownTime(appeal.decidedAt ?? '')}${appeal.state === 'withdrawn' ? '撤回' : '作出复核决定'}，本次操作没有生效。`);
  });
}

/** An appeal with its attachments. @throws Missing */
export async function getAppeal(store: Store, id: string): Promise<Appeal> {
  const row = await store.db.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Missing('没有这份申诉，请核对编号。');
  const files = await store.db.selectFrom('appealFiles').select(['sha256', 'name', 'size', 'addedAt']).where('appeal', '=', id).orderBy('addedAt').orderBy('sha256').execute();
  return { ...row, content: read(row.content), files };
}

interface AppealFilter {
  state?: string;
  unit?: string;
  fingerprint?: string;
  fingerprints?: readonly string[];
}

/** Appeals in order of their coming, without attachments. */
export async function listAppeals(store: Store, filter: AppealFilter = {}): Promise<Omit<Appeal, 'files'>[]> {
  const rows = await found(store, filter).selectAll().orderBy('filedAt').orderBy('id').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}

/** A page of appeals and how many there are: open ones first in order of their coming, then the last that came. */
export async function appealPage(store: Store, filter: AppealFilter, page: { limit: number; offset: number }): Promise<{ total: number; rows: Omit<Appeal, 'files'>[] }> {
  const { total } = await found(store, filter).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const open = sql`case when state = 'open' then 0 else 1 end`;
  const rows = await found(store, filter).selectAll().orderBy(open).orderBy(sql`case when state = 'open' then ${sql.ref('filedAt')} end`).orderBy('filedAt', 'desc').orderBy('id').limit(page.limit).offset(page.offset).execute();
  return { total: Number(total), rows: rows.map((row) => ({ ...row, content: read(row.content) })) };
}

/** Attachments of appeals, by appeal. */
export async function filesOfAppeals(store: Store, appeals: readonly string[]): Promise<Map<string, Appeal['files']>> {
  const files = new Map<string, Appeal['files']>(appeals.map((id) => [id, []]));
  for (const part of parts(appeals.map((id) => ({ id })))) {
    const rows = await store.db.selectFrom('appealFiles').selectAll().where('appeal', 'in', part.map(({ id }) => id)).orderBy('addedAt').orderBy('sha256').execute();
    for (const { appeal, ...file } of rows) files.get(appeal)?.push(file);
  }
  return files;
}

function found(store: Store, { fingerprints, ...filter }: AppealFilter) {
  let query = store.db.selectFrom('appeals');
  for (const column of ['state', 'unit', 'fingerprint'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  return fingerprints === undefined ? query : query.where('fingerprint', 'in', [...fingerprints, '']);
}
