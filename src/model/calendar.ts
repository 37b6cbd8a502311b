/** A date as `2018-09-13`. */
export type DateText = string;
/** A moment as `2018-09-13T00:00:00+08:00`, always with the offset of Asia/Shanghai, so that moments sort as texts. */
export type Moment = string;

/** Days that are not what their weekday says, as the State Council's office announces them each year. */
export interface Holidays {
  /** Years that the data speaks of. A year it does not know is taken as plain weekdays, and that is said. */
  years: readonly number[];
  /** Date → name of the holiday. */
  off: Readonly<Record<DateText, string>>;
  /** Saturdays and Sundays that are worked (调休上班): date → name of the holiday they make up for. */
  worked: Readonly<Record<DateText, string>>;
}

/** The week of the order: “上周四至本周三”, reported “每周四前”. */
export interface ClockSettings {
  /** First day of the checks: 2018-09-10. */
  start: DateText;
  /** Whether the first window begins on that day, or on the Thursday before it. */
  clipFirst: boolean;
  /** Hour of the Wednesday after which what is found goes into the next bulletin: `24:00`, `18:00`. */
  cutOff: string;
  /** “每周四前” is read either way: by the end of Wednesday, or on Thursday. */
  dueOn: 'wednesday' | 'thursday';
  /** Hour of that day: `24:00`, `17:30`. */
  dueAt: string;
  /** What is due on a day off moves to the last working day before it, or to the first after it. */
  dueOnHoliday: 'previous' | 'next';
}

/** A week of checks, from Thursday 00:00 to Wednesday 24:00 of Asia/Shanghai. */
export interface Window {
  /** Its Thursday, also where the window is clipped. */
  id: DateText;
  /** 第几期, from 1. */
  number: number;
  /** Inclusive. */
  from: Moment;
  /** Exclusive: 00:00 of the next Thursday, which is 24:00 of Wednesday. */
  to: Moment;
  clipped: boolean;
  /** What is found from here on goes into the next bulletin. Never later than `due`. */
  cutOff: Moment;
  due: Moment;
  /** Chinese sentences: a due day that moved, a year whose holidays are not known. */
  notices: string[];
}
