import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import { getFindings, type StoredFinding } from './findings.js';
import type { Store } from './store.js';
import type { Tables } from './tables/index.js';

type Wanted = string | readonly string[];

/** What a list of findings is narrowed by; several values of one kind are alternatives, kinds must all hold. */
export interface FindingFilter {
  unit?: Wanted;
  state?: Wanted;
  /** English identifier of the rule. */
  rule?: Wanted;
  /** Number of the rule: A09. */
  number?: Wanted;
  element?: Wanted;
  item?: Wanted;
  severity?: Wanted;
  verdict?: Wanted;
  kind?: Wanted;
  maintainer?: Wanted;
  assignee?: Wanted;
  /** Week in which it was seen last. */
  week?: Wanted;
  firstWeek?: Wanted;
  /** A run that saw it. */
  run?: string;
  /** With a time limit before this day. */
  dueBefore?: string;
  /** Words of item, unit, number or message, any case; blanks separate words that must all occur. */
  text?: string;
}

const EQUAL = ['unit', 'state', 'rule', 'number', 'element', 'item', 'severity', 'verdict', 'kind', 'maintainer', 'assignee', 'firstWeek'] as const;
const MOST = 1_000;
/** What no column holds: an empty choice finds nothing. */
const NOTHING = '\u0001';

export type FindingGroup = 'unit' | 'state' | 'rule' | 'number' | 'severity' | 'element' | 'verdict' | 'kind' | 'lastWeek' | 'firstWeek' | 'maintainer' | 'assignee';

/** Orders of a list that jumps by `offset`; each with what was seen last first where rows are equal. */
export type FindingOrder = 'seen' | 'unit' | 'number' | 'severity' | 'due' | 'item';

const ORDERS: Record<FindingOrder, readonly ('unit' | 'item' | 'number' | 'severity' | 'due' | 'element')[]> = {
  seen: [], unit: ['unit', 'item'], number: ['number', 'unit'], severity: ['severity'], due: ['due'], item: ['item', 'element'],
};
/** 严重 first; whatever is not listed last. */
const SEVERITY_RANK = sql<number>`case severity when '严重' then 0 when '较重' then 1 when '一般' then 2 else 3 end`;

/** The place after the last row of a page; opaque to callers. */
export type FindingCursor = string;

/**
 * A page of findings, those seen last first. `after` goes on behind a page and stays as fast on the last page as on the first;
 * `offset` jumps, and with it the list may stand in another `order`. `limit` at most 1,000. `next` is absent on the last page.
 */
export async function listFindings(store: Store, filter: FindingFilter, page: { limit: number; after?: FindingCursor; offset?: number; order?: FindingOrder }): Promise<{ rows: StoredFinding[]; next?: FindingCursor }> {
  const limit = Math.min(Math.max(1, page.limit), MOST);
  let query = store.db.selectFrom('findings').select(['fingerprint', 'lastWeek']).where((is) => holds(is, filter));
  const last = page.after === undefined ? undefined : cursor(page.after);
  if (last) query = query.where((is) => is.or([is('lastWeek', '<', last.week), is.and([is('lastWeek', '=', last.week), is('fingerprint', '<', last.fingerprint)])]));
  for (const column of ORDERS[page.order ?? 'seen']) {
    if (column === 'severity') query = query.orderBy(SEVERITY_RANK);
    else if (column === 'due') query = query.orderBy(sql`case when due is null then 1 else 0 end`).orderBy('due');
    else query = query.orderBy(column);
  }
  const found = await query.orderBy('lastWeek', 'desc').orderBy('fingerprint', 'desc').limit(limit + 1).offset(page.offset ?? 0).execute();
  const shown = found.slice(0, limit);
  const rows = await getFindings(store, shown.map(({ fingerprint }) => fingerprint));
  const end = shown.at(-1);
  return found.length > limit && end ? { rows, next: `${end.lastWeek} ${end.fingerprint}` } : { rows };
}

/** All findings that a filter leaves, page by page, those seen last first. */
export async function allFindings(store: Store, filter: FindingFilter): Promise<StoredFinding[]> {
  const found: StoredFinding[] = [];
  let after: FindingCursor | undefined;
  do {
    const page = await listFindings(store, filter, { limit: MOST, ...(after === undefined ? {} : { after }) });
    found.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** How many findings a filter leaves. */
export async function countFindings(store: Store, filter: FindingFilter): Promise<number> {
  const { count } = await store.db.selectFrom('findings').select(({ fn }) => fn.countAll<number>().as('count')).where((is) => holds(is, filter)).executeTakeFirstOrThrow();
  return Number(count);
}

/** How many by unit, state, rule …: the figures beside a list. */
export async function countFindingsBy(store: Store, filter: FindingFilter, group: FindingGroup): Promise<{ value: string | null; count: number }[]> {
  const rows = await store.db
    .selectFrom('findings')
    .select(({ fn }) => [sql.ref<string | null>(group).as('value'), fn.countAll<number>().as('count')])
    .where((is) => holds(is, filter))
    .groupBy(sql.ref(group))
    .execute();
  return rows.map(({ value, count }) => ({ value, count: Number(count) })).sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.value ?? ''), Buffer.from(b.value ?? '')));
}

function holds(is: ExpressionBuilder<Tables, 'findings'>, filter: FindingFilter): ExpressionWrapper<Tables, 'findings', SqlBool> {
  const conditions: ExpressionWrapper<Tables, 'findings', SqlBool>[] = [];
  const equals = (column: (typeof EQUAL)[number] | 'lastWeek', wanted: Wanted | undefined): void => {
    if (wanted === undefined) return;
    conditions.push(typeof wanted === 'string' ? is(column, '=', wanted) : is(column, 'in', wanted.length === 0 ? [NOTHING] : [...wanted]));
  };
  for (const column of EQUAL) equals(column, filter[column]);
  equals('lastWeek', filter.week);
  if (filter.dueBefore !== undefined) conditions.push(is('due', '<', filter.dueBefore));
  if (filter.run !== undefined) {
    const { run } = filter;
    conditions.push(is('fingerprint', 'in', is.selectFrom('sightings').select('sightings.fingerprint').where('sightings.run', '=', run)));
  }
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter((part) => part !== '')) {
    conditions.push(is(sql<string>`search`, 'like', sql<string>`${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`));
  }
  return is.and(conditions);
}

function cursor(text: FindingCursor): { week: string; fingerprint: string } | undefined {
  const blank = text.indexOf(' ');
  return blank < 0 ? undefined : { week: text.slice(0, blank), fingerprint: text.slice(blank + 1) };
}
