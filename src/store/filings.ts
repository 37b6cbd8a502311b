import { Conflict } from './conflict.js';
import { read, written } from './rows.js';
import type { Store } from './store.js';
import type { FilingDueRow, FilingRow } from './tables/office.js';
import type { By } from './units.js';

/** 备案: a version of a guide that a unit filed. `due` is the day by which it was to be filed, as entered. */
export type Filing = Omit<FilingRow, 'content' | 'late'> & { late: boolean; content: unknown };

export interface NewFiling {
  number: string;
  item: string;
  itemName: string;
  unit: string;
  receivedAt: string;
  due?: string;
  late: boolean;
  /** accepted or with-problems. */
  verdict: string;
  /** Of the file; its bytes are kept already. */
  sha256: string;
  fileName: string;
  handbookVersion: string;
  filedWith: string;
  filedBy: string;
  note?: string;
  content: unknown;
}

/**
 * Files the next version of an item's guide. `receipt` makes the receipt's hash of what is filed, with its version.
 * @throws Conflict where the number is taken, or the last version has the same bytes
 */
export async function addFiling(store: Store, filing: NewFiling, receipt: (filing: NewFiling & { revision: number }) => string, { by, at }: By): Promise<Filing> {
  const { number, item, unit, sha256, verdict, late } = filing;
  return store.change((kept) => ({ by, at, action: 'filing.receive', thing: 'filing', id: number, detail: { item, unit, sha256, verdict, late, receipt: kept.receiptHash } }), async () => {
    const last = await lastFiling(store, unit, item);
    if (last?.sha256 === sha256) throw new Conflict(`这份文件与最近一次备案（${last.number}）的文件完全相同，不需重复备案，原回执有效。`);
    const revision = (last?.revision ?? 0) + 1;
    const receiptHash = receipt({ ...filing, revision });
    const row = { ...filing, due: filing.due ?? null, note: filing.note ?? null, late: late ? 1 : 0, revision, receiptHash, content: written(filing.content) };
    await store.db.insertInto('filings').values(row).execute();
    return { ...row, late, content: filing.content };
  });
}

/** The latest version that a unit filed of an item. */
export async function lastFiling(store: Store, unit: string, item: string): Promise<Filing | undefined> {
  const row = await store.db.selectFrom('filings').selectAll().where('unit', '=', unit).where('item', '=', item).orderBy('revision', 'desc').limit(1).executeTakeFirst();
  return row && readFiling(row);
}

export async function getFiling(store: Store, number: string): Promise<Filing | undefined> {
  const row = await store.db.selectFrom('filings').selectAll().where('number', '=', number).executeTakeFirst();
  return row && readFiling(row);
}

interface FilingFilter {
  unit?: string;
  item?: string;
  verdict?: string;
  late?: boolean;
  sha256?: string;
  /** Bounds of the time of receipt; `until` is not part of it. */
  since?: string;
  until?: string;
}

/** Filings, newest first. */
export async function listFilings(store: Store, filter: FilingFilter = {}): Promise<Filing[]> {
  return (await found(store, filter).selectAll().orderBy('receivedAt', 'desc').orderBy('number', 'desc').execute()).map(readFiling);
}

/** A page of filings, newest first, and how many there are. */
export async function filingPage(store: Store, filter: FilingFilter, page: { limit: number; offset: number }): Promise<{ total: number; rows: Filing[] }> {
  const { total } = await found(store, filter).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found(store, filter).selectAll().orderBy('receivedAt', 'desc').orderBy('number', 'desc').limit(page.limit).offset(page.offset).execute();
  return { total: Number(total), rows: rows.map(readFiling) };
}

function found(store: Store, filter: FilingFilter) {
  let query = store.db.selectFrom('filings');
  for (const column of ['unit', 'item', 'verdict', 'sha256'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  if (filter.late !== undefined) query = query.where('late', '=', filter.late ? 1 : 0);
  if (filter.since !== undefined) query = query.where('receivedAt', '>=', filter.since);
  return filter.until === undefined ? query : query.where('receivedAt', '<', filter.until);
}

/** Enters the day by which a unit files an item; without `item` (or `unit`) it holds for all of them that have no day of their own. `due` null takes it out. */
export async function setFilingDue(store: Store, { unit = '', item = '', due }: { unit?: string; item?: string; due: string | null }, { by, at }: By): Promise<void> {
  await store.change({ by, at, action: 'filing.due', thing: 'filing', id: `${unit} ${item}`.trim(), detail: { unit, item, due } }, async () => {
    if (due === null) {
      await store.db.deleteFrom('filingDues').where('unit', '=', unit).where('item', '=', item).execute();
      return;
    }
    const row = { due, setBy: by, setAt: at };
    await store.db.insertInto('filingDues').values({ unit, item, ...row }).onConflict((conflict) => conflict.columns(['unit', 'item']).doUpdateSet(row)).execute();
  });
}

/** The day that holds for a unit's item: its own, else the unit's, else the item's for all units, else that of all; undefined where none was entered. */
export async function filingDue(store: Store, unit: string, item: string): Promise<string | undefined> {
  const rows = await store.db.selectFrom('filingDues').selectAll().where('unit', 'in', [unit, '']).where('item', 'in', [item, '']).execute();
  const rank = ({ unit: of, item: what }: FilingDueRow): number => (of === '' ? 0 : 2) + (what === '' ? 0 : 1);
  // A unit's own day beats one for all units; of its own, that of the item.
  return rows.sort((a, b) => rank(b) - rank(a))[0]?.due;
}

/** All days that were entered. */
export async function listFilingDues(store: Store): Promise<FilingDueRow[]> {
  return store.db.selectFrom('filingDues').selectAll().orderBy('unit').orderBy('item').execute();
}

const readFiling = (row: FilingRow): Filing => ({ ...row, late: row.late === 1, content: read(row.content) });
