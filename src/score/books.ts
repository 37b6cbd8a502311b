import type { DateText, Moment } from '../model/calendar.js';
import type { BookLine, Charge, Correction } from '../model/points.js';
import type { Policy } from '../model/score.js';
import { capped, cappedInOrder, inOrder } from './caps.js';
import { inPoints, type TextElements } from './deduction.js';
import { lineOf, timesOf, type OpenLine } from './line.js';

/** What the books are computed from, besides the charges. */
export interface BookRules {
  policies: readonly Policy[];
  textElements: TextElements;
}

/** 拟扣分 of a week as it stands at a moment: every line not revoked by then; the quarter's cap counts the weeks before. */
export function proposedLines(charges: readonly Charge[], week: DateText, asOf: Moment, rules: BookRules): BookLine[] {
  return linesOf(charges.filter((charge) => charge.week <= week && !revoked(charge, asOf)), charges, asOf, rules).filter((line) => line.week === week);
}

/** 累计扣分: only what is final by then and not revoked. Computed anew each time, so a revocation gives back also what a cap had cut. */
export function finalLines(charges: readonly Charge[], asOf: Moment, rules: BookRules): BookLine[] {
  return linesOf(charges.filter((charge) => charge.finalAt !== undefined && charge.finalAt <= asOf && !revoked(charge, asOf)), charges, asOf, rules);
}

/**
 * What the unit of the charges would get back of a week's 拟扣分, had one of its lines been mended before the bulletin: hundredths of a point by
 * `fingerprint round`. A line that frees room under a cap may let another one cost more.
 */
export function savedIfMended(charges: readonly Charge[], week: DateText, asOf: Moment, rules: BookRules): Map<string, number> {
  const own = charges.filter((charge) => charge.week === week);
  const quarters = new Set(own.map(({ quarter }) => quarter));
  const counted = charges.filter((charge) => charge.week <= week && quarters.has(charge.quarter) && !revoked(charge, asOf));
  const open = inOrder(openLines(counted, charges, asOf, rules));
  const cost = (lines: OpenLine[]): number => cappedInOrder(lines).reduce((sum, line) => (line.week === week ? sum + line.points : sum), 0);
  const now = cost(open);
  const mended = new Map(openLines(own.filter((charge) => !revoked(charge, asOf)).map((charge) => ({ ...charge, mendedEarly: true })), charges, asOf, rules).map((one) => [printed(one.line), one]));
  return new Map(open.flatMap((one, n): [string, number][] => {
    const other = mended.get(printed(one.line));
    if (!other) return [];
    return [[printed(one.line), Math.max(0, other.line.points === one.line.points ? 0 : now - cost([...open.slice(0, n), other, ...open.slice(n + 1)]))]];
  }));
}

const printed = ({ fingerprint, round }: Pick<BookLine, 'fingerprint' | 'round'>): string => `${fingerprint} ${round}`;

/** Hundredths of a point by unit. `answerable` names who answers today for a unit of that day. */
export function sumsOf(lines: readonly BookLine[], answerable: (unit: string) => string = (unit) => unit): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(answerable(line.unit), (sums.get(answerable(line.unit)) ?? 0) + line.points);
  return sums;
}

/**
 * 更正: lines that stood before and now cost something else, because they or one before them were revoked or reduced. What was final and what
 * is final now differ by these and by the lines that are new.
 */
export function correctionsOf(before: readonly BookLine[], after: readonly BookLine[]): Correction[] {
  const now = new Map(after.map((line) => [keyOf(line), line]));
  return before.flatMap((line): Correction[] => {
    const then = now.get(keyOf(line));
    const points = then?.points ?? 0;
    if (then !== undefined && points === line.points) return [];
    const { fingerprint, round, unit, week } = line;
    return [{ fingerprint, round, unit, week, before: line.points, after: points, words: inWords(line, then) }];
  });
}

/** Points of a week and unit by two sets of policies: what a change would have done to past weeks, before it is adopted. */
export interface PolicyEffect {
  week: DateText;
  unit: string;
  before: number;
  after: number;
}

/** The effect of a change of policies on the weeks that the charges are of; only units and weeks that change. */
export function policyEffect(charges: readonly Charge[], asOf: Moment, before: BookRules, after: BookRules): PolicyEffect[] {
  const sums = [before, after].map((rules) => {
    const cells = new Map<string, number>();
    for (const line of linesOf(charges.filter((charge) => !revoked(charge, asOf)), charges, asOf, rules)) {
      const cell = JSON.stringify([line.week, line.unit]);
      cells.set(cell, (cells.get(cell) ?? 0) + line.points);
    }
    return cells;
  });
  const [old, changed] = sums;
  const cells = [...new Set([...(old?.keys() ?? []), ...(changed?.keys() ?? [])])].sort();
  return cells.flatMap((cell): PolicyEffect[] => {
    const [week, unit] = JSON.parse(cell) as [string, string];
    const effect = { week, unit, before: old?.get(cell) ?? 0, after: changed?.get(cell) ?? 0 };
    return effect.before === effect.after ? [] : [effect];
  });
}

function linesOf(counted: readonly Charge[], all: readonly Charge[], asOf: Moment, rules: BookRules): BookLine[] {
  return capped(openLines(counted, all, asOf, rules));
}

function openLines(counted: readonly Charge[], all: readonly Charge[], asOf: Moment, rules: BookRules): OpenLine[] {
  const same = new Map<string, Charge[]>();
  for (const charge of all) same.set(charge.fingerprint, [...(same.get(charge.fingerprint) ?? []), charge]);
  return counted.flatMap((charge): OpenLine[] => {
    const line = lineOf(charge, timesOf(charge, same.get(charge.fingerprint) ?? [], asOf), rules.policies, rules.textElements, asOf);
    return line ? [line] : [];
  });
}

function revoked(charge: Charge, asOf: Moment): boolean {
  return charge.revokedAt !== undefined && charge.revokedAt <= asOf;
}

function keyOf(line: BookLine): string {
  return JSON.stringify([line.fingerprint, line.round]);
}

function inWords(line: BookLine, now: BookLine | undefined): string {
  const head = `更正：${line.week}起一期，原扣 ${inPoints(line.points)} 分`;
  if (now === undefined) return `${head}，已撤销，恢复 ${inPoints(line.points)} 分`;
  return `${head}，重新计算为 ${inPoints(now.points)} 分（${now.formula}）`;
}
