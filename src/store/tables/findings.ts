export interface FindingTables {
  findings: FindingRow;
  findingContents: FindingContentRow;
  findingRecords: FindingContentRow;
  charges: ChargeRow;
  sightings: SightingRow;
  transitions: TransitionRow;
  waivers: WaiverRow;
  notices: NoticeRow;
  noticeFindings: NoticeFindingRow;
  appeals: AppealRow;
  appealFiles: AppealFileRow;
  rectifications: RectificationRow;
}

export interface FindingRow {
  fingerprint: string;
  formerly: string | null;
  item: string;
  itemName: string;
  unit: string;
  foundUnit: string;
  rule: string;
  number: string;
  element: string;
  severity: string;
  verdict: string;
  maintainer: string;
  state: string;
  stateSince: string;
  firstWeek: string;
  lastWeek: string;
  firstSeenAt: string;
  lastSeenAt: string;
  lastRun: string;
  valueHash: string;
  kind: string;
  due: string | null;
  assignee: string | null;
  assignedAt: string | null;
  version: number;
  search: string;
}

export interface FindingContentRow {
  fingerprint: string;
  content: string;
}

export interface ChargeRow {
  fingerprint: string;
  round: number;
  week: string;
  unit: string;
  content: string;
}

export interface SightingRow {
  run: string;
  fingerprint: string;
  week: string;
  seenAt: string;
  outcome: string;
  valueHash: string;
  content: string;
}

export interface TransitionRow {
  fingerprint: string;
  version: number;
  fromState: string;
  toState: string;
  action: string;
  by: string;
  at: string;
  reason: string | null;
  content: string;
}

export interface WaiverRow {
  id: string;
  fingerprint: string;
  valueHash: string;
  state: string;
  reason: string;
  approver: string;
  approvedAt: string;
  expires: string;
  endedAt: string | null;
  content: string;
}

export interface NoticeRow {
  id: string;
  number: string;
  unit: string;
  week: string;
  kind: string;
  state: string;
  issuedAt: string;
  servedAt: string | null;
  signedBy: string | null;
  due: string | null;
  paper: string | null;
  version: number;
  content: string;
}

export interface NoticeFindingRow {
  notice: string;
  fingerprint: string;
  position: number;
}

export interface AppealRow {
  id: string;
  fingerprint: string;
  unit: string;
  notice: string | null;
  state: string;
  filedAt: string;
  filedBy: string;
  reason: string;
  decision: string | null;
  reasonCode: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  version: number;
  content: string;
}

export interface AppealFileRow {
  appeal: string;
  sha256: string;
  name: string;
  size: number;
  addedAt: string;
}

export interface RectificationRow {
  id: string;
  fingerprint: string;
  unit: string;
  kind: string;
  due: string | null;
  state: string;
  reportedAt: string | null;
  reportedBy: string | null;
  checkedAt: string | null;
  checkedRun: string | null;
  closedAt: string | null;
  version: number;
  content: string;
}
