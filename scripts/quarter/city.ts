import { createHash } from 'node:crypto';
import type { FrameItem } from '../../src/model/draw.js';
import type { Chance } from './chance.js';
import type { Seen } from './facts.js';

const DEPARTMENTS = [
  '区信息中心', '区老龄办', '区民政局', '区人社局', '区城管局', '区住建局', '区市场监管局', '区卫计局', '区教育局', '区公安分局', '区国土分局', '区环保局', '区农业局', '区交通运输局', '区文广新局', '区司法局', '区残联', '区税务局',
];
const TOWNS = Array.from({ length: 22 }, (_, n) => `第${n + 1}镇`);
/** 18 departments and 22 towns. */
export const UNITS: readonly string[] = [...DEPARTMENTS, ...TOWNS];
const SHARED = 20;
const ITEMS = 1200;
/** The entry of the handbook that was wrong: all towns followed the law, and differed from it. */
export const WRONG_ENTRY = { basicCode: 'T07', element: 'fee' };

export interface CityItem extends FrameItem {
  basicCode: string;
}

/** A defect of the city: there are moments at which it can be seen. */
export interface Defect {
  fingerprint: string;
  seen: Seen;
  active: boolean;
  /** Day of the quarter (0 …) on which it appears; 0: it was there before. */
  born: number;
  /** What stands on the page now. */
  values: string;
}

/** 1,200 items; the towns share 20 of them each. */
export function itemsOf(chance: Chance): CityItem[] {
  const shared = TOWNS.flatMap((unit) => Array.from({ length: SHARED }, (_, n) => itemOf(unit, `T${String(n + 1).padStart(2, '0')}`, chance)));
  const own = Array.from({ length: ITEMS - shared.length }, (_, n) => itemOf(DEPARTMENTS[n % DEPARTMENTS.length] ?? '', `D${String(n).padStart(4, '0')}`, chance));
  return [...shared, ...own];
}

function itemOf(unit: string, basicCode: string, chance: Chance): CityItem {
  return { id: `${basicCode}@${unit}`, basicCode, name: `事项${basicCode}`, unit, volume: chance.hits(10) ? 5000 : 50 };
}

/** Defects of the city; some units are worse than others, some items have several. */
export function defectsOf(items: readonly CityItem[], days: number, chance: Chance): Defect[] {
  const bad = new Set(UNITS.filter((_, n) => n % 6 === 2));
  const random = items.flatMap((item) => {
    const count = chance.hits(bad.has(item.unit) ? 60 : 25) ? chance.pick([1, 1, 1, 2, 2, 4, 5]) : 0;
    return Array.from({ length: count }, (_, n) => defectOf(item, `element${n}`, chance.hits(60) ? 0 : 1 + chance.below(days - 10), chance));
  });
  const shared = items.filter((item) => item.basicCode === WRONG_ENTRY.basicCode).map((item): Defect => {
    const defect = defectOf(item, WRONG_ENTRY.element, 0, chance);
    return { ...defect, seen: { ...defect.seen, severity: '严重', number: 'A13', maintainer: item.unit, lifecycle: 'stable' } };
  });
  return [...random, ...shared];
}

/** A defect of an item, with the finding that it gives. */
export function defectOf(item: CityItem, element: string, born: number, chance: Chance): Defect {
  const rule = chance.pick([['A19', 'time-limit/exceeds'], ['A13', 'fee/differs'], ['A03', 'material/extra'], ['B05', 'sync/time-limit']] as const);
  return {
    fingerprint: createHash('sha256').update(`${item.id} ${element}`).digest('hex'),
    seen: {
      item: item.id, basicCode: item.basicCode, unit: item.unit, element, severity: chance.pick(['严重', '严重', '较重', '较重', '一般', '提示'] as const), number: rule[0], rule: rule[1],
      maintainer: chance.hits(5) ? '平台运营单位' : item.unit, lifecycle: chance.hits(5) ? 'trial' : 'stable', selfReported: chance.hits(5),
    },
    active: born === 0, born, values: '1',
  };
}
