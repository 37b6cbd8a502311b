import { elementName } from '../../report/labels.js';
import { rules } from '../../rules/index.js';
import { listWeekRuns } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { answerable } from '../week/books.js';
import { rulePrecision } from '../week/rule-stages.js';
import { heldUntil, ofThings } from './news.js';
import { unitNames } from './offices.js';
import { unitBooks, type Cell, type UnitBook } from './unit-books.js';

export type TrendBy = 'unit' | 'rule' | 'element';

export interface Trend {
  /** Thursdays of the windows, oldest first. */
  weeks: string[];
  /** Confirmed problems that stand, by week in that order; most first. */
  rows: { name: string; counts: number[]; total: number }[];
  totals: number[];
}

/** Sums that were made of books and names which are still the ones of now, and of this day. */
interface Summed {
  of: readonly unknown[];
  trend: Trend;
}
const summed = new WeakMap<Desk, Map<TrendBy, Summed>>();

/** Confirmed problems of each week by unit, rule or element; what was revoked does not count. */
export async function trend(desk: Desk, by: TrendBy): Promise<Trend> {
  const books = await unitBooks(desk);
  const checked = await checkedWeeks(desk);
  const units = await unitNames(desk);
  const today = await answerable(desk);
  const of = [...books, units, checked, desk.now().slice(0, 10)];
  const known = summed.get(desk) ?? new Map<TrendBy, Summed>();
  summed.set(desk, known);
  const last = known.get(by);
  if (last?.of.length === of.length && last.of.every((one, n) => one === of[n])) return last.trend;
  const made = sumsOf(desk, by, books, checked, units, today);
  known.set(by, { of, trend: made });
  return made;
}

/** Weeks whose check is through: one that left no problem stands with 0. */
const checkedWeeks = (desk: Desk): Promise<string[]> => heldUntil(desk, 'checked weeks', ofThings('run'), async () => (await listWeekRuns(desk.store, { kind: 'weekly' })).filter(({ state }) => state === 'done' || state === 'published').map(({ week }) => week));

function sumsOf(desk: Desk, by: TrendBy, books: readonly UnitBook[], checked: readonly string[], units: ReadonlyMap<string, string>, today: (unit: string) => string): Trend {
  const weeks = [...new Set([...checked, ...books.flatMap(({ cells }) => cells.map(({ week }) => week))])].sort();
  const { labels } = reportLabels(desk.engine);
  const titles = new Map(rules.map(({ meta }) => [meta.number, meta.failTitle]));
  const nameOf = (unit: string, { number, element }: Cell): string => {
    if (by === 'unit') return units.get(today(unit)) ?? today(unit);
    return by === 'rule' ? (titles.get(number) ?? number) : elementName(element, labels);
  };
  const at = new Map(weeks.map((week, n) => [week, n]));
  const rows = new Map<string, number[]>();
  const totals = weeks.map(() => 0);
  for (const { unit, cells } of books) {
    for (const cell of cells) {
      const name = nameOf(unit, cell);
      const counts = rows.get(name) ?? weeks.map(() => 0);
      const n = at.get(cell.week) ?? 0;
      counts[n] = (counts[n] ?? 0) + cell.count;
      totals[n] = (totals[n] ?? 0) + cell.count;
      rows.set(name, counts);
    }
  }
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return { weeks, totals, rows: [...rows].map(([name, counts]) => ({ name, counts, total: sum(counts) })).sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1)) };
}

export interface PrecisionRow {
  number: string;
  title: string;
  stageName: string;
  judged: number;
  right: number;
  /** Why the rule goes back to trial. */
  backToTrial?: string;
}

/** How often each rule was right, as far as people have spoken; a stable one that was wrong too often is said to go back to trial. */
export async function precisionRows(desk: Desk): Promise<PrecisionRow[]> {
  const metas = new Map(rules.map(({ meta }) => [meta.id, meta]));
  const stages = { trial: '试行（不扣分）', stable: '正式', retired: '停用' };
  return (await rulePrecision(desk)).map(({ rule, judged, right, backToTrial }) => {
    const meta = metas.get(rule);
    return { number: meta?.number ?? '', title: meta?.title ?? '已删除的规则', stageName: meta ? stages[meta.lifecycle] : '', judged, right, ...(backToTrial ? { backToTrial } : {}) };
  }).sort((a, b) => (a.number < b.number ? -1 : 1));
}
