export interface OfficeTables {
  deductions: DeductionRow;
  corrections: CorrectionRow;
  weeks: WeekRow;
  policies: PolicyRow;
  indicatorSheets: IndicatorSheetRow;
  indicatorRows: IndicatorRow;
  filings: FilingRow;
  filingDues: FilingDueRow;
  handbookVersions: HandbookVersionRow;
  counters: CounterRow;
  users: UserRow;
  sessions: SessionRow;
  tokens: TokenRow;
  settings: SettingRow;
  audit: AuditRow;
}

export interface DeductionRow {
  id: string;
  week: string;
  unit: string;
  account: string;
  item: string;
  fingerprint: string;
  kind: string;
  policy: string;
  policyVersion: string;
  points: number;
  state: string;
  writtenAt: string;
  finalAt: string | null;
  content: string;
}

export interface CorrectionRow {
  id: string;
  deduction: string;
  cause: string;
  points: number;
  reason: string;
  by: string;
  at: string;
  week: string;
}

export interface WeekRow {
  week: string;
  state: string;
  policy: string;
  policyVersion: string;
  frozenAt: string | null;
  sha256: string | null;
  version: number;
  content: string;
}

export interface PolicyRow {
  id: string;
  version: string;
  since: string | null;
  until: string | null;
  state: string;
  adoptedBy: string | null;
  adoptedAt: string | null;
  sha256: string;
  content: string;
}

export interface IndicatorSheetRow {
  id: string;
  kind: string;
  period: string;
  sender: string;
  receiver: string;
  receivedAt: string;
  sha256: string;
  state: string;
  content: string;
}

export interface IndicatorRow {
  sheet: string;
  row: number;
  unit: string | null;
  accepted: number;
  content: string;
}

export interface FilingRow {
  number: string;
  item: string;
  itemName: string;
  unit: string;
  revision: number;
  receivedAt: string;
  due: string | null;
  late: number;
  verdict: string;
  sha256: string;
  fileName: string;
  handbookVersion: string;
  filedWith: string;
  filedBy: string;
  note: string | null;
  receiptHash: string;
  content: string;
}

export interface FilingDueRow {
  unit: string;
  item: string;
  due: string;
  setBy: string;
  setAt: string;
}

export interface HandbookVersionRow {
  entry: string;
  version: string;
  since: string | null;
  state: string;
  sha256: string;
  publishedAt: string | null;
  content: string;
}

export interface CounterRow {
  name: string;
  value: number;
}

export interface UserRow {
  id: string;
  name: string;
  display: string;
  role: string;
  unit: string | null;
  passwordHash: string | null;
  subject: string | null;
  mustChange: number;
  failed: number;
  lockedUntil: string | null;
  active: number;
  createdAt: string;
  version: number;
  content: string;
}

export interface SessionRow {
  hash: string;
  user: string;
  createdAt: string;
  seenAt: string;
  expires: string;
  content: string;
}

export interface TokenRow {
  hash: string;
  user: string;
  name: string;
  scopes: string;
  createdAt: string;
  expires: string | null;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface SettingRow {
  key: string;
  value: string;
  setBy: string;
  setAt: string;
}

export interface AuditRow {
  sequence: number;
  at: string;
  by: string;
  action: string;
  thing: string;
  id: string;
  content: string;
  previous: string;
  hash: string;
}
