/** Who did something, as the ledger of facts names them. */
export interface By {
  id: string;
  role: 'centre' | 'reform' | 'unit' | 'machine';
  unit: string;
}

/** What is known of a defect when it is seen. */
export interface Seen {
  item: string;
  basicCode: string;
  unit: string;
  element: string;
  severity: '严重' | '较重' | '一般' | '提示';
  number: string;
  rule: string;
  maintainer: string;
  lifecycle: 'trial' | 'stable';
  selfReported: boolean;
}

/**
 * What happened in the quarter, in the order of time, also what was tried and must not count (an appeal too late, a decision by
 * who confirmed). Both calculations begin here and share nothing else.
 */
export type Fact =
  | { at: string; act: 'seen'; fingerprint: string; seen: Seen; values: string }
  | { at: string; act: 'gone'; fingerprint: string }
  | { at: string; act: 'confirm' | 'dismiss' | 'doubt' | 'notify' | 'sign' | 'accept' | 'appeal' | 'withdraw' | 'uphold' | 'report-mended'; fingerprint: string; by: By }
  | { at: string; act: 'reduce'; fingerprint: string; by: By; to: number }
  | { at: string; act: 'revoke'; fingerprint: string; by: By; code: '误判' | '渠道延迟' }
  | { at: string; act: 'suspend'; fingerprint: string; by: By; until: string }
  | { at: string; act: 'give-time'; fingerprint: string; by: By; until: string }
  | { at: string; act: 'waive'; fingerprint: string; by: By; values: string; until: string }
  /** A fault decided once: all findings named are revoked, in every round. */
  | { at: string; act: 'fault'; fingerprints: string[]; code: '手册错误' | '平台故障' };

/** A week of the books, hundredths of a point. */
export interface BookWeek {
  week: string;
  /** When it was printed. */
  printedAt: string;
  /** 拟扣分 of the week by unit of the day. */
  proposed: Record<string, number>;
  /** 累计扣分 by the unit that answers on that day. */
  final: Record<string, number>;
  /** Change of 累计扣分 by what was corrected since the last print. */
  corrected: Record<string, number>;
  /** Findings in each state. */
  states: Record<string, number>;
}
