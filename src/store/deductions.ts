import { canonicalJson, digest } from './canonical.js';
import { Conflict, once } from './conflict.js';
import { parts, read, written } from './rows.js';
import type { Store } from './store.js';
import type { CorrectionRow, DeductionRow, WeekRow } from './tables/office.js';
import type { By } from './units.js';

/** A line of 扣分明细. `unit` is that of its day, `account` whoever bears it now. `content` holds all that the line is recomputed from. */
export type Deduction = Omit<DeductionRow, 'content'> & { content: unknown };
export type Week = Omit<WeekRow, 'content'> & { content: unknown };

export interface NewDeduction {
  unit: string;
  item: string;
  fingerprint: string;
  /** finding, overdue, false-report …: of a fingerprint, week and kind there is one. */
  kind: string;
  /** Hundredths of a point. */
  points: number;
  content: unknown;
}

const deductionId = (week: string, { fingerprint, kind }: Pick<NewDeduction, 'fingerprint' | 'kind'>): string => digest(`${fingerprint} ${week} ${kind}`).slice(0, 24);

/** Writes the lines of a week (拟扣分) in the place of those that were there, while the week is open. @throws Conflict where it is frozen */
export async function writeDeductions(store: Store, { week, policy, policyVersion }: { week: string; policy: string; policyVersion: string }, lines: readonly NewDeduction[], { by, at }: By): Promise<void> {
  const hash = digest(canonicalJson(lines.map(({ fingerprint, kind, points }) => [fingerprint, kind, points])));
  await store.change({ by, at, action: 'deductions.write', thing: 'week', id: week, detail: { policy, policyVersion, lines: lines.length, points: lines.reduce((sum, { points }) => sum + points, 0), hash } }, async () => {
    const known = await store.db.selectFrom('weeks').selectAll().where('week', '=', week).executeTakeFirst();
    if (known?.frozenAt) throw new Conflict('这一周的扣分已经发布，不能重算；以后的变化请作更正。');
    const row = { state: 'open', policy, policyVersion, frozenAt: null, sha256: hash };
    await store.db.insertInto('weeks').values({ week, ...row, version: 1, content: 'null' }).onConflict((conflict) => conflict.column('week').doUpdateSet(({ eb }) => ({ ...row, version: eb('weeks.version', '+', 1) }))).execute();
    await store.db.deleteFrom('deductions').where('week', '=', week).where('state', '=', 'draft').execute();
    const rows = lines.map((line) => ({
      id: deductionId(week, line), week, unit: line.unit, account: line.unit, item: line.item, fingerprint: line.fingerprint, kind: line.kind, policy, policyVersion, points: line.points, state: 'draft', writtenAt: at, finalAt: null,
      content: written(line.content),
    }));
    for (const part of parts(rows)) await once(store.db.insertInto('deductions').values(part), part.length, '同一问题在同一周出现了两条扣分，没有写入，请核对扣分规则。');
  });
}

/** Publishes a week: its lines stay as they are. @throws Conflict where it was */
export async function freezeWeek(store: Store, week: string, sha256: string, content: unknown, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'week.freeze', thing: 'week', id: week, detail: { sha256 } }, async () => {
    const { numUpdatedRows } = await store.db.updateTable('weeks').set(({ eb }) => ({ state: 'frozen', frozenAt: at, sha256, content: written(content), version: eb('version', '+', 1) })).where('week', '=', week).where('frozenAt', 'is', null).executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new Conflict('这一周已经发布，或还没有写入扣分，请刷新后再看。');
  });
}

