/**
 * Does `work` on each item, so many at a time, begun in the order of the items; the results in that order. What one throws ends all:
 * no further item is begun.
 */
export async function abreast<T, R>(items: readonly T[], most: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      try {
        results[index] = await work(items[index] as T, index);
      } catch (cause) {
        next = items.length;
        throw cause;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane));
  return results;
}
