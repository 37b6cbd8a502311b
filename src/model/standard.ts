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
}
