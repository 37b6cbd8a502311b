import { sql } from 'kysely';
import { verifyAudit, type AuditHead } from './audit.js';
import { missingBytes } from './byte-store.js';
import { tableLines } from './archive/lines.js';
import { TABLE_KEYS } from './migrations/index.js';
import type { Store } from './store.js';

/** What a check of the store found; empty lists are good. */
export interface StoreCheck {
  /** What the database says of its own pages. */
  damage: string[];
  audit: { entries: number; broken?: number };
  /** Rows by table. */
  rows: Record<string, number>;
  files: number;
  /** Hashes of kept files that are gone or changed. */
  missing: string[];
  /** Rows that refer to what is not there: table, what is missing, how many. */
  orphans: { table: string; of: string; count: number }[];
}

/** What must be there for each row of a table: a row of another one. */
const REFERENCES: { table: string; column: string; of: string; key: string }[] = [
  { table: 'findings', column: 'fingerprint', of: 'findingContents', key: 'fingerprint' },
  { table: 'findingContents', column: 'fingerprint', of: 'findings', key: 'fingerprint' },
  { table: 'transitions', column: 'fingerprint', of: 'findings', key: 'fingerprint' },
  { table: 'noticeFindings', column: 'notice', of: 'notices', key: 'id' },
  { table: 'appealFiles', column: 'appeal', of: 'appeals', key: 'id' },
  { table: 'appealFiles', column: 'sha256', of: 'snapshots', key: 'sha256' },
  { table: 'filings', column: 'sha256', of: 'snapshots', key: 'sha256' },
  { table: 'corrections', column: 'deduction', of: 'deductions', key: 'id' },
  { table: 'frameRows', column: 'frame', of: 'frames', key: 'id' },
  { table: 'samples', column: 'frame', of: 'frames', key: 'id' },
  { table: 'sampleRows', column: 'sample', of: 'samples', key: 'id' },
  { table: 'runSteps', column: 'run', of: 'weekRuns', key: 'id' },
  { table: 'indicatorRows', column: 'sheet', of: 'indicatorSheets', key: 'id' },
];

/** Looks through the whole store: pages, log, rows, files. `anchor` is the log's head as somebody noted it elsewhere. */
export async function checkStore(store: Store, anchor?: AuditHead): Promise<StoreCheck> {
  const damage: string[] = [];
  if (store.kind === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
    damage.push(...rows.map((row) => row.integrity_check).filter((said) => said !== 'ok'));
  }
  const rows: Record<string, number> = {};
  for (const table of Object.keys(TABLE_KEYS)) {
    rows[table] = 0;
    try {
      // Reading every row is what shows a damaged page in PostgreSQL.
      for await (const line of tableLines(store.db, table)) rows[table] += line === '' ? 0 : 1;
    } catch (cause) {
      damage.push(`${table}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  let files = 0;
  const missing = await missingBytes(store, () => {
    files += 1;
  });
  return { damage, audit: await verifyAudit(store, anchor), rows, files, missing, orphans: await orphans(store) };
}

async function orphans(store: Store): Promise<StoreCheck['orphans']> {
  const found: StoreCheck['orphans'] = [];
  for (const { table, column, of, key } of REFERENCES) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} as a where not exists (select 1 from ${sql.table(of)} as b where ${sql.ref(`b.${key}`)} = ${sql.ref(`a.${column}`)})`.execute(store.db);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) found.push({ table, of, count });
  }
  // Each step of a finding has raised its version by one.
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table('findings')} as a where a.version <> 1 + (select count(*) from ${sql.table('transitions')} as b where b.fingerprint = a.fingerprint)`.execute(store.db);
  const count = Number(rows[0]?.count ?? 0);
  if (count > 0) found.push({ table: 'findings', of: 'transitions', count });
  return found;
}
