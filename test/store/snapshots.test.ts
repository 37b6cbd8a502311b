import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSnapshotStore, openCaptureLog, type CaptureRecord } from '../../src/store/index.js';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'store-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('snapshots', () => {
  it('keeps bytes under their hash and gives them back', async () => {
    const store = createSnapshotStore(folder);
    const kept = await store.put(Buffer.from('办事指南'), { extension: '.html' });
    expect(kept.sha256).toBe(sha('办事指南'));
    expect(kept.path).toBe(`${kept.sha256.slice(0, 2)}/${kept.sha256}.html`);
    expect(await readFile(join(folder, kept.path), 'utf8')).toBe('办事指南');
    expect(Buffer.from((await store.get(kept.sha256)) ?? []).toString()).toBe('办事指南');
  });

  it('keeps the same bytes once, also when put at the same time and by another store', async () => {
    const store = createSnapshotStore(folder);
    const all = await Promise.all(Array.from({ length: 20 }, () => store.put(Buffer.from('一样'))));
    expect(new Set(all.map((each) => each.path)).size).toBe(1);
    const again = await createSnapshotStore(folder).put(Buffer.from('一样'), { extension: '.html' });
    expect(again.path).toBe(all[0]?.path);
    expect(await readdir(join(folder, again.sha256.slice(0, 2)))).toHaveLength(1);
  });

  it('keeps empty bytes', async () => {
    const store = createSnapshotStore(folder, { flush: false });
    const kept = await store.put(new Uint8Array());
    expect(await store.get(kept.sha256)).toHaveLength(0);
  });

  it.each(['', 'zz', '../../etc/passwd', 'A'.repeat(64), sha('不在')])('knows no snapshot %s', async (name) => {
    const store = createSnapshotStore(folder);
    expect(await store.find(name)).toBeUndefined();
    expect(await store.get(name)).toBeUndefined();
  });

  it('does not take the remains of a killed process for a snapshot', async () => {
    const store = createSnapshotStore(folder);
    const { sha256, path } = await store.put(Buffer.from('半页'));
    await rm(join(folder, path));
    await writeFile(join(folder, `${path}.1-1.part`), '半');
    const later = createSnapshotStore(folder);
    expect(await later.get(sha256)).toBeUndefined();
    await later.put(Buffer.from('半页'));
    expect(Buffer.from((await later.get(sha256)) ?? []).toString()).toBe('半页');
  });
});

describe('capture log', () => {
  const record = (url: string): CaptureRecord => ({ url, finalUrl: url, outcome: 'ok', status: 200, headers: { etag: '"1"' }, takenAt: '2026-03-02T09:00:00+08:00', sha256: sha(url) });

  it('keeps records in order, also added at the same time', async () => {
    const log = openCaptureLog(join(folder, 'deep', 'captures.jsonl'));
    const urls = Array.from({ length: 50 }, (_, index) => `http://a/${index}`);
    await Promise.all(urls.map((url) => log.add(record(url))));
    expect((await log.read()).map((each) => each.url)).toEqual(urls);
  });

  it('leaves out a line that was cut off and goes on after it', async () => {
    const file = join(folder, 'captures.jsonl');
    await writeFile(file, `${JSON.stringify(record('http://a/1'))}\n{"url":"http://a/2","fin`);
    const log = openCaptureLog(file);
    await log.add(record('http://a/3'));
    expect((await log.read()).map((each) => each.url)).toEqual(['http://a/1', 'http://a/3']);
  });
});
