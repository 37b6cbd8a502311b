import { readZone } from './zone.js';
import type { Lexicon } from './lexicon.js';
import { stripLabel } from './labels.js';
import { splitNumbered } from './numbering.js';
import { readNumeral } from './numerals.js';
import { dropSpace, stripFinalPunctuation } from './presentation.js';
import { levelOfCity, REGION_LEVELS } from './regions.js';
import type { RegionIndex, RegionLevel, RegionNames } from './regions.js';
import { stripPunctuation, useCanonical } from './wording.js';

/** Parts of an address that are numbers; each is a set, so that 1、2、3号窗口 and 1-3号窗口 are one value. */
export const NUMBERED = ['number', 'building', 'floor', 'area', 'room', 'window'] as const;
export type NumberedPart = (typeof NUMBERED)[number];

/** One place: regions, road and numbers apart, and the words that are left (halls, offices, kinds of windows). */
export interface Place {
  written: string;
  regions: RegionNames;
  zone?: string;
  town?: string;
  road?: string;
  numbers: Partial<Record<NumberedPart, string[]>>;
  /** Windows hall by hall where a place has several halls (综合大厅1-6号窗口、车管大厅1-4号窗口). */
  windows: string[];
  /** Words after region and road; a mark of level stands where a region or 省, 市, 区 was written. */
  words: string;
}

/** Longer stretches are no address. */
const LONGEST = 2_000;
const MARK: Record<RegionLevel, string> = { province: '\uE001', city: '\uE002', district: '\uE003' };
const CUT = '\uE010';
const ITEM = '[A-Z]?\\d{1,6}(?:号窗口|号窗|窗口|窗|号)?';
const LIST = `${ITEM}(?:[、,.\\-/和及与至到]{1,2}第?${ITEM}){0,60}`;
const KIND_OF_WINDOW = '(?:综合受理|综合|专用|专|受理|业务|服务|办事|办理|人工|收件|出件|咨询|不动产|社保|医保|税务)?';

const ROAD_END = '(?:大道|大街|公路|胡同|路|街(?!道)|巷|弄|道(?!路)|里(?=\\d))';
const ROAD = new RegExp(`^(\\d{0,2}[\u4e00-\u9fff][^,()、;:${CUT}]{0,13}?${ROAD_END}${ROAD_END}?(?:[东西南北中](?=\\d))?(?:[东西南北中]段)?)`, 'u');
const TOWN = /^([\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))(?=.{0,20}(?:路|街|道|巷|村|社区|号))/u;
const HOUSE = /^(?:第)?(\d{1,6}(?:[-、,]\d{1,6}){0,8}(?:弄\d{1,5})?)(?:号(?!楼|窗|厅)(?:(?:(?:之|-)\d{1,4}|附\d{1,4}号?)(?![\d楼层F]))?|弄|之\d{1,4}号?|(?=$|[^\d\-、,楼层室房栋幢座窗路区F]))/u;
const LATER_HOUSE = /(?<![\dA-Z第-])(\d{1,6}(?:-\d{1,6})?)号(?!楼|窗|厅|门|线|[、,\-至到和及]|.{0,8}窗)(?:(?:之|-)\d{1,4})?/u;

const BUILDING = /([A-Z]\d{0,2}|\d{1,3})(?:号楼|号?[栋幢座])|([A-Z])楼/gu;
const FLOOR = /第?(地下|负|-|B)?(\d{1,2}(?:[-、,/至到]{1,2}\d{1,2}){0,8})(?:楼层|楼|层|F(?![A-Z]))/gu;
const ROOM = /([A-Z]{0,2}\d{1,5}(?:[-、,/至到]{1,2}[A-Z]{0,2}\d{1,5}){0,20})号?(?:办公室|房间|房|室)/gu;
/** 2层218: a number of three or four digits at the end behind a floor. */
const BARE_ROOM = /(?<=\uE010)(\d{3,4})$/gu;
const AREA = /([A-Z]{1,2}\d{0,2}|\d{1,2})(?:区|岛|号?厅|馆)(?:域)?/gu;
const WINDOW_BEHIND = new RegExp(`窗口?(${LIST})(?![\\d楼层室房栋幢座])(?:号?窗口?)?`, 'gu');
const WINDOW_BEFORE = new RegExp(`(${LIST})${KIND_OF_WINDOW}(?<!\\d)窗口?`, 'gu');
const WINDOW_LIST_ONLY = new RegExp(`(${LIST})(?<=窗口?)`, 'gu');

