import type { DateText } from './calendar.js';

/** A unit (单位) as it was called for some time. */
export interface Unit {
  name: string;
  /** First day on which it is called so. */
  from: DateText;
  /** Day from which it is no more (exclusive), and who answers for it then. */
  until?: DateText;
  successor?: string;
}
