import type { VocabularyRow } from '../model/vocabulary.js';
import { laterBy } from '../rules/days.js';

/** Days (ISO) from `from` to before `until` give the same; absent: without end. */
export interface DaySpan {
  from?: string;
  until?: string;
}

/** Days from which on a row of the vocabulary holds or no longer holds. */
export function vocabularyTurns(rows: readonly VocabularyRow[]): string[] {
  return rows.flatMap(({ from, until }) => [...(from === undefined ? [] : [from]), ...(until === undefined ? [] : [laterBy(until, 1)])]);
}

/** The days around some days between which none of the turns lies; undefined where one lies among the days themselves. */
export function spanAround(days: readonly string[], turns: readonly string[]): DaySpan | undefined {
  const sorted = [...days].sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  let [from, until]: [string, string] = ['', ''];
  for (const turn of turns) {
    if (turn <= first && turn > from) from = turn;
    if (turn > first && turn <= last) return undefined;
    if (turn > last && (until === '' || turn < until)) until = turn;
  }
  return { ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) };
}

export function spans({ from, until }: DaySpan, days: readonly string[]): boolean {
  return days.every((day) => (from === undefined || day >= from) && (until === undefined || day < until));
}
