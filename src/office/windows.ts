import type { ClockSettings, DateText, Holidays, Moment, Window } from '../model/calendar.js';
import { atHour, dateOf, dayInWords, daysBetween, plusDays, weekdayOf } from './dates.js';
import { unknownYears, workingDayAt } from './working-days.js';

const THURSDAY = 4;
const WEEK = 7;

/** The Thursday that begins the week of a day. */
export function thursdayOf(date: DateText): DateText {
  return plusDays(date, -((weekdayOf(date) - THURSDAY + WEEK) % WEEK));
}

/** The window in which a moment lies, also before the first one (then `number` is below 1). */
export function windowAt(at: Moment, clock: ClockSettings, holidays: Holidays): Window {
  return windowOf(thursdayOf(dateOf(at)), clock, holidays);
}

/** The window of a Thursday. @throws RangeError where the day is no Thursday. */
export function windowOf(thursday: DateText, clock: ClockSettings, holidays: Holidays): Window {
  if (weekdayOf(thursday) !== THURSDAY) throw new RangeError(`${thursday}不是星期四，核查周期从星期四开始。`);
  const first = thursdayOf(clock.start);
  const clipped = clock.clipFirst && thursday === first && clock.start > first;
  const next = plusDays(thursday, WEEK);
  const wednesday = plusDays(next, -1);
  const wanted = clock.dueOn === 'thursday' ? next : wednesday;
  const day = workingDayAt(wanted, clock.dueOnHoliday, holidays);
  const due = atHour(day, clock.dueAt);
  const cutOff = atHour(wednesday, clock.cutOff);
  return {
    id: thursday,
    number: daysBetween(first, thursday) / WEEK + 1,
    from: atHour(clipped ? clock.start : thursday, '00:00'),
    to: atHour(next, '00:00'),
    clipped,
    cutOff: cutOff < due ? cutOff : due,
    due,
    notices: [
      ...(clipped ? [`首期从${dayInWords(clock.start)}起算。`] : []),
      ...(day === wanted ? [] : [`报送日${dayInWords(wanted)}${reasonOff(wanted, holidays)}，按规定${clock.dueOnHoliday === 'next' ? '顺延' : '提前'}到${dayInWords(day)}。`]),
      ...unknownYears([thursday, wanted, day], holidays),
    ],
  };
}

/** The window of a moment and those after it: a dry run of the clock. */
export function windowsFrom(at: Moment, count: number, clock: ClockSettings, holidays: Holidays): Window[] {
  const now = thursdayOf(dateOf(at));
  const first = thursdayOf(clock.start);
  const begin = now < first ? first : now;
  return Array.from({ length: count }, (_, n) => windowOf(plusDays(begin, n * WEEK), clock, holidays));
}

/** The window whose bulletin a finding of a moment belongs to: after the cut-off, the next one. */
export function bulletinOf(foundAt: Moment, clock: ClockSettings, holidays: Holidays): Window {
  const own = windowAt(foundAt, clock, holidays);
  return foundAt < own.cutOff ? own : windowOf(plusDays(own.id, WEEK), clock, holidays);
}

/** `2018Q4`: the quarter of the window's last day, its Wednesday. */
export function quarterOf(thursday: DateText): string {
  const wednesday = plusDays(thursday, WEEK - 1);
  return `${wednesday.slice(0, 4)}Q${Math.ceil(Number(wednesday.slice(5, 7)) / 3)}`;
}

function reasonOff(date: DateText, holidays: Holidays): string {
  const name = holidays.off[date];
  return name === undefined ? '是双休日' : `是${name}假期`;
}
