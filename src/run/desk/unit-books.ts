import { setImmediate as breathe } from 'node:timers/promises';
import type { Charge } from '../../model/points.js';
import { finalLines, proposedLines } from '../../score/books.js';
import type { Change } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { bookRules } from '../week/books.js';
import { chargesOf, conductAt } from '../week/charges.js';
import { findingIndex, held, letGo, takeIn } from './news.js';
import { unitNames } from './offices.js';

/** How many confirmed problems that stand, of a week, rule and element. */
export interface Cell {
  week: string;
  number: string;
  element: string;
  count: number;
}

/** What the charges of one unit come to; `unit` as it was called when the findings were found. */
export interface UnitBook {
  unit: string;
  /** The newest week with charges, its 拟扣分, and 累计扣分: hundredths of a point. */
  latest: string;
  proposed: number;
  final: number;
  cells: Cell[];
  /** From this moment on time alone makes it another; undefined: never. */
  until?: string;
}

/**
 * The books of all units, as they stand now. Caps and repetitions go by unit and finding, so each unit's charges are all that its book
 * depends on, and only the books are computed anew whose findings have moved.
 */
export async function unitBooks(desk: Desk): Promise<UnitBook[]> {
  const units = [...new Set([...(await findingIndex(desk).units()), ...(await unitNames(desk)).keys()])].sort();
  await takeIn(desk);
  const books: UnitBook[] = [];
  for (const unit of units) books.push(await bookOf(desk, unit));
  return books.filter(({ latest }) => latest !== '');
}

async function bookOf(desk: Desk, unit: string): Promise<UnitBook> {
  const name = `book ${unit}`;
  const get = (): Promise<UnitBook> => held(desk, name, (change) => concerns(desk, change, [unit]), () => newBook(desk, unit));
  const book = await get();
  if (book.until === undefined || book.until > desk.now()) return book;
  letGo(desk, name);
  return get();
}

/** Reads what the first lists and sums of the day would wait for. */
export async function warmUp(desk: Desk): Promise<void> {
  await findingIndex(desk).count({});
  await unitBooks(desk);
}

/** Whether a change may make charges of units others. */
export function concerns(desk: Desk, { thing, action, id }: Change, units: readonly string[]): boolean {
  if (thing === 'policy' || action === 'unit.succeed' || action === 'charge.overdue' || action === 'deduction.correct') return true;
  if (thing !== 'finding' || action === 'finding.assign') return false;
  const touched = findingIndex(desk).unitsOf(conductAt(id) ?? id);
  return touched.length === 0 || touched.some((unit) => units.includes(unit));
}

async function newBook(desk: Desk, unit: string): Promise<UnitBook> {
  // Others are answered between the books of two units.
  await breathe();
  const rules = await bookRules(desk);
  const charges = await chargesOf(desk, { units: [unit] });
  const now = desk.now();
  const latest = charges.at(-1)?.week ?? '';
  const sum = (lines: readonly { points: number }[]): number => lines.reduce((all, { points }) => all + points, 0);
  const until = nextMoment(charges, now);
  return { unit, latest, proposed: sum(proposedLines(charges, latest, now, rules)), final: sum(finalLines(charges, now, rules)), cells: cellsOf(charges), ...(until === undefined ? {} : { until }) };
}

/** When the next charge becomes final, or a decision begins to count. */
export function nextMoment(charges: readonly Charge[], now: string): string | undefined {
  return charges.flatMap(({ finalAt, revokedAt, reduced }) => [finalAt, revokedAt, reduced?.at]).reduce<string | undefined>((first, at) => (at !== undefined && at > now && (first === undefined || at < first) ? at : first), undefined);
}

function cellsOf(charges: readonly Charge[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { fingerprint, week, finding: { number, element }, revokedAt } of charges) {
    // Conduct at a problem (group D) costs points and is no problem of a guide.
    if (revokedAt !== undefined || conductAt(fingerprint) !== undefined) continue;
    const key = `${week} ${number} ${element}`;
    const cell = cells.get(key) ?? { week, number, element, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}
