import { getSample, listAudit, type AuditEntry, type AuditFilter } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { drawnWeek } from '../week/draw-week.js';
import { chainOf } from './chain.js';
import { userNames } from './offices.js';

/** A page of the audit log, newest first, with the names of those who acted, and whether its chain is whole. What a draw is kept as stays unseen until it may be shown. */
export async function auditPage(desk: Desk, filter: AuditFilter, size: number, before?: number): Promise<{ rows: (AuditEntry & { byName: string })[]; next?: number; chain: { entries: number; broken?: number } }> {
  const rows = await listAudit(desk.store, filter, { limit: size, ...(before === undefined ? {} : { before }) });
  const names = await userNames(desk);
  const last = rows.at(-1);
  const weeks = new Set(rows.flatMap(({ thing, id }) => (thing === 'setting' ? (drawnWeek(id) ?? []) : [])));
  const hidden = new Set<string>();
  for (const week of weeks) if (!(await getSample(desk.store, { week, kind: 'weekly' }))?.revealedAt) hidden.add(week);
  const shown = (row: AuditEntry): AuditEntry => (row.thing === 'setting' && hidden.has(drawnWeek(row.id) ?? '') ? { ...row, detail: '取证结束、随机值公布后可看' } : row);
  return { rows: rows.map((row) => ({ ...shown(row), byName: names.get(row.by) ?? row.by })), ...(rows.length === size && last ? { next: last.sequence } : {}), chain: await chainOf(desk) };
}
