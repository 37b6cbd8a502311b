import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench, type Bench } from './kit.js';

/** The script of the first page, as it is sent: bytes. */
const MOST = 400 * 1024;

let web: string;
let bench: Bench;
beforeAll(async () => {
  web = mkdtempSync(path.join(tmpdir(), 'zhinan-first-page-'));
  await build({ logLevel: 'error', build: { outDir: web, emptyOutDir: true } });
  bench = await openBench({}, undefined, { web });
}, 120_000);
afterAll(async () => {
  await bench.close();
  rmSync(web, { recursive: true, force: true });
});

test('the script of the first page is sent packed and is small', async () => {
  const page = (await bench.app.inject({ url: '/' })).body;
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, url]) => url ?? '');
  expect(scripts.length).toBeGreaterThan(0);
  let sent = 0;
  for (const url of scripts) {
    const packed = await bench.app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect([packed.statusCode, packed.headers['content-encoding'], packed.headers['content-type']]).toEqual([200, 'gzip', expect.stringContaining('javascript')]);
    expect(gunzipSync(packed.rawPayload).equals((await bench.app.inject({ url })).rawPayload)).toBe(true);
    sent += packed.rawPayload.length;
  }
  expect(sent).toBeLessThan(MOST);
});
