import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { beginCensus, censusItems, finishCensus, itemsDone, keepCensusItems, openStore, type Store } from '../../src/store/index.js';
import { onBothDatabases } from './stores.js';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const found = (item: string, text: string, told = true) => ({ item, unit: '甲局', sha256: sha(text), times: [], ...(told ? { content: text } : {}) });
const begin = async (store: Store, scope: string, day: number): Promise<string> => {
  const startedAt = `2018-09-${String(day).padStart(2, '0')}T09:00:00+08:00`;
  return (await beginCensus(store, { scope, inputs: `${scope} ${day}`, startedAt, notBefore: startedAt })).id;
};
const kept = async (store: Store, census: string): Promise<string[]> => {
  const all: string[] = [];
  for await (const { item, content } of censusItems(store, census, '甲局')) all.push(`${item} ${content}`);
  return all;
};

onBothDatabases('what a census found', (stores) => {
  it('is kept by the hash of its content, which is told once', async () => {
    const store = await stores.open();
    const census = await begin(store, '城', 1);
    expect(await keepCensusItems(store, census, [found('i2', '乙'), found('i1', '甲'), found('i3', '甲', false)])).toEqual(new Set());
    expect(await kept(store, census)).toEqual(['i1 甲', 'i2 乙', 'i3 甲']);
    expect([await itemsDone(store, census), await itemsDone(store, census, ['i3', 'i4']), await itemsDone(store, census, [])]).toEqual([new Set(['i1', 'i2', 'i3']), new Set(['i3']), new Set()]);
  });

  it('is not kept, and said, where its content was left out and is there no more', async () => {
    const store = await stores.open();
    const census = await begin(store, '城', 1);
    expect(await keepCensusItems(store, census, [found('i1', '甲'), found('i2', '乙', false)])).toEqual(new Set(['i2']));
    expect(await kept(store, census)).toEqual(['i1 甲']);
    expect(await keepCensusItems(store, census, [found('i2', '乙')])).toEqual(new Set());
    expect(await kept(store, census)).toEqual(['i1 甲', 'i2 乙']);
  });

  it('is whole where several keep the same contents at once, in whatever order', async () => {
    const place = await stores.place();
    const [one, other] = [await stores.open(place), await openStore(place)];
    try {
      const censuses = [await begin(one, '城', 1), await begin(other, '乡', 1)];
      const items = Array.from({ length: 400 }, (_, index) => found(`i${index}`, `内容${index % 300}`));
      await Promise.all([keepCensusItems(one, censuses[0] ?? '', items), keepCensusItems(other, censuses[1] ?? '', [...items].reverse())]);
      for (const census of censuses) expect(await kept(one, census)).toHaveLength(400);
    } finally {
      await other.close();
    }
  });

  it('is never without its content, though another census that ends forgets its own meanwhile', async () => {
    const place = await stores.place();
    const [one, other] = [await stores.open(place), await openStore(place)];
    try {
      const census = await begin(one, '城', 1);
      const items = Array.from({ length: 40 }, (_, index) => found(`i${index}`, `内容${index}`));
      for (let day = 1; day <= 6; day += 1) {
        const ending = await begin(other, '乡', day);
        // The first and the third of three are forgotten by the fourth.
        if (day % 2 === 1) await keepCensusItems(other, ending, items);
        const [lost] = await Promise.all([keepCensusItems(one, census, items.map(({ content: _, ...item }) => item)), finishCensus(other, ending, '2018-09-09T09:00:00+08:00', null)]);
        expect((await kept(one, census)).length + lost.size).toBeGreaterThanOrEqual(40);
      }
    } finally {
      await other.close();
    }
  });
});
