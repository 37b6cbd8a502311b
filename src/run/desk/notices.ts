import { addWorkingDays, workingDaysUntil } from '../../office/working-days.js';
import { filesOfAppeals, getFindings, getNotice, listAppeals, noticePage, unitOfNotice, type Appeal, type NoticeHead } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { asSent } from '../week/notices.js';
import { stateSettings } from '../week/office-settings.js';
import { dueDeadline, findingCards, type Deadline, type FindingCard } from './finding-card.js';
import { stateName } from './finding-rows.js';
import { findingIndex } from './news.js';
import { unitNames } from './offices.js';

export interface NoticeRow {
  id: string;
  number: string;
  unit: string;
  unitName: string;
  week: string;
  state: string;
  stateName: string;
  issuedAt: string;
  servedAt?: string;
  signedBy?: string;
  findings: number;
  /** How many findings are in which state, in words. */
  states: { name: string; count: number }[];
  /** What is due next. */
  deadline?: Deadline;
}

export interface AppealCard {
  id: string;
  state: string;
  filedAt: string;
  reason: string;
  files: { sha256: string; name: string; size: number }[];
}

export interface NoticeView extends NoticeRow {
  cards: (FindingCard & { appeal?: AppealCard })[];
}

const SERVICE: Record<string, string> = { issued: '待签收', signed: '已签收', deemed: '视为送达' };

/** A page of notices, newest first; those of one unit where it is named. */
export async function noticeRows(desk: Desk, filter: { unit?: string; state?: string }, { page, size }: { page: number; size: number }): Promise<{ total: number; rows: NoticeRow[] }> {
  const { total, rows } = await noticePage(desk.store, filter, { limit: size, offset: (page - 1) * size });
  return { total, rows: await rowsOf(desk, rows) };
}

/** One notice with its findings. @throws Missing */
export async function noticeView(desk: Desk, id: string): Promise<NoticeView> {
  const notice = await getNotice(desk.store, id);
  const [cards, [row], appeals] = await Promise.all([getFindings(desk.store, notice.fingerprints).then((findings) => findingCards(desk, asSent(notice, findings))), rowsOf(desk, [notice]), listAppeals(desk.store, { fingerprints: notice.fingerprints })]);
  if (!row) throw new Error('a notice has a row');
  // In order of their coming: the last one of a finding stands.
  const last = new Map(appeals.map((appeal) => [appeal.fingerprint, appeal]));
  const files = await filesOfAppeals(desk.store, [...last.values()].map(({ id: appeal }) => appeal));
  return {
    ...row, cards: cards.map((card) => {
      const appeal = last.get(card.fingerprint);
      return { ...card, ...(appeal ? { appeal: appealCard({ ...appeal, files: files.get(appeal.id) ?? [] }) } : {}) };
    }),
  };
}

/** The unit that a notice is for. @throws Missing */
export const noticeUnit = (desk: Desk, id: string): Promise<string> => unitOfNotice(desk.store, id);

function appealCard({ id, state, filedAt, reason, files }: Appeal): AppealCard {
  return { id, state, filedAt, reason, files: files.map(({ sha256, name, size }) => ({ sha256, name, size })) };
}

async function rowsOf(desk: Desk, notices: readonly NoticeHead[]): Promise<NoticeRow[]> {
  const [states, names, { deemedServedDays }] = await Promise.all([findingIndex(desk).statesOfNotices(notices.map(({ id }) => id)), unitNames(desk), stateSettings(desk)]);
  const counted = new Map<string, typeof states>();
  for (const one of states) counted.set(one.notice, [...(counted.get(one.notice) ?? []), one]);
  const today = desk.now().slice(0, 10);
  return notices.map((notice) => {
    const own = counted.get(notice.id) ?? [];
    const [deadline] = [...own.flatMap(({ state, due }) => dueDeadline(state, due, today) ?? []), ...signBy(notice, today, deemedServedDays)].sort((a, b) => (a.day < b.day ? -1 : 1));
    return {
      id: notice.id, number: notice.number, unit: notice.unit, unitName: names.get(notice.unit) ?? notice.unit, week: notice.week, state: notice.state, stateName: SERVICE[notice.state] ?? notice.state, issuedAt: notice.issuedAt,
      ...(notice.servedAt ? { servedAt: notice.servedAt } : {}), ...(notice.signedBy ? { signedBy: notice.signedBy } : {}),
      findings: own.reduce((sum, { count }) => sum + count, 0), states: own.map(({ state, count }) => ({ name: stateName(state), count })), ...(deadline ? { deadline } : {}),
    };
  });
}

/** The last day for 签收, where a notice is deemed served after it. */
function signBy({ state, issuedAt }: Pick<NoticeHead, 'state' | 'issuedAt'>, today: string, days: number | undefined): Deadline[] {
  if (state !== 'issued' || days === undefined) return [];
  const day = addWorkingDays(issuedAt.slice(0, 10), days, holidays());
  return [{ what: '签收', day, left: workingDaysUntil(today, day, holidays()) }];
}
