import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBench, type Bench } from './kit.js';

describe('accounts', () => {
  let clock: number;
  let bench: Bench;
  beforeEach(async () => {
    clock = Date.parse('2026-11-20T09:00:00+08:00');
    bench = await openBench({}, () => clock);
  });
  afterEach(() => bench.close());
  const signIn = (account: string, password: string) => bench.app.inject({ method: 'POST', url: '/api/sign-in', payload: { account, password } });
  const cookieOf = (answer: { headers: Record<string, unknown> }) => /zhinan=[^;]+/.exec(String(answer.headers['set-cookie']))?.[0] ?? '';

  test('a first password must be changed before anything else', async () => {
    const admin = await bench.as('admin');
    const made = (await bench.app.inject({ method: 'POST', url: '/api/users', headers: admin, payload: { account: 'new.one', name: '新来的', role: 'viewer' } })).json<{ password: string }>();
    const answer = await signIn('new.one', made.password);
    expect(answer.json()).toEqual({ mustChangePassword: true });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    const headers = { cookie: cookieOf(answer), 'x-zhinan': '1' };
    expect((await bench.app.inject({ url: '/api/units', headers })).json<{ message: string }>().message).toContain('修改初始密码');
    expect((await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current: made.password, next: 'kurz' } })).statusCode).toBe(400);
    const changed = await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current: made.password, next: 'long-enough-now' } });
    expect(changed.statusCode).toBe(204);
    // Whoever signed in with the first password is out; the browser that changed it goes on.
    expect((await bench.app.inject({ url: '/api/units', headers })).statusCode).toBe(401);
    headers.cookie = cookieOf(changed);
    expect((await bench.app.inject({ url: '/api/units', headers })).statusCode).toBe(200);
    expect((await bench.app.inject({ method: 'POST', url: '/api/sign-out', headers })).statusCode).toBe(200);
    expect((await bench.app.inject({ url: '/api/units', headers })).statusCode).toBe(401);
  });

  test('five wrong passwords lock an account for a quarter of an hour, and the answer does not tell whether a name exists', async () => {
    await bench.as('service');
    const wrong = await Promise.all(['service', 'nobody'].map(async (name) => (await signIn(name, 'wrong')).body));
    expect(wrong[0]).toBe(wrong[1]);
    for (let n = 0; n < 4; n += 1) await signIn('service', 'wrong');
    const locked = await signIn('service', 'a-long-password-1');
    for (let n = 0; n < 5; n += 1) expect((await signIn('nobody', 'wrong')).body).toBe(locked.body);
    expect([locked.statusCode, locked.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/不对.*锁定 15 分钟/)]);
    clock += 16 * 60_000;
    expect((await signIn('service', 'a-long-password-1')).statusCode).toBe(200);
  });

  test('wrong present passwords lock the account as those at the door do', async () => {
    const headers = await bench.as('service');
    const change = async (current: string) => (await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current, next: 'another-long-one' } })).json<{ message: string }>().message;
    for (let n = 0; n < 5; n += 1) expect(await change(`wrong-${n}`)).toContain('现在的密码不对');
    expect(await change('a-long-password-1')).toContain('锁定 15 分钟');
    expect((await signIn('service', 'a-long-password-1')).statusCode).toBe(400);
    clock += 16 * 60_000;
    expect((await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current: 'a-long-password-1', next: '1111111111' } })).json<{ message: string }>().message).toContain('重复');
    expect((await bench.app.inject({ method: 'POST', url: '/api/password', headers, payload: { current: 'a-long-password-1', next: 'another-long-one' } })).statusCode).toBe(204);
  });

  test('a session rests two hours at the most', async () => {
    await bench.as('service');
    const headers = { cookie: cookieOf(await signIn('service', 'a-long-password-1')) };
    clock += 119 * 60_000;
    expect((await bench.app.inject({ url: '/api/units', headers })).statusCode).toBe(200);
    clock += 121 * 60_000;
    expect((await bench.app.inject({ url: '/api/units', headers })).statusCode).toBe(401);
  });

  test('a token may what it was given, as long as it is not revoked', async () => {
    const headers = await bench.as('service');
    expect((await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: 'p', scopes: ['user.manage'] } })).statusCode).toBe(403);
    const { secret } = (await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: 'p', scopes: ['overview.read'] } })).json<{ secret: string }>();
    const bearer = { authorization: `Bearer ${secret}` };
    expect((await bench.app.inject({ url: '/api/units', headers: bearer })).statusCode).toBe(200);
    expect((await bench.app.inject({ url: '/api/tokens', headers: bearer })).statusCode).toBe(403);
    const [token] = (await bench.app.inject({ url: '/api/tokens', headers })).json<{ hash: string }[]>();
    expect((await bench.app.inject({ method: 'DELETE', url: `/api/tokens/${token?.hash ?? ''}`, headers })).statusCode).toBe(204);
    expect((await bench.app.inject({ url: '/api/units', headers: bearer })).statusCode).toBe(401);
  });

  test('bad input gets a sentence', async () => {
    const admin = await bench.as('admin');
    for (const payload of [{}, { account: 'a b', name: 'x', role: 'viewer' }, { account: 'okay', name: 'x', role: 'king' }, { account: 'okay', name: 'x', role: 'department' }]) {
      const answer = await bench.app.inject({ method: 'POST', url: '/api/users', headers: admin, payload });
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ message: string }>().message).toMatch(/[。]$/);
    }
    expect((await bench.app.inject({ method: 'POST', url: '/api/users', headers: { ...admin, 'content-type': 'application/json' }, payload: '{"account":' })).statusCode).toBe(400);
  });
});
