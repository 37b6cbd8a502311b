import type { DateText, Moment } from './calendar.js';
import type { Severity } from './element.js';
import type { Finding } from './finding.js';

/** What a week's papers are written from: figures and rows as they stood at a moment. Points are hundredths. */
export interface WeekSummary {
  week: DateText;
  /** 第几期. */
  number: number;
  from: Moment;
  to: Moment;
  due: Moment;
  asOf: Moment;
  /** Names of the offices as they are printed. */
  offices: Record<string, string>;
  /** 示例规则，待区跑改办核定. */
  policyNotice: string;
  /** Nobody may take it for a final one: something still waits for its first review. */
  draft: boolean;
  /** Items of the 抽查事项库, drawn, checked; units concerned. */
  coverage: { frame: number; drawn: number; checked: number; units: number; captures: number; taken: number; /** Judged at the cut-off on a good capture of the same window. */ earlier: number };
  /** What could not be taken, by outcome and side. */
  missed: { outcome: string; channel: string; count: number }[];
  /** Of the random part alone: items with confirmed problems and items checked. */
  rate: { hits: number; checked: number };
  /** Re-checks, changed and much-used items, which count for no rate. */
  apart: Record<'volume' | 'changed' | 'recheck', { checked: number; hits: number }>;
  problems: ProblemRow[];
  /** Group D: how units and offices kept to the rules of the checks. */
  conduct: ConductRow[];
  /** Drawn and not reached (未核查): outside every denominator, drawn first next week. */
  unreached: { unit: string; itemName: string }[];
  /** Online coverage: items with an online page, and those of them whose entrance for applying answered; absent where no address was tried. */
  entrances?: { items: number; working: number };
  /** Problems confirmed in the week before; absent where there was none. */
  before?: number;
  waitingForReview: number;
  /** 即知即改. */
  mendedAtOnce: number;
  units: UnitSummary[];
  appeals: { unit: string; itemName: string; problem: string; decision: string; reason: string }[];
  corrections: { unit: string; words: string }[];
  /** Of findings told in earlier weeks: those due by now, and those closed. */
  mending: { due: number; closed: number };
}

/** What a rule of group D says of a unit or an office. Points are hundredths. */
export interface ConductRow {
  number: string;
  title: string;
  unit: string;
  itemName?: string;
  words: string;
  points?: number;
}

/** A confirmed problem of the week. */
export interface ProblemRow {
  finding: Finding;
  unit: string;
  severity: Severity;
  mendBy?: DateText;
  points: number;
  formula?: string;
  state: string;
}

export interface UnitSummary {
  unit: string;
  drawn: number;
  checked: number;
  withProblems: number;
  severities: Record<Severity, number>;
  /** Of the random part. */
  rate: { hits: number; checked: number; note?: string };
  proposed: number;
  total: number;
  /** Open findings of earlier weeks. */
  carried: number;
  closed: number;
  underReview: number;
}
