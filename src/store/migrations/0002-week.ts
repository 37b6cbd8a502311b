import { sql, type Kysely } from 'kysely';
import { createTable, type DatabaseKind, type Shape } from './shape.js';

/** The places of a city, its items, what is drawn and what is fetched. */
const CITY: Record<string, Shape> = {
  units: { columns: { id: 'text', name: 'text', kind: 'text?', since: 'text?', until: 'text?', successor: 'text?', content: 'text' }, key: ['id'] },
  unitNames: { columns: { unit: 'text', since: 'text', name: 'text' }, key: ['unit', 'since'] },
  items: {
    columns: { id: 'text', basicCode: 'text', implementationCode: 'text?', name: 'text', unit: 'text', volume: 'integer?', changedAt: 'text?', retiredAt: 'text?', content: 'text' },
    key: ['id'],
    indexes: { unit: ['unit', 'id'], code: ['basicCode'] },
  },
  frames: { columns: { id: 'text', day: 'text', source: 'text', count: 'integer', takenAt: 'text' }, key: ['id'], indexes: { day: ['day'] } },
  frameRows: { columns: { frame: 'text', item: 'text', position: 'integer', unit: 'text', content: 'text' }, key: ['frame', 'item'] },
  samples: {
    columns: { id: 'text', week: 'text', kind: 'text', frame: 'text', commitment: 'text', committedAt: 'text', seed: 'text?', revealedAt: 'text?', content: 'text' },
    key: ['id'],
    unique: { week: ['week', 'kind'] },
  },
  sampleRows: {
    columns: { sample: 'text', item: 'text', position: 'integer', unit: 'text', reason: 'text', replaces: 'text?', replacedReason: 'text?', content: 'text' },
    key: ['sample', 'item'],
    indexes: { item: ['item'] },
  },
  weekRuns: {
    columns: { id: 'text', week: 'text', kind: 'text', sample: 'text?', state: 'text', versions: 'text', startedAt: 'text', finishedAt: 'text?', frozenAt: 'text?', reportHash: 'text?', recheckOf: 'text?', content: 'text' },
    key: ['id'],
    indexes: { week: ['week', 'kind'] },
  },
  runSteps: {
    columns: { run: 'text', item: 'text', step: 'text', state: 'text', attempts: 'integer', takenBy: 'text?', takenUntil: 'text?', doneAt: 'text?', error: 'text?', content: 'text?' },
    key: ['run', 'item', 'step'],
    indexes: { state: ['run', 'step', 'state'] },
  },
  snapshots: { columns: { sha256: 'text', size: 'integer', extension: 'text', keptAt: 'text' }, key: ['sha256'] },
  bytes: { columns: { sha256: 'text', bytes: 'bytes' }, key: ['sha256'] },
  guides: { columns: { sha256: 'text', reader: 'text', readAt: 'text', content: 'text' }, key: ['sha256', 'reader'] },
};

