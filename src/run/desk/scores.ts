import type { BookLine, Charge } from '../../model/points.js';
import { STATE_NAMES } from '../../office/state-table.js';
import type { FindingState } from '../../model/finding-state.js';
import { findingTitle } from '../../report/labels.js';
import { finalLines, proposedLines, type BookRules } from '../../score/books.js';
import { getFindings, listCorrections, listDeductions, listWeeks, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { answerable, bookRules } from '../week/books.js';
import { chargesOf, conductAt, conductTitle } from '../week/charges.js';
import { weekOf } from '../week/draw-week.js';
import { unitNamed } from './offices.js';

export interface ScoreLine {
  fingerprint: string;
  number: string;
  title: string;
  itemName: string;
  week: string;
  times: number;
  /** Hundredths of a point. */
  points: number;
  full: number;
  formula: string;
  stateName: string;
  /** 累计扣分 holds it: nobody can appeal any more. */
  final: boolean;
  /** Hundredths of a point that the unit would get back, had it been mended before the bulletin. */
  ifMended: number;
  /** The bulletin is not out: mending now still counts. */
  inTime: boolean;
}

export interface ScoreView {
  unit: string;
  unitName: string;
  week: string;
  /** Weeks with lines, newest first. */
  weeks: string[];
  published: boolean;
  policy: string;
  notice: string;
  /** 拟扣分 of the week and 累计扣分, hundredths of a point. */
  proposed: number;
  final: number;
  lines: ScoreLine[];
  /** Lines that a decision took back. */
  revoked: { title: string; itemName: string; at: string }[];
  corrections: { week: string; itemName: string; title: string; points: number; reason: string; at: string }[];
  /** 累计扣分 by week. */
  byWeek: { week: string; points: number; lines: number }[];
}

/** States before the unit is told with the bulletin. */
const BEFORE_BULLETIN: readonly string[] = ['found', 'doubtful', 'reopened', 'confirmed'];

/** What a unit is charged with in a week (default: the newest with lines), line by line, and what of all weeks is final. */
export async function scoreView(desk: Desk, unit: string, wanted?: string): Promise<ScoreView> {
  const rules = await bookRules(desk);
  const bears = await answerable(desk);
  const own = (name: string): boolean => name === unit || bears(name) === unit;
  // Caps and repetitions go by unit and finding, so that the unit's own charges are all that its lines depend on.
  const charges = (await chargesOf(desk)).filter((charge) => own(charge.unit));
  const weeks = [...new Set(charges.map(({ week }) => week))].sort().reverse();
  const week = wanted ?? weeks[0] ?? (await weekOf(desk));
  const now = desk.now();
  const lines = proposedLines(charges, week, now, rules);
  const final = finalLines(charges, now, rules);
  const kept = (await listWeeks(desk.store)).find((one) => one.week === week);
  const deductions = (await listDeductions(desk.store)).filter((row) => own(row.account));
  const corrections = (await Promise.all(deductions.map(async (row) => (await listCorrections(desk.store, { deduction: row.id })).map((correction) => ({ ...correction, fingerprint: row.fingerprint }))))).flat();
  const revoked = charges.filter((charge) => charge.week === week && charge.revokedAt !== undefined);
  const prints = [...lines, ...revoked, ...corrections].map(({ fingerprint }) => conductAt(fingerprint) ?? fingerprint);
  const named = namesOf(desk, await getFindings(desk.store, [...new Set(prints)]));
  const isFinal = new Set(final.map(keyOf));
  return {
    unit, unitName: await unitNamed(desk, unit), week, weeks, published: kept?.frozenAt !== null && kept?.frozenAt !== undefined, policy: policyNames(lines, rules), notice: rules.policies[0]?.notice ?? '',
    proposed: sum(lines), final: sum(final) + corrections.reduce((all, { points }) => all + points, 0),
    lines: lines.map((line) => {
      const { title, itemName, number, state } = named(line.fingerprint);
      return {
        fingerprint: line.fingerprint, number, title, itemName, week: line.week, times: line.times, points: line.points, full: line.full, formula: line.formula, stateName: STATE_NAMES[state as FindingState] ?? state,
        final: isFinal.has(keyOf(line)), ifMended: Math.max(0, sum(lines) - sum(proposedLines(mended(charges, line), week, now, rules))), inTime: BEFORE_BULLETIN.includes(state),
      };
    }),
    revoked: revoked.map((charge) => ({ title: named(charge.fingerprint).title, itemName: named(charge.fingerprint).itemName, at: charge.revokedAt ?? '' })),
    corrections: corrections.map(({ week: printed, points, reason, at, fingerprint }) => ({ week: printed, points, reason, at, itemName: named(fingerprint).itemName, title: named(fingerprint).title })),
    byWeek: [...new Set(final.map((line) => line.week))].sort().reverse().map((one) => ({ week: one, points: sum(final.filter((line) => line.week === one)), lines: final.filter((line) => line.week === one).length })),
  };
}

/** 累计扣分 and 拟扣分 of every unit with charges, for those who see all. */
export async function scoreSums(desk: Desk): Promise<{ unit: string; unitName: string; proposed: number; final: number }[]> {
  const rules = await bookRules(desk);
  const bears = await answerable(desk);
  const charges = await chargesOf(desk);
  const week = charges.at(-1)?.week ?? '';
  const lines = proposedLines(charges, week, desk.now(), rules);
  const final = finalLines(charges, desk.now(), rules);
  const units = [...new Set(charges.map(({ unit }) => bears(unit)))].sort();
  return Promise.all(units.map(async (unit) => ({
    unit, unitName: await unitNamed(desk, unit), proposed: sum(lines.filter((line) => bears(line.unit) === unit)), final: sum(final.filter((line) => bears(line.unit) === unit)),
  })));
}

const sum = (lines: readonly BookLine[]): number => lines.reduce((all, { points }) => all + points, 0);
const keyOf = ({ fingerprint, round }: Pick<BookLine, 'fingerprint' | 'round'>): string => `${fingerprint} ${round}`;
const mended = (charges: readonly Charge[], line: BookLine): Charge[] => charges.map((charge) => (keyOf(charge) === keyOf(line) ? { ...charge, mendedEarly: true } : charge));
const policyNames = (lines: readonly BookLine[], rules: BookRules): string => [...new Set(lines.map(({ policy }) => policy))].join('、') || `${rules.policies[0]?.id ?? ''} ${rules.policies[0]?.version ?? ''}`;

function namesOf(desk: Desk, findings: readonly StoredFinding[]): (fingerprint: string) => { title: string; itemName: string; number: string; state: string } {
  const wording = reportLabels(desk.engine);
  const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return (fingerprint) => {
    const finding = byPrint.get(conductAt(fingerprint) ?? fingerprint);
    return finding ? { title: conductTitle(fingerprint) ?? findingTitle(finding.content, wording), itemName: finding.itemName, number: finding.number, state: finding.state } : { title: '', itemName: '', number: '', state: '' };
  };
}
