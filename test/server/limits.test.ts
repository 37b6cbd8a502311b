import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { buildServer, type App } from '../../src/server/app.js';
import { openBench, type Bench } from './kit.js';

describe('who asks too often', () => {
  let folder: string;
  let desk: Desk;
  let app: App;
  const cookies: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhinan-limits-'));
    desk = await openDesk({ kind: 'sqlite', folder });
    app = await buildServer(desk, { rate: 5 });
    for (const account of ['a', 'b']) {
      const { id, password } = await desk.accounts.add({ account, name: account, role: 'viewer' }, 'test');
      await desk.accounts.changePassword(id, password, 'a-long-password-1');
      cookies.push(`zhinan=${(await desk.accounts.signIn(account, 'a-long-password-1')).secret}`);
    }
  });
  afterAll(async () => {
    await app.close();
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is refused with a sentence, and keeps nobody else of the same address from working', async () => {
    const ask = async (cookie = '') => app.inject({ url: '/api/units', headers: { cookie } });
    for (let n = 0; n < 5; n += 1) expect((await ask(cookies[0])).statusCode).toBe(200);
    const refused = await ask(cookies[0]);
    expect([refused.statusCode, refused.json()]).toEqual([429, { message: '操作太频繁，请过一分钟再试。' }]);
    expect((await ask(cookies[1])).statusCode).toBe(200);
  });

  test('an address that signs in nobody is refused as well', async () => {
    const answers = [];
    for (let n = 0; n < 60; n += 1) answers.push(await app.inject({ url: '/api/units', remoteAddress: '10.1.1.9' }));
    // Ten times what one account may: until then it is asked to sign in.
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 60 }, (_, n) => (n < 50 ? 401 : 429)));
  });
});

describe('lists', () => {
  let bench: Bench;
  beforeAll(async () => { bench = await openBench(); });
  afterAll(() => bench.close());

  const LISTS = ['/findings', '/appeals', '/notices', '/dismissals', '/waivers', '/contested', '/filings'];
  test.each(LISTS)('%s has nothing on a page behind the last one', async (list) => {
    const answer = await bench.app.inject({ url: `/api${list}?page=900&size=200`, headers: await bench.as('reform') });
    expect([answer.statusCode, answer.json<{ total: number; rows: unknown[] }>()]).toMatchObject([200, { total: 0, rows: [] }]);
  });
  test.each(LISTS.flatMap((list) => ['page=0', 'page=-1', 'page=abc', 'page=1.5', 'page=99999999999', 'size=0', 'size=201', 'size=100000', 'size='].map((asked) => [list, asked])))('%s refuses %s with a sentence', async (list, asked) => {
    const answer = await bench.app.inject({ url: `/api${list}?${asked}`, headers: await bench.as('reform') });
    const field = asked.slice(0, asked.indexOf('='));
    expect([answer.statusCode, answer.json()]).toEqual([400, { message: `网址里的条件“${field}”不对，请改正，或从菜单重新打开这个页面。`, field }]);
  });
  test.each(['order=fast', 'order=__proto__', 'order='])('findings refuse %s with a sentence', async (asked) => {
    const answer = await bench.app.inject({ url: `/api/findings?${asked}`, headers: await bench.as('reform') });
    expect([answer.statusCode, answer.json()]).toEqual([400, { message: '网址里的条件“order”不对，请改正，或从菜单重新打开这个页面。', field: 'order' }]);
  });
});
