import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/finding-state.js';
import { restsOn, type Fault, type FaultSubject } from '../../office/faults.js';
import { TRANSITIONS } from '../../office/state-table.js';
import { findingTitle } from '../../report/labels.js';
import { allFindings, decideAppeal, getSetting, listAppeals, setSetting, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { UserProblem } from '../problem.js';
import { takeSteps } from '../week/step.js';
import { unitNames, userNames } from './offices.js';

export type { Fault } from '../../office/faults.js';

/** A fault that was decided, with what it took back. */
export interface DecidedFault {
  id: string;
  fault: Fault;
  reason: string;
  at: string;
  by: string;
  revoked: number;
  appeals: number;
}

export interface FaultEffect {
  /** Findings that would be revoked. */
  findings: { fingerprint: string; unitName: string; itemName: string; title: string; week: string }[];
  units: number;
  weeks: number;
  /** Open appeals that would be decided by it. */
  appeals: number;
  /** What rests on it and waits for its first review: the information centre dismisses it there. */
  waiting: number;
}

const KEY = 'faults';
const REVOCABLE = TRANSITIONS.revoke.from;
const WAITING = TRANSITIONS.dismiss.from;

/** What a fault would take back, before it is decided. @throws UserProblem where the fault is not told clearly */
export async function faultEffect(desk: Desk, fault: Fault): Promise<FaultEffect> {
  const { resting, waiting } = await restingOn(desk, checked(desk, fault));
  const units = await unitNames(desk);
  const wording = reportLabels(desk.engine);
  const prints = new Set(resting.map(({ fingerprint }) => fingerprint));
  return {
    findings: resting.map((row) => ({ fingerprint: row.fingerprint, unitName: units.get(row.unit) ?? row.unit, itemName: row.itemName, title: findingTitle(row.content, wording), week: row.firstWeek })),
    units: new Set(resting.map(({ unit }) => unit)).size, weeks: new Set(resting.map(({ firstWeek }) => firstWeek)).size,
    appeals: (await listAppeals(desk.store, { state: 'open' })).filter(({ fingerprint }) => prints.has(fingerprint)).length, waiting: waiting.length,
  };
}

/** Decides a fault once: all that rests on it is revoked, in all units and weeks, and its open appeals are decided with it; all or nothing. @throws UserProblem, Conflict */
export async function decideFault(desk: Desk, fault: Fault, reason: string, actor: Actor): Promise<DecidedFault> {
  if (reason.trim() === '') throw new UserProblem('作出决定要写明理由。');
  const { resting } = await restingOn(desk, checked(desk, fault));
  if (resting.length === 0) throw new UserProblem('没有因此可以撤销的问题，没有作出决定；请核对事项、要素或时间。');
  const prints = new Set(resting.map(({ fingerprint }) => fingerprint));
  const now = { by: actor.id, at: desk.now() };
  const decided: DecidedFault = { id: randomUUID(), fault, reason: reason.trim(), at: now.at, by: actor.id, revoked: resting.length, appeals: 0 };
  await desk.store.change(() => undefined, async () => {
    await takeSteps(desk, resting.map(({ fingerprint, version }) => ({ fingerprint, version, event: { kind: 'revoke', reason: decided.reason, code: fault.kind } })), actor);
    for (const appeal of await listAppeals(desk.store, { state: 'open' })) {
      if (!prints.has(appeal.fingerprint)) continue;
      await decideAppeal(desk.store, appeal.id, { decision: 'revoke', reasonCode: fault.kind, content: { reason: decided.reason, fault: decided.id } }, now);
      decided.appeals += 1;
    }
    await setSetting(desk.store, KEY, [...((await getSetting<DecidedFault[]>(desk.store, KEY)) ?? []), decided], now);
  });
  return decided;
}

/** Faults that were decided, newest first, with the names of those who did. */
export async function listFaults(desk: Desk): Promise<DecidedFault[]> {
  const names = await userNames(desk);
  return ((await getSetting<DecidedFault[]>(desk.store, KEY)) ?? []).map((one) => ({ ...one, by: names.get(one.by) ?? one.by })).reverse();
}

async function restingOn(desk: Desk, fault: Fault): Promise<{ resting: StoredFinding[]; waiting: StoredFinding[] }> {
  const rests = (row: StoredFinding): boolean => restsOn(fault, subjectOf(row));
  return { resting: (await allFindings(desk.store, { state: REVOCABLE })).filter(rests), waiting: (await allFindings(desk.store, { state: WAITING })).filter(rests) };
}

function subjectOf({ content }: StoredFinding): FaultSubject {
  const { basicCode, item, element, key, sides } = content;
  const { online, handbook } = sides;
  const host = online?.url && URL.canParse(online.url) ? new URL(online.url).hostname : undefined;
  return {
    basicCode: basicCode ?? item, element, ...(key === undefined ? {} : { key }), ...(handbook ? { handbookVersion: handbook.file ?? handbook.capture } : {}),
    ...(host && online?.takenAt ? { online: { host, takenAt: online.takenAt } } : {}),
  };
}

/** A moment as people give it is one of Shanghai. */
function checked(desk: Desk, fault: Fault): Fault {
  if (fault.kind === '手册错误') {
    if (!desk.engine.schemas.elements.some(({ id }) => id === fault.element)) throw new UserProblem('没有这个要素，请从列表中选。');
    return fault;
  }
  if (!(Date.parse(fault.from) < Date.parse(fault.to))) throw new UserProblem('故障的起止时间不对：结束时间要晚于开始时间。');
  return fault;
}

/** What a fault can be told of: elements by their names in the handbook. */
export const faultElements = (desk: Desk): { id: string; label: string }[] => desk.engine.schemas.elements.map(({ id, label }) => ({ id, label }));
