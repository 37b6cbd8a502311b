import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficeJob as Job } from '../../src/model/office.js';
import { dueNow, nextMoment } from '../../src/office/schedule.js';
import { bulletinOf, quarterOf, windowAt, windowOf, windowsFrom } from '../../src/office/windows.js';
import { addWorkingDays, isWorkingDay } from '../../src/office/working-days.js';
import { atHour, daysBetween, moment, plusDays } from '../../src/office/dates.js';
import { holidays } from '../../src/run/holidays.js';
import { CLOCK, HOLIDAYS } from './kit.js';

describe('working days', () => {
  it.each([
    ['a Thursday', '2018-09-13', true], ['a Saturday', '2018-09-15', false], ['国庆', '2018-10-04', false], ['a worked Saturday', '2018-09-29', true],
    ['a worked Sunday', '2018-09-30', true], ['the Monday after', '2018-10-08', true], ['中秋, a Monday', '2018-09-24', false],
  ])('%s', (_name, date, worked) => expect(isWorkingDay(date, HOLIDAYS)).toBe(worked));

  it.each([
    ['2018-09-13', 0, '2018-09-13'], ['2018-09-13', 1, '2018-09-14'], ['2018-09-14', 1, '2018-09-17'], ['2018-09-28', 1, '2018-09-29'],
    ['2018-09-28', 3, '2018-10-08'], ['2018-09-20', 3, '2018-09-26'], ['2018-09-15', 1, '2018-09-17'],
  ])('%s and %i', (date, days, expected) => expect(addWorkingDays(date, days, HOLIDAYS)).toBe(expected));

  it('come from the package as they were announced', () => {
    const known = holidays();
    expect(known.years).toContain(2018);
    for (const date of Object.keys(HOLIDAYS.off)) expect([date, isWorkingDay(date, known)]).toEqual([date, false]);
    for (const date of Object.keys(HOLIDAYS.worked)) expect([date, isWorkingDay(date, known)]).toEqual([date, true]);
  });

  it('of a year without data are plain weekdays, and that is said', () => {
    const window = windowOf('2031-10-02', CLOCK, HOLIDAYS);
    expect(window.due).toBe('2031-10-09T17:30:00+08:00');
    expect(window.notices).toEqual(['没有2031年的放假安排，2031年按周一至周五上班推算；公布后请更新节假日数据。']);
  });
});

describe('windows', () => {
  it('the first is clipped to the start, or is not', () => {
    expect(windowAt('2018-09-10T09:00:00+08:00', CLOCK, HOLIDAYS)).toMatchObject({ id: '2018-09-06', number: 1, from: '2018-09-10T00:00:00+08:00', to: '2018-09-13T00:00:00+08:00', clipped: true, due: '2018-09-13T17:30:00+08:00', notices: ['首期从9月10日起算。'] });
    expect(windowAt('2018-09-10T09:00:00+08:00', { ...CLOCK, clipFirst: false }, HOLIDAYS)).toMatchObject({ from: '2018-09-06T00:00:00+08:00', clipped: false, notices: [] });
  });

  it.each([
    ['Thursday', 'thursday', 'next', '17:30', '2018-10-08T17:30:00+08:00', '2018-10-04T00:00:00+08:00'],
    ['Thursday', 'thursday', 'previous', '17:30', '2018-09-30T17:30:00+08:00', '2018-09-30T17:30:00+08:00'],
    ['Wednesday', 'wednesday', 'next', '24:00', '2018-10-09T00:00:00+08:00', '2018-10-04T00:00:00+08:00'],
    ['Wednesday', 'wednesday', 'previous', '24:00', '2018-10-01T00:00:00+08:00', '2018-10-01T00:00:00+08:00'],
  ] as const)('of 国庆, due %s (%s, %s)', (_name, dueOn, dueOnHoliday, dueAt, due, cutOff) => {
    const window = windowOf('2018-09-27', { ...CLOCK, dueOn, dueOnHoliday, dueAt }, HOLIDAYS);
    expect(window).toMatchObject({ due, cutOff });
    expect(window.notices.join()).toMatch(dueOnHoliday === 'next' ? /国庆节假期，按规定顺延到10月/ : /国庆节假期，按规定提前到9月30日/);
  });

  it('take what is found after the cut-off into the next bulletin', () => {
    const clock = { ...CLOCK, cutOff: '18:00' };
    expect(bulletinOf('2018-09-19T17:59:59+08:00', clock, HOLIDAYS).id).toBe('2018-09-13');
    expect(bulletinOf('2018-09-19T18:00:00+08:00', clock, HOLIDAYS).id).toBe('2018-09-20');
    expect(bulletinOf('2018-09-19T16:00:00Z', clock, HOLIDAYS).id).toBe('2018-09-20');
  });

  it('dry run: the next twelve, numbered, one behind the other', () => {
    const windows = windowsFrom('2018-09-01T00:00:00+08:00', 12, CLOCK, HOLIDAYS);
    expect(windows.map((window) => window.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [n, window] of windows.slice(1).entries()) expect(window.from).toBe(windows[n]?.to);
    expect(windows.filter((window) => window.notices.some((line) => line.includes('顺延'))).map((window) => window.id)).toEqual(['2018-09-27']);
  });

  it('refuse what is no Thursday and no hour', () => {
    expect(() => windowOf('2018-09-12', CLOCK, HOLIDAYS)).toThrow('不是星期四');
    for (const hour of ['24:30', '7:00', '25:00', 'abc', '']) expect(() => atHour('2018-09-12', hour)).toThrow('不是一天里的时刻');
  });

  it('belong to the quarter of their last day', () => {
    expect([quarterOf('2018-09-20'), quarterOf('2018-09-27'), quarterOf('2018-12-20'), quarterOf('2018-12-27')]).toEqual(['2018Q3', '2018Q4', '2018Q4', '2019Q1']);
  });

  it('every moment lies in exactly one, whatever its offset', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2018, 8, 13), max: Date.UTC(2026, 11, 1) }), (ms) => {
      const at = moment(new Date(ms - (ms % 1000)).toISOString());
      const window = windowAt(at, CLOCK, HOLIDAYS);
      expect(window.from <= at && at < window.to).toBe(true);
      expect(window.cutOff <= window.due || window.cutOff === window.to).toBe(true);
      expect(daysBetween(window.id, plusDays(window.id, 7))).toBe(7);
    }), { numRuns: 200 });
  });
});

