/** Content as it stands in a column. */
export function written(content: unknown): string {
  return JSON.stringify(content ?? null);
}

/** Content of a column; its shape is that of whoever wrote it. */
export function read<T>(content: string): T {
  return JSON.parse(content) as T;
}

/** Rows of one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
const VALUES = 30_000;

/** Rows in parts that one statement can take. */
export function parts<Row extends object>(rows: readonly Row[]): Row[][] {
  const size = Math.max(1, Math.floor(VALUES / Math.max(1, Object.keys(rows[0] ?? {}).length)));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));
}

/** A moment as people read it: 9月14日10:05. */
export function shownTime(at: string): string {
  const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(at) ?? [];
  return month === undefined ? at : `${Number(month)}月${Number(day)}日${time ?? ''}`;
}
