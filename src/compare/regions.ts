import type { Region } from '../model/vocabulary.js';
import { toSimplified } from './simplified.js';

/** The three levels that names of offices and addresses begin with. */
export type RegionLevel = 'province' | 'city' | 'district';

export const REGION_LEVELS: readonly RegionLevel[] = ['province', 'city', 'district'];

/** Names of regions as a text gives them, each level at most once. */
export type RegionNames = Partial<Record<RegionLevel, string>>;

export interface RegionIndex {
  /** Names of a region and of those above it; `undefined` where the table does not hold the code. */
  chain(code: string | undefined): RegionNames | undefined;
  /** Regions named at the beginning of a text, and how many characters they take. `home` are names that may be cut short there. */
  read(text: string, home: RegionNames | undefined): { names: RegionNames; length: number };
  /** Is it the name in full of a region that is there today? */
  exists(name: string): boolean;
  /** Is one name that of a region that no longer exists, and the other that of one that took its place (江干区, 上城区)? */
  succeeds(a: string, b: string): boolean;
}

const HAN = '[\\u4e00-\\u9fff]';
/** Characters that no name of a region holds before its last one, so that 市桥路, 二楼市 and 办公区 are none. */
const OUTSIDE = '(?![路街道号楼层室厅局委所院栋幢座窗和与及的办])';
const STRUCTURE: Record<RegionLevel, RegExp> = {
  province: new RegExp(`^(?:${OUTSIDE}(?![市区县省旗])${HAN}){2,6}?(?:省(?![际道级属直])|自治区|特别行政区)`, 'u'),
  city: new RegExp(`^(?:${OUTSIDE}(?![市区县省旗])${HAN}){2,7}?(?:市(?![心民场容政区郊])|市(?=市)|市(?=政务|场监|民政|民族|民中心)|自治州|盟)`, 'u'),
  district: new RegExp(`^(?:${OUTSIDE}(?![市区县省旗])${HAN}){1,6}?(?:新区|区|县|自治旗|旗|市(?![心民场容政区郊]))`, 'u'),
};
/** Words that look like districts by their form only; real names of one character (乾县) stand in the table. */
const NO_DISTRICT = /(?:小|社|园|校|院|公|务|厂|景|发|专|地|片|辖|全|本|自治|业|技|术)区$|^.{3,}[中东西南北]区$|^.[区市县旗]$/u;

/** 新市路9号, 老城区街道: a road with its house number or a town, of which the region is but the beginning of its name. */
const NAME_GOES_ON = /^(?:街道|(?:[东西南北中]?[路街巷弄]|[东西南北中]?大[道街])[\d零一二三四五六七八九十])/u;

/** The part of a name that stays when it is cut short: 萧山 of 萧山区, 内蒙 of 内蒙古自治区. */
export function regionStem(name: string, level: RegionLevel): string {
  if (level === 'province') return name.slice(0, 2);
  return name.length > 2 ? name.replace(/(?:特别行政区|自治州|自治县|自治旗|新区|地区|市|区|县|盟|旗)$/u, '') : name;
}

export function sameRegion(a: string, b: string, level: RegionLevel, index: RegionIndex): boolean {
  // 临夏市 and 临夏县 are two, though their stems are one.
  if (a !== b && index.exists(a) && index.exists(b)) return false;
  const [x, y] = [regionStem(a, level), regionStem(b, level)];
  // Without a table a province cut short and its city (浙江杭州市) are read as one name.
  return x === y || (level === 'city' && (x.endsWith(y) || y.endsWith(x)));
}

/** The level that a bare 市 means: that of 义乌市 is a county's, that of 上海市 a province's. */
export function levelOfCity(home: RegionNames | undefined): RegionLevel {
  if (home?.district?.endsWith('市') === true) return 'district';
  return home?.city === undefined && home?.province?.endsWith('市') === true ? 'province' : 'city';
}

function levelOf(code: string): RegionLevel {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'district';
}

/** Names of regions that no longer exist, with the names of those that took their place. */
function successions(byCode: ReadonlyMap<string, Region>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const region of byCode.values()) {
    for (const code of region.successors ?? []) {
      const names = found.get(region.name) ?? new Set();
      found.set(region.name, names.add(byCode.get(code)?.name ?? ''));
    }
  }
  return found;
}

/** Does the name end with its rank? 延边州 does, 荆州 and 新市 do not: 荆州区 and 新市区 begin with them. */
function isFull(name: string, region: Region): boolean {
  if (name !== region.name && /^[市区县旗]$/u.test(region.name.slice(name.length)) && region.name.startsWith(name)) return false;
  return name === region.name || /[省市区县旗盟]$/u.test(name) || (name.length > 2 && name.endsWith('州') && region.name.endsWith('自治州'));
}

/** A name by which a region may be called: in full, or cut short. */
interface Named {
  name: string;
  full: boolean;
  level: RegionLevel;
  region: Region;
}

const made = new WeakMap<readonly Region[], RegionIndex>();

/** Looks up regions (GB/T 2260 rows of `schemas/regions.json`); names that the table lacks are read by their form. One index serves all who ask. */
export function createRegionIndex(regions: readonly Region[]): RegionIndex {
  const known = made.get(regions);
  if (known !== undefined) return known;
  // 乾县 is written with a character that the folding of texts takes for a traditional one.
  const index = makeIndex(regions.map((region) => {
    const [name, short] = [toSimplified(region.name), region.short.map(toSimplified)];
    return name === region.name && short.every((one, at) => one === region.short[at]) ? region : { ...region, name, short };
  }));
  made.set(regions, index);
  return index;
}

