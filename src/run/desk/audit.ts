import { listAudit, type AuditEntry, type AuditFilter } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { chainOf } from './chain.js';
import { userNames } from './offices.js';

const PAGE = 100;

/** A page of the audit log, newest first, with the names of those who acted, and whether its chain is whole. */
export async function auditPage(desk: Desk, filter: AuditFilter, before?: number): Promise<{ rows: (AuditEntry & { byName: string })[]; next?: number; chain: { entries: number; broken?: number } }> {
  const rows = await listAudit(desk.store, filter, { limit: PAGE, ...(before === undefined ? {} : { before }) });
  const names = await userNames(desk);
  const last = rows.at(-1);
  return { rows: rows.map((row) => ({ ...row, byName: names.get(row.by) ?? row.by })), ...(rows.length === PAGE && last ? { next: last.sequence } : {}), chain: await chainOf(desk) };
}
