import type { DateText, Moment } from './calendar.js';
import type { Finding } from './finding.js';

/** What of a finding decides its base points. */
export type Chargeable = Pick<Finding, 'verdict' | 'lifecycle' | 'severity' | 'maintainer' | 'department' | 'element' | 'rule' | 'number' | 'relations'> &
  Partial<Pick<Finding, 'mended' | 'brokenProfile'>>;

/** A confirmed finding of a round, as the books hold it. All moments with +08:00. */
export interface Charge {
  fingerprint: string;
  /** Round of the finding: 2 where it came back after being closed. */
  round: number;
  finding: Chargeable;
  itemId: string;
  /** Unit as it was called when it was found. */
  unit: string;
  /** Thursday of the window in whose bulletin it stands. */
  week: DateText;
  /** Quarter of that window: `2018Q4`. */
  quarter: string;
  foundAt: Moment;
  /** The unit had told of it before the window. */
  selfReported: boolean;
  /** It was mended before the bulletin went out. */
  mendedEarly: boolean;
  /** 签收 or deemed served. */
  servedAt?: Moment;
  /** Last day for mending. */
  mendBy?: DateText;
  finalAt?: Moment;
  reduced?: { to: number; at: Moment };
  revokedAt?: Moment;
}

/** A line of the books (扣分明细), hundredths of a point. */
export interface BookLine {
  fingerprint: string;
  round: number;
  unit: string;
  itemId: string;
  week: DateText;
  quarter: string;
  foundAt: Moment;
  /** How often, with this one: 1 the first time. */
  times: number;
  /** What the formula gives, before caps. */
  full: number;
  /** What counts, after the caps of item, week and quarter. */
  points: number;
  /** The whole computation in words, so that anybody can do it again by hand. */
  formula: string;
  /** Policy and version. */
  policy: string;
}

/** How a line that stood before stands now. */
export interface Correction {
  fingerprint: string;
  round: number;
  unit: string;
  week: DateText;
  before: number;
  after: number;
  /** “更正：…”. */
  words: string;
}