function makeIndex(regions: readonly Region[]): RegionIndex {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const byStart = new Map<string, Named[]>();
  for (const region of regions) {
    for (const name of new Set([region.name, ...region.short])) {
      if (name.length < 2) continue;
      const start = name.slice(0, 2);
      const rows = byStart.get(start) ?? [];
      rows.push({ name, full: isFull(name, region), level: levelOf(region.code), region });
      byStart.set(start, rows);
    }
  }
  const succeeded = successions(byCode);
  const present = new Set(regions.filter((region) => region.successors === undefined).map((region) => region.name));
  for (const rows of byStart.values()) rows.sort((a, b) => b.name.length - a.name.length);

  const chains = new Map<string, RegionNames | undefined>();
  function chain(code: string | undefined): RegionNames | undefined {
    if (code === undefined) return undefined;
    if (chains.has(code)) return chains.get(code);
    const names: RegionNames = {};
    for (const part of [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code.slice(0, 6)]) {
      const region = byCode.get(part);
      if (region !== undefined) names[levelOf(part)] = region.name;
    }
    // A district that the table lacks still has a city and a province that it may hold.
    const known = /^\d{6}/u.test(code) && Object.keys(names).length > 0 ? names : undefined;
    chains.set(code, known);
    return known;
  }

  /** The region at the beginning of a text by its name in full, and the characters that it takes there. */
  function fromTable(rest: string, level: RegionLevel, home: RegionNames | undefined): { name: string; length: number } | undefined {
    const others = byStart.get(rest.slice(0, 2));
    if (others === undefined) return undefined;
    for (const { name, full, level: own, region } of others) {
      // 公安局 is not the 局 of 公安县.
      if (own !== level || !rest.startsWith(name) || rest.length < name.length + (full ? 1 : 2)) continue;
      const next = rest.charAt(name.length);
      const isHome = home?.[level] === region.name;
      // 杭州听潮路 leaves out 市; 杭州路 and 萧山路 name roads.
      // 吉林市 begins with the name of a province, 吉安县 with that of a city; they are neither.
      if (!full && (/[路街道巷桥大]/u.test(next) || others.some((other) => other.full && other.name.length > name.length && rest.startsWith(other.name) && other.level !== level) || !(isHome || level === 'province' || /^公安分?局/u.test(rest.slice(name.length))))) continue;
      // 市心 is the beginning of a road, 市 there no end of a name.
      if (full && next === '心' && name.endsWith('市')) continue;
      // 城区, 郊区, 东区 are words before they are names.
      if (!isHome && /^.区$/u.test(name)) continue;
      return { name: region.name, length: name.length };
    }
    return undefined;
  }

  return {
    chain,
    read(text, home) {
      const names: RegionNames = {};
      // Every name in full has two characters and something behind it.
      if (text.length < 3) return { names, length: 0 };
      let length = text.startsWith('中国') && !/^中国[^省市]{0,6}[银电移联邮石]/u.test(text) ? 2 : 0;
      const start = length;
      for (const level of REGION_LEVELS) {
        const rest = text.slice(length, length + 24);
        const listed = fromTable(rest, level, home);
        // 东阳市 is a city by its form and a county by its rank, and 土默特左旗市 of 土默特左旗市场监管局 neither.
        const county = level === 'city' && listed === undefined && fromTable(rest, 'district', home) !== undefined;
        const formed = county || listed !== undefined ? undefined : STRUCTURE[level].exec(rest)?.[0];
        const found = listed ?? (formed === undefined || (level === 'district' && NO_DISTRICT.test(formed)) ? undefined : { name: formed, length: formed.length });
        if (found === undefined || found.length === rest.length || NAME_GOES_ON.test(rest.slice(found.length))) continue;
        names[level] = found.name;
        length += found.length;
      }
      return { names, length: length === start ? 0 : length };
    },
    exists: (name) => present.has(name),
    succeeds: (a, b) => succeeded.get(a)?.has(b) === true || succeeded.get(b)?.has(a) === true,
  };
}

/**
 * Whether two texts name the same place: `unknown` where only one names a level and nothing says that the other means it too, `renamed`
 * where one uses the name of a region that the other's took the place of.
 */
export function compareRegions(a: RegionNames, b: RegionNames, home: RegionNames | undefined, index: RegionIndex): 'agree' | 'conflict' | 'renamed' | 'unknown' {
  let answer: 'agree' | 'renamed' | 'unknown' = 'agree';
  for (const level of [...REGION_LEVELS].reverse()) {
    const [x, y] = [a[level], b[level]];
    const expected = home?.[level];
    const named = x ?? y;
    if (named === undefined) continue;
    const other = x !== undefined && y !== undefined ? y : expected;
    if (other !== undefined && !sameRegion(named, other, level, index)) {
      if (!index.succeeds(named, other)) return 'conflict';
      answer = 'renamed';
    }
    if (other !== undefined) continue;
    const below = level === 'province' ? (['city', 'district'] as const) : level === 'city' ? (['district'] as const) : [];
    const settled = below.some((lower) => a[lower] !== undefined && b[lower] !== undefined);
    if (!settled && answer === 'agree') answer = 'unknown';
  }
  return answer;
}
