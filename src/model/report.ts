import type { Capture } from './capture.js';
import type { Finding } from './finding.js';
import type { ScoreCard } from './score.js';

export interface CoverageRow extends Capture {
  item: string;
  itemId: string;
  /** As the catalogue says it, which need not be the end of the 实施编码. */
  basicCode?: string;
  itemName: string;
  department: string;
}

/** The one frozen report of a run; every renderer reads only this. */
export interface Report {
  schemaVersion: 1;
  run: {
    id: string;
    startedAt: string;
    finishedAt: string;
    catalogue: string;
    portal?: string;
    region?: string;
    regionName?: string;
    seed?: string;
    /** Those who took the evidence (双人核查). */
    inspectors?: string[];
    /** Items of the catalogue and items checked. */
    items: number;
    checked: number;
    /** Items whose guide stands online, and those of them with an entrance for applying that answered; absent where no address was tried. */
    entrances?: { items: number; working: number };
    versions: { tool: string; schema: string; rules: string; policy: string; handbook: string };
    /** 示例规则，待区跑改办核定 */
    policyNotice: string;
    /** Of a census: what is found is a reminder, and nothing is deducted. */
    reminders?: true;
    /** Seconds by stage: fetch, render, read, check, report, total. */
    timings: Record<string, number>;
  };
  coverage: CoverageRow[];
  findings: Finding[];
  /** One wrong value in many items of a unit, shown as one problem with its items; fingerprints of `findings`. */
  problems: { title: string; department: string; element: string; fingerprints: string[] }[];
  /** Elements that a side does not state and that therefore could not be compared. */
  unstated: { item: string; itemId: string; basicCode?: string; department: string; element: string; sides: string[] }[];
  scores: ScoreCard[];
  /** Rows of the catalogue, files and pages that could not be used, each a sentence that says what to do. */
  notices: { where: string; message: string }[];
}
