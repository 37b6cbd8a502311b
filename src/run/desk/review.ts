import type { Actor } from '../../model/finding-state.js';
import { assignFinding, Conflict, findingHistory, getFindings, Missing, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { stateSettings } from '../week/office-settings.js';
import { takeSteps } from '../week/step.js';
import { namesOf, stateName, TO_REVIEW } from './finding-rows.js';

export type Decision = { kind: 'confirm' } | { kind: 'dismiss'; reason: string } | { kind: 'doubt'; reason: string };

export interface Target {
  id: string;
  /** The version that whoever decides has seen. */
  version: number;
}

/** Minutes after which a finding that somebody opened and left is free for others. */
const HELD = 30;
const GONE = '没有这条问题，可能已并入别的问题，请回到列表重新查找。';

/**
 * The first review of findings, all of them or none: what was decided meanwhile is refused with who was faster, what somebody else has
 * open with who that is.
 * @throws Conflict, Missing, UserProblem
 */
export async function review(desk: Desk, targets: readonly Target[], decision: Decision, actor: Actor): Promise<Target[]> {
  if (decision.kind !== 'confirm' && decision.reason.trim() === '') throw new UserProblem(decision.kind === 'dismiss' ? '排除要写明理由，跑改办会复看。' : '无法判断要写明缺什么、需要核实什么。');
  const found = new Map((await getFindings(desk.store, targets.map(({ id }) => id))).map((row) => [row.fingerprint, row]));
  for (const target of targets) {
    const row = found.get(target.id);
    if (!row) throw new Missing(GONE);
    await refuseLate(desk, row, target, actor);
  }
  const done = await takeSteps(desk, targets.map(({ id, version }) => ({ fingerprint: id, version, event: decision.kind === 'confirm' ? decision : { ...decision, reason: decision.reason.trim() } })), actor);
  return targets.map(({ id }, index) => ({ id, version: done[index]?.version ?? 0 }));
}

async function refuseLate(desk: Desk, row: StoredFinding, target: Target, actor: Actor): Promise<void> {
  const about = `“${row.itemName}”的这条问题`;
  if (row.version !== target.version || !TO_REVIEW.some((state) => state === row.state)) {
    const last = (await findingHistory(desk.store, row.fingerprint)).transitions.at(-1);
    const who = last && ((await namesOf(desk)).users.get(last.by) ?? last.by);
    throw new Conflict(`${about}${last ? `已由${who ?? ''}于 ${last.at.slice(0, 16).replace('T', ' ')} 处理，` : ''}现为“${stateName(row.state)}”，本次操作没有生效，请刷新后再看。`);
  }
  if (row.assignee && row.assignee !== actor.id && !isStale(desk, row)) throw new Conflict(await heldBy(desk, row));
}

const isStale = (desk: Desk, { assignedAt }: StoredFinding): boolean => assignedAt === null || Date.parse(desk.now()) - Date.parse(assignedAt) > HELD * 60_000;

async function heldBy(desk: Desk, row: StoredFinding): Promise<string> {
  const who = (await namesOf(desk)).users.get(row.assignee ?? '') ?? row.assignee ?? '';
  return `“${row.itemName}”的这条问题正由${who}查看（${row.assignedAt?.slice(11, 16) ?? ''} 起），请换一条，或请其退回。`;
}

/** Takes a finding to look at it; others see who has it. What was left open long ago may be taken over. @throws Conflict, Missing */
export async function claim(desk: Desk, id: string, by: string): Promise<void> {
  const [row] = await getFindings(desk.store, [id]);
  if (!row) throw new Missing(GONE);
  if (row.assignee === by) return;
  const held = row.assignee !== null && !isStale(desk, row);
  if (held) throw new Conflict(await heldBy(desk, row));
  await assignFinding(desk.store, { fingerprint: id, assignee: by, by, at: desk.now(), force: row.assignee !== null });
}

/** Gives a finding back; one that somebody else has stays theirs. */
export async function release(desk: Desk, id: string, by: string): Promise<void> {
  const [row] = await getFindings(desk.store, [id]);
  if (row?.assignee === by) await assignFinding(desk.store, { fingerprint: id, assignee: null, by, at: desk.now() });
}

/** Whose findings these are, each kind once: what rights depend on. */
export async function unitsOf(desk: Desk, ids: readonly string[]): Promise<{ unit: string; ofInspector: boolean }[]> {
  const { centreUnit } = await stateSettings(desk);
  const units = new Set((await getFindings(desk.store, ids)).map(({ unit }) => unit));
  return [...units].map((unit) => ({ unit, ofInspector: unit === centreUnit }));
}
