import type { ServiceItem } from '../../model/item.js';
import { shanghaiTime } from '../../model/shanghai-time.js';
import { contentsThere, type KeptCensusItem } from '../../store/index.js';
import { fetchOnline } from '../fetching.js';
import type { KeptPage } from '../keeping.js';
import { linkStates, tryLinks } from '../links.js';
import { QUIETLY } from '../progress.js';
import { compareItems, isSettled, takeSecondTime } from './check-items.js';
import { timesNow, toCensusItem } from './item-result.js';
import type { Census } from './open.js';
import type { SameItem, SameItems } from './same-items.js';

/** Checks some items: fetches the pages of all, and reads and compares those of which anything has changed. */
export async function checkPortion(census: Census, same: SameItems, items: readonly ServiceItem[]): Promise<KeptCensusItem[]> {
  const { settings, web, keeper, stop, now } = census;
  const pages = await fetchOnline([...items], settings.portal, web, keeper, QUIETLY);
  stop();
  const keys = new Map(await Promise.all(items.map(async (item): Promise<[string, string | undefined]> => [item.id, await same.keyOf(item, pages.get(item.id) ?? [])])));
  const known = await stillSame(census, same, items, pages, keys);
  const others = items.filter(({ id }) => !known.has(id));
  const checked = others.length === 0 ? undefined : await compareItems(census, others, pages);
  const results = checked ? await takeSecondTime(census, checked) : [];
  const held = new Map(checked?.cases.map((subject) => [subject.item.id, subject]));
  return [
    ...items.flatMap(({ id, department }) => {
      const found = known.get(id);
      return found ? [{ item: id, unit: department, sha256: found.sha256, times: timesNow(found.times, pages.get(id) ?? [], shanghaiTime(now().getTime())) }] : [];
    }),
    ...results.map((result) => {
      const kept = toCensusItem(result);
      const [key, subject] = [keys.get(kept.item), held.get(kept.item)];
      if (key !== undefined && subject) same.keep(key, subject, result, kept.sha256);
      return kept;
    }),
  ];
}

/** The items whose inputs, links and second takings are all as they were when what is kept of them was found. */
async function stillSame(census: Census, same: SameItems, items: readonly ServiceItem[], pages: Map<string, KeptPage[]>, keys: Map<string, string | undefined>): Promise<Map<string, SameItem>> {
  const { sources, store, web, keeper } = census;
  const found = new Map(items.flatMap((item): [string, SameItem][] => {
    const [key, own] = [keys.get(item.id), pages.get(item.id) ?? []];
    const days = [...new Set([...(sources.context.day === undefined ? [] : [sources.context.day]), ...own.map(({ takenAt }) => takenAt.slice(0, 10))])];
    const before = key === undefined ? undefined : same.find(key, days);
    return before && (!before.confirmed || own.every((page) => page.outcome !== 'ok' || isSettled(page))) ? [[item.id, before]] : [];
  }));
  const there = await contentsThere(store, [...found.values()].map(({ sha256 }) => sha256));
  for (const [id, { sha256 }] of found) if (!there.has(sha256)) found.delete(id);
  const links = [...new Set([...found.values()].flatMap((before) => Object.keys(before.links)))];
  if (links.length === 0) return found;
  const outcomes = await tryLinks(links, 'link', web, keeper, QUIETLY);
  for (const [id, { links: before }] of found) {
    if (JSON.stringify(linkStates(Object.keys(before), outcomes)) !== JSON.stringify(before)) found.delete(id);
  }
  return found;
}