const NUMERAL = /[一二两三四五六七八九十廿卅]/u;

/** Every numeral as digits: in an address 七 and 7 never mean different things. */
function digits(text: string): string {
  if (!NUMERAL.test(text)) return text;
  return text.replace(/[〇零一二两三四五六七八九十廿卅百]{1,6}/gu, (run, at: number, whole: string) => {
    const value = NUMERAL.test(run) ? readNumeral(run) : undefined;
    if (value === undefined) return run;
    const [before, after] = [whole.charAt(at - 1), whole.charAt(at + run.length)].map((one) => (/\d/u.test(one) ? ' ' : ''));
    return `${before ?? ''}${value}${after ?? ''}`;
  });
}

/** Members of “1、2、5-8号” in order; a range is written out. */
function members(list: string): string[] {
  if (/^[1-9]\d*$/u.test(list)) return [list];
  const found = new Set<string>();
  const plain = list.replace(/号窗口|号窗|窗口|窗|号|第/gu, '');
  for (const part of plain.split(/[、,./和及与]+/u)) {
    const [from = '', to] = part.split(/[-至到]+/u);
    const [start, end] = [/^([A-Z]*)0*(\d+)$/u.exec(from), to === undefined ? null : /^([A-Z]*)0*(\d+)$/u.exec(to)];
    if (start !== null && end !== null && Number(end[2]) > Number(start[2]) && Number(end[2]) - Number(start[2]) <= 300) {
      for (let value = Number(start[2]); value <= Number(end[2]); value += 1) found.add(`${start[1] ?? ''}${value}`);
    } else for (const one of [from, to ?? '']) if (one !== '') found.add(one.replace(/^([A-Z]*)0+(?=\d)/u, '$1'));
  }
  return [...found].sort();
}

/** Words and marks of level; without any there is none to be written as a mark, nor two marks to be joined. */
const LEVEL = /[省市区县旗州盟\uE001-\uE003]/u;

