/** A line of a ScoreCard (扣分明细): hundredths of a point and why. */
export interface ScoreLine {
  fingerprint: string;
  points: number;
  why: string;
}

export interface ScoreCard {
  department: string;
  /** Items checked (all needed captures usable on at least two sides). */
  checked: number;
  /** Sum of the lines, hundredths of a point. */
  deducted: number;
  lines: ScoreLine[];
}

/** A policy (`schemas/policies/*.json`): which findings deduct how much. */
export interface Policy {
  id: string;
  version: string;
  /** Printed with every figure while nobody has decided on it: 示例规则，待区跑改办核定. */
  notice: string;
  /** Hundredths of a point by severity, for findings seen against the handbook. */
  standard: Record<string, number>;
  /** The same for findings seen between channels only; `enabled: false` reports without deducting. */
  channel: { enabled: boolean } & Record<string, number | boolean>;
  /** Whether findings on running text alone (受理条件 …) deduct. */
  deductText: boolean;
  /** Most points an item a week, a unit a week and, where it is set, a unit a quarter. */
  caps: { item: number; department: number; quarter?: number };
  /** Points by rule id where they differ from the severity's. */
  overrides: Record<string, number>;
  /** First days on which the two policies hold (`standard` deducts, `channel` reports); absent: always. */
  from?: { standard: string; channel: string };
  /** Percent by which a line is multiplied; absent: 100 each. */
  factors?: PolicyFactors;
  /** Points of the rules of group D by rule id; others cost nothing. */
  governance?: Record<string, number>;
}

export interface PolicyFactors {
  /** The first time, the second, the third and every later one. */
  repetition: number[];
  /** Reported by the unit itself before the window. */
  selfReported: number;
  /** Mended before the bulletin. */
  mendedEarly: number;
}
