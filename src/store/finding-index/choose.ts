import type { FindingFilter } from '../finding-list.js';
import type { ColumnName, Rows } from './rows.js';

/** As for a list; `run` stands in no column. */
export type IndexFilter = Omit<FindingFilter, 'run'> & { looked?: 'yes' | 'no' };
export type IndexOrder = 'seen' | 'unit' | 'number' | 'severity' | 'due' | 'item' | 'since';

const EQUAL: readonly ColumnName[] = ['unit', 'state', 'rule', 'number', 'element', 'item', 'severity', 'verdict', 'kind', 'maintainer', 'assignee', 'firstWeek', 'looked'];
const SEVERITIES = ['严重', '较重', '一般'];

/** The rows that a filter leaves, those seen last first. */
export function chosen(rows: Rows, filter: IndexFilter): Uint32Array {
  const tests = testsOf(rows, filter);
  const all = rows.seen();
  if (tests.length === 0) return all;
  const left = new Uint32Array(all.length);
  let count = 0;
  for (const row of all) {
    if (tests.every((test) => test(row))) {
      left[count] = row;
      count += 1;
    }
  }
  return left.slice(0, count);
}

/** One test a condition: values of a kind are alternatives, kinds and words must all hold. */
function testsOf({ columns, words }: Rows, filter: IndexFilter): ((row: number) => boolean)[] {
  const tests: ((row: number) => boolean)[] = [];
  const masked = (name: ColumnName, is: (value: string | null) => boolean): void => {
    const { rows } = columns[name];
    const mask = columns[name].wanted(is);
    if (!mask.every((one) => one === 1)) tests.push((row) => mask[rows[row] ?? 0] === 1);
  };
  const equals = (name: ColumnName, wanted: string | readonly string[] | undefined): void => {
    if (wanted === undefined) return;
    const values = new Set(typeof wanted === 'string' ? [wanted] : wanted);
    masked(name, (value) => value !== null && values.has(value));
  };
  for (const name of EQUAL) equals(name, filter[name as keyof IndexFilter]);
  equals('lastWeek', filter.week);
  const { dueBefore } = filter;
  if (dueBefore !== undefined) masked('due', (value) => value !== null && value < dueBefore);
  for (const word of (filter.text ?? '').toLowerCase().split(/\s+/).filter((part) => part !== '')) tests.push(words.holding(word));
  return tests;
}

/** Rows in an order; those that are equal stay as they are, seen last first. */
export function ordered(rows: Rows, chosenRows: Uint32Array, order: IndexOrder): Uint32Array {
  const key = keyOf(rows, order);
  if (!key) return chosenRows;
  const count = chosenRows.length;
  const sorted = new Float64Array(count);
  for (let n = 0; n < count; n += 1) sorted[n] = key(chosenRows[n] ?? 0) * count + n;
  sorted.sort();
  const result = new Uint32Array(count);
  for (let n = 0; n < count; n += 1) result[n] = chosenRows[(sorted[n] ?? 0) % count] ?? 0;
  return result;
}

/** What rows are sorted by, a whole number that is small enough to carry the place of the row besides. */
function keyOf({ columns, since }: Rows, order: IndexOrder): ((row: number) => number) | undefined {
  const by = (name: ColumnName): ((row: number) => number) => {
    const ranks = columns[name].ranks();
    const { rows } = columns[name];
    return (row) => ranks[rows[row] ?? 0] ?? 0;
  };
  const both = (first: ColumnName, second: ColumnName): ((row: number) => number) => {
    const [a, b, many] = [by(first), by(second), columns[second].values.length];
    return (row) => a(row) * many + b(row);
  };
  switch (order) {
    case 'seen': return undefined;
    case 'unit': return both('unit', 'item');
    case 'number': return both('number', 'unit');
    case 'item': return both('item', 'element');
    case 'due': return by('due');
    case 'since': {
      // Newest first, to the second.
      const newest = since.reduce((most, time) => Math.max(most, time), 0);
      return (row) => Math.floor((newest - (since[row] ?? 0)) / 1_000);
    }
    case 'severity': {
      const { rows, values } = columns.severity;
      const ranks = values.map((value) => { const rank = SEVERITIES.indexOf(value ?? ''); return rank < 0 ? SEVERITIES.length : rank; });
      return (row) => ranks[rows[row] ?? 0] ?? 0;
    }
  }
}
