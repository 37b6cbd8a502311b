import type { Guide } from './guide.js';

/** An entry of the standard handbook (标准化手册). */
export interface Standard {
  basicCode?: string;
  name?: string;
  guide: Guide;
  /** 市直单位 that owns the entry. */
  owner?: string;
  version?: string;
  /** 施行日期, ISO day. Before it the entry judges nothing. */
  effectiveFrom?: string;
  /** 过渡期 in working days after `effectiveFrom`. */
  transitionDays?: number;
  issuedBy?: string;
  /** 修订说明: what this version changes and why. */
  changeNote?: string;
  /** Names of elements that the entry declares not applicable to its item. */
  notApplicable?: string[];
}

/** The version of an entry before the one in force, as far as it still matters on a day. */
export interface FormerStandard {
  standard: Standard;
  /** Last day of the transition, ISO day; absent where the version in force states none. */
  until?: string;
}
