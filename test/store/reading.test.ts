import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneReading, openStore, setSetting, takingIn, type Store } from '../../src/store/index.js';
import { by } from './kit.js';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reading-'));
  store = await openStore({ kind: 'sqlite', folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Something that is taken in, and how often it was. */
function counting(): { ask: () => Promise<number>; times: () => number } {
  let times = 0;
  return { ask: takingIn(store, () => Promise.resolve((times += 1))), times: () => times };
}

test('what is new is taken in once for an answer, and anew for the next', async () => {
  const { ask } = counting();
  const three = async (): Promise<number[]> => [await ask(), await ask(), ...(await Promise.all([ask()]))];
  expect(await oneReading(three)).toEqual([1, 1, 1]);
  expect(await oneReading(three)).toEqual([2, 2, 2]);
  expect(await three()).toEqual([3, 4, 5]);
});

test('and anew within it where something was changed meanwhile, or within a change', async () => {
  const { ask } = counting();
  const told = await oneReading(async () => {
    const before = [await ask(), await ask()];
    await setSetting(store, 'a', before, by('甲'));
    return [...before, await ask(), await store.change(() => undefined, ask), await ask()];
  });
  expect(told).toEqual([1, 1, 2, 3, 4]);
});

test('what an answer sets going looks for itself when the answer is given, and what failed is tried anew by the next', async () => {
  const { ask, times } = counting();
  let go: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => { go = resolve; });
  let later: Promise<number[]> | undefined;
  await expect(oneReading(async () => {
    await ask();
    later = begun.then(async () => [await ask(), await ask()]);
    throw new Error('no');
  })).rejects.toThrow('no');
  go();
  expect([await later, times()]).toEqual([[2, 3], 3]);
});
