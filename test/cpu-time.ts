/** Milliseconds of processor time that some work takes. Unlike the clock on the wall it does not count what other processes do meanwhile. */
export async function cpuTime(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
