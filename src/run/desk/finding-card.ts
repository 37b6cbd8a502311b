import path from 'node:path';
import type { FindingRecord } from '../../model/finding-state.js';
import { workingDaysUntil } from '../../office/working-days.js';
import { STATE_NAMES } from '../../office/state-table.js';
import { explanation } from '../../report/explain.js';
import { elementWithKey, findingTitle, remedy, ruleOf, sideName, type Wording } from '../../report/labels.js';
import { placesInWords } from '../../report/places.js';
import { isReference, shownSides } from '../../report/sides.js';
import type { Finding } from '../../model/finding.js';
import { getRecords, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { reportLabels } from '../labels.js';
import { recordOf } from '../week/step.js';

/** A side of a finding for people: its text in pieces, those that differ marked. */
export interface CardSide {
  name: string;
  pieces: { text: string; changed: boolean }[];
  absent: boolean;
  /** What the side at fault is held against: not to look like an error. */
  reference: boolean;
  where: string;
  takenAt?: string;
  url?: string;
  file?: string;
}

/** What a finding says, in words. */
export interface FindingWords {
  number: string;
  title: string;
  severity: string;
  certain: boolean;
  element: string;
  reason: string;
  why: string;
  basis: string;
  fix: string;
  sides: CardSide[];
}

/** A day by which something is due, with the working days left; negative: gone by. */
export interface Deadline {
  what: string;
  day: string;
  left: number;
}

/** A finding on its way, as its unit sees it. */
export interface FindingCard extends FindingWords {
  fingerprint: string;
  version: number;
  unit: string;
  itemName: string;
  item: string;
  state: string;
  stateName: string;
  deadline?: Deadline;
  mending?: string;
  reported?: { at: string; note: string };
  goneAt?: string;
  falseReports: number;
  decision?: { kind: string; at: string; reason: string };
}

export function findingWords(finding: Finding, wording: Wording): FindingWords {
  const rule = ruleOf(finding, wording);
  return {
    number: finding.number, title: findingTitle(finding, wording), severity: finding.severity, certain: finding.verdict === 'fail', element: elementWithKey(finding, wording),
    reason: explanation(finding), why: rule?.why ?? '', basis: rule?.basis ?? '', fix: remedy(finding, wording),
    sides: shownSides(finding).filter(({ source }) => source !== undefined).map(({ side, pieces, absent, source }) => ({
      name: sideName(side), pieces: pieces.map(({ text, changed }) => ({ text, changed })), absent, reference: isReference(finding, side), where: placesInWords(source?.at ?? null),
      ...(source?.takenAt ? { takenAt: source.takenAt } : {}), ...(source?.url ? { url: source.url } : {}), ...(source?.file && side !== 'handbook' ? { file: path.posix.basename(source.file) } : {}),
    })),
  };
}

/** What a day is due for, by the state that a finding is in. */
export function deadlineOf({ state, appealUntil, mendBy }: FindingRecord, today: string): Deadline | undefined {
  return dueDeadline(state, state === 'signed' ? appealUntil : mendBy, today);
}

/** As `deadlineOf`, of the day that a finding's row holds. */
export function dueDeadline(state: string, day: string | null | undefined, today: string): Deadline | undefined {
  const what = state === 'signed' ? '申诉截止' : state === 'rectifying' || state === 'suspended' ? '整改期限' : undefined;
  return what === undefined || !day ? undefined : { what, day, left: workingDaysUntil(today, day, holidays()) };
}

const DECISIONS = { uphold: '维持', reduce: '减轻', revoke: '撤销' };

/** The cards of findings, in their order. */
export async function findingCards(desk: Desk, findings: readonly StoredFinding[]): Promise<FindingCard[]> {
  const wording = reportLabels(desk.engine);
  const records = await getRecords(desk.store, findings.map(({ fingerprint }) => fingerprint));
  const today = desk.now().slice(0, 10);
  return findings.map((stored) => {
    const record = records.get(stored.fingerprint) ?? recordOf(stored);
    const { mending, reported, goneAt, decision } = record;
    const deadline = deadlineOf(record, today);
    return {
      ...findingWords(stored.content, wording), fingerprint: stored.fingerprint, version: stored.version, unit: stored.unit, itemName: stored.itemName, item: stored.item,
      state: record.state, stateName: STATE_NAMES[record.state], falseReports: record.falseReports,
      ...(deadline ? { deadline } : {}),
      ...(mending ? { mending: mending.how === 'at-once' ? '立行立改' : mending.how === 'by-date' ? `限期整改（${mending.on}前）` : `挂账：${mending.why}` } : {}),
      ...(reported ? { reported: { at: reported.at, note: reported.note } } : {}), ...(goneAt ? { goneAt } : {}),
      ...(decision ? { decision: { kind: DECISIONS[decision.kind], at: decision.at, reason: decision.reason } } : {}),
    };
  });
}
