import { dateText } from '../office/dates.js';
import { UserProblem } from './problem.js';

/** A date as a user gives it. @throws UserProblem where there is no such day. */
export function givenDate(text: string): string {
  try {
    return dateText(text);
  } catch {
    throw new UserProblem(`“${text}”不是日期，请写成 2018-10-11 这样。`);
  }
}
