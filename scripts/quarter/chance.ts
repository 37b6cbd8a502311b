/** Seeded chance for simulations (mulberry32): the same seed, the same quarter. */
export interface Chance {
  /** Whole number from 0 to below `n`. */
  below(n: number): number;
  /** True in `percent` of 100 cases. */
  hits(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    hits: (percent) => next() * 100 < percent,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('an empty list holds nothing to pick');
      return one;
    },
  };
}
