import type { ClockSettings, DateText, Holidays, Moment } from '../model/calendar.js';
import type { OfficeJob } from '../model/office.js';
import { dateOf, minutesBetween, plusDays, plusMinutes } from './dates.js';
import { thursdayOf, windowOf } from './windows.js';

/** A job that is to be done now. */
export interface Firing {
  job: string;
  /** Thursday of the window it is done for. */
  window: DateText;
  /** When it should have been done. */
  at: Moment;
  /** Whole minutes by which it is late. */
  late: number;
  /** Windows that are given up, oldest first; each must be said. */
  missed: DateText[];
}

/** A scheduler that was away for longer looks no further back. */
const FURTHEST_WINDOWS = 120;
/** A due moment can lie some weeks behind its window (long holidays). */
const SPREAD_WINDOWS = 4;
const WEEK_MINUTES = 7 * 24 * 60;

/**
 * What is to be done now. A job's moments after `lastFired` (the `at` of its last firing; absent: never, then from the first window on) up
 * to `now` are due; each comes once, in the order of time, whatever the hour at which the scheduler comes back.
 */
export function dueNow(jobs: readonly OfficeJob[], lastFired: Readonly<Record<string, Moment>>, now: Moment, clock: ClockSettings, holidays: Holidays): Firing[] {
  const firings = jobs.flatMap((job): Firing[] => {
    const open = momentsOf(job, lastFired[job.id], now, clock, holidays);
    const done = job.catchUp === 'each' ? open : open.slice(-1);
    const missed = open.slice(0, open.length - done.length).map(({ window }) => window);
    return done.map(({ window, at }) => ({ job: job.id, window, at, late: minutesBetween(at, now), missed }));
  });
  const order = new Map(jobs.map((job, index) => [job.id, index]));
  return firings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : (order.get(a.job) ?? 0) - (order.get(b.job) ?? 0)));
}

/** When a job is next done, strictly after a moment. */
export function nextMoment(job: OfficeJob, after: Moment, clock: ClockSettings, holidays: Holidays): Moment {
  for (let thursday = earliest(after, clock, SPREAD_WINDOWS); ; thursday = plusDays(thursday, 7)) {
    const at = momentOf(job, thursday, clock, holidays);
    if (at > after) return at;
  }
}

function momentsOf(job: OfficeJob, last: Moment | undefined, now: Moment, clock: ClockSettings, holidays: Holidays) {
  const moments: { window: DateText; at: Moment }[] = [];
  const newest = plusDays(thursdayOf(dateOf(now)), 7);
  const begin = last === undefined || last < plusMinutes(now, -FURTHEST_WINDOWS * WEEK_MINUTES) ? earliest(now, clock, FURTHEST_WINDOWS) : earliest(last, clock, SPREAD_WINDOWS);
  for (let thursday = begin; thursday <= newest; thursday = plusDays(thursday, 7)) {
    const at = momentOf(job, thursday, clock, holidays);
    if (at <= now && (last === undefined || at > last)) moments.push({ window: thursday, at });
  }
  return moments;
}

function earliest(now: Moment, clock: ClockSettings, windows: number): DateText {
  const first = thursdayOf(clock.start);
  const back = plusDays(thursdayOf(dateOf(now)), -7 * windows);
  return back < first ? first : back;
}

function momentOf(job: OfficeJob, thursday: DateText, clock: ClockSettings, holidays: Holidays): Moment {
  return plusMinutes(windowOf(thursday, clock, holidays)[job.anchor], job.minutes);
}