const JOBS: Job[] = [
  { id: 'draw', title: '抽取', anchor: 'from', minutes: 0, catchUp: 'last' },
  { id: 'capture', title: '核查', anchor: 'from', minutes: 30, catchUp: 'last' },
  { id: 'bulletin', title: '通报', anchor: 'due', minutes: -60, catchUp: 'each' },
];

describe('the scheduler', () => {
  it('fires when it says, once', () => {
    const last = { draw: '2018-09-13T00:00:00+08:00', capture: '2018-09-13T00:30:00+08:00', bulletin: '2018-09-13T16:30:00+08:00' };
    expect(dueNow(JOBS, last, '2018-09-19T23:59:59+08:00', CLOCK, HOLIDAYS)).toEqual([]);
    expect(dueNow(JOBS, last, '2018-09-20T00:00:00+08:00', CLOCK, HOLIDAYS)).toEqual([{ job: 'draw', window: '2018-09-20', at: '2018-09-20T00:00:00+08:00', late: 0, missed: [] }]);
  });

  it('catches up after an outage: reports each, captures of the present week only', () => {
    const last = { draw: '2018-09-13T00:00:00+08:00', capture: '2018-09-13T00:30:00+08:00', bulletin: '2018-09-13T16:30:00+08:00' };
    const fired = dueNow(JOBS, last, '2018-10-05T08:00:00+08:00', CLOCK, HOLIDAYS);
    expect(fired.map(({ job, window, missed }) => [job, window, missed])).toEqual([
      ['bulletin', '2018-09-13', []], ['bulletin', '2018-09-20', []],
      ['draw', '2018-10-04', ['2018-09-20', '2018-09-27']], ['capture', '2018-10-04', ['2018-09-20', '2018-09-27']],
    ]);
    expect(fired[0]?.late).toBeGreaterThan(7 * 24 * 60);
  });

  it('fires the bulletin of the holiday week on the day it moved to', () => {
    expect(nextMoment(JOBS[2] as Job, '2018-09-28T00:00:00+08:00', CLOCK, HOLIDAYS)).toBe('2018-10-08T16:30:00+08:00');
  });

  it('loses no window and does none twice, at whatever hours it is asked', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 12 }), (gaps) => {
      const last: Record<string, string> = {};
      const seen: string[] = [];
      let now = '2018-09-10T00:00:00+08:00';
      for (const gap of gaps) {
        now = moment(new Date(Date.parse(now) + gap * 60_000).toISOString());
        for (const firing of dueNow(JOBS, last, now, CLOCK, HOLIDAYS)) {
          expect(firing.at <= now).toBe(true);
          for (const window of [...firing.missed, firing.window]) seen.push(`${firing.job} ${window}`);
          last[firing.job] = firing.at;
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      const expected = windowsFrom('2018-09-10T00:00:00+08:00', 60, CLOCK, HOLIDAYS).flatMap((window) => JOBS.filter((job) => nextMoment(job, moment(new Date(Date.parse(window[job.anchor]) + job.minutes * 60_000 - 1000).toISOString()), CLOCK, HOLIDAYS) <= now).map((job) => `${job.id} ${window.id}`));
      expect(seen.sort()).toEqual(expected.sort());
    }), { numRuns: 20 });
  });
});
