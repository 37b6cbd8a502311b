import path from 'node:path';
import type { CensusSummary } from '../model/census.js';
import type { ServiceItem } from '../model/item.js';
import { shanghaiTime } from '../model/shanghai-time.js';
import type { Report } from '../model/report.js';
import { REMINDERS } from '../report/census/summary.js';
import { finishCensus, keepCensusItems } from '../store/index.js';
import { abreast } from './abreast.js';
import { NO_CHANGES } from './census/changes.js';
import { openCensus, type Census, type CensusSettings } from './census/open.js';
import { allResults, censusParts } from './census/parts.js';
import { checkPortion } from './census/check-portion.js';
import { portionsOf } from './census/portions.js';
import { SameItems } from './census/same-items.js';
import { Tally } from './census/tally.js';
import { writeCensus } from './census/write.js';
import { Interrupted } from './interrupted.js';
import { reportLabels } from './labels.js';
import { makeFolder } from './out-folder.js';
import { profileNotice, type BrokenPortal } from './profiles.js';
import type { Progress } from './progress.js';
import { stopwatch } from './stopwatch.js';
import { toolVersion, versionOf } from './versions.js';
import type { Written } from './write.js';

export type { CensusSettings } from './census/open.js';

export interface CensusRun {
  summary: CensusSummary;
  written: Written;
  /** The network let not one site of the catalogue be reached. */
  nothingReached: boolean;
}

/** What a finished census leaves in the store for the next. */
interface About {
  engine: string;
  broken: BrokenPortal[];
}

/** Portions of items that are under way at once: while pages of one are waited for, those of others are read and checked. */
const ABREAST = 4;

/**
 * A census (普查): checks all items of a catalogue and says what is new, what persists and what was mended since the last one. What it
 * finds is a reminder, costs nothing and is no finding of a week. A census of the same inputs that was ended goes on where it was.
 * @throws UserProblem where nothing can be checked, Interrupted where the signal was raised
 */
export async function runCensus(settings: CensusSettings, progress: Progress, now: () => Date = () => new Date()): Promise<CensusRun> {
  const watch = stopwatch();
  await makeFolder(settings.out);
  const census = await openCensus(settings, progress, now);
  try {
    watch.lap('prepare');
    await checkAll(census, progress);
    watch.lap('check');
    return await reportCensus(census, watch);
  } catch (cause) {
    if (settings.signal?.aborted === true) throw new Interrupted(true);
    throw cause;
  } finally {
    await census.close();
  }
}

/** Checks what is not done; each portion is on the disk when the next of its lane begins. */
async function checkAll(census: Census, progress: Progress): Promise<void> {
  const { items, done, settings, store, record, stop } = census;
  const open = items.filter(({ id }) => !done.has(id));
  let count = items.length - open.length;
  if (count > 0) progress('普查', count, items.length, `接着上次未完成的普查，已完成的 ${count} 个事项不再重做`);
  const same = new SameItems(census);
  await abreast(portionsOf(open, settings.portal), ABREAST, async (portion) => {
    stop();
    // What another census forgot meanwhile is checked anew, and its content is told.
    for (let left: ServiceItem[] = portion.items; left.length > 0;) {
      const lost = await keepCensusItems(store, record.id, await checkPortion(census, same, left));
      left = left.filter(({ id }) => lost.has(id));
    }
    count += portion.items.length;
    progress('普查', count, items.length);
  });
}

/** Writes the reports of a census whose items are all in the store, and closes it. */
export async function reportCensus(census: Census, watch: ReturnType<typeof stopwatch>): Promise<CensusRun> {
  const { settings, engine, stages, policy, store, record, last, items, region, web, keeper, now } = census;
  const tally = new Tally(engine);
  for await (const result of allResults(store, record.id)) tally.add(result);
  const broken = tally.broken();
  const { schemas, ruleVersion } = engine;
  const about: About = { engine: stages.version, broken: broken.map(({ profile: { name, hosts } }) => ({ profile: { name, hosts } })) };
  const then = last && (last.about as Partial<About> | null);
  const run: Report['run'] = {
    id: record.id,
    startedAt: record.startedAt,
    finishedAt: shanghaiTime(now().getTime()),
    catalogue: path.basename(settings.catalogue),
    ...(settings.portal ? { portal: settings.portal } : {}),
    ...(region ? { region: region.code, regionName: region.name } : {}),
    items: items.length,
    checked: tally.checked,
    ...(tally.entrances === undefined ? {} : { entrances: { items: tally.online, working: tally.entrances } }),
    versions: { tool: toolVersion(), schema: schemas.versions.schema, rules: ruleVersion, policy: policy.version, handbook: versionOf([...tally.handbook]) },
    policyNotice: REMINDERS,
    reminders: true,
    timings: watch.seconds(),
  };
  const changes = { ...(last ? { since: last.startedAt } : {}), ...(last && then?.engine !== about.engine ? { otherRules: true } : {}), counts: NO_CHANGES };
  const notices = [...census.notices, ...broken.map(profileNotice), ...tally.notices(), ...(await web.notices())];
  await keeper.settle();
  const parts = censusParts({ store, engine, census: record.id, last: last && { id: last.id, broken: then?.broken ?? [] }, run, broken });
  const { summary, written } = await writeCensus(settings.out, { summary: { run, changes, notices }, parts }, reportLabels(engine));
  await finishCensus(store, record.id, summary.run.finishedAt, about);
  watch.lap('report');
  return { summary: { ...summary, run: { ...run, timings: watch.seconds() } }, written, nothingReached: tally.nothingReached };
}
