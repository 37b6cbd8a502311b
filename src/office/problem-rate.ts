import type { DrawnItem } from '../model/draw.js';

/** Under this many items a unit's rate says nothing: 样本较少，不排名. */
export const FEWEST_FOR_RANKING = 5;
/** Weeks under which units are not ranked. */
const FEWEST_WEEKS = 2;
/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** A share with its 95 % interval (Wilson 1927), in units of one. */
export interface Rate {
  /** Items with problems. */
  hits: number;
  /** Items checked. */
  checked: number;
  /** Absent where nothing was checked. */
  share?: number;
  low?: number;
  high?: number;
}

/** The Wilson score interval: also right for small numbers and for shares near 0 and 1. */
export function wilson(hits: number, checked: number): Rate {
  if (checked === 0) return { hits, checked };
  const share = hits / checked;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * checked)) / (1 + z2 / checked);
  const half = (Z / (1 + z2 / checked)) * Math.sqrt((share * (1 - share)) / checked + z2 / (4 * checked * checked));
  return { hits, checked, share, low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === checked ? 1 : Math.min(1, middle + half) };
}

/** An item of a draw and what became of it. */
export interface CheckedItem extends DrawnItem {
  outcome: 'checked' | 'missed' | 'replaced';
  /** Confirmed problems. */
  problems: number;
}

export interface UnitRate extends Rate {
  unit: string;
  /** Printed beside the rate. */
  note?: string;
}

export interface WeekRates {
  /** Of the random part alone. */
  units: UnitRate[];
  all: Rate;
  /** What does not count for any rate, for its own list: items and those with problems. */
  apart: Record<'volume' | 'changed' | 'recheck', { checked: number; hits: number }>;
  /** Items not reached: outside every denominator. */
  missed: number;
}

/** Problem rates of a week: only items drawn by lot and reached count; re-checks, changed items and those with much business stand apart. */
export function ratesOf(items: readonly CheckedItem[]): WeekRates {
  const reached = items.filter((one) => one.outcome === 'checked');
  const chance = reached.filter((one) => one.part === 'random');
  const hits = (some: readonly CheckedItem[]) => some.filter((one) => one.problems > 0).length;
  const units = [...new Set(items.map((one) => one.unit))].sort();
  const apartOf = (part: DrawnItem['part']) => {
    const some = reached.filter((one) => one.part === part);
    return { checked: some.length, hits: hits(some) };
  };
  return {
    units: units.map((unit) => {
      const own = chance.filter((one) => one.unit === unit);
      return { unit, ...wilson(hits(own), own.length), ...(own.length < FEWEST_FOR_RANKING ? { note: '样本较少，不排名' } : {}) };
    }),
    all: wilson(hits(chance), chance.length),
    apart: { volume: apartOf('volume'), changed: apartOf('changed'), recheck: apartOf('recheck') },
    missed: items.filter((one) => one.outcome === 'missed').length,
  };
}

export interface Ranking {
  /** Units by falling share of items with problems; equal shares share a place. */
  places: { place: number; unit: string; rate: Rate }[];
  /** Units without a place, with the reason. */
  without: { unit: string; reason: string }[];
  /** Why there is no ranking at all. */
  none?: string;
}

/** Ranks units over several weeks; never from one, and no unit with too few items. */
export function rankUnits(weeks: readonly WeekRates[]): Ranking {
  if (weeks.length < FEWEST_WEEKS) return { places: [], without: [], none: '一期的抽查结果不足以排名，累计两期以上再排。' };
  const sums = new Map<string, { hits: number; checked: number }>();
  for (const one of weeks.flatMap((week) => week.units)) {
    const sum = sums.get(one.unit) ?? { hits: 0, checked: 0 };
    sums.set(one.unit, { hits: sum.hits + one.hits, checked: sum.checked + one.checked });
  }
  const units = [...sums].map(([unit, sum]) => ({ unit, ...sum })).sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const enough = units.filter((one) => one.checked >= FEWEST_FOR_RANKING).sort((a, b) => b.hits * a.checked - a.hits * b.checked);
  const above = (one: { hits: number; checked: number }) => enough.filter((other) => other.hits * one.checked > one.hits * other.checked).length;
  return {
    places: enough.map((one) => ({ place: above(one) + 1, unit: one.unit, rate: wilson(one.hits, one.checked) })),
    without: units.filter((one) => one.checked < FEWEST_FOR_RANKING).map(({ unit }) => ({ unit, reason: '样本较少，不排名' })),
  };
}
