/**
 * Work that is begun once for all who ask before it begins: who asks while it is going on gets the next one, which begins after the asking
 * and so sees all that was there then. One after the other, never two at once. `alone`: within a change, whose transaction is nobody else's.
 */
export function oneForAll<T>(work: () => Promise<T>): (alone?: boolean) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | undefined;
  const behind = (begin: () => Promise<T>): Promise<T> => {
    const result = last.then(begin);
    last = result.catch(() => undefined);
    return result;
  };
  return (alone = false) => {
    if (alone) return behind(work);
    waiting ??= behind(() => {
      waiting = undefined;
      return work();
    });
    return waiting;
  };
}
