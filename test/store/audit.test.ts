import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { auditHead, canonicalJson, listAudit, listSettings, nextNumber, setSetting, verifyAudit, type Store } from '../../src/store/index.js';
import { at, by } from './kit.js';
import { onBothDatabases } from './stores.js';

async function three(store: Store): Promise<void> {
  for (const n of [1, 2, 3]) await setSetting(store, `s${n}`, { 值: n }, by(n === 2 ? '李四' : '张三', n));
}

onBothDatabases('the audit log', (stores) => {
  it('tells who did what and when, newest first, a page at a time', async () => {
    const store = await stores.open();
    await three(store);
    const [last, ...rest] = await listAudit(store, {}, { limit: 2 });
    expect([last, rest.length]).toMatchObject([{ sequence: 3, by: '张三', at: at(3), action: 'setting.set', thing: 'setting', id: 's3', detail: { before: null, value: { 值: 3 } } }, 1]);
    expect((await listAudit(store, {}, { limit: 9, before: 2 })).map(({ id }) => id)).toEqual(['s1']);
    expect((await listAudit(store, { by: '李四', since: at(0), until: at(9), action: 'setting.set', thing: 'setting', id: 's2' }, { limit: 9 })).map(({ id }) => id)).toEqual(['s2']);
  });

  it.each<[string, number, (store: Store) => Promise<unknown>]>([
    ['who did it', 2, (store) => store.db.updateTable('audit').set({ by: '王五' }).where('sequence', '=', 2).execute()],
    ['when', 1, (store) => store.db.updateTable('audit').set({ at: at(0) }).where('sequence', '=', 1).execute()],
    ['what', 3, (store) => store.db.updateTable('audit').set({ content: '{}' }).where('sequence', '=', 3).execute()],
    ['its own hash', 2, (store) => store.db.updateTable('audit').set({ hash: 'f'.repeat(64) }).where('sequence', '=', 2).execute()],
    ['an entry taken out', 2, (store) => store.db.deleteFrom('audit').where('sequence', '=', 2).execute()],
  ])('shows what was changed by hand: %s', async (_, broken, change) => {
    const store = await stores.open();
    await three(store);
    expect(await verifyAudit(store)).toEqual({ entries: 3 });
    await change(store);
    expect(await verifyAudit(store)).toEqual({ entries: broken - 1, broken });
  });

  it('shows with an anchor that its end was cut off', async () => {
    const store = await stores.open();
    await three(store);
    const anchor = await auditHead(store);
    await store.db.deleteFrom('audit').where('sequence', '=', 3).execute();
    expect(await verifyAudit(store)).toEqual({ entries: 2 });
    expect(await verifyAudit(store, anchor)).toEqual({ entries: 2, broken: 3 });
  });

  it('holds no entry of what did not come about', async () => {
    const store = await stores.open();
    const failed = store.change({ ...by('张三'), action: 'x', thing: 'x', id: '' }, async () => {
      await setSetting(store, 'inner', 1, by('张三'));
      expect(await nextNumber(store, 'filing')).toBe(1);
      throw new Error('停电');
    });
    await expect(failed).rejects.toThrow('停电');
    expect([await listSettings(store), await auditHead(store), await nextNumber(store, 'filing')]).toEqual([new Map(), { sequence: 0, hash: '0'.repeat(64) }, 1]);
  });

  it('is one chain, however many write at once', async () => {
    const place = await stores.place();
    const opened = await Promise.all([stores.open(place), stores.open(place), stores.open(place)]);
    await Promise.all(opened.flatMap((store, who) => Array.from({ length: 10 }, (_, n) => setSetting(store, `k${n}`, who, by(`用户${who}`, n)))));
    const [store] = opened;
    expect(store && (await verifyAudit(store))).toEqual({ entries: 30 });
  });
});

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, null, '办'] }, '{"a":[true,null,"办"],"b":1}'],
    [{ 𠮷: 1, '\uFFFD': 2 }, '{"\uFFFD":2,"𠮷":1}'],
    [{ a: undefined, b: { d: '"', c: 1.5 } }, '{"b":{"c":1.5,"d":"\\""}}'],
    [undefined, 'null'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('is the same text whatever the order of names, and reads back as the same content', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(content));
        expect(JSON.parse(canonicalJson(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });
});
