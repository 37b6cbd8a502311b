import type { BookLine, Correction } from '../../model/points.js';
import { correctionsOf } from '../../score/books.js';
import { listWeeks } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { finalBooks } from './books.js';

/** What of a week was published: its lines and all that was final, so that what changes later is told as a correction. */
export interface FrozenBooks {
  proposed: BookLine[];
  final: BookLine[];
}

/** The final lines that a published week was kept with. */
const finalIn = (week: { content: unknown }): BookLine[] | undefined => (week.content as Partial<FrozenBooks> | null)?.final;

/** 更正 printed in a week: what had become final by the week before and costs something else by now, or by the time at which this one was published. */
export async function correctionsIn(desk: Desk, week: string): Promise<Correction[]> {
  const frozen = (await listWeeks(desk.store)).filter(({ frozenAt }) => frozenAt !== null);
  const before = frozen.filter((one) => one.week < week).at(-1);
  if (!before) return [];
  const own = frozen.find((one) => one.week === week);
  return correctionsOf(finalIn(before) ?? [], (own && finalIn(own)) ?? (await finalBooks(desk)).lines);
}
