import type { Lexicon } from './lexicon.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';
import { compareRegions, levelOfCity, regionStem } from './regions.js';
import type { RegionIndex, RegionLevel, RegionNames } from './regions.js';
import { readZone, sameZone } from './zone.js';
import { stripPunctuation, useCanonical } from './wording.js';

/** An organisation: of which region and level, which body, and which part of it. */
export interface Organ {
  written: string;
  regions: RegionNames;
  /** The functional zone before the body: 高新区. */
  zone?: string;
  /** The place that a branch is named after where it is no region: 之江 of 市场监管局之江分局. */
  branch?: string;
  level?: RegionLevel;
  /** The region was not named but taken from the context, or from 市, 区 alone. */
  levelFrom: 'named' | 'relative' | 'context';
  /** Body without its region, abbreviations written out. */
  body: string;
  /** Part of the body: 窗口, 科, 大队 …; empty for the body itself. */
  part: string;
  /** The same where 市, 区 before the body is no level but the beginning of its name: 区域合作办公室, 省际客运站. */
  unleveled?: Organ;
}

const RELATIVE: [RegExp, RegionLevel][] = [
  [/^(?:自治区|省)(?=.{2})/u, 'province'],
  [/^(?:本|我)?市(?!场|政|民|容|域)(?=.{2})/u, 'city'],
  [/^市(?=政务|政府|政协|政法|政数|民政|民族|民宗|民委)/u, 'city'],
  [/^(?:本|我)?(?:州|盟)(?=.{2})/u, 'city'],
  [/^(?:本|我)?(?:区|县|旗)(?=.{2})/u, 'district'],
];
const BODY_END = /(?:分局|委员会|总局|管理局|办公室|办事处|人民政府|检察院|法院|公司|局|委|厅|署|院)/u;
const BRANCH = /^(.{1,16}?)局(.{1,8}?)(区|县|市)?分局(?=$|.)/u;
/** A district's government sends out its street offices: their names in full begin with its (地方组织法第八十五条，2022年修正). */
const SENDER = /^(?:人民)?政府(?=.{1,10}街道办)/u;

/** Level of a GB/T 2260 code by its form. */
function codeLevel(code: string | undefined): RegionLevel | undefined {
  if (code === undefined || !/^\d{6}/u.test(code)) return undefined;
  return code.slice(2, 6) === '0000' ? 'province' : code.slice(4, 6) === '00' ? 'city' : 'district';
}

function lowest(names: RegionNames): RegionLevel | undefined {
  return names.district !== undefined ? 'district' : names.city !== undefined ? 'city' : names.province !== undefined ? 'province' : undefined;
}

/** Names at and above a level. */
function upTo(chain: RegionNames | undefined, level: RegionLevel): RegionNames {
  const names: RegionNames = {};
  if (chain?.province !== undefined) names.province = chain.province;
  if (chain?.city !== undefined && level !== 'province') names.city = chain.city;
  if (chain?.district !== undefined && level === 'district') names.district = chain.district;
  return names;
}

