import type { ServiceItem } from '../../model/item.js';
import { confirmFindings } from '../confirm.js';
import { entrancesOf } from '../entrances.js';
import { fetchOnline } from '../fetching.js';
import { readAllForms } from '../form-files.js';
import type { KeptPage } from '../keeping.js';
import { tryCaseLinks } from '../links.js';
import { keepForms } from '../parts.js';
import { profileAt } from '../profiles.js';
import { itemResult, type ItemResult } from './item-result.js';
import type { Census } from './open.js';

const QUIETLY = (): void => undefined;
/** A page of which a reminder speaks is fetched whole again at least once in so many days, whatever the site says of it: a site may be wrong about what has changed. */
const WHOLE_EVERY_DAYS = 7;
const DAY = 86_400_000;

/**
 * Fetches, reads and checks some items of a census; what is accused is taken a second time. Items of one call are held in memory
 * together. @throws Interrupted where the signal was raised; nothing for one item or page
 */
export async function checkItems(census: Census, items: readonly ServiceItem[]): Promise<ItemResult[]> {
  const { settings, stages, keeper, web, now, stop } = census;
  const { portals } = census.engine.schemas;
  const pages = await fetchOnline([...items], settings.portal, web, keeper, QUIETLY);
  stop();
  const sources = { ...census.sources, pages };
  const cases = await stages.read(items, sources, now, QUIETLY, stop);
  await tryCaseLinks(cases, web, keeper, QUIETLY);
  stop();
  if (cases.some(({ formLinks, namesForms }) => formLinks.length > 0 || namesForms)) {
    await keepForms(cases, { folder: keeper.folder, store: keeper.store, web, since: keeper.startedAt }, QUIETLY);
    await readAllForms(cases, { folder: keeper.folder, store: keeper.store, handbook: census.handbook, offline: sources.offline, files: stages.files, values: stages.values });
    stop();
  }
  const first = await stages.check(cases, QUIETLY, stop);
  const results = await confirmFindings(cases, first, {
    web, sources, check: (subject) => stages.checkAnew(subject), progress: QUIETLY, now, settled: isSettled,
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
function isSettled(page: KeptPage): boolean {
  if (page.unchanged !== true || page.rendered) return false;
  let turn = 0;
  for (const character of page.url) turn = (turn * 31 + (character.codePointAt(0) ?? 0)) % 0x7fff_ffff;
  return (turn + Math.floor(Date.parse(page.takenAt) / DAY)) % WHOLE_EVERY_DAYS !== 0;
}
