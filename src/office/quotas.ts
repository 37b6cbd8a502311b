/** A unit and how many of its items can be drawn. */
export interface Stratum {
  unit: string;
  /** All items of the unit in the frame: its share is measured by these. */
  items: number;
}

/**
 * How many items each unit gives: the floor first, then one seat after the other to the unit that is furthest from its share
 * (Sainte-Laguë: most items ÷ (2 × seats + 1)), never above the ceiling or the unit's items. Whole numbers only; among equals the
 * unit whose name comes first by code point. The sum is `size`, or what floors and ceilings make of it.
 */
export function quotasOf(strata: readonly Stratum[], size: number, floor: number, ceiling: number): Map<string, number> {
  const sorted = [...strata].sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  const most = (one: Stratum) => Math.min(ceiling, one.items);
  const seats = new Map(sorted.map((one) => [one.unit, Math.min(floor, most(one))]));
  const held = (one: Stratum) => seats.get(one.unit) ?? 0;
  let left = size - [...seats.values()].reduce((a, b) => a + b, 0);
  for (; left > 0; left--) {
    const open = sorted.filter((one) => held(one) < most(one));
    const [first, ...rest] = open;
    if (first === undefined) break;
    const next = rest.reduce((best, one) => (one.items * (2 * held(best) + 1) > best.items * (2 * held(one) + 1) ? one : best), first);
    seats.set(next.unit, held(next) + 1);
  }
  return seats;
}