function readOrgan(text: string, lexicon: Lexicon, index: RegionIndex, region: string | undefined, leveled = true): Organ | undefined {
  const chain = index.chain(region);
  let rest = stripFinalPunctuation(text).replace(/^[(\[]([^()[\]]{2,14})[)\]](?=.)/u, '$1');
  for (const prefix of lexicon.terms('organ.prefix')) if (rest.startsWith(prefix) && rest.length > prefix.length + 3) rest = rest.slice(prefix.length);
  const found = index.read(rest, chain);
  let { names } = found;
  rest = rest.slice(found.length);
  // 萧山公安分局, 萧山市场监管局: the own district cut short.
  for (const level of ['district', 'city'] as const) {
    const stem = chain?.[level] === undefined ? undefined : regionStem(chain[level], level);
    if (stem !== undefined && stem.length >= 2 && names[level] === undefined && names.district === undefined && rest.startsWith(stem) && rest.length > stem.length + 2) {
      names = { ...names, [level]: chain?.[level] };
      rest = rest.slice(stem.length);
    }
  }
  const zone = readZone(rest, names, lexicon, index);
  names = zone.regions;
  rest = rest.slice(zone.length).replace(SENDER, '');
  const [branched, body = '', place = '', rank] = BRANCH.exec(rest) ?? [];
  const isRegion = rank !== undefined || ['区', '县', '市'].some((end) => index.exists(`${place}${end}`));
  if (branched !== undefined && (!isRegion || names.district === undefined)) {
    if (isRegion) names = { ...names, district: place };
    rest = `${body}分局${rest.slice(branched.length)}`;
  }
  const branch = branched === undefined || isRegion ? undefined : place;
  let level = lowest(names);
  let from: Organ['levelFrom'] = 'named';
  if (level === undefined && leveled) {
    for (const [pattern, relative] of RELATIVE) {
      const match = pattern.exec(rest);
      if (match === null) continue;
      rest = rest.slice(match[0].length);
      level = match[0].endsWith('市') ? levelOfCity(chain) : relative;
      names = upTo(chain, level);
      from = 'relative';
      break;
    }
  }
  if (level === undefined) {
    level = codeLevel(region);
    names = level === undefined ? {} : upTo(chain, level);
    from = 'context';
  }
  const spelled = useCanonical(rest.replace(/[()[\]"]/gu, ''), lexicon, 'organ.abbreviation').replace(/委员会/gu, '委').replace(/[和与及]/gu, '');
  const whole = stripPunctuation(spelled);
  if (whole === '') return undefined;
  const end = BODY_END.exec(whole);
  const cut = end === null ? whole.length : end.index + end[0].length;
  const unleveled = from === 'relative' ? readOrgan(text, lexicon, index, region, false) : undefined;
  return { written: text, regions: names, ...(zone.zone === undefined ? {} : { zone: zone.zone }), ...(branch === undefined ? {} : { branch }), ...(level === undefined ? {} : { level }), levelFrom: from, body: whole.slice(0, cut), part: whole.slice(cut), ...(unleveled === undefined ? {} : { unleveled }) };
}

/** Longer texts name no organisation. */
const LONGEST = 2_000;

/** Organisations named by a text, several separated by 、 , ; or line breaks. */
export function readOrgans(text: string, lexicon: Lexicon, index: RegionIndex, region: string | undefined): Organ[] {
  if (text.length > LONGEST) return [];
  const parts = text.split(/[、,;/\n]/u).map((part) => foldPresentation(part)).filter((part) => part !== '');
  return parts.map((part) => readOrgan(part, lexicon, index, region)).filter((organ) => organ !== undefined);
}

/** Whether two organisations are of one region and level. */
export function sameJurisdiction(a: Organ, b: Organ, home: RegionNames | undefined, index: RegionIndex): 'agree' | 'conflict' | 'renamed' | 'unknown' {
  if (a.branch !== b.branch) {
    if (a.branch !== undefined && b.branch !== undefined) return 'conflict';
    // Without a table of regions 海东分局 may be that of 海东区.
    const [branch, other] = a.branch === undefined ? [b.branch, a] : [a.branch, b];
    return other.regions.district !== undefined && regionStem(other.regions.district, 'district') === branch ? 'agree' : 'unknown';
  }
  if (!sameZone(a.zone, b.zone)) return 'unknown';
  if (a.level !== b.level) return a.level === undefined || b.level === undefined || a.levelFrom === 'context' || b.levelFrom === 'context' ? 'unknown' : 'conflict';
  if (a.level === undefined) return 'agree';
  const [x, y] = [a.regions[a.level], b.regions[a.level]];
  if (x === undefined || y === undefined) return x === y && a.levelFrom === b.levelFrom ? 'agree' : 'unknown';
  const above = compareRegions(a.regions, b.regions, home, index);
  return above === 'unknown' ? 'agree' : above;
}
