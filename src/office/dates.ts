import { Temporal } from 'temporal-polyfill';
import type { DateText, Moment } from '../model/calendar.js';

const ZONE = 'Asia/Shanghai';

/** A moment with any offset, as Asia/Shanghai writes it, to the second. @throws RangeError where it is no moment. */
export function moment(text: string): Moment {
  return Temporal.Instant.from(text).toZonedDateTimeISO(ZONE).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The day in Asia/Shanghai on which a moment lies. */
export function dateOf(at: Moment): DateText {
  return (at.endsWith('+08:00') ? at : moment(at)).slice(0, 10);
}

/** A date in the one form in which dates are compared. @throws RangeError where there is no such day. */
export function dateText(text: string): DateText {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
}

export function plusDays(date: DateText, days: number): DateText {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from one date to another; negative where the other is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: DateText): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The moment of an hour of a day; `24:00` is the end of the day. @throws RangeError where the hour is none. */
export function atHour(date: DateText, hour: string): Moment {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(hour) ?? [];
  if (hours === '' || (hours === '24' && minutes !== '00')) throw new RangeError(`“${hour}”不是一天里的时刻，请写成 09:30 这样，一天结束写 24:00。`);
  return hours === '24' ? `${plusDays(date, 1)}T00:00:00+08:00` : `${date}T${hours}:${minutes}:00+08:00`;
}

export function plusMinutes(at: Moment, minutes: number): Moment {
  return moment(Temporal.Instant.from(at).add({ minutes }).toString());
}

/** Whole minutes from one moment to another, rounded down. */
export function minutesBetween(from: Moment, to: Moment): number {
  return Math.floor((Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000);
}

/** “9月13日”. */
export function dayInWords(date: DateText): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
