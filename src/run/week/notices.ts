import { randomUUID } from 'node:crypto';
import type { Finding } from '../../model/finding.js';
import type { Actor } from '../../model/finding-state.js';
import { allFindings, getFindings, getNotice, issueNotice, nextNumber, serveNotice, type Notice, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { weekOf } from './draw-week.js';
import { takeSteps } from './step.js';

/** What a notice holds of its findings: their words, values and evidence as they stood when it was sent. */
interface Sent {
  findings: Finding[];
}

/** Findings of a notice as it was sent, though a later run saw them again in other words; how far they have come is today's. */
export function asSent({ content }: Notice, found: readonly StoredFinding[]): StoredFinding[] {
  const sent = new Map(((content ?? {}) as Partial<Sent>).findings?.map((finding) => [finding.fingerprint, finding]));
  return found.map((row) => ({ ...row, content: sent.get(row.fingerprint) ?? row.content }));
}

/** Findings of units that are confirmed and not told yet, by unit. */
export async function waitingForNotice(desk: Desk, unit?: string): Promise<Map<string, StoredFinding[]>> {
  const waiting = new Map<string, StoredFinding[]>();
  for (const row of await allFindings(desk.store, { state: 'confirmed', ...(unit ? { unit } : {}) })) waiting.set(row.unit, [...(waiting.get(row.unit) ?? []), row]);
  return waiting;
}

/** Tells a unit of all its confirmed findings in one notice of the week. @throws UserProblem where there are none; Conflict where the unit has that week's */
export async function sendNotice(desk: Desk, unit: string, actor: Actor): Promise<Notice> {
  const found = (await waitingForNotice(desk, unit)).get(unit) ?? [];
  if (found.length === 0) throw new UserProblem('这个单位没有已确认、待告知的问题。');
  const week = await weekOf(desk);
  const id = randomUUID();
  const now = { by: actor.id, at: desk.now() };
  await desk.store.change({ ...now, action: 'notice.send', thing: 'unit', id: unit, detail: { findings: found.length } }, async () => {
    const number = `${week.slice(0, 4)}-${String(await nextNumber(desk.store, `notice-${week.slice(0, 4)}`)).padStart(4, '0')}`;
    const fingerprints = found.map(({ fingerprint }) => fingerprint);
    await issueNotice(desk.store, { id, number, unit, week, kind: 'weekly', fingerprints, content: { findings: found.map(({ content }) => content) } satisfies Sent }, now);
    await takeSteps(desk, found.map(({ fingerprint, version }) => ({ fingerprint, version, event: { kind: 'notify' } })), actor);
  });
  return getNotice(desk.store, id);
}

/** 签收 by a person of the unit, or by rule: the notice and its findings that still wait for it. */
export async function signNotice(desk: Desk, id: string, actor: Actor, name: string): Promise<Notice> {
  const notice = await getNotice(desk.store, id);
  const deemed = actor.role === 'machine';
  await desk.store.change({ by: actor.id, at: desk.now(), action: 'notice.serve', thing: 'notice', id }, async () => {
    await serveNotice(desk.store, id, deemed ? { state: 'deemed' } : { state: 'signed', signedBy: name }, { by: actor.id, at: desk.now() });
    const waiting = (await getFindings(desk.store, notice.fingerprints)).filter(({ state }) => state === 'notified');
    await takeSteps(desk, waiting.map(({ fingerprint, version }) => ({ fingerprint, version, event: { kind: deemed ? 'deem-served' : 'sign' } })), actor);
  });
  return getNotice(desk.store, id);
}
