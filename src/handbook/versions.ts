import type { FormerStandard, Standard } from '../model/standard.js';

/** Is a day (ISO) a working day? The calendar is handed in as data: holidays are decided anew each year. */
export type IsWorkday = (day: string) => boolean;

const DAY = 86_400_000;
/** No transition is longer; a calendar that knows no working day must not run on. */
const LONGEST = 1_000;

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** The n-th working day after a day, which itself is not counted (the day on which a period begins: 民法总则第二百零一条). */
export function workdayAfter(day: string, count: number, isWorkday: IsWorkday): string {
  let found = day;
  let left = count;
  for (let step = 0; left > 0 && step < LONGEST; step += 1) {
    found = nextDay(found);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}

/** Last day of the transition of an entry; `undefined` where it states none. */
export function transitionEnd(standard: Standard, isWorkday: IsWorkday): string | undefined {
  return standard.effectiveFrom !== undefined && (standard.transitionDays ?? 0) > 0 ? workdayAfter(standard.effectiveFrom, standard.transitionDays ?? 0, isWorkday) : undefined;
}

export interface Holding<T> {
  /** The version in force on the day. */
  current?: T;
  /** The one before it, with the end of the transition. */
  former?: { version: T; until?: string };
  /** The next one to come into force. */
  next?: T;
}

/**
 * Which of an item's versions holds on a day: the one with the latest 施行日期 that has come. A version without a date has always been
 * in force. Of two with the same date the first is taken; `handbook check` says that there are two.
 */
export function inForce<T>(versions: readonly T[], standardOf: (version: T) => Standard, day: string, isWorkday: IsWorkday): Holding<T> {
  const from = (version: T): string => standardOf(version).effectiveFrom ?? '';
  const sorted = [...versions].sort((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0));
  const begun = sorted.filter((version) => from(version) <= day);
  const last = begun.at(-1);
  const latest = last === undefined ? '' : from(last);
  const current = begun.find((version) => from(version) === latest);
  const before = begun.filter((version) => from(version) < latest).at(-1);
  const next = sorted.find((version) => from(version) > day);
  const until = current === undefined ? undefined : transitionEnd(standardOf(current), isWorkday);
  return {
    ...(current === undefined ? {} : { current }),
    ...(before === undefined || current === undefined ? {} : { former: { version: before, ...(until === undefined ? {} : { until }) } }),
    ...(next === undefined ? {} : { next }),
  };
}

/** The former version as a case carries it. */
export function formerOf(former: { version: Standard; until?: string } | undefined): FormerStandard | undefined {
  return former && { standard: former.version, ...(former.until === undefined ? {} : { until: former.until }) };
}
