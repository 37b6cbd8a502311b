import { setImmediate as breathe } from 'node:timers/promises';
import { canonicalJson, digest } from './canonical.js';
import { parts } from './rows.js';
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
const PAGE = 500;

/** SHA-256 over the previous entry's hash and the canonical JSON of this one. */
function entryHash(row: Omit<AuditRow, 'hash'>): string {
  const { previous, sequence, at, by, action, thing, id, content } = row;
  // Named in order of code points: this is the canonical JSON, in a fraction of the time.
  return digest(`${previous}\n${JSON.stringify({ action, at, by, content, id, sequence, thing })}`);
}

/** Adds an entry; only within a change, so that it stands or falls with what it tells of. */
export async function appendAudit(store: Store, act: Act): Promise<AuditHead> {
  return appendActs(store, [act]);
}

/** Adds entries in their order, as `appendAudit` does one. */
export async function appendActs(store: Store, acts: readonly Act[]): Promise<AuditHead> {
  let head = await auditHead(store);
  const rows = acts.map(({ at, by, action, thing, id, detail }): AuditRow => {
    const row = { sequence: head.sequence + 1, at, by, action, thing, id, content: canonicalJson(detail ?? null), previous: head.hash };
    head = { sequence: row.sequence, hash: entryHash(row) };
    return { ...row, hash: head.hash };
  });
  for (const part of parts(rows)) await store.db.insertInto('audit').values(part).execute();
  return head;
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
  const { head: _head, ...verified } = await verifyAuditFrom(store, undefined, anchor);
  return verified;
}

/** As `verifyAudit`, behind an entry up to which the chain is known to be whole: that one is looked at again, those before it are not. With the last entry. */
export async function verifyAuditFrom(store: Store, from?: AuditHead, anchor?: AuditHead): Promise<{ entries: number; broken?: number; head: AuditHead }> {
  let head: AuditHead = { sequence: 0, hash: GENESIS };
  if (from) {
    const row = await store.db.selectFrom('audit').selectAll().where('sequence', '=', from.sequence).executeTakeFirst();
    if (row?.hash !== from.hash || entryHash(row) !== from.hash) return { entries: from.sequence - 1, broken: from.sequence, head };
    head = from;
  }
  for (;;) {
    const rows = await store.db.selectFrom('audit').selectAll().where('sequence', '>', head.sequence).orderBy('sequence').limit(PAGE).execute();
    for (const row of rows) {
      const { sequence } = head;
      if (row.sequence !== sequence + 1 || row.previous !== head.hash || entryHash(row) !== row.hash) return { entries: sequence, broken: sequence + 1, head };
      if (anchor?.sequence === row.sequence && anchor.hash !== row.hash) return { entries: sequence, broken: row.sequence, head };
      head = { sequence: row.sequence, hash: row.hash };
    }
    if (rows.length < PAGE) break;
    // A long log takes seconds: others are answered between its pages.
    await breathe();
  }
  const { sequence } = head;
  return anchor && anchor.sequence > sequence ? { entries: sequence, broken: sequence + 1, head } : { entries: sequence, head };
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