/** What was found and what became of it. */
const FINDINGS: Record<string, Shape> = {
  findings: {
    columns: {
      fingerprint: 'text', formerly: 'text?', item: 'text', itemName: 'text', unit: 'text', foundUnit: 'text', rule: 'text', number: 'text', element: 'text', severity: 'text', verdict: 'text',
      maintainer: 'text', state: 'text', stateSince: 'text', firstWeek: 'text', lastWeek: 'text', firstSeenAt: 'text', lastSeenAt: 'text', lastRun: 'text', valueHash: 'text', kind: 'text', due: 'text?',
      assignee: 'text?', assignedAt: 'text?', version: 'integer', search: 'text',
    },
    key: ['fingerprint'],
    indexes: {
      unit: ['unit', 'lastWeek', 'fingerprint'], unitState: ['unit', 'state', 'lastWeek', 'fingerprint'], state: ['state', 'lastWeek', 'fingerprint'], rule: ['rule', 'lastWeek', 'fingerprint'],
      severity: ['severity', 'lastWeek', 'fingerprint'], week: ['lastWeek', 'fingerprint'], item: ['item'], due: ['due'], formerly: ['formerly'],
    },
  },
  findingContents: { columns: { fingerprint: 'text', content: 'text' }, key: ['fingerprint'] },
  sightings: {
    columns: { run: 'text', fingerprint: 'text', week: 'text', seenAt: 'text', outcome: 'text', valueHash: 'text', content: 'text' },
    key: ['run', 'fingerprint'],
    indexes: { finding: ['fingerprint', 'seenAt'], week: ['week'] },
  },
  transitions: {
    columns: { fingerprint: 'text', version: 'integer', fromState: 'text', toState: 'text', action: 'text', by: 'text', at: 'text', reason: 'text?', content: 'text' },
    key: ['fingerprint', 'version'],
    indexes: { action: ['action', 'at'], at: ['at'] },
  },
  waivers: {
    columns: { id: 'text', fingerprint: 'text', valueHash: 'text', state: 'text', reason: 'text', approver: 'text', approvedAt: 'text', expires: 'text', endedAt: 'text?', content: 'text' },
    key: ['id'],
    indexes: { finding: ['fingerprint', 'valueHash', 'state'], state: ['state', 'expires'] },
  },
  notices: {
    columns: { id: 'text', number: 'text', unit: 'text', week: 'text', kind: 'text', state: 'text', issuedAt: 'text', servedAt: 'text?', signedBy: 'text?', due: 'text?', paper: 'text?', version: 'integer', content: 'text' },
    key: ['id'],
    unique: { once: ['unit', 'week', 'kind'], number: ['number'] },
    indexes: { state: ['state', 'issuedAt'] },
  },
  noticeFindings: { columns: { notice: 'text', fingerprint: 'text', position: 'integer' }, key: ['notice', 'fingerprint'], indexes: { finding: ['fingerprint'] } },
  appeals: {
    columns: {
      id: 'text', fingerprint: 'text', unit: 'text', notice: 'text?', state: 'text', filedAt: 'text', filedBy: 'text', reason: 'text', decision: 'text?', reasonCode: 'text?', decidedBy: 'text?', decidedAt: 'text?',
      version: 'integer', content: 'text',
    },
    key: ['id'],
    indexes: { state: ['state', 'filedAt'], unit: ['unit', 'state'], finding: ['fingerprint'] },
  },
  appealFiles: { columns: { appeal: 'text', sha256: 'text', name: 'text', size: 'integer', addedAt: 'text' }, key: ['appeal', 'sha256'] },
  rectifications: {
    columns: { id: 'text', fingerprint: 'text', unit: 'text', kind: 'text', due: 'text?', state: 'text', reportedAt: 'text?', reportedBy: 'text?', checkedAt: 'text?', checkedRun: 'text?', closedAt: 'text?', version: 'integer', content: 'text' },
    key: ['id'],
    indexes: { state: ['state', 'due'], unit: ['unit', 'state'], finding: ['fingerprint'] },
  },
};

