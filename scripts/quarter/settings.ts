import type { ClockSettings, Holidays } from '../../src/model/calendar.js';
import type { DrawSettings } from '../../src/model/draw.js';
import type { StateSettings } from '../../src/model/finding-state.js';
import type { Policy } from '../../src/model/score.js';
import type { Unit } from '../../src/model/unit.js';
import { UNITS } from './city.js';

/** The fourth quarter of 2018: thirteen windows whose last days lie in it, 国庆 in the first. */
export const FIRST_THURSDAY = '2018-09-27';
export const WEEKS = 13;
/** When the quarter is closed and every appeal has ended. */
export const CLOSED_AT = '2019-02-28T18:00:00+08:00';

export const CLOCK: ClockSettings = { start: '2018-09-10', clipFirst: true, cutOff: '24:00', dueOn: 'thursday', dueAt: '17:30', dueOnHoliday: 'next' };
export const STATES: StateSettings = { centreUnit: '区信息中心', deemedServedDays: 2, appealDays: 3, silenceIsConsent: true, mendDays: 5, lookBackDays: 30 };
export const DRAW: DrawSettings = { size: 240, floor: 2, ceiling: 10, highVolume: { perUnit: 1, from: 1000 }, changed: { perUnit: 2 }, restWindows: 4 };
export const MERGER = { unit: '区老龄办', into: '区民政局', on: '2018-11-15' };
export const MERGED_UNITS: Unit[] = UNITS.map((name) => (name === MERGER.unit ? { name, from: '2010-01-01', until: MERGER.on, successor: MERGER.into } : { name, from: '2010-01-01' }));

/** The portal is down on the Wednesday evening of the ninth window, and before that gives pages with half their content. */
export const OUTAGE = { week: 8, half: ['15:00', '18:00'], down: ['18:00', '24:00'] } as const;
/** The handbook is found to be wrong, and changed, on a Tuesday of the sixth window. */
export const HANDBOOK_CHANGE = { week: 5, at: '15:00' };

export const HOLIDAYS_NEEDED = [2018, 2019];

/** The default policy, and the one that the reform office adopts from December on. */
export function policiesOf(standard: Policy): Policy[] {
  return [standard, { ...standard, version: '2018-12', from: { standard: '2018-12-01', channel: '2018-11-01' }, standard: { ...standard.standard, 一般: 25 }, channel: { ...standard.channel, enabled: true, 一般: 7 }, factors: { repetition: [100, 150, 250], selfReported: 0, mendedEarly: 33 } }];
}

/** Of all days off, those that the quarter can touch. */
export function holidaysOf(all: Holidays): Holidays {
  const near = (dates: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(dates).filter(([date]) => HOLIDAYS_NEEDED.includes(Number(date.slice(0, 4)))));
  return { years: HOLIDAYS_NEEDED, off: near(all.off), worked: near(all.worked) };
}
