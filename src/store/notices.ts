import { Conflict, Missing, once } from './conflict.js';
import { parts, read, shownTime, written } from './rows.js';
import type { Store } from './store.js';
import type { NoticeRow } from './tables/findings.js';
import type { By } from './units.js';

const UNKNOWN = '没有这份告知书，请核对编号。';

/** 告知书 to a unit: of a week and kind there is one. */
export type Notice = Omit<NoticeRow, 'content'> & { content: unknown; fingerprints: string[] };

/** A notice without its findings, as lists need it. */
export type NoticeHead = Omit<Notice, 'content' | 'fingerprints'>;

const HEAD = ['id', 'number', 'unit', 'week', 'kind', 'state', 'issuedAt', 'servedAt', 'signedBy', 'due', 'paper', 'version'] as const;

/** Issues a notice with its findings in their order; `paper` is the hash of the kept document. @throws Conflict where the unit has that week's */
export async function issueNotice(store: Store, notice: { id: string; number: string; unit: string; week: string; kind: string; fingerprints: readonly string[]; due?: string; paper?: string; content?: unknown }, { by, at }: By): Promise<void> {
  const { id, number, unit, week, kind, fingerprints, due, paper, content } = notice;
  await store.change({ by, at, action: 'notice.issue', thing: 'notice', id, detail: { number, unit, week, kind, findings: fingerprints.length, paper } }, async () => {
    const row = { id, number, unit, week, kind, state: 'issued', issuedAt: at, servedAt: null, signedBy: null, due: due ?? null, paper: paper ?? null, version: 1, content: written(content) };
    await once(store.db.insertInto('notices').values(row), 1, '这个单位本周的告知书已经发出，没有重复发出。');
    const rows = fingerprints.map((fingerprint, position) => ({ notice: id, fingerprint, position }));
    for (const part of parts(rows)) await store.db.insertInto('noticeFindings').values(part).execute();
  });
}

/** 签收 (`signed`, with the name of who signs) or deemed served by rule; with the days that begin with it. @throws Conflict where it was served */
export async function serveNotice(store: Store, id: string, service: { state: 'signed' | 'deemed'; signedBy?: string; due?: string }, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: `notice.${service.state}`, thing: 'notice', id, detail: { signedBy: service.signedBy, due: service.due } }, async () => {
    const { numUpdatedRows } = await store.db
      .updateTable('notices')
      .set(({ eb }) => ({ state: service.state, servedAt: at, signedBy: service.signedBy ?? null, version: eb('version', '+', 1), ...(service.due === undefined ? {} : { due: service.due }) }))
      .where('id', '=', id)
      .where('state', '=', 'issued')
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) return;
    const notice = await getNotice(store, id);
    throw new Conflict(`这份告知书已于${shownTime(notice.servedAt ?? '')}${notice.state === 'deemed' ? '视为送达' : `由${notice.signedBy ?? ''}签收`}，不需再次签收。`);
  });
}

/** The unit that a notice is for. @throws Missing */
export async function unitOfNotice(store: Store, id: string): Promise<string> {
  const row = await store.db.selectFrom('notices').select('unit').where('id', '=', id).executeTakeFirst();
  if (!row) throw new Missing(UNKNOWN);
  return row.unit;
}

/** A notice with its findings. @throws Missing */
export async function getNotice(store: Store, id: string): Promise<Notice> {
  const row = await store.db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Missing(UNKNOWN);
  const findings = await store.db.selectFrom('noticeFindings').select('fingerprint').where('notice', '=', id).orderBy('position').execute();
  return { ...row, content: read(row.content), fingerprints: findings.map(({ fingerprint }) => fingerprint) };
}

interface NoticeFilter {
  unit?: string;
  week?: string;
  state?: string;
  kind?: string;
  fingerprint?: string;
}

/** Notices, newest first, without their findings. */
export async function listNotices(store: Store, filter: NoticeFilter = {}): Promise<NoticeHead[]> {
  return found(store, filter).select(HEAD).orderBy('issuedAt', 'desc').orderBy('id').execute();
}

/** A page of notices, newest first, and how many there are. */
export async function noticePage(store: Store, filter: NoticeFilter, page: { limit: number; offset: number }): Promise<{ total: number; rows: NoticeHead[] }> {
  const { total } = await found(store, filter).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found(store, filter).select(HEAD).orderBy('issuedAt', 'desc').orderBy('id').limit(page.limit).offset(page.offset).execute();
  return { total: Number(total), rows };
}

function found(store: Store, filter: NoticeFilter) {
  let query = store.db.selectFrom('notices');
  for (const column of ['unit', 'week', 'state', 'kind'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  return filter.fingerprint === undefined ? query : query.where('id', 'in', store.db.selectFrom('noticeFindings').select('notice').where('fingerprint', '=', filter.fingerprint));
}
