import { isWorkingDay } from '../office/working-days.js';
import { holidays } from './holidays.js';

/** Is a day (ISO) a working day by the State Council's holidays? Years without a notice are taken as plain weekdays. */
export function isChineseWorkday(day: string): boolean {
  return isWorkingDay(day, holidays());
}
