import type { Actor, FindingEvent, ReasonCode } from '../../model/finding-state.js';
import type { BookLine } from '../../model/points.js';
import { findingTitle } from '../../report/labels.js';
import { appealPage, decideAppeal, getAppeal, getFinding, getFindings, getRecords, listCharges, type Appeal } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { UserProblem } from '../problem.js';
import { weekLines } from '../week/books.js';
import { takeStep } from '../week/step.js';
import { decisionName } from '../week/summary.js';
import { findingCards, type FindingCard } from './finding-card.js';
import { unitNames, userNames } from './offices.js';

/** An appeal in the inbox. */
export interface AppealRow {
  id: string;
  fingerprint: string;
  unit: string;
  unitName: string;
  itemName: string;
  title: string;
  severity: string;
  state: string;
  filedAt: string;
  reason: string;
  decision?: string;
  reasonCode?: string;
  decidedAt?: string;
  decidedBy?: string;
}

export interface AppealView extends AppealRow {
  card: FindingCard;
  files: { sha256: string; name: string; size: number; addedAt: string }[];
  /** Who confirmed it at the first review. */
  confirmedBy?: string;
  /** Whoever looks may decide; else why not. */
  refusal?: string;
  /** 拟扣分 now, hundredths of a point, and how it was computed. */
  points: number;
  formula: string;
  decisionReason?: string;
}

/** What is decided. `to`: hundredths of a point, of a reduction. */
export type AppealDecision = { kind: 'uphold'; reason: string } | { kind: 'reduce'; reason: string; code: ReasonCode; to: number } | { kind: 'revoke'; reason: string; code: ReasonCode };

/** A page of appeals, open ones first in order of coming, then the last that came. */
export async function appealRows(desk: Desk, filter: { unit?: string; state?: string }, { page, size }: { page: number; size: number }): Promise<{ total: number; rows: AppealRow[] }> {
  const { total, rows } = await appealPage(desk.store, filter, { limit: size, offset: (page - 1) * size });
  return { total, rows: await rowsOf(desk, rows) };
}

/** One appeal with the evidence of both sides; `viewer` is whoever looks. @throws Missing */
export async function appealView(desk: Desk, id: string, viewer: string): Promise<AppealView> {
  const appeal = await getAppeal(desk.store, id);
  const [row] = await rowsOf(desk, [appeal]);
  const finding = await getFinding(desk.store, appeal.fingerprint);
  const [card] = await findingCards(desk, [finding]);
  if (!row || !card) throw new Error('an appeal has a finding');
  const record = (await getRecords(desk.store, [appeal.fingerprint])).get(appeal.fingerprint);
  const line = await lineOf(desk, appeal.fingerprint);
  const names = await userNames(desk);
  const confirmed = record?.confirmed?.by;
  const refusal = appeal.state === 'open' ? (confirmed === viewer ? '这条问题是您初核时确认的，复核请由他人办理。' : undefined) : '这份申诉已经办结。';
  return {
    ...row, card, files: appeal.files.map(({ sha256, name, size, addedAt }) => ({ sha256, name, size, addedAt })), points: line?.points ?? 0, formula: line?.formula ?? '',
    ...(confirmed ? { confirmedBy: names.get(confirmed) ?? confirmed } : {}), ...(refusal ? { refusal } : {}), ...(record?.decision ? { decisionReason: record.decision.reason } : {}),
  };
}

/** Who confirmed the finding of an appeal: that person does not decide it. @throws Missing */
export async function appealConfirmedBy(desk: Desk, id: string): Promise<string | undefined> {
  const { fingerprint } = await getAppeal(desk.store, id);
  return (await getRecords(desk.store, [fingerprint])).get(fingerprint)?.confirmed?.by;
}

/** Decides an appeal: the finding's step and the appeal stand together, or neither. @throws UserProblem, Conflict, Missing */
export async function decideOn(desk: Desk, id: string, decision: AppealDecision, actor: Actor): Promise<void> {
  const { fingerprint, state } = await getAppeal(desk.store, id);
  if (decision.kind === 'reduce' && state === 'open') {
    const line = await lineOf(desk, fingerprint);
    if (line && decision.to >= line.full) throw new UserProblem(`减轻后的分值要小于现在的 ${(line.full / 100).toFixed(2)} 分；不减请选“维持”。`);
  }
  await desk.store.change(() => undefined, async () => {
    await decideAppeal(desk.store, id, { decision: decision.kind, reasonCode: 'code' in decision ? decision.code : '', content: { reason: decision.reason, ...('to' in decision ? { to: decision.to } : {}) } }, { by: actor.id, at: desk.now() });
    const event: FindingEvent = decision;
    await takeStep(desk, { fingerprint, event }, actor);
  });
}

/** The line of a finding's last round in the books; undefined where it costs nothing. */
async function lineOf(desk: Desk, fingerprint: string): Promise<BookLine | undefined> {
  const charge = (await listCharges(desk.store, { fingerprints: [fingerprint] })).at(-1);
  return charge && (await weekLines(desk, charge.week, [charge.unit])).find((one) => one.fingerprint === charge.fingerprint && one.round === charge.round);
}

async function rowsOf(desk: Desk, appeals: readonly Omit<Appeal, 'files'>[]): Promise<AppealRow[]> {
  const wording = reportLabels(desk.engine);
  const findings = new Map((await getFindings(desk.store, [...new Set(appeals.map(({ fingerprint }) => fingerprint))])).map((row) => [row.fingerprint, row]));
  const [units, names] = [await unitNames(desk), await userNames(desk)];
  return appeals.map(({ id, fingerprint, unit, state, filedAt, reason, decision, reasonCode, decidedAt, decidedBy }) => {
    const found = findings.get(fingerprint);
    return {
      id, fingerprint, unit, unitName: units.get(unit) ?? unit, itemName: found?.itemName ?? '', title: found ? findingTitle(found.content, wording) : '', severity: found?.content.severity ?? '', state, filedAt, reason,
      ...(decision ? { decision: decisionName(decision) } : {}), ...(reasonCode ? { reasonCode } : {}), ...(decidedAt ? { decidedAt } : {}), ...(decidedBy ? { decidedBy: names.get(decidedBy) ?? decidedBy } : {}),
    };
  });
}
