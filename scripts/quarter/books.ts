import type { Window } from '../../src/model/calendar.js';
import type { FindingRecord } from '../../src/model/finding-state.js';
import type { BookLine, Charge } from '../../src/model/points.js';
import { dateOf } from '../../src/office/dates.js';
import { answerableFor } from '../../src/office/successors.js';
import { correctionsOf, finalLines, proposedLines, sumsOf, type BookRules } from '../../src/score/books.js';
import type { BookWeek } from './facts.js';
import { MERGED_UNITS } from './settings.js';

/** Records and charges as they stand when the books are printed. */
export interface Standing {
  records: ReadonlyMap<string, FindingRecord>;
  charges(): Charge[];
}

/** Keeps the books from print to print. */
export function bookkeeper(rules: BookRules) {
  const books: BookWeek[] = [];
  let before: BookLine[] = [];
  return {
    books,
    lines: () => before,
    print(desk: Standing, window: Window | undefined, now: string): void {
      const charges = desk.charges();
      const final = finalLines(charges, now, rules);
      const today = (unit: string) => answerableFor(unit, dateOf(now), MERGED_UNITS);
      const corrected: Record<string, number> = {};
      for (const { unit, before: was, after } of correctionsOf(before, final)) corrected[today(unit)] = (corrected[today(unit)] ?? 0) + after - was;
      const states: Record<string, number> = {};
      for (const record of desk.records.values()) states[record.state] = (states[record.state] ?? 0) + 1;
      books.push({
        week: window?.id ?? '季末', printedAt: now, corrected, states,
        proposed: Object.fromEntries(window === undefined ? [] : sumsOf(proposedLines(charges, window.id, now, rules))),
        final: Object.fromEntries(sumsOf(final, today)),
      });
      before = final;
    },
  };
}
