import type { ClockSettings, Holidays } from '../../src/model/calendar.js';
import type { Actor, StateSettings } from '../../src/model/finding-state.js';

/** 国庆 2018 and 元旦 2019, from the State Council's notice of 2017-11-30. */
export const HOLIDAYS: Holidays = {
  years: [2018, 2019],
  off: {
    '2018-09-24': '中秋', '2018-10-01': '国庆节', '2018-10-02': '国庆节', '2018-10-03': '国庆节', '2018-10-04': '国庆节', '2018-10-05': '国庆节',
    '2018-10-06': '国庆节', '2018-10-07': '国庆节', '2018-12-30': '元旦', '2018-12-31': '元旦', '2019-01-01': '元旦',
  },
  worked: { '2018-09-29': '国庆节', '2018-09-30': '国庆节', '2018-12-29': '元旦' },
};

export const CLOCK: ClockSettings = { start: '2018-09-10', clipFirst: true, cutOff: '24:00', dueOn: 'thursday', dueAt: '17:30', dueOnHoliday: 'next' };

export const STATES: StateSettings = { centreUnit: '区信息中心', deemedServedDays: 2, appealDays: 3, silenceIsConsent: true, mendDays: 5, lookBackDays: 30 };

export const CENTRE: Actor = { id: 'zhang', role: 'centre', unit: '区信息中心' };
export const REFORM: Actor = { id: 'li', role: 'reform', unit: '区跑改办' };
export const UNIT: Actor = { id: 'wang', role: 'unit', unit: '区民政局' };
export const MACHINE: Actor = { id: 'run', role: 'machine', unit: '' };
