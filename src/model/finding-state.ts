import type { DateText, Moment } from './calendar.js';

/** The one state of a finding, from being seen to being closed. */
export type FindingState =
  | 'found' | 'doubtful' | 'dismissed' | 'confirmed' | 'notified' | 'signed' | 'appealed' | 'rectifying' | 'suspended' | 'reported'
  | 'closed' | 'reopened' | 'revoked' | 'waived' | 'lapsed';

/** Who does something, by office. `machine`: the run, by rule, without a person. */
export type Role = 'centre' | 'reform' | 'unit' | 'machine';

export interface Actor {
  /** Identity of the person; decides who may not decide on their own confirmation. */
  id: string;
  role: Role;
  /** Name of the office the person belongs to; of a `unit` the one that findings bear. */
  unit: string;
}

/** Reason codes of a reduction or revocation. */
export type ReasonCode = '误判' | '手册错误' | '渠道延迟' | '平台故障' | '法规调整';

/** How a finding is to be mended: at once, by a date, or kept on the list because it cannot be yet (挂账). */
export type Mending = { how: 'at-once' } | { how: 'by-date'; on: DateText } | { how: 'suspended'; why: string; reviewOn: DateText };

/** A waiver (例外，经核准): binds the fingerprint and the values of both sides. */
export interface Waiver {
  fingerprint: string;
  /** See `valuesHash`. */
  values: string;
  reason: string;
  approver: string;
  approvedAt: Moment;
  /** Last day on which it holds. */
  until: DateText;
}

export type FindingEvent =
  | { kind: 'confirm' }
  | { kind: 'dismiss'; reason: string }
  | { kind: 'doubt'; reason: string }
  | { kind: 'keep-dismissed' }
  | { kind: 'reconsider'; reason: string }
  | { kind: 'notify' }
  | { kind: 'sign' }
  | { kind: 'deem-served' }
  | { kind: 'accept' }
  | { kind: 'appeal'; reason: string; attachments: string[] }
  | { kind: 'withdraw' }
  | { kind: 'let-lapse' }
  | { kind: 'uphold'; reason: string }
  | { kind: 'reduce'; reason: string; code: ReasonCode; to: number }
  | { kind: 'revoke'; reason: string; code: ReasonCode }
  | { kind: 'arrange'; mending: Mending }
  | { kind: 'report-mended'; note: string }
  | { kind: 'recheck'; result: 'gone' | 'still' | 'cannot-tell' }
  | { kind: 'look-back'; result: 'gone' | 'again' | 'cannot-tell' }
  | { kind: 'waive'; waiver: Waiver }
  | { kind: 'lapse-waiver'; why: 'expired' | 'changed' }
  | { kind: 'end-waiver'; reason: string };

/** A finding's record: its state and the dates and persons that later steps ask for. One record lives through all rounds of a defect. */
export interface FindingRecord {
  fingerprint: string;
  /** The unit that answers for it today; a merged department's findings move. */
  unit: string;
  /** The unit as it was called when it was found; never changed. */
  unitThen: string;
  rule: string;
  state: FindingState;
  /** 1, and one more for each time it came back after being closed. */
  round: number;
  foundAt: Moment;
  confirmed?: { by: string; at: Moment };
  notifiedAt?: Moment;
  /** It was gone when the unit was told, before the bulletin went out. */
  mendedEarly?: true;
  /** 签收, or by rule. */
  served?: { by: string; at: Moment; deemed: boolean };
  /** Last day for an appeal. */
  appealUntil?: DateText;
  appeal?: { by: string; at: Moment; reason: string; attachments: string[] };
  decision?: { kind: 'uphold' | 'reduce' | 'revoke'; by: string; at: Moment; reason: string; code?: ReasonCode; to?: number };
  /** From then on its points are final. */
  finalAt?: Moment;
  mending?: Mending;
  /** Last day for mending. */
  mendBy?: DateText;
  reported?: { by: string; at: Moment; note: string };
  /** First moment at which it was seen to be gone; absent again where it came back. */
  goneAt?: Moment;
  closedAt?: Moment;
  lookedBackAt?: Moment;
  /** Times at which it was reported as mended and was not (虚报整改). */
  falseReports: number;
  /** `looked`: the reform office looked through it and let it stand. */
  dismissal?: { by: string; at: Moment; reason: string; looked?: { by: string; at: Moment } };
  waiver?: Waiver;
}

export interface StateSettings {
  /** Name of the information centre as a unit: what it answers for itself is reviewed by the reform office. */
  centreUnit: string;
  /** Working days after the notice on which it is deemed served; undefined: never by rule. */
  deemedServedDays?: number;
  /** Working days for an appeal, from 签收. */
  appealDays: number;
  /** 逾期视为无意见. */
  silenceIsConsent: boolean;
  /** Working days for mending where no date is set. */
  mendDays: number;
  /** Days after closing within which a look back is done. */
  lookBackDays: number;
}

/** A step taken or refused. A refusal is a Chinese sentence: what is wrong and what to do. */
export type StepResult = { ok: true; record: FindingRecord } | { ok: false; refusal: string };
