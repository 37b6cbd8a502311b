import { Column } from './column.js';
import { Words } from './words.js';

export const COLUMNS = ['unit', 'foundUnit', 'state', 'rule', 'number', 'element', 'item', 'severity', 'verdict', 'kind', 'maintainer', 'assignee', 'firstWeek', 'lastWeek', 'due', 'looked'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** A finding as the index holds it; `looked`: the reform office looked through its dismissal (`yes`). */
export interface IndexedFinding extends Record<Exclude<ColumnName, 'looked' | 'assignee' | 'due'>, string> {
  fingerprint: string;
  assignee: string | null;
  due: string | null;
  looked: 'yes' | 'no';
  stateSince: string;
  search: string;
}

const FIRST = 4_096;

/** Findings by columns, each row at its place for good. A hundred thousand take about fifty megabytes, their words the most of it. */
export class Rows {
  readonly prints: string[] = [];
  readonly columns = Object.fromEntries(COLUMNS.map((name) => [name, new Column(FIRST)])) as Record<ColumnName, Column>;
  readonly words = new Words(FIRST);
  /** Milliseconds. */
  since = new Float64Array(FIRST);
  private readonly places = new Map<string, number>();
  private room = FIRST;
  private order: Uint32Array | undefined;

  get size(): number {
    return this.prints.length;
  }

  place(fingerprint: string): number | undefined {
    return this.places.get(fingerprint);
  }

  put(finding: IndexedFinding): void {
    let row = this.places.get(finding.fingerprint);
    if (row === undefined) {
      row = this.prints.length;
      if (row === this.room) this.grow(this.room * 2);
      this.prints.push(finding.fingerprint);
      this.places.set(finding.fingerprint, row);
      this.order = undefined;
    } else if (this.columns.lastWeek.get(row) !== finding.lastWeek) {
      this.order = undefined;
    }
    for (const name of COLUMNS) this.columns[name].set(row, finding[name]);
    this.words.set(row, finding.search);
    this.since[row] = Date.parse(finding.stateSince);
  }

  /** All rows, those seen last first, then by fingerprint, the greatest first. */
  seen(): Uint32Array {
    if (this.order) return this.order;
    const weeks = this.columns.lastWeek.ranks();
    const { rows } = this.columns.lastWeek;
    const { prints } = this;
    const text = (row: number): string => prints[row] ?? '';
    this.order = Uint32Array.from(prints.keys()).sort((a, b) => (weeks[rows[b] ?? 0] ?? 0) - (weeks[rows[a] ?? 0] ?? 0) || (text(a) < text(b) ? 1 : -1));
    return this.order;
  }

  private grow(room: number): void {
    this.room = room;
    for (const name of COLUMNS) this.columns[name].grow(room);
    this.words.grow(room);
    const since = new Float64Array(room);
    since.set(this.since);
    this.since = since;
  }
}
