import type { CompareContext } from '../model/comparison.js';
import type { ServiceItem } from '../model/item.js';
import type { Region } from '../model/vocabulary.js';
import { UserProblem } from './problem.js';

/** GB 32100: characters 3 to 8 of a unified social credit code are the registering authority's region. */
const USCC_REGION = /^[0-9A-HJ-NPQRTUWXY]{2}(\d{6})[0-9A-HJ-NPQRTUWXY]{10}/;

/**
 * The region of a catalogue: stated, else deduced from the codes of its units and from their names.
 * Undefined where the catalogue does not say one region for more than half of its items: nothing is guessed.
 * @throws UserProblem where the stated one is none
 */
export function regionOf(items: ServiceItem[], regions: Region[], stated?: string): Region | undefined {
  if (stated) return statedRegion(stated, regions);
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const votes = new Map<string, number>();
  for (const item of items) {
    const code = USCC_REGION.exec(item.implementationCode ?? '')?.[1];
    const region = (code ? byCode.get(code) : undefined) ?? namedIn(item.department, regions);
    if (region) votes.set(region.code, (votes.get(region.code) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] * 2 > items.length ? byCode.get(best[0]) : undefined;
}

/** The region of a code that a user stated. @throws UserProblem where there is none of that code */
export function statedRegion(code: string, regions: readonly Region[]): Region {
  const region = regions.find((one) => one.code === code);
  if (!region) throw new UserProblem(`“${code}”不是行政区划代码表中的六位代码，请核对（如 330109，命令行用 --region 指定）。`);
  return region;
}

/** The lowest region whose full name stands in a unit's name: 杭州市江干区… is 江干区. Districts win over the city before them. */
function namedIn(department: string, regions: Region[]): Region | undefined {
  let best: { region: Region; end: number } | undefined;
  for (const region of regions) {
    const at = department.indexOf(region.name);
    if (at < 0 || region.name.length < 3) continue;
    const end = at + region.name.length;
    if (!best || end > best.end) best = { region, end };
  }
  return best?.region;
}

/** What comparisons may know of the region: its code and the area code of its city. */
export function regionContext(region: Region | undefined, regions: Region[]): CompareContext {
  if (!region) return {};
  const city = regions.find((other) => other.code === `${region.code.slice(0, 4)}00`);
  const areaCode = region.areaCode ?? city?.areaCode;
  const numberLength = region.numberLength ?? city?.numberLength;
  return { region: region.code, ...(areaCode ? { areaCode } : {}), ...(areaCode && numberLength ? { numberLength } : {}) };
}
