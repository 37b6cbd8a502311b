import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { missingBytes } from '../../src/store/byte-store.js';
import type { Store } from '../../src/store/index.js';
import { at } from './kit.js';
import { onBothDatabases } from './stores.js';

const kept = { at: at(0), extension: '.md' };

/** Takes a kept file away, or changes it, behind the store's back. */
async function harm(store: Store, sha256: string, content: string | undefined): Promise<void> {
  if (store.location.kind === 'postgres') {
    if (content === undefined) await store.db.deleteFrom('bytes').where('sha256', '=', sha256).execute();
    else await store.db.updateTable('bytes').set({ bytes: Buffer.from(content) }).where('sha256', '=', sha256).execute();
    return;
  }
  const folder = path.join(store.location.folder, 'snapshots', sha256.slice(0, 2));
  const file = path.join(folder, readdirSync(folder).find((name) => name.startsWith(sha256)) ?? '');
  if (content === undefined) rmSync(file);
  else writeFileSync(file, content);
}

onBothDatabases('kept files', (stores) => {
  it('are kept once under their hash and read back, also by others', async () => {
    const place = await stores.place();
    const [first, second] = [await stores.open(place), await stores.open(place)];
    expect(await second.bytes.get('0'.repeat(64))).toBeUndefined();
    const [one, two] = [await first.bytes.put(Buffer.from('# 指南\0'), kept), await second.bytes.put(Buffer.from('# 指南\0'), { ...kept, at: at(9) })];
    expect(one).toBe(two);
    const third = await first.bytes.put(Buffer.from('另一份'), kept);
    expect(Buffer.from((await second.bytes.get(third)) ?? []).toString()).toBe('另一份');
    expect(await first.db.selectFrom('snapshots').select(['sha256', 'size', 'keptAt']).where('sha256', '=', one).execute()).toEqual([{ sha256: one, size: 9, keptAt: at(0) }]);
  });

  it.each([['gone', undefined], ['changed', '改过的']])('that are %s are missed', async (_, content) => {
    const store = await stores.open();
    const [whole, harmed] = [await store.bytes.put(Buffer.from('完好'), kept), await store.bytes.put(Buffer.from('受损'), kept)];
    await harm(store, harmed, content);
    const seen: string[] = [];
    expect(await missingBytes(store, (sha256) => void seen.push(sha256))).toEqual([harmed]);
    expect([seen, await store.bytes.get(harmed)]).toEqual([[whole], undefined]);
  });
});
