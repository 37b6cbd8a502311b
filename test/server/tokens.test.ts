import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS, MAY, ROLES, type Action, type Role } from '../../src/server/can.js';
import { openBench, type Bench } from './kit.js';
import { told } from './told.js';

/** A token of a role's user, as its program sends it. */
async function tokenOf(bench: Bench, role: Role, scopes: readonly string[], expires?: string): Promise<Record<string, string>> {
  const answer = await bench.app.inject({ method: 'POST', url: '/api/tokens', headers: await bench.as(role), payload: { name: '程序', scopes, ...(expires ? { expires } : {}) } });
  expect(answer.statusCode, answer.body).toBe(200);
  return { authorization: `Bearer ${answer.json<{ secret: string }>().secret}` };
}

describe('a token may what its scope says, and nothing else', () => {
  let bench: Bench;
  beforeAll(async () => { bench = await openBench(); });
  afterAll(() => bench.close());

  test.each(ACTIONS)('%s', async (scope: Action) => {
    const role = ROLES.find((one) => MAY[one].has(scope)) ?? 'admin';
    const headers = await tokenOf(bench, role, [scope]);
    const { paths } = bench.app.swagger() as { paths: Record<string, Record<string, unknown>> };
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const action = bench.app.routeActions.get(`${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, ':')}`)?.action;
        if (action === 'open') continue;
        const answer = await bench.app.inject({ method: method.toUpperCase() as 'GET', url: path.replaceAll(/\{[^}]+\}/g, 'none'), headers, ...(method === 'get' || method === 'delete' ? {} : { payload: {} }) });
        const may = action === 'signed-in' ? method === 'get' : action === scope;
        if (may) expect(answer.statusCode, `${method} ${path}: ${answer.body}`).not.toBe(403);
        else if (answer.statusCode !== 400) expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBe(403);
        expect(answer.statusCode).not.toBe(401);
      }
    }
  });
});

