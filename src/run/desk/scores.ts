import type { BookLine } from '../../model/points.js';
import { STATE_NAMES } from '../../office/state-table.js';
import type { FindingState } from '../../model/finding-state.js';
import { findingTitle } from '../../report/labels.js';
import { finalLines, proposedLines, savedIfMended, type BookRules } from '../../score/books.js';
import { correctionsOfAccounts, getFindings, listWeeks, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { reportLabels } from '../labels.js';
import { answerable, bookRules } from '../week/books.js';
import { chargesOf, conductAt, conductTitle } from '../week/charges.js';
import { weekOf } from '../week/draw-week.js';
import { heldUntil, letGo } from './news.js';
import { unitNamed, unitNames } from './offices.js';
import { concerns, nextMoment, unitBooks } from './unit-books.js';

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
  const bears = await answerable(desk);
  const units = [...new Set([unit, ...(await unitNames(desk)).keys()])].filter((name) => name === unit || bears(name) === unit);
  const name = ['score', wanted ?? '', unit, ...units].join(' ');
  const get = (): Promise<Timed> => heldUntil(desk, name, (change) => concerns(desk, change, units) || change.thing === 'unit' || change.thing === 'week', () => viewOf(desk, unit, units, wanted));
  const first = await get();
  if (first.until === undefined || first.until > desk.now()) return first.view;
  letGo(desk, name);
  return (await get()).view;
}

interface Timed {
  view: ScoreView;
  until?: string;
}

async function viewOf(desk: Desk, unit: string, units: readonly string[], wanted: string | undefined): Promise<Timed> {
  const rules = await bookRules(desk);
  // Caps and repetitions go by unit and finding, so that the unit's own charges are all that its lines depend on.
  const charges = await chargesOf(desk, { units });
  const weeks = [...new Set(charges.map(({ week }) => week))].sort().reverse();
  const week = wanted ?? weeks[0] ?? (await weekOf(desk));
  const now = desk.now();
  const lines = proposedLines(charges, week, now, rules);
  const saved = savedIfMended(charges, week, now, rules);
  const final = finalLines(charges, now, rules);
  const kept = (await listWeeks(desk.store)).find((one) => one.week === week);
  const corrections = await correctionsOfAccounts(desk.store, units);
  const revoked = charges.filter((charge) => charge.week === week && charge.revokedAt !== undefined);
  const prints = [...lines, ...revoked, ...corrections].map(({ fingerprint }) => conductAt(fingerprint) ?? fingerprint);
  const named = namesOf(desk, await getFindings(desk.store, [...new Set(prints)]));
  const isFinal = new Set(final.map(keyOf));
  const byWeek = new Map<string, { points: number; lines: number }>();
  for (const line of final) {
    const so = byWeek.get(line.week) ?? { points: 0, lines: 0 };
    byWeek.set(line.week, { points: so.points + line.points, lines: so.lines + 1 });
  }
  // Where nothing was charged yet, the week that is shown goes on with the calendar.
  const until = weeks.length === 0 ? now : nextMoment(charges, now);
  const view: ScoreView = {
    unit, unitName: await unitNamed(desk, unit), week, weeks, published: kept?.frozenAt !== null && kept?.frozenAt !== undefined, policy: policyNames(lines, rules), notice: rules.policies[0]?.notice ?? '',
    proposed: sum(lines), final: sum(final) + corrections.reduce((all, { points }) => all + points, 0),
    lines: lines.map((line) => {
      const { title, itemName, number, state } = named(line.fingerprint);
      return {
        fingerprint: line.fingerprint, number, title, itemName, week: line.week, times: line.times, points: line.points, full: line.full, formula: line.formula, stateName: STATE_NAMES[state as FindingState] ?? state,
        final: isFinal.has(keyOf(line)), ifMended: saved.get(keyOf(line)) ?? 0, inTime: BEFORE_BULLETIN.includes(state),
      };
    }),
    revoked: revoked.map((charge) => ({ title: named(charge.fingerprint).title, itemName: named(charge.fingerprint).itemName, at: charge.revokedAt ?? '' })),
    corrections: corrections.map(({ week: printed, points, reason, at, fingerprint }) => ({ week: printed, points, reason, at, itemName: named(fingerprint).itemName, title: named(fingerprint).title })),
    byWeek: [...byWeek].map(([one, so]) => ({ week: one, ...so })).sort((a, b) => (a.week < b.week ? 1 : -1)),
  };
  return { view, ...(until === undefined ? {} : { until }) };
}

/** 累计扣分 and 拟扣分 of every unit with charges, for those who see all. */
export async function scoreSums(desk: Desk): Promise<{ unit: string; unitName: string; proposed: number; final: number }[]> {
  const bears = await answerable(desk);
  const books = await unitBooks(desk);
  const newest = books.reduce((week, { latest }) => (latest > week ? latest : week), '');
  const sums = new Map<string, { proposed: number; final: number }>();
  for (const { unit, latest, proposed, final } of books) {
    const so = sums.get(bears(unit)) ?? { proposed: 0, final: 0 };
    sums.set(bears(unit), { proposed: so.proposed + (latest === newest ? proposed : 0), final: so.final + final });
  }
  const names = await unitNames(desk);
  return [...sums].map(([unit, so]) => ({ unit, unitName: names.get(unit) ?? unit, ...so })).sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

const sum = (lines: readonly BookLine[]): number => lines.reduce((all, { points }) => all + points, 0);
const keyOf = ({ fingerprint, round }: Pick<BookLine, 'fingerprint' | 'round'>): string => `${fingerprint} ${round}`;
const policyNames = (lines: readonly BookLine[], rules: BookRules): string => [...new Set(lines.map(({ policy }) => policy))].join('、') || `${rules.policies[0]?.id ?? ''} ${rules.policies[0]?.version ?? ''}`;

function namesOf(desk: Desk, findings: readonly StoredFinding[]): (fingerprint: string) => { title: string; itemName: string; number: string; state: string } {
  const wording = reportLabels(desk.engine);
  const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return (fingerprint) => {
    const finding = byPrint.get(conductAt(fingerprint) ?? fingerprint);
    return finding ? { title: conductTitle(fingerprint) ?? findingTitle(finding.content, wording), itemName: finding.itemName, number: finding.number, state: finding.state } : { title: '', itemName: '', number: '', state: '' };
  };
}
