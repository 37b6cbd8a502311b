import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/finding-state.js';
import { TRANSITIONS } from '../../office/state-table.js';
import { findingTitle } from '../../report/labels.js';
import { getFinding, getFindings, grantWaiver, waiverPage } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { takeStep } from '../week/step.js';
import { unitNames } from './offices.js';

export interface WaiverRow {
  id: string;
  fingerprint: string;
  unitName: string;
  itemName: string;
  title: string;
  reason: string;
  approver: string;
  approvedAt: string;
  expires: string;
  /** In force, ended by hand, expired by its day, or ended because what it covered has changed. */
  stateName: string;
}

/** States from which a finding may be listed as an exception. */
export const waivableStates = (): ReadonlySet<string> => new Set(TRANSITIONS.waive.from);

/** A page of waivers (例外，经核准), the last granted first. */
export async function waiverRows(desk: Desk, { page, size }: { page: number; size: number }): Promise<{ total: number; rows: WaiverRow[] }> {
  const { total, rows: waivers } = await waiverPage(desk.store, { limit: size, offset: (page - 1) * size });
  const found = new Map((await getFindings(desk.store, waivers.map(({ fingerprint }) => fingerprint))).map((row) => [row.fingerprint, row]));
  const units = await unitNames(desk);
  const wording = reportLabels(desk.engine);
  const today = desk.now().slice(0, 10);
  const rows = waivers.map(({ id, fingerprint, reason, approver, approvedAt, expires, state }) => {
    const row = found.get(fingerprint);
    const holds = state === 'active' && row?.state === 'waived' && expires >= today;
    return {
      id, fingerprint, reason, approver, approvedAt, expires, stateName: holds ? '有效' : state === 'revoked' ? '已提前终止' : expires < today ? '已到期' : '已失效（内容有变化）',
      unitName: row ? (units.get(row.unit) ?? row.unit) : '', itemName: row?.itemName ?? '', title: row ? findingTitle(row.content, wording) : '',
    };
  });
  return { total, rows };
}

/** Lists a finding as an exception until a day, bound to what both sides say now; step and waiver stand together. @throws as `takeStep`, Conflict */
export async function waive(desk: Desk, fingerprint: string, given: { reason: string; approver: string; until: string }, actor: Actor): Promise<void> {
  const finding = await getFinding(desk.store, fingerprint);
  const now = { by: actor.id, at: desk.now() };
  const waiver = { fingerprint, values: finding.valueHash, reason: given.reason.trim(), approver: given.approver.trim(), approvedAt: now.at, until: given.until };
  await desk.store.change(() => undefined, async () => {
    await takeStep(desk, { fingerprint, version: finding.version, event: { kind: 'waive', waiver } }, actor);
    await grantWaiver(desk.store, { id: randomUUID(), fingerprint, valueHash: finding.valueHash, reason: waiver.reason, approver: waiver.approver, expires: given.until }, now);
  });
}

/** Ends an exception before its day; the finding goes back to the first review. @throws as `takeStep` */
export async function unwaive(desk: Desk, fingerprint: string, reason: string, actor: Actor): Promise<void> {
  const { version } = await getFinding(desk.store, fingerprint);
  await takeStep(desk, { fingerprint, version, event: { kind: 'end-waiver', reason: reason.trim() } }, actor);
}
