import type { TestCall } from '../model/case.js';
import { inOrderOfLot } from './draw-order.js';

/** A number that a unit's guides state. */
export interface StatedPhone {
  unit: string;
  itemName: string;
  /** As it is dialled: `0571-82000000`, `12345`. */
  phone: string;
}

/** The numbers to call: of each unit up to `perUnit` different ones by lot, so that who drew them can show it. */
export function phonesToCall(stated: readonly StatedPhone[], perUnit: number, seed: string): StatedPhone[] {
  const units = [...new Set(stated.map((one) => one.unit))].sort();
  return units.flatMap((unit) => {
    const numbers = new Map<string, StatedPhone>();
    for (const one of stated) if (one.unit === unit && !numbers.has(one.phone)) numbers.set(one.phone, one);
    return inOrderOfLot([...numbers.values()].map((one) => ({ ...one, id: one.phone })), seed, unit).slice(0, perUnit).map(({ id: _id, ...one }) => one);
  });
}

/**
 * Results of calls by number, digits only, for the rule on numbers that cannot be reached. Of several calls of one number the last result counts,
 * with the days of all calls that ended alike; a call that was answered rightly clears those before it.
 */
export function testCalls(rows: readonly Record<string, string | number>[]): Record<string, TestCall> {
  const calls: Record<string, TestCall> = {};
  const ordered = rows.map((row) => ({ number: String(row.phone).split('转')[0]?.replace(/\D/g, '') ?? '', result: row.result as TestCall['result'], at: `${row.date}${row.time === undefined ? '' : ` ${row.time}`}` })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { number, result, at } of ordered) {
    const before = calls[number];
    calls[number] = { result, at: before?.result === result ? [...before.at, at] : [at] };
  }
  return calls;
}
