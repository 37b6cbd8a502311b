import { PAPER_NAMES, type PaperKind } from '../../report/paper/week-papers.js';
import { freezeWeek, listWeekRuns } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { paperView, refusePublished, type FrozenPapers } from '../desk/papers.js';
import { UserProblem } from '../problem.js';
import { sha256 } from '../versions.js';
import { finalBooks, writeWeek } from './books.js';
import type { FrozenBooks } from './corrections.js';
import { publishRun } from './run-week.js';

const KINDS = Object.keys(PAPER_NAMES) as PaperKind[];

/**
 * Publishes a week: its papers and lines as they stand now, and the runs that they rest on (a census is not among them); all of it or
 * nothing. From then on none of it changes.
 * @throws UserProblem where the week is published, a run is under way or none is through, the first review is not, or an edited paper is behind its figures
 */
export async function publishWeek(desk: Desk, week: string, by: string): Promise<FrozenBooks> {
  return desk.store.change(() => undefined, async () => {
    await refusePublished(desk, week);
    const runs = (await listWeekRuns(desk.store, { week })).filter(({ kind }) => kind !== 'census');
    if (!runs.some(({ kind, state }) => kind === 'weekly' && (state === 'done' || state === 'published'))) throw new UserProblem('这一期还没有完成的核查，不能发布。');
    if (runs.some(({ state }) => state === 'running')) throw new UserProblem('这一期还有核查在进行，请等它结束再发布。');
    const papers = await writtenPapers(desk, week);
    // The books as they stand are kept beside the papers: what changes later is told as a correction of them.
    const books: FrozenBooks = { proposed: await writeWeek(desk, week, by), final: (await finalBooks(desk)).lines };
    await freezeWeek(desk.store, week, sha256(JSON.stringify({ papers, books })), { papers, by, ...books } satisfies FrozenPapers & FrozenBooks, { by, at: desk.now() });
    for (const { id, state } of runs) if (state === 'done') await publishRun(desk, id, by);
    return books;
  });
}

/** Keeps the papers as they go out: their hashes. */
async function writtenPapers(desk: Desk, week: string): Promise<FrozenPapers['papers']> {
  const views = [];
  for (const kind of KINDS) views.push(await paperView(desk, week, kind));
  if (views.some(({ paper }) => paper.draft !== undefined)) throw new UserProblem('这一期还有疑似问题没有初核，请先初核完再发布。');
  const stale = views.filter(({ edited }) => edited?.stale);
  if (stale.length > 0) throw new UserProblem(`修改过的“${stale.map(({ name }) => name).join('”“')}”之后数据有变化，请核对后重新保存，或恢复自动生成，再发布。`);
  const papers: FrozenPapers['papers'] = {};
  for (const { kind, paper } of views) papers[kind] = await desk.store.bytes.put(new TextEncoder().encode(JSON.stringify(paper)), { at: desk.now(), extension: '.json' });
  return papers;
}
