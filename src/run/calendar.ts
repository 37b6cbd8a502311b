import { dateOf, dayInWords, plusDays } from '../office/dates.js';
import { windowsFrom } from '../office/windows.js';
import { givenDate } from './date-option.js';
import { openEngine } from './engine.js';
import { holidays } from './holidays.js';

/** The next windows of the clock, a line each: a dry run. */
export function showCalendar({ from, count }: { from?: string; count: number }, now: string): string {
  const { clock, notice } = openEngine().schemas.office;
  const start = from === undefined ? dateOf(now) : givenDate(from);
  const rows = windowsFrom(`${start}T00:00:00+08:00`, count, clock, holidays()).map((window) => {
    const last = plusDays(window.id, 6);
    return `第${window.number}期\t${dayInWords(dateOf(window.from))}—${dayInWords(last)}\t截止 ${hour(window.cutOff)}\t报送 ${hour(window.due)}${window.notices.length > 0 ? `\t${window.notices.join('')}` : ''}`;
  });
  return `${rows.join('\n')}\n（${notice}）\n`;
}

/** “10月8日17:30”; midnight is the end of the day before. */
function hour(at: string): string {
  const time = at.slice(11, 16);
  return time === '00:00' ? `${dayInWords(plusDays(dateOf(at), -1))}24:00` : `${dayInWords(dateOf(at))}${time}`;
}
