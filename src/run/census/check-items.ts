import type { CheckResult } from '../../check/index.js';
import type { ServiceItem } from '../../model/item.js';
import type { Sources } from '../cases.js';
import { confirmFindings } from '../confirm.js';
import { entrancesOf } from '../entrances.js';
import { fetchOnline, pageRequest } from '../fetching.js';
import { readAllForms } from '../form-files.js';
import type { HeldCase } from '../held-case.js';
import type { KeptPage, RunKeeper } from '../keeping.js';
import { tryCaseLinks } from '../links.js';
import { keepForms } from '../parts.js';
import { profileAt } from '../profiles.js';
import { QUIETLY } from '../progress.js';
import { itemResult, type ItemResult } from './item-result.js';
import type { Census } from './open.js';

/** A page of which a reminder speaks is fetched whole again at least once in so many days, whatever the site says of it: a site may be wrong about what has changed. */
const WHOLE_EVERY_DAYS = 7;
const DAY = 86_400_000;

/** What the items of a census are checked with. */
export type CheckBench = Pick<Census, 'settings' | 'engine' | 'stages' | 'web' | 'handbook' | 'now' | 'stop'> & { keeper: RunKeeper; sources: Omit<Sources, 'pages'> };

/** Items that were read and compared once. */
export interface Compared {
  cases: HeldCase[];
  first: CheckResult[];
  pages: Map<string, KeptPage[]>;
}

/**
 * Fetches, reads and compares some items of a census, which are held in memory together; `fetched`: their pages by item, where these are
 * there already. @throws Interrupted where the signal was raised; nothing for one item or page
 */
export async function compareItems({ settings, stages, keeper, web, now, stop, ...bench }: CheckBench, items: readonly ServiceItem[], fetched?: Map<string, KeptPage[]>): Promise<Compared> {
  const pages = fetched ?? (await fetchOnline([...items], settings.portal, web, keeper, QUIETLY));
  stop();
  const refetch = async (page: KeptPage, item: ServiceItem): Promise<KeptPage> => {
    for await (const whole of web.crawl([{ ...pageRequest(page.url, page.url, item), fresh: true }])) return keeper.keepPage('page', whole);
    stop();
    return page;
  };
  const sources = { ...bench.sources, pages, refetch };
  const cases = await stages.read(items, sources, now, QUIETLY, stop);
  await tryCaseLinks(cases, web, keeper, QUIETLY);
  stop();
  if (cases.some(({ formLinks, namesForms }) => formLinks.length > 0 || namesForms)) {
    await keepForms(cases, { folder: keeper.folder, store: keeper.store, web, since: keeper.startedAt }, QUIETLY);
    await readAllForms(cases, { folder: keeper.folder, store: keeper.store, handbook: bench.handbook, offline: sources.offline, files: stages.files, values: stages.values });
    stop();
  }
  return { cases, first: await stages.check(cases, QUIETLY, stop), pages };
}

/** Takes a second time what is accused, and tells what came of each item. */
export async function takeSecondTime({ settings, engine, stages, web, now, stop, sources }: CheckBench, { cases, first, pages }: Compared): Promise<ItemResult[]> {
  const { portals } = engine.schemas;
  const results = await confirmFindings(cases, first, {
    web, sources: { ...sources, pages }, check: (subject) => stages.checkAnew(subject), progress: QUIETLY, now, settled: isSettled,
    ...(settings.confirmAfter === undefined ? {} : { after: settings.confirmAfter }),
    ...(settings.signal ? { signal: settings.signal } : {}),
  });
  stop();
  return cases.flatMap((held, index) => {
    const result = results[index];
    if (!result) return [];
    const { entrances } = entrancesOf([{ online: held.light.online.length > 0, entrances: held.entrances, links: held.light.links }]);
    return [itemResult(held, result, entrances && entrances.working > 0, (url) => profileAt(portals, url) !== undefined)];
  });
}

/** Taken twice: once by an earlier census, and now the site says that it is the same. */
export function isSettled(page: KeptPage): boolean {
  if (page.unchanged !== true || page.rendered) return false;
  let turn = 0;
  for (const character of page.url) turn = (turn * 31 + (character.codePointAt(0) ?? 0)) % 0x7fff_ffff;
  return (turn + Math.floor(Date.parse(page.takenAt) / DAY)) % WHOLE_EVERY_DAYS !== 0;
}
