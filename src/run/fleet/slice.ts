import type PQueue from 'p-queue';
import type { ServiceItem } from '../../model/item.js';
import { completeJob, getSlice, itemsDone, keepCensusItems, nextSliceOf, noteFleetStep, setSliceState, takeJob, whileHeld, type Queue, type Store, type TakenJob } from '../../store/index.js';
import { compareItems, isSettled, takeSecondTime, type CheckBench, type Compared } from '../census/check-items.js';
import { toCensusItem } from '../census/item-result.js';
import { restsOnline, secondDue } from '../confirm.js';
import { fetchOnline } from '../fetching.js';
import { PartBook } from '../part-book.js';
import { QUIETLY } from '../progress.js';
import { sharedSnapshots } from './keeper.js';
import type { OpenedCensus } from './opened-census.js';
import { sliceWeb } from './slice-web.js';

/** A second taking that is due so soon is waited for; a later one is a job of its own. Milliseconds. */
const SOON = 1_000;
/** While so many slices for each one that is checked at once wait for their check, a worker fetches no more: their hosts are left to whoever has time. */
const WAITING = 2;

/** May a worker fetch more? */
export const hasRoom = (room: PQueue): boolean => room.size < WAITING * room.concurrency;

/** What a worker does with a slice whose pages are there. */
export interface Meanwhile {
  worker: string;
  /** Milliseconds. */
  lease: number;
  /** Where it is checked. */
  room: PQueue;
  /** Told when nothing is to be fetched any more, with what the worker is to fetch next. */
  fetched(next: TakenJob | undefined): void;
  /** Told before the job is closed: it needs no sign of life any more. */
  over(): void;
}

/**
 * Does a job of a slice: fetches its pages and checks its items, checks what another worker fetched, or takes a second time what was
 * accused. What comes of it, the end of the job and the jobs that follow stand together. `meanwhile.over` is told right before: from then
 * on the transaction itself holds the job.
 * @throws LostLease where another worker has it now
 */
export async function doJob(store: Store, queue: Queue, open: OpenedCensus, job: TakenJob, meanwhile: Meanwhile): Promise<void> {
  const slice = await getSlice<ServiceItem[]>(store, job.census, job.slice);
  if (!slice) {
    meanwhile.over();
    return completeJob(store, queue, job, () => Promise.resolve());
  }
  const bench = await open.forSlice(job, slice.content);
  try {
    if (job.kind === 'fetch') await fetchAndCheck(store, queue, open, bench, job, slice, meanwhile);
    else {
      await checkSlice(store, queue, bench, job, slice.content, meanwhile.over);
      // It is likely to be another worker's, who fetches from it.
      await open.letGo(slice.host);
    }
  } finally {
    await bench.close();
  }
}

async function fetchAndCheck(store: Store, queue: Queue, open: OpenedCensus, bench: CheckBench, job: TakenJob, { host, content: items }: { host: string; content: ServiceItem[] }, meanwhile: Meanwhile): Promise<void> {
  await fetchOnline(items, bench.settings.portal, bench.web, bench.keeper, QUIETLY);
  bench.stop();
  const { next, own } = await takeNext(store, queue, job, host, meanwhile);
  if (!own) await open.letGo(host);
  meanwhile.fetched(next);
  await meanwhile.room.add(() => checkSlice(store, queue, bench, job, items, meanwhile.over));
}

/**
 * The host's next slice is put in, and the worker takes what has waited longest: its host's next slice where nothing else waits. So hosts
 * take turns where there are more than can be asked at once, and stay with their worker where there are not. A worker that has not read and
 * compared what it fetched takes nothing.
 */
async function takeNext(store: Store, queue: Queue, job: TakenJob, host: string, { worker, lease, room }: Meanwhile): Promise<{ next: TakenJob | undefined; own: boolean }> {
  return whileHeld(store, job, async () => {
    await setSliceState(store, job.census, job.slice, 'fetched');
    const following = await nextSliceOf(store, job.census, host, job.slice);
    if (following !== undefined) await queue.put([{ kind: 'fetch', census: job.census, slice: following }]);
    const next = hasRoom(room) ? await takeJob(store, queue, 'fetch', worker, lease) : undefined;
    return { next, own: next !== undefined && next.census === job.census && next.slice === following };
  });
}

async function checkSlice(store: Store, queue: Queue, bench: CheckBench, job: TakenJob, items: ServiceItem[], over: () => void): Promise<void> {
  const { census, slice } = job;
  const done = await itemsDone(store, census, items.map(({ id }) => id));
  const web = sliceWeb(bench.web, store, census, job, sharedSnapshots(store, () => bench.keeper.startedAt));
  const compared = await compareItems({ ...bench, web }, items.filter(({ id }) => !done.has(id)));
  const { ready, later, wait } = split(compared, bench, job.kind === 'confirm' ? Infinity : SOON);
  const results = await takeSecondTime({ ...bench, web: { ...web, checkLinks: bench.web.checkLinks } }, ready);
  const forms = (await PartBook.open(bench.keeper.folder, bench.keeper.store)).all().sort((a, b) => (a.url < b.url ? -1 : 1));
  over();
  await completeJob(store, queue, job, async () => {
    // In one order everywhere: two who note the same ones would else wait for each other.
    for (const form of forms) await noteFleetStep(store, census, 'form', form.url, form);
    await keepCensusItems(store, census, results.map(toCensusItem));
    await setSliceState(store, census, slice, later ? 'checked' : 'done');
    if (later) await queue.put([{ kind: 'confirm', census, slice, after: wait }]);
  });
}

/** What can be settled now (due within `soon` milliseconds), and whether the second taking of something is due later. */
function split({ cases, first, pages }: Compared, { settings, now }: CheckBench, soon: number): { ready: Compared; later: boolean; wait: number } {
  const dues = cases.map(({ item }, index) => {
    const open = first[index]?.findings.some(restsOnline) ? (pages.get(item.id) ?? []).filter((page) => page.outcome === 'ok' && !isSettled(page)) : [];
    return open.length === 0 ? 0 : secondDue(open, settings.confirmAfter) - now().getTime();
  });
  const ready = dues.map((due) => due <= soon);
  return {
    ready: { cases: cases.filter((_, index) => ready[index]), first: first.filter((_, index) => ready[index]), pages },
    later: ready.includes(false),
    wait: Math.max(0, ...dues),
  };
}