/** Lines become final (申诉期满、复核已定) or are revoked; those that are so already stay. How many changed. */
export async function settleDeductions(store: Store, ids: readonly string[], state: 'final' | 'revoked', { by, at }: By): Promise<number> {
  if (ids.length === 0) return 0;
  return store.change((count) => (count === 0 ? undefined : { by, at, action: `deductions.${state}`, thing: 'deduction', id: ids.length === 1 ? (ids[0] ?? '') : '', detail: { ids, count } }), async () => {
    const { numUpdatedRows } = await store.db.updateTable('deductions').set({ state, finalAt: at }).where('id', 'in', [...ids]).where('state', '!=', state).where('state', '!=', 'revoked').executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

/** 更正: a line that was final is changed by `points` (negative: given back), printed in `week`; of a line and cause there is one. @throws Conflict */
export async function correctDeduction(store: Store, correction: { deduction: string; cause: string; points: number; reason: string; week: string }, { by, at }: By): Promise<void> {
  const id = digest(`${correction.deduction} ${correction.cause}`).slice(0, 24);
  await store.change({ by, at, action: 'deduction.correct', thing: 'deduction', id: correction.deduction, detail: correction }, () =>
    once(store.db.insertInto('corrections').values({ id, ...correction, by, at }), 1, '这条扣分已因同一原因更正过，没有重复更正。'));
}

/** Lines, in order of week, unit and fingerprint. */
export async function listDeductions(store: Store, filter: { week?: string; weeks?: readonly string[]; unit?: string; account?: string; state?: string; fingerprint?: string; item?: string } = {}): Promise<Deduction[]> {
  let query = store.db.selectFrom('deductions').selectAll();
  for (const column of ['week', 'unit', 'account', 'state', 'fingerprint', 'item'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  if (filter.weeks !== undefined) query = query.where('week', 'in', [...filter.weeks, '']);
  const rows = await query.orderBy('week').orderBy('unit').orderBy('fingerprint').orderBy('kind').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}

/** Corrections of lines that accounts bear, with the finding of the line. */
export async function correctionsOfAccounts(store: Store, accounts: readonly string[]): Promise<(CorrectionRow & { fingerprint: string })[]> {
  return store.db.selectFrom('corrections').innerJoin('deductions', 'deductions.id', 'corrections.deduction').selectAll('corrections').select('deductions.fingerprint').where('deductions.account', 'in', [...accounts, '']).orderBy('corrections.at').orderBy('corrections.id').execute();
}

/** Corrections printed in a week, or of a line. */
export async function listCorrections(store: Store, filter: { week?: string; deduction?: string } = {}): Promise<CorrectionRow[]> {
  let query = store.db.selectFrom('corrections').selectAll();
  if (filter.week !== undefined) query = query.where('week', '=', filter.week);
  if (filter.deduction !== undefined) query = query.where('deduction', '=', filter.deduction);
  return query.orderBy('at').orderBy('id').execute();
}

/** 累计扣分 by account: final lines and their corrections, hundredths of a point. */
export async function finalPoints(store: Store, filter: { weeks?: readonly string[] } = {}): Promise<Map<string, number>> {
  let lines = store.db.selectFrom('deductions').select(({ fn }) => ['account', fn.sum<number>('points').as('points')]).where('state', '=', 'final');
  let corrections = store.db.selectFrom('corrections').innerJoin('deductions', 'deductions.id', 'corrections.deduction').select(({ fn }) => ['deductions.account', fn.sum<number>('corrections.points').as('points')]);
  if (filter.weeks !== undefined) {
    lines = lines.where('week', 'in', [...filter.weeks, '']);
    corrections = corrections.where('deductions.week', 'in', [...filter.weeks, '']);
  }
  const sums = new Map<string, number>();
  for (const { account, points } of [...(await lines.groupBy('account').execute()), ...(await corrections.groupBy('deductions.account').execute())]) sums.set(account, (sums.get(account) ?? 0) + Number(points));
  return sums;
}

/** The weeks that points were written for, oldest first. */
export async function listWeeks(store: Store): Promise<Week[]> {
  const rows = await store.db.selectFrom('weeks').selectAll().orderBy('week').execute();
  return rows.map((row) => ({ ...row, content: read(row.content) }));
}
