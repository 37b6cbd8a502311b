import type { BookLine, Correction } from '../../model/points.js';
import { correctionsOf } from '../../score/books.js';
import { freezeWeek, listWeekRuns, listWeeks } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';
import { finalBooks, writeWeek } from './books.js';
import { publishRun } from './run-week.js';

/** What of a week was published: its lines and all that was final, so that what changes later is told as a correction. */
export interface FrozenBooks {
  proposed: BookLine[];
  final: BookLine[];
}

/**
 * Publishes a week: its lines as they stand now, and the runs that they rest on; all of it or nothing. From then on none of it changes.
 * @throws UserProblem where a run is under way; Conflict where the week is published
 */
export async function publishWeek(desk: Desk, week: string, by: string): Promise<FrozenBooks> {
  return desk.store.change(() => undefined, async () => {
    const runs = await listWeekRuns(desk.store, { week });
    if (runs.some(({ state }) => state === 'running')) throw new UserProblem('本期核查还没有结束，请等核查结束后再发布。');
    const books: FrozenBooks = { proposed: await writeWeek(desk, week, by), final: (await finalBooks(desk)).lines };
    for (const { id, kind, state } of runs) if (kind !== 'census' && state === 'done') await publishRun(desk, id, by);
    await freezeWeek(desk.store, week, sha256(JSON.stringify(books)), books, { by, at: desk.now() });
    return books;
  });
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
