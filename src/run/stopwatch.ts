/** Seconds by stage, for the line that says where the time goes. */
export function stopwatch() {
  const begin = performance.now();
  let last = begin;
  const laps: Record<string, number> = {};
  const round = (ms: number) => Math.round(ms / 10) / 100;
  return {
    lap(stage: string) {
      const at = performance.now();
      laps[stage] = round(at - last);
      last = at;
    },
    since: () => round(performance.now() - last),
    seconds: () => ({ ...laps, total: round(performance.now() - begin) }),
  };
}
