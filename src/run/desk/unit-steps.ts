import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/finding-state.js';
import { addAppealFiles, fileAppeal, getAppeal, getFinding, getRecords, listAppeals, listNotices, listRectifications, Missing, noteRectification, orderRectification, withdrawAppeal, type Appeal } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { recordOf, takeStep, type Stepped } from '../week/step.js';
import { keepAttachments, type HandedIn } from './attachments.js';

/** The finding that a unit acts on, with the version that it has seen. */
export interface Seen {
  fingerprint: string;
  version?: number;
}

/** 无异议: the unit accepts the finding and mends it. @throws as `takeStep` */
export const acceptFinding = (desk: Desk, seen: Seen, actor: Actor): Promise<Stepped> => takeStep(desk, { ...seen, event: { kind: 'accept' } }, actor);

/** 申诉 with its attachments: the finding's step and the appeal stand together, or neither. @throws UserProblem, Conflict, Missing */
export async function appealFinding(desk: Desk, seen: Seen, reason: string, files: readonly HandedIn[], actor: Actor): Promise<string> {
  if (reason.trim() === '') throw new UserProblem('申诉要写明理由。');
  const finding = await getFinding(desk.store, seen.fingerprint);
  const kept = await keepAttachments(desk, files);
  const [notice] = await listNotices(desk.store, { fingerprint: seen.fingerprint });
  const id = randomUUID();
  await desk.store.change(() => undefined, async () => {
    await takeStep(desk, { ...seen, event: { kind: 'appeal', reason, attachments: kept.map(({ sha256 }) => sha256) } }, actor);
    await fileAppeal(desk.store, { id, fingerprint: seen.fingerprint, unit: finding.unit, ...(notice ? { notice: notice.id } : {}), reason: reason.trim(), files: kept }, { by: actor.id, at: desk.now() });
  });
  return id;
}

/** Adds material to an appeal that is not decided yet. @throws Conflict, UserProblem */
export async function supplementAppeal(desk: Desk, id: string, files: readonly HandedIn[], actor: Actor): Promise<void> {
  if (files.length === 0) throw new UserProblem('没有选择文件，请选择要补充的材料。');
  await addAppealFiles(desk.store, id, await keepAttachments(desk, files), { by: actor.id, at: desk.now() });
}

/** The unit takes its appeal back; the finding goes on to be mended. @throws UserProblem where none is open */
export async function withdrawFindingAppeal(desk: Desk, seen: Seen, actor: Actor): Promise<void> {
  const [open] = await listAppeals(desk.store, { fingerprint: seen.fingerprint, state: 'open' });
  await desk.store.change(() => undefined, async () => {
    await takeStep(desk, { ...seen, event: { kind: 'withdraw' } }, actor);
    if (open) await withdrawAppeal(desk.store, open.id, { by: actor.id, at: desk.now() });
  });
}

/** 报告已整改 with what was changed; the next check looks whether it is. @throws UserProblem, Conflict */
export async function reportMended(desk: Desk, seen: Seen, note: string, actor: Actor): Promise<void> {
  const finding = await getFinding(desk.store, seen.fingerprint);
  const now = { by: actor.id, at: desk.now() };
  await desk.store.change(() => undefined, async () => {
    await takeStep(desk, { ...seen, event: { kind: 'report-mended', note } }, actor);
    const record = (await getRecords(desk.store, [seen.fingerprint])).get(seen.fingerprint) ?? recordOf(finding);
    const [known] = await listRectifications(desk.store, { fingerprint: seen.fingerprint, state: 'open' });
    const order = known ?? { id: randomUUID(), version: 1 };
    if (!known) await orderRectification(desk.store, { id: order.id, fingerprint: seen.fingerprint, unit: finding.unit, kind: record.mending?.how ?? 'by-date', ...(record.mendBy ? { due: record.mendBy } : {}) }, now);
    await noteRectification(desk.store, order.id, order.version, { reportedAt: now.at, reportedBy: actor.id, content: { note: note.trim() } }, now);
  });
}

/** The unit that answers for a finding. @throws Missing */
export const findingUnit = async (desk: Desk, fingerprint: string): Promise<string> => (await getFinding(desk.store, fingerprint)).unit;

/** The unit that made an appeal. @throws Missing */
export const appealUnit = async (desk: Desk, id: string): Promise<string> => (await getAppeal(desk.store, id)).unit;

/** An attachment of an appeal, as it came. @throws Missing */
export async function appealFile(desk: Desk, id: string, sha256: string): Promise<{ name: string; bytes: Uint8Array }> {
  const file = (await getAppeal(desk.store, id)).files.find((one: Appeal['files'][number]) => one.sha256 === sha256);
  const bytes = file && (await desk.store.bytes.get(sha256));
  if (!file || !bytes) throw new Missing('没有这个附件，可能已经缺失，请联系系统管理员核对数据。');
  return { name: file.name, bytes };
}
