import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneForAll } from '../../src/store/one-for-all.js';

/** Work that ends when it is told to, and tells how often it was begun. */
function slow() {
  const ends: (() => void)[] = [];
  let begun = 0;
  let atOnce = 0;
  const ask = oneForAll(async () => {
    begun += 1;
    atOnce += 1;
    expect(atOnce).toBe(1);
    const n = begun;
    await new Promise<void>((resolve) => ends.push(resolve));
    atOnce -= 1;
    if (n === 2) throw new Error('second');
    return n;
  });
  const end = async (): Promise<void> => {
    await breathe();
    ends.shift()?.();
    await breathe();
  };
  return { ask, end };
}

test('who asks before it begins shares it; who asks while it goes on gets the next', async () => {
  const { ask, end } = slow();
  const first = [ask(), ask()];
  await breathe();
  const second = [ask(), ask(), ask()];
  for (const one of second) one.catch(() => undefined);
  await end();
  expect(await Promise.all(first)).toEqual([1, 1]);
  await breathe();
  const third = ask();
  await end();
  expect((await Promise.allSettled(second)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await end();
  expect(await third).toBe(3);
});

test('within a change it is done for that one alone, in its turn', async () => {
  const { ask, end } = slow();
  const [shared, alone] = [ask(), ask(true)];
  alone.catch(() => undefined);
  const also = ask();
  await end();
  expect([await shared, await also]).toEqual([1, 1]);
  await end();
  await expect(alone).rejects.toThrow('second');
});
