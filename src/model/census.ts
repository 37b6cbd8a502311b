import type { Side } from './capture.js';
import type { Severity } from './element.js';
import type { Finding } from './finding.js';
import type { Report } from './report.js';

/** What became of a finding of the last census: mended, to be decided by a person now, not to be told this time, or of an item that is no longer listed. */
export type Ending = 'mended' | 'doubtful' | 'untold' | 'delisted';

/** A finding of the last census that this one does not have. */
export interface EndedFinding extends Pick<Finding, 'fingerprint' | 'number' | 'item' | 'itemId' | 'itemName' | 'department' | 'element' | 'rule' | 'messageId' | 'message' | 'severity'> {
  key?: string;
  basicCode?: string;
  ending: Ending;
}

export interface CensusCounts {
  /** Reminders that the last census did not have, those that it had too, and what became of the others. */
  new: number;
  persisting: number;
  mended: number;
  doubtful: number;
  untold: number;
  delisted: number;
}

/** What changed since the last census. */
export interface CensusChanges {
  /** When the last census was begun, ISO 8601 with +08:00; absent: there was none. */
  since?: string;
  /** The rules have changed since: what is new or gone need not be the units' doing. */
  otherRules?: boolean;
  counts: CensusCounts;
}

/** The part of a census that concerns one unit: a report of its own, and what is gone. */
export interface CensusPart {
  report: Report;
  ended: EndedFinding[];
  counts: CensusCounts;
}

/** A census as a whole: what its parts say in figures. */
export interface CensusSummary {
  run: Report['run'];
  changes: CensusChanges;
  /** Captures that were to be taken and those that were, by side. */
  sides: { side: Side; all: number; ok: number }[];
  units: CensusUnit[];
  notices: Report['notices'];
}

/** A unit's figures in a census; `file`: its own page, beside the report, where it has one. */
export interface CensusUnit {
  department: string;
  /** Items of the catalogue, those on which two sides could be compared, and those of them with reminders. */
  items: number;
  checked: number;
  withProblems: number;
  severities: Record<Severity, number>;
  doubts: number;
  counts: CensusCounts;
  file?: string;
}
