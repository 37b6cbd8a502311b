import { setImmediate as breathe } from 'node:timers/promises';
import { auditHead } from '../audit.js';
import { changesSince, type Change } from '../changes.js';
import { takingIn } from '../reading.js';
import type { Store } from '../store.js';
import { chosen, ordered, type IndexFilter, type IndexOrder } from './choose.js';
import { knowNotices, statesOf, type NoticeRows, type NoticeStates } from './notices.js';
import { COLUMNS, Rows, type ColumnName, type IndexedFinding } from './rows.js';

export type { IndexFilter } from './choose.js';

/**
 * All findings of a store by what lists filter, count and sort by, held in memory by a process that shows lists the whole day. Before each
 * answer it takes in what the log tells of since the last one, so that it never says anything that the store does not.
 */
export interface FindingIndex {
  /** Fingerprints of a page and how many findings the filter leaves. */
  page(filter: IndexFilter, page: { limit: number; offset: number; order?: IndexOrder }): Promise<{ total: number; fingerprints: string[] }>;
  /** How many findings a filter leaves. */
  count(filter: IndexFilter): Promise<number>;
  /** How many by each of some columns, the most first; values that stand nowhere are absent. */
  countBy<Group extends ColumnName>(filter: IndexFilter, groups: readonly Group[]): Promise<Record<Group, { value: string | null; count: number }[]>>;
  /** Units that findings belong to and were found at, as far as they are known; for whoever holds figures by unit. */
  unitsOf(fingerprint: string): string[];
  /** All units that any finding belongs to or was found at. */
  units(): Promise<string[]>;
  /** How many findings of notices are in which state, with the first day that is due among them. */
  statesOfNotices(notices: readonly string[]): Promise<NoticeStates[]>;
}

const PART = 4_000;
/** Rows of the lists and figures of the last questions, as long as nothing changes: people turn pages, and look at the same lists. */
const HELD = 4_000_000;
const LOOKED = 'finding.keep-dismissed';
const FIELDS = [...COLUMNS.filter((name) => name !== 'looked'), 'fingerprint', 'stateSince', 'search', 'version'] as const;

