import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceItem } from '../../model/item.js';
import type { StoppedHost } from '../../crawl/index.js';
import { closeHandedOut, fleetProgress, fleetSteps, forgetSteps, getHandedOut, getSlice, listWorkers, openCaptureLog, openQueue, slicesDone, type CaptureLog, type CaptureRecord } from '../../store/index.js';
import { reportCensus, type CensusRun } from '../census.js';
import { openCensus, type Census, type CensusSettings } from '../census/open.js';
import { openEngine } from '../engine.js';
import { absoluteAddress, stoppedNotices } from '../fetching.js';
import { Interrupted } from '../interrupted.js';
import { captureOf, type KeptPage } from '../keeping.js';
import { makeFolder } from '../out-folder.js';
import { PartBook, type PartRecord } from '../part-book.js';
import { UserProblem } from '../problem.js';
import type { Progress } from '../progress.js';
import { stopwatch } from '../stopwatch.js';
import { handOutCensus } from './hand-out.js';
import { fleetVersion } from './version.js';

export interface FleetCensusSettings extends CensusSettings {
  database: string;
  /** Hand it out and return: the same command without it waits and writes the reports. */
  detach?: boolean;
}

/** Between two looks at how far the workers are, milliseconds. */
const LOOK = 500;
/** Looks without any worker alive, after which that is said. */
const ALONE = 20;

/**
 * A census by many machines: hands it out to the workers of the database, follows them and writes the same reports as a census on one.
 * Undefined where it was only handed out. @throws UserProblem where nothing can be checked or items could not be done, Interrupted
 */
export async function runFleetCensus(settings: FleetCensusSettings, progress: Progress, now: () => Date = () => new Date()): Promise<CensusRun | undefined> {
  const watch = stopwatch();
  await makeFolder(settings.out);
  const version = fleetVersion(openEngine());
  const { detach, ...about } = settings;
  const census = await openCensus({ ...about, version }, progress, now);
  try {
    if (census.store.kind !== 'postgres') throw new UserProblem('多台机器普查需要 PostgreSQL：请用 --database 给出数据库地址，如 postgresql://zhinan@10.0.0.5/zhinan。');
    const queue = await openQueue(census.store, version);
    try {
      await handOutCensus(census, queue, version);
      watch.lap('prepare');
      if (detach === true) return undefined;
      await follow(census, progress);
      census.stop();
      watch.lap('check');
      return await conclude(census, watch);
    } finally {
      await queue.close();
    }
  } catch (cause) {
    if (settings.signal?.aborted === true) throw new Interrupted(true);
    throw cause;
  } finally {
    await census.close();
  }
}

/** Waits until the workers are done, and brings the pages of what is done into the folder of evidence meanwhile. */
async function follow(census: Census, progress: Progress): Promise<void> {
  const { store, record, keeper, stop } = census;
  const log = openCaptureLog(path.join(keeper.folder, 'captures.jsonl'));
  const fetched = new Set<number>();
  const logged = new Map<string, number>();
  for (const record of await log.read()) logged.set(taking(record), (logged.get(taking(record)) ?? 0) + 1);
  let alone = 0;
  for (;;) {
    stop();
    const { items, done, open, failed } = await fleetProgress(store, record.id);
    for (const slice of await slicesDone(store, record.id)) {
      if (fetched.has(slice)) continue;
      stop();
      await keepEvidence(census, log, logged, slice);
      fetched.add(slice);
    }
    // What an earlier census on one machine had done was not handed out.
    progress('普查', census.items.length - items + done, census.items.length);
    if (open === 0) {
      if (failed.length === 0) return;
      const [first] = failed;
      throw new UserProblem(`${failed.reduce((sum, one) => sum + one.items, 0)} 个事项反复没有处理成（如“${first?.host ?? ''}”：${first?.error ?? ''}），其余已完成。请排除故障后用同一条命令继续，只重做没有完成的。`, 1);
    }
    if ((await getHandedOut(store, record.id))?.state !== 'open') throw new UserProblem('这次普查没有做完：后来又交办了同一目录、同一门户的普查，本次已由它代替，请看它的报告；仍要本次结果的，用同一条命令重新交办。', 1);
    alone = (await listWorkers(store)).some(({ alive, state }) => alive && state === 'working') ? 0 : alone + 1;
    if (alone === ALONE) progress('普查', census.items.length - items + done, census.items.length, '还没有机器在做：请在各台机器上运行 zhinan worker --database（同一个数据库地址）');
    await wait(LOOK, undefined, census.settings.signal ? { signal: census.settings.signal } : {});
  }
}

const taking = ({ url, takenAt }: Pick<CaptureRecord, 'url' | 'takenAt'>): string => `${takenAt} ${url}`;

/** The pages of a slice, as they were taken, with their lines in the log: those that it has of an earlier try are not written again. What has not changed since it was kept is not kept again. */
async function keepEvidence({ store, record, keeper, settings }: Census, log: CaptureLog, logged: Map<string, number>, number: number): Promise<void> {
  const slice = await getSlice<ServiceItem[]>(store, record.id, number);
  const addresses = [...new Set((slice?.content ?? []).flatMap(({ online }) => online.flatMap((address) => absoluteAddress(address, settings.portal) ?? [])))];
  for (const kind of ['page', 'again'] as const) {
    for (const page of (await fleetSteps<KeptPage>(store, record.id, kind, addresses)).values()) {
      const lines = logged.get(taking(page)) ?? 0;
      if (lines > 0) {
        logged.set(taking(page), lines - 1);
        continue;
      }
      const put = async (sha256: string | undefined) => {
        const bytes = sha256 === undefined ? undefined : await store.bytes.get(sha256);
        if (sha256 !== undefined && bytes === undefined && (await keeper.store.find(sha256)) === undefined) throw new UserProblem(`网页“${page.url}”的原件不在各机存放原件的地方：用 --share 的，各台机器和本机须是同一个文件夹。请核对后用同一条命令继续。`, 1);
        return bytes && keeper.store.put(bytes, { extension: '.html', ...(sha256 === undefined ? {} : { sha256 }) });
      };
      if (page.unchanged === true && !page.rendered && page.sha256 !== undefined && (await keeper.store.find(page.sha256)) !== undefined) continue;
      await log.add(captureOf(page, await put(page.sha256), await put(page.rendered?.sha256)));
    }
  }
}

/** The forms that pages link to, with their lines in the book, once. */
async function keepForms({ store, record, keeper }: Census): Promise<void> {
  const records = [...(await fleetSteps<PartRecord>(store, record.id, 'form')).values()].sort((a, b) => (a.url < b.url ? -1 : 1));
  if (records.length === 0) return;
  const book = await PartBook.open(keeper.folder, keeper.store);
  for (const one of records) await book.copy(one, one.sha256 === undefined ? undefined : await store.bytes.get(one.sha256));
}

async function conclude(census: Census, watch: ReturnType<typeof stopwatch>): Promise<CensusRun> {
  const { store, record } = census;
  await keepForms(census);
  const stopped = await fleetSteps<StoppedHost>(store, record.id, 'stopped');
  const run = await reportCensus({ ...census, web: { ...census.web, notices: () => Promise.resolve(stoppedNotices(Object.fromEntries(stopped))) } }, watch);
  await closeHandedOut(store, record.id, 'done');
  await forgetSteps(store, record.id);
  return run;
}
