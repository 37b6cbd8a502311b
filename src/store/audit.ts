import { canonicalJson, digest } from './canonical.js';
import type { Store } from './store.js';
import type { AuditRow } from './tables/office.js';

/** Who did what to which thing, and when. */
export interface Act {
  /** Name of the user, or of the part of the machine that acted by itself. */
  by: string;
  /** ISO 8601 with +08:00. */
  at: string;
  /** English, `appeal.decide`. */
  action: string;
  thing: string;
  id: string;
  /** What is needed to understand the act later: states, reasons, hashes; no texts of guides. */
  detail?: unknown;
}

export interface AuditEntry extends Act {
  sequence: number;
  previous: string;
  hash: string;
}

/** The chain's state: an anchor that is kept elsewhere proves that nothing was cut off at the end. */
export interface AuditHead {
  sequence: number;
  hash: string;
}

/** What stands before the first entry. */
const GENESIS = '0'.repeat(64);
const PAGE = 5_000;

/** SHA-256 over the previous entry's hash and the canonical JSON of this one. */
function entryHash(row: Omit<AuditRow, 'hash'>): string {
  const { previous, sequence, at, by, action, thing, id, content } = row;
  return digest(`${previous}\n${canonicalJson({ sequence, at, by, action, thing, id, content })}`);
}

/** Adds an entry; only within a change, so that it stands or falls with what it tells of. */
export async function appendAudit(store: Store, act: Act): Promise<AuditHead> {
  const head = await auditHead(store);
  const row = { sequence: head.sequence + 1, at: act.at, by: act.by, action: act.action, thing: act.thing, id: act.id, content: canonicalJson(act.detail ?? null), previous: head.hash };
  const hash = entryHash(row);
  await store.db.insertInto('audit').values({ ...row, hash }).execute();
  return { sequence: row.sequence, hash };
}

/** The last entry's number and hash; 0 and zeros of an empty log. */
export async function auditHead(store: Store): Promise<AuditHead> {
  const last = await store.db.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return last ?? { sequence: 0, hash: GENESIS };
}

/**
 * Recomputes the chain. `broken` is the first entry that was changed, moved or taken out; with an anchor (the head at some earlier
 * time) also a cut end is seen.
 */
export async function verifyAudit(store: Store, anchor?: AuditHead): Promise<{ entries: number; broken?: number }> {
  let previous = GENESIS;
  let sequence = 0;
  for (;;) {
    const rows = await store.db.selectFrom('audit').selectAll().where('sequence', '>', sequence).orderBy('sequence').limit(PAGE).execute();
    for (const row of rows) {
      if (row.sequence !== sequence + 1 || row.previous !== previous || entryHash(row) !== row.hash) return { entries: sequence, broken: sequence + 1 };
      if (anchor?.sequence === row.sequence && anchor.hash !== row.hash) return { entries: sequence, broken: row.sequence };
      ({ sequence, hash: previous } = row);
    }
    if (rows.length < PAGE) break;
  }
  return anchor && anchor.sequence > sequence ? { entries: sequence, broken: sequence + 1 } : { entries: sequence };
}

export interface AuditFilter {
  thing?: string;
  id?: string;
  by?: string;
  action?: string;
  /** Days or moments, ISO 8601; `until` is not part of it. */
  since?: string;
  until?: string;
}

/** Entries, newest first; `before` is the last sequence of the page before. */
export async function listAudit(store: Store, filter: AuditFilter, page: { before?: number; limit: number }): Promise<AuditEntry[]> {
  let query = store.db.selectFrom('audit').selectAll();
  for (const name of ['thing', 'id', 'by', 'action'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined) query = query.where(name, '=', wanted);
  }
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  if (filter.until !== undefined) query = query.where('at', '<', filter.until);
  if (page.before !== undefined) query = query.where('sequence', '<', page.before);
  const rows = await query.orderBy('sequence', 'desc').limit(page.limit).execute();
  return rows.map(({ content, ...row }) => ({ ...row, detail: JSON.parse(content) as unknown }));
}
