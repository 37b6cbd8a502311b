import { atHour } from '../../office/dates.js';
import { windowAt, windowsFrom } from '../../office/windows.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { officeSettings } from '../week/office-settings.js';
import { namesOf } from './finding-rows.js';

/** Every week from the first to this one and how it is called on all pages, newest first: 第12期（9月13日—9月19日）. */
export async function weekList(desk: Desk): Promise<{ week: string; name: string }[]> {
  const { clock } = await officeSettings(desk);
  const names = await namesOf(desk);
  const count = Math.max(1, windowAt(desk.now(), clock, holidays()).number);
  return windowsFrom(atHour(clock.start, '00:00'), count, clock, holidays()).map(({ id }) => ({ week: id, name: names.week(id) })).reverse();
}