export function openFindingIndex(store: Store): FindingIndex {
  let rows = new Rows();
  let at: { sequence: number; hash: string } | undefined;
  let lists = new Map<string, Uint32Array>();
  let figures = new Map<string, { value: string | null; count: number }[]>();
  let heldRows = 0;
  let notices: NoticeRows = new Map();

  const refresh = async (): Promise<void> => {
    const news = at && (await changesSince(store, at));
    if (!news) return loadAll();
    if (news.changes.length === 0) return;
    const { prints, runs, all } = touched(news.changes);
    if (all) return loadAll();
    for (const run of runs) for (const { fingerprint } of await store.db.selectFrom('findings').select('fingerprint').where('lastRun', '=', run).execute()) prints.add(fingerprint);
    const list = [...prints];
    for (let n = 0; n < list.length; n += PART) await take(list.slice(n, n + PART));
    if (prints.size > 0) forget();
    at = news.head;
  };

  const loadAll = async (): Promise<void> => {
    const head = await auditHead(store);
    const fresh = new Rows();
    const looked = await lookedThrough(store);
    let last = '';
    for (;;) {
      const part = await store.db.selectFrom('findings').select([...FIELDS]).where('fingerprint', '>', last).orderBy('fingerprint').limit(PART).execute();
      for (const { version, ...row } of part) fresh.put({ ...row, looked: looked.get(row.fingerprint) === version ? 'yes' : 'no' });
      last = part.at(-1)?.fingerprint ?? last;
      if (part.length < PART) break;
      await breathe();
    }
    rows = fresh;
    notices = new Map();
    forget();
    at = head;
  };

  const take = async (prints: string[]): Promise<void> => {
    const looked = await lookedThrough(store, prints);
    for (const { version, ...row } of await store.db.selectFrom('findings').select([...FIELDS]).where('fingerprint', 'in', prints).execute()) rows.put({ ...row, looked: looked.get(row.fingerprint) === version ? 'yes' : 'no' } satisfies IndexedFinding);
  };

  /** One after the other: two that take in changes at once would each take in half of them. */
  const upToDate = takingIn(store, refresh);

  const listOf = (filter: IndexFilter, order: IndexOrder): Uint32Array => {
    const question = JSON.stringify([filter, order]);
    const known = lists.get(question);
    if (known) return known;
    const list = ordered(rows, order === 'seen' ? chosen(rows, filter) : listOf(filter, 'seen'), order);
    heldRows += list.length;
    if (heldRows > HELD) {
      forget();
      heldRows = list.length;
    }
    lists.set(question, list);
    return list;
  };

  const figuresOf = (filter: IndexFilter, group: ColumnName): { value: string | null; count: number }[] => {
    const question = JSON.stringify([filter, group]);
    const counts = figures.get(question) ?? counted(rows, listOf(filter, 'seen'), group);
    figures.set(question, counts);
    return counts;
  };

  const forget = (): void => {
    lists = new Map();
    figures = new Map();
    heldRows = 0;
  };

  return {
    async page(filter, { limit, offset, order = 'seen' }) {
      await upToDate();
      const list = listOf(filter, order);
      return { total: list.length, fingerprints: Array.from(list.subarray(offset, offset + limit), (row) => rows.prints[row] ?? '') };
    },
    async count(filter) {
      await upToDate();
      return listOf(filter, 'seen').length;
    },
    async countBy(filter, groups) {
      await upToDate();
      return Object.fromEntries(groups.map((group) => [group, figuresOf(filter, group)])) as Record<(typeof groups)[number], { value: string | null; count: number }[]>;
    },
    unitsOf(fingerprint) {
      const row = rows.place(fingerprint);
      return row === undefined ? [] : [...new Set([rows.columns.unit.get(row), rows.columns.foundUnit.get(row)])].filter((unit) => unit !== null);
    },
    async units() {
      await upToDate();
      return [...new Set([...rows.columns.unit.values, ...rows.columns.foundUnit.values])].filter((unit) => unit !== null).sort();
    },
    async statesOfNotices(wanted) {
      await upToDate();
      const [held, known] = [rows, notices];
      await knowNotices(store, held, known, wanted);
      return statesOf(held, known, wanted);
    },
  };
}

/** What changes say is to be read again. */
function touched(changes: readonly Change[]): { prints: Set<string>; runs: Set<string>; all: boolean } {
  const prints = new Set<string>();
  const runs = new Set<string>();
  let all = false;
  for (const { thing, action, id } of changes) {
    if (thing === 'finding') prints.add(id);
    else if (action === 'run.sight') runs.add(id);
    else if (action === 'unit.succeed') all = true;
  }
  return { prints, runs, all };
}

function counted(rows: Rows, list: Uint32Array, name: ColumnName): { value: string | null; count: number }[] {
  const column = rows.columns[name];
  const counts = new Uint32Array(column.values.length);
  for (const row of list) counts[column.rows[row] ?? 0] = (counts[column.rows[row] ?? 0] ?? 0) + 1;
  const found = [...counts].flatMap((count, number) => (count === 0 ? [] : [{ value: column.values[number] ?? null, count }]));
  return found.sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value ?? ''), Buffer.from(b.value ?? '')));
}

/** The version at which a dismissal was looked through last, by fingerprint; one that moved on since has a later version. */
async function lookedThrough(store: Store, prints?: readonly string[]): Promise<Map<string, number>> {
  let query = store.db.selectFrom('transitions').select(['fingerprint', 'version']).where('action', '=', LOOKED);
  if (prints) query = query.where('fingerprint', 'in', [...prints]);
  return new Map((await query.orderBy('version').execute()).map(({ fingerprint, version }) => [fingerprint, version]));
}