/** Points, papers and the people who decide. */
const OFFICE: Record<string, Shape> = {
  deductions: {
    columns: {
      id: 'text', week: 'text', unit: 'text', account: 'text', item: 'text', fingerprint: 'text', kind: 'text', policy: 'text', policyVersion: 'text', points: 'integer', state: 'text', writtenAt: 'text', finalAt: 'text?', content: 'text',
    },
    key: ['id'],
    unique: { once: ['fingerprint', 'week', 'kind'] },
    indexes: { unit: ['unit', 'week'], account: ['account', 'state'], week: ['week'] },
  },
  corrections: {
    columns: { id: 'text', deduction: 'text', cause: 'text', points: 'integer', reason: 'text', by: 'text', at: 'text', week: 'text' },
    key: ['id'],
    unique: { once: ['deduction', 'cause'] },
    indexes: { week: ['week'] },
  },
  weeks: { columns: { week: 'text', state: 'text', policy: 'text', policyVersion: 'text', frozenAt: 'text?', sha256: 'text?', version: 'integer', content: 'text' }, key: ['week'] },
  policies: { columns: { id: 'text', version: 'text', since: 'text?', until: 'text?', state: 'text', adoptedBy: 'text?', adoptedAt: 'text?', sha256: 'text', content: 'text' }, key: ['id', 'version'] },
  indicatorSheets: {
    columns: { id: 'text', kind: 'text', period: 'text', sender: 'text', receiver: 'text', receivedAt: 'text', sha256: 'text', state: 'text', content: 'text' },
    key: ['id'],
    unique: { once: ['kind', 'period', 'sender', 'sha256'] },
    indexes: { kind: ['kind', 'period'] },
  },
  indicatorRows: { columns: { sheet: 'text', row: 'integer', unit: 'text?', accepted: 'integer', content: 'text' }, key: ['sheet', 'row'], indexes: { unit: ['unit'] } },
  filings: {
    columns: {
      number: 'text', item: 'text', itemName: 'text', unit: 'text', revision: 'integer', receivedAt: 'text', due: 'text?', late: 'integer', verdict: 'text', sha256: 'text', fileName: 'text', handbookVersion: 'text',
      filedWith: 'text', filedBy: 'text', note: 'text?', receiptHash: 'text', content: 'text',
    },
    key: ['number'],
    unique: { revision: ['unit', 'item', 'revision'] },
    indexes: { unit: ['unit', 'receivedAt'], received: ['receivedAt'], sha256: ['sha256'] },
  },
  filingDues: { columns: { unit: 'text', item: 'text', due: 'text', setBy: 'text', setAt: 'text' }, key: ['unit', 'item'] },
  handbookVersions: { columns: { entry: 'text', version: 'text', since: 'text?', state: 'text', sha256: 'text', publishedAt: 'text?', content: 'text' }, key: ['entry', 'version'], indexes: { since: ['since'] } },
  counters: { columns: { name: 'text', value: 'integer' }, key: ['name'] },
  users: {
    columns: {
      id: 'text', name: 'text', display: 'text', role: 'text', unit: 'text?', passwordHash: 'text?', subject: 'text?', mustChange: 'integer', failed: 'integer', lockedUntil: 'text?', active: 'integer', createdAt: 'text', version: 'integer', content: 'text',
    },
    key: ['id'],
    unique: { name: ['name'], subject: ['subject'] },
  },
  sessions: { columns: { hash: 'text', user: 'text', createdAt: 'text', seenAt: 'text', expires: 'text', content: 'text' }, key: ['hash'], indexes: { user: ['user'], expires: ['expires'] } },
  tokens: { columns: { hash: 'text', user: 'text', name: 'text', scopes: 'text', createdAt: 'text', expires: 'text?', usedAt: 'text?', revokedAt: 'text?' }, key: ['hash'], indexes: { user: ['user'] } },
  settings: { columns: { key: 'text', value: 'text', setBy: 'text', setAt: 'text' }, key: ['key'] },
  audit: {
    columns: { sequence: 'integer', at: 'text', by: 'text', action: 'text', thing: 'text', id: 'text', content: 'text', previous: 'text', hash: 'text' },
    key: ['sequence'],
    unique: { previous: ['previous'] },
    indexes: { thing: ['thing', 'id'], at: ['at'], by: ['by', 'at'] },
  },
};

/** All tables of this step. */
export const WEEK_TABLES: Record<string, Shape> = { ...CITY, ...FINDINGS, ...OFFICE };

/** At most one of a finding at a time: what is open blocks a second one. */
const ONE_OPEN = [
  { table: 'waivers', name: 'waivers_one', columns: ['fingerprint', 'valueHash'], state: 'active' },
  { table: 'appeals', name: 'appeals_one', columns: ['fingerprint'], state: 'open' },
  { table: 'rectifications', name: 'rectifications_one', columns: ['fingerprint'], state: 'open' },
] as const;

/** The week: draw, check, tell, answer, mend, report. */
export async function week<Tables>(db: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  for (const [name, shape] of Object.entries(WEEK_TABLES)) await createTable(db, kind, name, shape);
  for (const { table, name, columns, state } of ONE_OPEN) {
    await db.schema.createIndex(name).unique().ifNotExists().on(table).columns([...columns]).where(sql.ref('state'), '=', sql.lit(state)).execute();
  }
}