/** Region names of the place itself, wherever they stand, and 省, 市, 区 before a hall or office become marks of level. */
function markLevels(words: string, names: RegionNames, index: RegionIndex, home: RegionNames | undefined): string {
  let text = words.includes('(') ? words.replace(/\((省|市|区|县)\)/gu, '$1') : words;
  for (const level of REGION_LEVELS) {
    for (const name of [names[level], home?.[level]]) if (name !== undefined && name.length > 2) text = text.replaceAll(name, MARK[level]);
  }
  const pieces = text.split(/(?<=[,(、;:\uE010])/u).map((piece) => {
    const found = index.read(piece, home);
    const lowest = found.names.district !== undefined ? 'district' : found.names.city !== undefined ? 'city' : 'province';
    return found.length > 0 ? MARK[lowest] + piece.slice(found.length) : piece;
  });
  const marked = pieces.join('');
  if (!LEVEL.test(marked)) return marked;
  return marked
    .replace(/(^|[,(、;:\uE010\uE001-\uE003])(?:省|自治区)(?=[\u4e00-\u9fff]{2})/gu, `$1${MARK.province}`)
    .replace(/(^|[,(、;:\uE010\uE001-\uE003]|中心|大厅|大楼|局|院)市(?=场监|政务|政府|民政|民族|[^场政民心容区])/gu, (whole, before: string, at: number, all: string) =>
      /^市场监/u.test(all.slice(at + before.length)) || (/[心厅楼局院]$/u.test(before) && !/^.{3,16}(?:局|委|中心|所|院|会)/u.test(all.slice(at + before.length))) ? whole : before + MARK[levelOfCity(home)])
    .replace(/(^|[,(、;:\uE010\uE001-\uE003])[州盟](?=[\u4e00-\u9fff]{2})/gu, `$1${MARK.city}`)
    .replace(/(^|[,(、;:\uE010\uE001-\uE003])[区县旗](?=[\u4e00-\u9fff]{2})/gu, `$1${MARK.district}`)
    .replace(/[\uE001-\uE003]{2,}/gu, (marks) => marks.slice(-1));
}

/** What every match of a pattern holds; without it there is none. */
const HOLDS = new Map<RegExp, RegExp>([[BUILDING, /[楼栋幢座]/u], [FLOOR, /[楼层F]/u], [ROOM, /[室房]/u], [AREA, /[区岛厅馆]/u], [WINDOW_BEHIND, /窗/u], [WINDOW_BEFORE, /窗/u], [WINDOW_LIST_ONLY, /窗/u]]);

function take(text: string, pattern: RegExp, numbers: Place['numbers'], part: NumberedPart, read: (first: string, second: string) => string[] = members): string {
  if (HOLDS.get(pattern)?.test(text) === false) return text;
  return text.replace(pattern, (_whole: string, first?: string, second?: string | number) => {
    const known = numbers[part];
    const values = read(first ?? '', typeof second === 'string' ? second : '');
    numbers[part] = known === undefined && values.length === 1 ? values : [...new Set([...(known ?? []), ...values])].sort();
    return CUT;
  });
}

/** Town and road at the beginning of a text; of two roads the one with the house number, the other taken as the town. */
function readRoad(text: string, lexicon: Lexicon): { town?: string; road?: string; rest: string } {
  // 各镇街便民服务中心: each place of a kind, of which none is on a road of that name.
  if (lexicon.terms('address.each').some((word) => text.startsWith(word))) return { rest: text };
  let town = TOWN.exec(text)?.[1];
  let rest = text.slice(town?.length ?? 0);
  const first = ROAD.exec(rest)?.[1];
  if (first === undefined) return { ...(town === undefined ? {} : { town }), rest };
  let road = first;
  const behind = rest.slice(road.length);
  const second = /^\d/u.test(behind) ? undefined : ROAD.exec(behind)?.[1];
  if (second !== undefined && /^\d{1,6}(?:[-、]\d{1,6})?(?:号|弄|$)/u.test(behind.slice(second.length))) {
    town = `${town ?? ''}${first}`;
    road = second;
    rest = behind;
  }
  return { ...(town === undefined ? {} : { town }), road, rest: rest.slice(road.length) };
}

/** What `inOneForm` would leave as it is. */
const PLAIN = /^[^#a-zF首底第\u0080-\u2fff\ua000-\u{10ffff}]*$/u;

/** Letters in capitals, # as 号, 首层 and 底层 as 一层, 3F as 3楼, and no 第 before windows and rooms. */
function inOneForm(written: string): string {
  return written.replaceAll('#', '号').toUpperCase().replace(/(?:首|底)(?=层)/gu, '一').replace(/(?<![A-Z\d])(B?\d{1,2})F(?![A-Z]{2})/gu, '$1楼').replace(/第(?=[A-Z]?\d[\dA-Z号、,.至到和-]{0,40}(?:窗|室|房))/gu, '');
}

function readPlace(folded: string, lexicon: Lexicon, index: RegionIndex, home: RegionNames | undefined): Place | undefined {
  const bare = stripFinalPunctuation(dropSpace(folded));
  const written = bare.includes('(') ? bare.replace(/(?<=\()[^()]{2,60}(?=\))/gu, (inner) => stripLabel(inner, lexicon)) : bare;
  const text = PLAIN.test(written) ? written : inOneForm(written);
  const numbers: Place['numbers'] = {};
  let place: Pick<Place, 'regions' | 'zone' | 'town' | 'road'> = { regions: {} };
  let before = '';
  let rest = '';
  // An office may come first and its address behind it in brackets.
  const starts = /[,(:]/u.test(text) ? [0, ...[...text.matchAll(/[,(:]/gu)].slice(0, 12).map((match) => match.index + 1)] : [0];
  for (const start of starts) {
    const region = index.read(text.slice(start), home);
    const behind = text.slice(start + region.length);
    const zone = readZone(behind, region.names, lexicon, index);
    const within = readRoad(digits(behind.slice(zone.length)), lexicon);
    // 科技园3楼 names the place itself: a zone stands before a road.
    const isZone = within.road !== undefined;
    const found = isZone ? within : readRoad(digits(behind), lexicon);
    if (found.road === undefined && start > 0) continue;
    place = { regions: { ...place.regions, ...(isZone ? zone.regions : region.names) }, ...(isZone && zone.zone !== undefined ? { zone: zone.zone } : {}), ...(found.town === undefined ? {} : { town: found.town }), ...(found.road === undefined ? {} : { road: found.road }) };
    before = text.slice(0, start);
    ({ rest } = found);
    if (found.road !== undefined) break;
  }
  before = digits(before.slice(index.read(before, home).length));
  const house = place.road === undefined ? null : HOUSE.exec(rest);
  if (house !== null) {
    numbers.number = [house[0].replace(/号|^第/gu, '').replace(/之/gu, '-').replace(/[,、]/gu, '、').replace(/(^|\D)0+(?=\d)/gu, '$1')];
    rest = CUT + rest.slice(house[0].length);
  }
  let words = `${before}${rest}`;
  words = take(words, BUILDING, numbers, 'building', (first, second) => [first || second]);
  const windows: string[] = [];
  const hall = (list: string): string[] => {
    const values = members(list);
    windows.push(values.join('、'));
    return values;
  };
  words = take(words, WINDOW_BEFORE, numbers, 'window', hall);
  words = take(words, WINDOW_LIST_ONLY, numbers, 'window', hall);
  words = take(words, ROOM, numbers, 'room');
  words = take(words, FLOOR, numbers, 'floor', (below, list) => members(list).map((one) => (below === '' ? one : `-${one}`)));
  words = take(words, BARE_ROOM, numbers, 'room');
  words = take(words, AREA, numbers, 'area', (first) => [first]);
  words = take(words, WINDOW_BEHIND, numbers, 'window', hall);
  if (numbers.number === undefined) {
    const later = LATER_HOUSE.exec(words);
    if (later !== null) {
      numbers.number = [later[0].replace(/号/gu, '').replace(/之/gu, '-')];
      words = words.replace(later[0], CUT);
    }
  }
  const marked = markLevels(words, place.regions, index, home);
  const named = stripPunctuation(useCanonical(useCanonical(marked, lexicon, 'organ.abbreviation'), lexicon, 'address.synonym').replaceAll(CUT, ','));
  if (named === '' && place.road === undefined && Object.keys(numbers).length === 0) return undefined;
  return { written, ...place, numbers, windows: windows.sort(), words: named };
}

const HAS_HOUSE = /(?:路|街|道|巷|弄|里|村|段|线)\D{0,2}\d{1,6}(?:[-之]\d{1,4})?号?/u;

/** Stretches of a text that are a place each: by list numbers, line breaks and semicolons, and at 、 , where both sides have a house number. */
function splitPlaces(folded: string): string[] {
  // A line break behind a comma is within a place, or two places that the comma parts.
  const joined = folded.includes('\n') ? folded.replace(/([、,])\s?\n\s?/gu, '$1') : folded;
  const items = splitNumbered(joined);
  if (!/[、,;\n。]/u.test(joined)) return items.filter((item) => stripFinalPunctuation(item) !== '');
  const pieces = items.flatMap((item) => item.split(/[;\n。]/u));
  return pieces.flatMap((piece) => {
    const parts: string[] = [];
    for (const part of piece.split(/[、,](?![^(]*\))/u)) {
      const last = parts.at(-1);
      if (last === undefined || (HAS_HOUSE.test(digits(last)) && HAS_HOUSE.test(digits(part)))) parts.push(part);
      else parts[parts.length - 1] = `${last},${part}`;
    }
    return parts.length > 1 ? parts : [piece];
  }).filter((piece) => stripFinalPunctuation(piece) !== '');
}

/** A line, a stop or a vehicle: 公交公司对面 names none and is part of the place. */
const RIDE = /\d[^\d]{0,3}[路线]|[站车]/u;

/** Takes out how to get there (公交：408路、706路), which is an element of its own: its lines are no places and its numbers no houses. */
function withoutTravel(text: string, lexicon: Lexicon): string {
  const leads = lexicon.terms('address.travel');
  return text.replace(/[(\[]([^()[\]]{2,80})[)\]]/gu, (whole, inner: string) => (RIDE.test(inner) && leads.some((lead) => inner.startsWith(lead)) ? '' : whole));
}

/** Places of a text without its label; `undefined` where it is too long to be an address. */
export function readPlaces(folded: string, lexicon: Lexicon, index: RegionIndex, home: RegionNames | undefined): Place[] | undefined {
  if (folded.length > LONGEST) return undefined;
  const places = splitPlaces(withoutTravel(folded, lexicon)).map((piece) => readPlace(piece, lexicon, index, home)).filter((place) => place !== undefined);
  return places.length === 0 ? undefined : places;
}
