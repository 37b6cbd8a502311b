import { createRequire } from 'node:module';
import type { Holidays } from '../model/calendar.js';

interface ChineseDays {
  /** Date → `English,中文,days`. */
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

const require = createRequire(import.meta.url);
let kept: Holidays | undefined;

/** Days off and worked weekends as the package chinese-days holds them (State Council's notices), as plain data. */
export function holidays(): Holidays {
  kept ??= read(require('chinese-days/dist/chinese-days.json') as ChineseDays);
  return kept;
}

function read(days: ChineseDays): Holidays {
  const named = (dates: Record<string, string>) => Object.fromEntries(Object.entries(dates).map(([date, words]) => [date, words.split(',')[1] ?? words]));
  const years = [...new Set(Object.keys(days.holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
  return { years, off: named(days.holidays), worked: named(days.workdays) };
}
