import { getFindingHeads, getSample, listAudit, listItems, type AuditEntry, type AuditFilter } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { drawnWeek } from '../week/draw-week.js';
import { chainOf } from './chain.js';
import { unitNames, userNames } from './offices.js';

/** A page of the audit log, newest first, with the names of those who acted and of what they acted on, and whether its chain is whole. What a draw is kept as stays unseen until it may be shown. */
export async function auditPage(desk: Desk, filter: AuditFilter, size: number, before?: number): Promise<{ rows: (AuditEntry & { byName: string; called?: string })[]; next?: number; chain: { entries: number; broken?: number } }> {
  const rows = await listAudit(desk.store, filter, { limit: size, ...(before === undefined ? {} : { before }) });
  const names = await userNames(desk);
  const called = await namesOfThings(desk, rows);
  const last = rows.at(-1);
  const weeks = new Set(rows.flatMap(({ thing, id }) => (thing === 'setting' ? (drawnWeek(id) ?? []) : [])));
  const hidden = new Set<string>();
  for (const week of weeks) if (!(await getSample(desk.store, { week, kind: 'weekly' }))?.revealedAt) hidden.add(week);
  const shown = (row: AuditEntry): AuditEntry => (row.thing === 'setting' && hidden.has(drawnWeek(row.id) ?? '') ? { ...row, detail: '取证结束、随机值公布后可看' } : row);
  return { rows: rows.map((row) => ({ ...shown(row), byName: names.get(row.by) ?? row.by, ...(called(row) ? { called: called(row) } : {}) })), ...(rows.length === size && last ? { next: last.sequence } : {}), chain: await chainOf(desk) };
}

/** What people call the things of entries: units, users, items and findings of today. */
async function namesOfThings(desk: Desk, rows: readonly AuditEntry[]): Promise<(row: AuditEntry) => string | undefined> {
  const ids = (kind: string): string[] => [...new Set(rows.flatMap(({ thing, id }) => (thing === kind ? [id] : [])))];
  const [units, users, items, findings] = await Promise.all([unitNames(desk), userNames(desk), ids('item').length > 0 ? listItems(desk.store, { ids: ids('item'), retired: true }) : [], getFindingHeads(desk.store, ids('finding'))]);
  const names: Record<string, ReadonlyMap<string, string>> = {
    unit: units, user: users, item: new Map(items.map(({ id, name }) => [id, name])), finding: new Map(findings.map(({ fingerprint, number, itemName }) => [fingerprint, `${number} ${itemName}`])),
  };
  return ({ thing, id }) => names[thing]?.get(id);
}
