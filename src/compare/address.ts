import { NUMBERED, readPlaces } from './address-reader.js';
import type { NumberedPart, Place } from './address-reader.js';
import { sameZone } from './zone.js';
import { defineKind, different, quote, reading, same, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import type { Comparison } from '../model/comparison.js';
import { stripLabel } from './labels.js';
import { compareRegions, createRegionIndex, REGION_LEVELS, regionStem } from './regions.js';
import type { RegionIndex, RegionNames } from './regions.js';
import { differingParts } from './wording.js';

const NAME: Record<NumberedPart, string> = { number: '门牌号', building: '楼栋', floor: '楼层', area: '分区', room: '房间', window: '窗口' };
const LEVEL_MARKS = /[\uE001-\uE003]/gu;
const SAME_PLACE = '地点相同，仅区划前缀、楼层、窗口、标点等写法不同';

/** A word written twice in a row once: 大道大道 as 大道. */
function undoubled(text: string): string {
  return text.replace(/([\u4e00-\u9fff]{2,8})\1/gu, '$1');
}

/** Whether one string is the other with something left out. */
function leavesOut(short: string, long: string): boolean {
  if (short.length >= long.length) return false;
  let at = 0;
  for (const character of long) if (character === short.charAt(at)) at += 1;
  return at >= short.length;
}

function compareWords(a: string, b: string, sides: Sides): Comparison {
  if (a === b) return same(SAME_PLACE);
  const plain = (words: string): string => words.replace(LEVEL_MARKS, '').replace(/[和与及]|位于|所在/gu, '');
  const [x, y] = [plain(a), plain(b)];
  if (x === y) {
    const [marksA, marksB] = [a.match(LEVEL_MARKS) ?? [], b.match(LEVEL_MARKS) ?? []];
    const other = marksA.length === marksB.length && marksA.some((mark, at) => mark !== marksB[at]);
    return other ? different(`地点所属层级（省、市、区）不同：${sides.a}为${quote(sides.textA)}，${sides.b}为${quote(sides.textB)}`) : same(SAME_PLACE);
  }
  const [inA, inB] = differingParts(x, y);
  if (undoubled(x) === undoubled(y)) return unsure(`地点名称疑有重复字：${sides.a}写${quote(inA)}，${sides.b}写${quote(inB)}`);
  if (x === '' || y === '' || leavesOut(x, y) || leavesOut(y, x)) return unsure(`一方写得更细：${sides.a}写${quote(x)}，${sides.b}写${quote(y)}，请人工核对`);
  return different(`地点名称不同：${sides.a}写${quote(inA)}，${sides.b}写${quote(inB)}`);
}

/** 武侯祠大街 in 武侯区 may be read as 祠大街 of 武侯: a road is compared without the own region's short name. */
function withoutHome(road: string | undefined, home: RegionNames | undefined): string | undefined {
  for (const level of REGION_LEVELS) {
    const stem = home?.[level] === undefined ? '' : regionStem(home[level], level);
    if (road !== undefined && stem.length >= 2 && road.startsWith(stem) && road.length > stem.length + 1) return road.slice(stem.length);
  }
  return road;
}

/** All parts of two places; any part that differs decides, then any that only one side states. */
function comparePlaces(a: Place, b: Place, home: RegionNames | undefined, index: RegionIndex, sides: Sides): Comparison {
  const open: Comparison[] = [];
  const zoned = !sameZone(a.zone, b.zone);
  // Who names a zone instead of a district need not mean the home's: zones lie across districts.
  const where = compareRegions(a.regions, b.regions, zoned ? { ...home, district: undefined } : home, index);
  if (where === 'conflict') return different(`所在区域不同：${sides.a}为${quote(a.written)}，${sides.b}为${quote(b.written)}`);
  if (where === 'renamed') open.push(unsure(`一方所写区划已撤销、由另一方所写区划承接，请人工核对：${sides.a}为${quote(a.written)}，${sides.b}为${quote(b.written)}`));
  if (where === 'unknown') open.push(unsure('一方未写所在区域，且不知应为何地，请人工核对'));
  if (zoned) open.push(unsure(`功能区写法不同：${sides.a}${a.zone === undefined ? '未写' : `为${quote(a.zone)}`}，${sides.b}${b.zone === undefined ? '未写' : `为${quote(b.zone)}`}，功能区可跨行政区，请人工核对`));
  const [roadA, roadB] = [a.road, b.road].map((road) => withoutHome(road, home));
  if (a.road !== undefined && b.road !== undefined && roadA !== roadB) {
    const alike = undoubled(a.road) === undoubled(b.road) || a.road.endsWith(b.road) || b.road.endsWith(a.road);
    const reason = `道路名称不同：${sides.a}为${quote(a.road)}，${sides.b}为${quote(b.road)}`;
    if (!alike) return different(reason);
    open.push(unsure(`${reason}，疑为笔误或详略不同，请人工核对`));
  } else if ((a.road === undefined) !== (b.road === undefined)) open.push(unsure(`${a.road === undefined ? sides.a : sides.b}未写道路，请人工核对`));
  if (a.town !== undefined && b.town !== undefined && a.town !== b.town) return different(`所在乡镇街道不同：${sides.a}为${quote(a.town)}，${sides.b}为${quote(b.town)}`);
  if ((a.town === undefined) !== (b.town === undefined)) open.push(unsure(`${a.town === undefined ? sides.a : sides.b}未写乡镇街道，请人工核对`));
  for (const part of NUMBERED) {
    const [x, y] = [a.numbers[part], b.numbers[part]];
    if (x === undefined && y === undefined) continue;
    if (x === undefined || y === undefined) open.push(unsure(`${x === undefined ? sides.a : sides.b}未写${NAME[part]}${quote((x ?? y ?? []).join('、'))}，请人工核对`));
    else if (x.join('、') !== y.join('、')) return different(`${NAME[part]}不同：${sides.a}为${quote(x.join('、'))}，${sides.b}为${quote(y.join('、'))}`);
  }
  if (a.windows.length > 1 && a.windows.length === b.windows.length && a.windows.join('|') !== b.windows.join('|')) return different(`窗口不同：${sides.a}为${quote(a.windows.join('，'))}，${sides.b}为${quote(b.windows.join('，'))}`);
  const words = compareWords(a.words, b.words, sides);
  if (words.verdict === 'different') return words;
  return open[0] ?? words;
}

/** Kind `address`: the place, or the set of places, that a text names. */
export const createAddress: KindFactory = ({ data, lexicon }) => {
  const index = createRegionIndex(data.regions);
  return defineKind<Place[]>({
    within: 'line',
    read(text, context) {
      const places = readPlaces(stripLabel(text, lexicon), lexicon, index, index.chain(context.region));
      return places === undefined ? reading<Place[]>(undefined, [text.slice(0, 200)]) : reading(places);
    },
    judge(a, b, context, sides) {
      const home = index.chain(context.region);
      const left = [...b.value];
      const rest: Place[] = [];
      for (const place of a.value) {
        const at = left.findIndex((other) => comparePlaces(place, other, home, index, sides).verdict === 'same');
        if (at < 0) rest.push(place);
        else left.splice(at, 1);
      }
      if (rest.length === 0 && left.length === 0) return sameForms(a, b, SAME_PLACE);
      if (rest.length === 0 || left.length === 0) {
        const [name, places] = rest.length > 0 ? [sides.a, rest] : [sides.b, left];
        return unsure(`${name}另列有${places.slice(0, 3).map((place) => quote(place.written)).join('、')}，请人工核对`);
      }
      const table = rest.map((place) => left.map((other) => comparePlaces(place, other, home, index, sides)));
      const open = table.every((row) => row.some((one) => one.verdict === 'unsure')) && left.every((_place, at) => table.some((row) => row[at]?.verdict === 'unsure'));
      const first = table.flat().find((one) => one.verdict === (open ? 'unsure' : 'different'));
      return first ?? unsure('地点写法不同，请人工核对');
    },
  });
};
