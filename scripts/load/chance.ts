/** Numbers from 0 to below 1 that look like chance and are the same at every start (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list. */
export const oneOf = <T>(chance: () => number, list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];
