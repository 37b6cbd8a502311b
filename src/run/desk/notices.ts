import { STATE_NAMES } from '../../office/state-table.js';
import type { FindingState } from '../../model/finding-state.js';
import { addWorkingDays, workingDaysUntil } from '../../office/working-days.js';
import { getAppeal, getFindings, getNotice, getRecords, listAppeals, listNotices, listUnits, type Notice, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { stateSettings } from '../week/office-settings.js';
import { recordOf } from '../week/step.js';
import { deadlineOf, findingCards, type Deadline, type FindingCard } from './finding-card.js';

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

/** Notices, newest first; those of one unit where it is named. */
export async function noticeRows(desk: Desk, filter: { unit?: string; state?: string }): Promise<NoticeRow[]> {
  const notices = await Promise.all((await listNotices(desk.store, filter)).map(({ id }) => getNotice(desk.store, id)));
  return rowsOf(desk, notices, await getFindings(desk.store, [...new Set(notices.flatMap(({ fingerprints }) => fingerprints))]));
}

/** One notice with its findings. @throws Missing */
export async function noticeView(desk: Desk, id: string): Promise<NoticeView> {
  const notice = await getNotice(desk.store, id);
  const findings = await getFindings(desk.store, notice.fingerprints);
  const [row] = await rowsOf(desk, [notice], findings);
  if (!row) throw new Error('a notice has a row');
  const appeals = new Map<string, AppealCard>();
  for (const { fingerprint } of findings) {
    const last = (await listAppeals(desk.store, { fingerprint })).at(-1);
    if (last) appeals.set(fingerprint, appealCard(await getAppeal(desk.store, last.id)));
  }
  return { ...row, cards: (await findingCards(desk, findings)).map((card) => ({ ...card, ...(appeals.has(card.fingerprint) ? { appeal: appeals.get(card.fingerprint) as AppealCard } : {}) })) };
}

/** The unit that a notice is for. @throws Missing */
export const noticeUnit = async (desk: Desk, id: string): Promise<string> => (await getNotice(desk.store, id)).unit;

function appealCard({ id, state, filedAt, reason, files }: Awaited<ReturnType<typeof getAppeal>>): AppealCard {
  return { id, state, filedAt, reason, files: files.map(({ sha256, name, size }) => ({ sha256, name, size })) };
}

async function rowsOf(desk: Desk, notices: readonly Notice[], findings: readonly StoredFinding[]): Promise<NoticeRow[]> {
  const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const records = await getRecords(desk.store, [...byPrint.keys()]);
  const names = new Map((await listUnits(desk.store)).map(({ id, name }) => [id, name]));
  const today = desk.now().slice(0, 10);
  const { deemedServedDays } = await stateSettings(desk);
  return notices.map((notice) => {
    const own = notice.fingerprints.flatMap((fingerprint) => byPrint.get(fingerprint) ?? []).map((finding) => records.get(finding.fingerprint) ?? recordOf(finding));
    const counts = new Map<FindingState, number>();
    for (const { state } of own) counts.set(state, (counts.get(state) ?? 0) + 1);
    const [deadline] = [...own.flatMap((record) => deadlineOf(record, today) ?? []), ...signBy(notice, today, deemedServedDays)].sort((a, b) => (a.day < b.day ? -1 : 1));
    return {
      id: notice.id, number: notice.number, unit: notice.unit, unitName: names.get(notice.unit) ?? notice.unit, week: notice.week, state: notice.state, stateName: SERVICE[notice.state] ?? notice.state, issuedAt: notice.issuedAt,
      ...(notice.servedAt ? { servedAt: notice.servedAt } : {}), ...(notice.signedBy ? { signedBy: notice.signedBy } : {}),
      findings: notice.fingerprints.length, states: [...counts].map(([state, count]) => ({ name: STATE_NAMES[state], count })), ...(deadline ? { deadline } : {}),
    };
  });
}

/** The last day for 签收, where a notice is deemed served after it. */
function signBy({ state, issuedAt }: Notice, today: string, days: number | undefined): Deadline[] {
  if (state !== 'issued' || days === undefined) return [];
  const day = addWorkingDays(issuedAt.slice(0, 10), days, holidays());
  return [{ what: '签收', day, left: workingDaysUntil(today, day, holidays()) }];
}
