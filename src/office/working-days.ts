import type { DateText, Holidays } from '../model/calendar.js';
import { plusDays, weekdayOf } from './dates.js';

/** A week of nothing but days off does not happen; data that says so must not hang anything. */
const LONGEST_REST = 60;

/** Whether offices work on a day: announced days off and worked weekends first, else Monday to Friday. */
export function isWorkingDay(date: DateText, holidays: Holidays): boolean {
  if (date in holidays.off) return false;
  if (date in holidays.worked) return true;
  return weekdayOf(date) <= 5;
}

/** The day itself where it is worked, else the nearest working day after (`next`) or before it (`previous`). */
export function workingDayAt(date: DateText, direction: 'previous' | 'next', holidays: Holidays): DateText {
  const step = direction === 'next' ? 1 : -1;
  let day = date;
  for (let tries = 0; tries < LONGEST_REST; tries++, day = plusDays(day, step)) if (isWorkingDay(day, holidays)) return day;
  return date;
}

/**
 * The n-th working day after a day, which is not counted itself (民法典第二百零一条: 开始的当日不计入): `addWorkingDays('2018-09-28', 1)` is
 * 2018-09-29, a Saturday that was worked. With n = 0 the day itself.
 */
export function addWorkingDays(date: DateText, days: number, holidays: Holidays): DateText {
  let day = date;
  for (let left = days; left > 0; left--) day = workingDayAt(plusDays(day, 1), 'next', holidays);
  return day;
}

/** One sentence for each year of the days given whose holidays the data does not know. */
export function unknownYears(days: readonly DateText[], holidays: Holidays): string[] {
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].filter((year) => !holidays.years.includes(year)).sort((a, b) => a - b);
  return years.map((year) => `没有${year}年的放假安排，${year}年按周一至周五上班推算；公布后请更新节假日数据。`);
}

/** Working days left until a day, that day included and the day from which one looks not; negative: working days gone by since. */
export function workingDaysUntil(from: DateText, to: DateText, holidays: Holidays): number {
  if (to < from) return -workingDaysUntil(to, from, holidays);
  let left = 0;
  for (let day = from; day < to; ) {
    day = plusDays(day, 1);
    if (isWorkingDay(day, holidays)) left += 1;
  }
  return left;
}