describe('tokens and sessions', () => {
  let clock: number;
  let bench: Bench;
  beforeEach(async () => {
    clock = Date.parse('2026-11-20T09:00:00+08:00');
    bench = await openBench({}, () => clock);
  });
  afterEach(() => bench.close());
  const unit = { id: 'unit-c', name: '单位c', day: '2026-01-01' };

  test('a write by token needs no header of our pages, a write by session does', async () => {
    const headers = await tokenOf(bench, 'admin', ['unit.manage']);
    expect((await bench.app.inject({ method: 'POST', url: '/api/units', headers, payload: unit })).statusCode).toBe(204);
    const { cookie = '' } = await bench.as('admin');
    for (const more of [{}, { origin: 'https://elsewhere.example', referer: 'https://elsewhere.example/' }, { 'x-zhinan': '0' }]) {
      const answer = await bench.app.inject({ method: 'POST', url: '/api/units', headers: { cookie, ...more }, payload: { ...unit, id: 'unit-d' } });
      expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([403, '这个请求不是从本系统的页面发出的，没有执行。']);
    }
    expect((await bench.app.inject({ method: 'POST', url: '/api/units', headers: { cookie, 'x-zhinan': '1' }, payload: { ...unit, id: 'unit-d' } })).statusCode).toBe(204);
  });

  test('a department’s token sees its own unit alone', async () => {
    await told(bench, 'unit-a', ['a'.repeat(64)]);
    await told(bench, 'unit-b', ['b'.repeat(64)]);
    const headers = await tokenOf(bench, 'department', ['finding.read', 'notice.read']);
    const list = (await bench.app.inject({ url: '/api/findings?unit=unit-b', headers })).json<{ rows: { unit: string }[] }>();
    expect(list.rows.map((row) => row.unit)).toEqual(['unit-a']);
    expect((await bench.app.inject({ url: `/api/findings/${'b'.repeat(64)}`, headers })).statusCode).toBe(404);
    expect((await bench.app.inject({ url: '/api/notices', headers })).json<{ rows: { unit: string }[] }>().rows.map((row) => row.unit)).toEqual(['unit-a']);
  });

  test('gives no token more than its own, and none through another', async () => {
    const headers = await tokenOf(bench, 'admin', ['token.manage', 'unit.manage']);
    expect((await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: 'x', scopes: ['user.manage'] } })).json<{ message: string }>().message).toContain('不能超过您自己的权限');
    expect((await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: 'x', scopes: ['unit.manage'] } })).statusCode).toBe(200);
    expect((await bench.app.inject({ method: 'POST', url: '/api/tokens', headers: await bench.as('admin'), payload: { name: 'x', scopes: ['king'] } })).json<{ message: string }>().message).toContain('不认识');
    expect((await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current: 'a-long-password-1', next: 'another-long-one' } })).json<{ message: string }>().message).toContain('令牌不能做这件事');
  });

  test('is taken back with its owner’s password, and nobody else’s is', async () => {
    const admin = await bench.as('admin');
    const [own, more, foreign] = [await tokenOf(bench, 'viewer', ['finding.read']), await tokenOf(bench, 'viewer', ['finding.read']), await tokenOf(bench, 'reform', ['finding.read'])];
    const ask = async (headers: Record<string, string>) => (await bench.app.inject({ url: '/api/findings', headers })).statusCode;
    const tokens = () => bench.desk.accounts.tokens('viewer');
    const [first] = await tokens();
    await bench.desk.accounts.revokeToken('viewer', first?.hash ?? '');
    const revokedAt = bench.desk.now();
    expect((await Promise.all([own, more, foreign].map(ask))).sort()).toEqual([200, 200, 401]);
    clock += 60_000;
    const answer = await bench.app.inject({ method: 'POST', url: '/api/users/viewer/password', headers: admin });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await Promise.all([own, more, foreign].map(ask))).toEqual([401, 401, 200]);
    expect((await tokens()).map((token) => token.revokedAt)).toEqual([revokedAt, bench.desk.now()]);
    // A new password of one's own gives none of them back.
    const { password } = answer.json<{ password: string }>();
    await bench.desk.accounts.changePassword('viewer', password, 'another-long-one');
    expect(await Promise.all([own, more].map(ask))).toEqual([401, 401]);
  });

  test.each([['2026-11-19', 400], ['2018-12-31', 400], ['2026-02-31', 400], ['2026-11-20', 200], ['2026-11-21', 200]])('a last day %s is answered %i', async (expires, status) => {
    const headers = await bench.as('viewer');
    const answer = await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: 'x', scopes: ['finding.read'], expires } });
    expect(answer.statusCode, answer.body).toBe(status);
    if (status === 400) expect(answer.json<{ message: string }>().message).toMatch(/[\u4e00-\u9fff].*。$/);
    expect((await bench.app.inject({ url: '/api/tokens', headers })).json()).toHaveLength(status === 200 ? 1 : 0);
  });

  test('is over on its last day, and rests with its user’s account', async () => {
    const admin = await bench.as('admin');
    const today = await tokenOf(bench, 'viewer', ['finding.read'], '2026-11-20');
    const long = await tokenOf(bench, 'viewer', ['finding.read']);
    const ask = async (headers: Record<string, string>) => (await bench.app.inject({ url: '/api/findings', headers })).statusCode;
    expect([await ask(today), await ask(long)]).toEqual([200, 200]);
    clock += 15 * 3_600_000;
    expect([await ask(today), await ask(long)]).toEqual([401, 200]);
    clock -= 15 * 3_600_000;
    const change = async (set: object) => {
      const user = (await bench.desk.accounts.list()).find(({ name }) => name === 'viewer');
      expect((await bench.app.inject({ method: 'PUT', url: '/api/users/viewer', headers: admin, payload: { version: user?.version, ...set } })).statusCode).toBe(204);
    };
    await change({ active: false });
    expect(await ask(long)).toBe(401);
    await change({ active: true });
    expect(await ask(long)).toBe(200);
    expect((await bench.app.inject({ url: '/api/findings', headers: { authorization: 'Bearer zn_nothing-that-was-ever-given-out' } })).json<{ message: string }>().message).toContain('令牌无效或已停用');
  });
});

describe('the door', () => {
  test('keeps cookies from scripts and other sites, and from plain http where it is told to', async () => {
    for (const secure of [false, true]) {
      const bench = await openBench({ secure });
      await bench.as('viewer');
      const answer = await bench.app.inject({ method: 'POST', url: '/api/sign-in', payload: { account: 'viewer', password: 'a-long-password-1' } });
      const cookie = String(answer.headers['set-cookie']);
      expect(cookie).toMatch(/^zhinan=[\w-]{40,}; Path=\/; HttpOnly;/);
      expect(cookie).toContain('SameSite=Strict');
      expect(cookie.includes('Secure')).toBe(secure);
      expect(answer.headers['strict-transport-security'] !== undefined).toBe(secure);
      await bench.close();
    }
  });

  test('allows no script but its own, no frame, and nothing from elsewhere', async () => {
    const bench = await openBench();
    for (const url of ['/api/sign-in', '/api/openapi.json', '/api/none']) {
      const { headers } = await bench.app.inject({ url });
      const policy = Object.fromEntries(String(headers['content-security-policy']).split(';').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
      expect(policy).toMatchObject({ 'default-src': ["'self'"], 'script-src': ["'self'"], 'connect-src': ["'self'"], 'object-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"] });
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
    await bench.close();
  });

  test('slows down whoever tries many passwords', async () => {
    const bench = await openBench();
    const answers = [];
    for (let n = 0; n <= 120; n += 1) answers.push(await bench.app.inject({ method: 'POST', url: '/api/sign-in', payload: { account: `nobody${n}`, password: 'x' } }));
    expect(answers.slice(0, 120).every(({ statusCode }) => statusCode === 400)).toBe(true);
    expect([answers[120]?.statusCode, answers[120]?.json<{ message: string }>().message]).toEqual([429, '操作太频繁，请过一分钟再试。']);
    await bench.close();
  });
});
