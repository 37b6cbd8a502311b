import type { ServiceItem } from '../../model/item.js';
import { completeJob, getSlice, itemsDone, keepCensusItems, nextSliceOf, setSliceState, whileHeld, type Queue, type Store, type TakenJob } from '../../store/index.js';
import { compareItems, isSettled, takeSecondTime, type CheckBench, type Compared } from '../census/check-items.js';
import { toCensusItem } from '../census/item-result.js';
import { restsOnline, secondDue } from '../confirm.js';
import { absoluteAddress, fetchOnline } from '../fetching.js';
import { QUIETLY } from '../progress.js';
import type { FleetBench } from './bench.js';
import { sharedSnapshots } from './keeper.js';
import type { Room } from './room.js';
import { sliceWeb } from './slice-web.js';

/** A second taking that is due so soon is waited for; a later one is a job of its own. Milliseconds. */
const SOON = 1_000;

/** What a worker does with a slice whose pages are there. */
export interface Meanwhile {
  /** Where it is checked, if there is a place for it. */
  room: Room;
  /** Told when nothing is to be fetched any more: another host may be asked. */
  fetched(): void;
}

/**
 * Does a job of a slice: fetches its pages and checks its items, checks what another worker fetched, or takes a second time what was
 * accused. What comes of it, the end of the job and the jobs that follow stand together. @throws LostLease where another worker has it now
 */
export async function doJob(store: Store, queue: Queue, open: FleetBench, job: TakenJob, { room, fetched }: Meanwhile): Promise<void> {
  const slice = await getSlice<ServiceItem[]>(store, job.census, job.slice);
  if (!slice) return completeJob(store, queue, job, () => Promise.resolve());
  const items = slice.content;
  const addresses = items.flatMap(({ online }) => online.flatMap((address) => absoluteAddress(address, open.about.portal) ?? []));
  const bench = await open.forSlice(job, addresses);
  try {
    if (job.kind !== 'fetch') return await checkSlice(store, queue, bench, job, items);
    await fetchSlice(store, queue, bench, job, slice.host, items, open.letGo);
    // Who fetched has read the pages already; where it has too much to do, another one reads them again.
    const stays = room.open;
    fetched();
    if (stays) await room.within(() => checkSlice(store, queue, bench, job, items));
    else await completeJob(store, queue, job, () => queue.put([{ kind: 'check', census: job.census, slice: job.slice }]));
  } finally {
    await bench.close();
  }
}

/** Fetches the pages of a slice; the host's next slice may be fetched then, by anybody. */
async function fetchSlice(store: Store, queue: Queue, bench: CheckBench, job: TakenJob, host: string, items: ServiceItem[], letGo: (host: string) => Promise<void>): Promise<void> {
  await fetchOnline(items, bench.settings.portal, bench.web, bench.keeper, QUIETLY);
  bench.stop();
  await letGo(host);
  await whileHeld(store, job, async () => {
    await setSliceState(store, job.census, job.slice, 'fetched');
    const next = await nextSliceOf(store, job.census, host, job.slice);
    if (next !== undefined) await queue.put([{ kind: 'fetch', census: job.census, slice: next }]);
  });
}

async function checkSlice(store: Store, queue: Queue, bench: CheckBench, job: TakenJob, items: ServiceItem[]): Promise<void> {
  const { census, slice } = job;
  const done = await itemsDone(store, census, items.map(({ id }) => id));
  const web = sliceWeb(bench.web, store, census, job, sharedSnapshots(store, () => bench.keeper.startedAt));
  const compared = await compareItems({ ...bench, web }, items.filter(({ id }) => !done.has(id)));
  const { ready, later, wait } = split(compared, bench, job.kind === 'confirm' ? Infinity : SOON);
  const results = await takeSecondTime({ ...bench, web: { ...web, checkLinks: bench.web.checkLinks } }, ready);
  await completeJob(store, queue, job, async () => {
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
