import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBench, type Bench } from './kit.js';

describe('addresses', () => {
  const web = mkdtempSync(path.join(tmpdir(), 'zhinan-web-'));
  let bench: Bench;
  beforeAll(async () => {
    mkdirSync(path.join(web, 'assets'));
    writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>指南针</title>');
    bench = await openBench({}, undefined, { web });
  });
  afterAll(async () => {
    await bench.close();
    rmSync(web, { recursive: true, force: true });
  });

  test.each(['/', '/findings', '/findings/xyz'])('HEAD %s is answered as GET is', async (url) => {
    const [head, got] = await Promise.all((['HEAD', 'GET'] as const).map((method) => bench.app.inject({ method, url })));
    expect([head?.statusCode, head?.headers['content-type'], head?.headers['content-length']]).toEqual([200, got?.headers['content-type'], got?.headers['content-length']]);
  });

  test.each(['/api/none', '/assets/none.js'])('HEAD %s is none', async (url) => expect((await bench.app.inject({ method: 'HEAD', url })).statusCode).toBe(404));

  test.each(['/api/findings/xyz', '/api/findings/xyz/sides', '/api/rules/ZZ', '/api/rules/Z99', '/api/draws/none', `/api/findings/${'a'.repeat(64)}`])('%s is not found, and nobody is told to mend a form', async (url) => {
    const answer = await bench.app.inject({ url, headers: await bench.as('inspector') });
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([404, expect.not.stringContaining('填写')]);
  });

  test('conditions that cannot be met are said to be in the address', async () => {
    const answer = await bench.app.inject({ url: '/api/findings?page=none', headers: await bench.as('inspector') });
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringContaining('网址里的条件')]);
  });
});
