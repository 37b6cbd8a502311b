const HOURS_EAST = 8;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** Parts of an ISO 8601 moment in Asia/Shanghai (always +08:00), whatever zone the process runs in. */
function parts(iso: string): Parts | undefined {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) return undefined;
  const local = new Date(moment + HOURS_EAST * 3_600_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2018年9月12日 15:04`; a text that is no moment comes back as it is. */
export function dateTime(iso: string): string {
  const at = parts(iso);
  return at === undefined ? iso : `${at.year}年${at.month}月${at.day}日 ${two(at.hour)}:${two(at.minute)}`;
}

/** `2018年9月12日`. */
export function date(iso: string): string {
  const at = parts(iso);
  return at === undefined ? iso : `${at.year}年${at.month}月${at.day}日`;
}

/** `2018-09-12 15:04`, for narrow table columns. */
export function shortDateTime(iso: string): string {
  const at = parts(iso);
  return at === undefined ? iso : `${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
}

/** `9月6日—9月12日`; one day only is printed once; the year stands there where the two differ. */
export function window(from: string, to: string): string {
  const [a, b] = [parts(from), parts(to)];
  if (a === undefined || b === undefined) return `${from}—${to}`;
  const day = (at: Parts, year: boolean): string => `${year ? `${at.year}年` : ''}${at.month}月${at.day}日`;
  const years = a.year !== b.year;
  const [first, last] = [day(a, years), day(b, years)];
  return first === last ? first : `${first}—${last}`;
}
