import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { oidcFrom, type OidcSettings } from '../../src/server/door.js';
import { openProvider, CLIENT, type IdentityProvider, type People } from './identity-provider.js';
import { openBench, type Bench } from './kit.js';

const ORIGIN = 'http://127.0.0.1:8787';
const PEOPLE: People = {
  'p-1': { name: '赵核查', preferred_username: 'zhao.hc', groups: ['全体', '信息中心'], staff_number: 'G001' },
  'p-2': { name: '钱经办', preferred_username: 'qian', groups: '部门', organ: '单位a' },
  'p-3': { name: '孙外人', preferred_username: 'sun', groups: ['物业'] },
  'p-4': { name: '李经办', preferred_username: 'li', groups: ['部门'], organ: '外区某局' },
  'p-5': { name: '周重名', preferred_username: 'viewer', groups: ['信息中心'] },
};
const NEWCOMERS = { claim: 'groups', roles: [['信息中心', 'inspector'], ['部门', 'department']] as const, unitClaim: 'organ' };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Place {
  provider: IdentityProvider;
  bench: Bench;
  /** Begins a sign-on: the provider's address and the cookie that the browser keeps. */
  start(): Promise<{ url: string; flow: string }>;
  /** Comes back to an address; what the browser shows and keeps. */
  back(at: string, flow: string): Promise<{ status: number; text: string; headers: Record<string, string> }>;
  /** The whole way of a person. */
  enter(person: string): Promise<{ status: number; text: string; headers: Record<string, string> }>;
  move(ms: number): void;
}

async function place(set: Partial<OidcSettings> = {}, codeSeconds = 60): Promise<Place> {
  let clock = Date.parse('2026-11-20T09:00:00+08:00');
  const provider = await openProvider(ORIGIN, { people: PEOPLE, codeSeconds });
  open.push(() => provider.close());
  const bench = await openBench({ oidc: { name: '区统一认证', issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, origin: ORIGIN, insecure: true, ...set } }, () => clock);
  open.push(() => bench.close());
  const cookies = (answer: { headers: Record<string, unknown> }): string[] => [answer.headers['set-cookie'] ?? []].flat().map(String);
  const at: Place = {
    provider, bench,
    move(ms) { clock += ms; },
    async start() {
      const answer = await bench.app.inject({ url: '/api/oidc/start' });
      expect(answer.statusCode, answer.body).toBe(302);
      const [flow = ''] = cookies(answer);
      expect(flow).toMatch(/HttpOnly; SameSite=Lax/);
      return { url: String(answer.headers.location), flow: flow.split(';')[0] ?? '' };
    },
    async back(url, flow) {
      const answer = await bench.app.inject({ url: url.replace(ORIGIN, ''), headers: { cookie: flow } });
      const kept = cookies(answer).filter((one) => /^zhinan(-via)?=/.test(one));
      for (const one of kept) expect(one).toMatch(/HttpOnly; SameSite=Strict/);
      return { status: answer.statusCode, text: answer.body, headers: { cookie: kept.map((one) => one.split(';')[0]).join('; '), 'x-zhinan': '1' } };
    },
    async enter(person) {
      const { url, flow } = await at.start();
      return at.back(await provider.signIn(url, person), flow);
    },
  };
  return at;
}

const add = (bench: Bench, account: string, subject: string) => bench.desk.accounts.add({ account, name: `某${account}`, role: 'viewer', subject }, 'test');

describe('sign-on by the office', () => {
  test('lets in whom an administrator entered, without the first password, and leaves the provider too', async () => {
    const { bench, provider, enter, start } = await place();
    const { password } = await add(bench, 'zhao', 'p-1');
    const { url } = await start();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', state: expect.stringMatching(/.{20}/) as string, nonce: expect.stringMatching(/.{20}/) as string });
    expect(await bench.app.inject({ url: '/api/sign-in' }).then((answer) => answer.json<unknown>())).toMatchObject({ oidc: '区统一认证' });

    const { status, text, headers } = await enter('p-1');
    expect(status, text).toBe(200);
    expect((await bench.app.inject({ url: '/api/me', headers })).json()).toMatchObject({ name: '某zhao', role: 'viewer', mustChangePassword: false });
    // The first password, which may lie about on a slip of paper, is void.
    expect((await bench.app.inject({ method: 'POST', url: '/api/sign-in', payload: { account: 'zhao', password } })).statusCode).toBe(400);

    const left = (await bench.app.inject({ method: 'POST', url: '/api/sign-out', headers })).json<{ leave: string }>();
    expect(left.leave).toMatch(new RegExp(`^${provider.issuer}/session/end\\?`));
    expect(await fetch(left.leave).then((answer) => answer.status)).toBe(200);
    expect((await bench.app.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  });

  test('matches by the claim that is set', async () => {
    const { bench, enter } = await place({ claim: 'staff_number' });
    await add(bench, 'zhao', 'G001');
    expect((await enter('p-1')).status).toBe(200);
    const without = await enter('p-2');
    expect([without.status, without.text]).toEqual([400, expect.stringContaining('没有提供您的身份编号（staff_number）')]);
  });

  test('refuses people it does not know, or no more, with a sentence and a way back to the door', async () => {
    const { bench, enter } = await place();
    const unknown = await enter('p-3');
    expect(unknown.status).toBe(403);
    expect(unknown.text).toContain('您在指南针还没有账号。请把您的认证编号“p-3”告诉系统管理员开通');
    expect(unknown.text).toContain('href="/login"');
    expect(unknown.headers.cookie).toBe('');
    await add(bench, 'zhao', 'p-1');
    const admin = await bench.as('admin');
    const user = (await bench.desk.accounts.list()).find(({ name }) => name === 'zhao');
    expect((await bench.app.inject({ method: 'PUT', url: '/api/users/zhao', headers: admin, payload: { version: user?.version, active: false } })).statusCode).toBe(204);
    expect((await enter('p-1')).text).toContain('账号已停用');
  });

  test('makes accounts for people of the groups that are set, and for no others', async () => {
    const { bench, enter } = await place({ newcomers: NEWCOMERS });
    const { headers, text } = await enter('p-1');
    expect((await bench.app.inject({ url: '/api/me', headers })).json(), text).toMatchObject({ id: 'zhao.hc', name: '赵核查', role: 'inspector' });
    const unit = await enter('p-2');
    expect((await bench.app.inject({ url: '/api/me', headers: unit.headers })).json()).toMatchObject({ role: 'department', unit: 'unit-a', unitName: '单位a' });
    expect((await enter('p-3')).text).toContain('还没有账号');
    expect((await enter('p-4')).text).toContain('没有您所在的单位“外区某局”');
    await bench.as('viewer');
    expect((await enter('p-5')).text).toContain('账号名“viewer”已是别人的');
    // Who has been here keeps the account, and what the administrator made of it.
    expect((await enter('p-1')).status).toBe(200);
    expect((await bench.desk.accounts.list()).map(({ name }) => name).sort()).toEqual(['qian', 'viewer', 'zhao.hc']);
  });
});

describe('what comes back wrong is refused with a sentence', () => {
  test.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url) => url.searchParams.delete('state')],
    ['another code', (url) => url.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (url) => url.searchParams.delete('code')],
    ['another issuer', (url) => url.searchParams.set('iss', 'http://127.0.0.1:1')],
    ['a refusal of the provider', (url) => { url.searchParams.delete('code'); url.searchParams.set('error', 'access_denied'); url.searchParams.set('error_description', '<script>alert(1)</script>'); }],
  ])('%s', async (_what, spoil) => {
    const { bench, provider, start, back } = await place();
    await add(bench, 'zhao', 'p-1');
    const { url, flow } = await start();
    const at = new URL(await provider.signIn(url, 'p-1'));
    spoil(at);
    const { status, text, headers } = await back(at.href, flow);
    expect([status, headers.cookie]).toEqual([400, '']);
    expect(text).toContain('区统一认证没有确认您的身份，请重新登录。');
    expect(text).not.toContain('alert(1)');
  });

  test('a code that was used, an address that was used, another browser, and one that took too long', async () => {
    const { bench, provider, start, back, move } = await place();
    await add(bench, 'zhao', 'p-1');
    const first = await start();
    const at = await provider.signIn(first.url, 'p-1');
    expect((await back(at, '')).text).toContain('登录已超时');
    expect((await back(at, first.flow)).status).toBe(200);
    expect((await back(at, first.flow)).text).toContain('登录已超时');

    const second = await start();
    const used = new URL(at);
    used.searchParams.set('state', new URL(second.url).searchParams.get('state') ?? '');
    expect((await back(used.href, second.flow)).text).toContain('没有确认您的身份');

    const slow = await start();
    const late = await provider.signIn(slow.url, 'p-1');
    move(11 * 60_000);
    expect((await back(late, slow.flow)).text).toContain('登录已超时');
  });

  test('an answer to another sign-on: its nonce and its proof are others', async () => {
    const { bench, provider, start, back } = await place();
    await add(bench, 'zhao', 'p-1');
    const [own, other] = [await start(), await start()];
    const at = new URL(await provider.signIn(other.url, 'p-1'));
    at.searchParams.set('state', new URL(own.url).searchParams.get('state') ?? '');
    expect((await back(at.href, own.flow)).text).toContain('没有确认您的身份');
  });

  test('a code that is too old', async () => {
    const slow = await place({}, 1);
    await add(slow.bench, 'zhao', 'p-1');
    const { url, flow } = await slow.start();
    const at = await slow.provider.signIn(url, 'p-1');
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect((await slow.back(at, flow)).text).toContain('没有确认您的身份');
  });

  test('a secret that the provider does not take', async () => {
    const { bench, enter } = await place({ clientSecret: 'another-secret' });
    await add(bench, 'zhao', 'p-1');
    expect((await enter('p-1')).text).toContain('没有确认您的身份');
  });
});

describe('a provider that is away', () => {
  test('keeps nobody with an account of this system out, and is found when it is back', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise<void>((resolve) => closed.close(() => resolve()));
    const { bench } = await place({ issuer: `http://127.0.0.1:${port}` });
    const headers = await bench.as('viewer');
    expect((await bench.app.inject({ url: '/api/me', headers })).statusCode).toBe(200);
    const answer = await bench.app.inject({ url: '/api/oidc/start' });
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining('连不上区统一认证，请稍后再试，或用指南针的账号登录。')]);
    expect((await bench.app.inject({ method: 'POST', url: '/api/sign-out', headers: { ...headers, cookie: `${headers['cookie'] ?? ''}; zhinan-via=oidc` } })).json()).toEqual({});
    const back = await openProvider(ORIGIN, { port });
    open.push(() => back.close());
    expect((await bench.app.inject({ url: '/api/oidc/start' })).headers.location).toContain(`${back.issuer}/auth?`);
  });

  test('and one that calls itself otherwise is not believed', async () => {
    const provider = await openProvider(ORIGIN);
    open.push(() => provider.close());
    const { bench } = await place({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') });
    expect((await bench.app.inject({ url: '/api/oidc/start' })).body).toContain('连不上区统一认证');
  });
});

describe('settings of the environment', () => {
  const whole = { ZHINAN_OIDC_ISSUER: 'https://id.example.gov.cn', ZHINAN_OIDC_CLIENT: 'zhinan', ZHINAN_OIDC_SECRET: 's', ZHINAN_ORIGIN: 'https://zhinan.example.gov.cn/' };
  test.each<[string, Record<string, string>, unknown]>([
    ['none', { ZHINAN_ORIGIN: 'https://a.cn' }, undefined],
    ['what must be', whole, { issuer: 'https://id.example.gov.cn', origin: 'https://zhinan.example.gov.cn', name: '统一身份认证', insecure: false }],
    ['a claim and a scope', { ...whole, ZHINAN_OIDC_CLAIM: 'employeeCode', ZHINAN_OIDC_SCOPE: 'profile org', ZHINAN_OIDC_NAME: '浙政钉' }, { claim: 'employeeCode', scope: 'profile org', name: '浙政钉' }],
    ['roles', { ...whole, ZHINAN_OIDC_ROLE_CLAIM: 'groups', ZHINAN_OIDC_ROLES: '信息中心=inspector；部门 = department', ZHINAN_OIDC_UNIT_CLAIM: 'organ' }, { newcomers: { claim: 'groups', roles: [['信息中心', 'inspector'], ['部门', 'department']], unitClaim: 'organ' } }],
    ['http in a closed network', { ...whole, ZHINAN_OIDC_ISSUER: 'http://10.1.2.3', ZHINAN_OIDC_INSECURE: 'yes' }, { insecure: true }],
  ])('%s', (_name, env, expected) => {
    if (expected === undefined) expect(oidcFrom(env)).toBeUndefined();
    else expect(oidcFrom(env)).toMatchObject(expected as object);
  });

  test.each([
    ['half of them', { ...whole, ZHINAN_OIDC_SECRET: ' ' }, '还缺环境变量：ZHINAN_OIDC_SECRET'],
    ['http', { ...whole, ZHINAN_OIDC_ISSUER: 'http://10.1.2.3' }, '须以 https:// 开头'],
    ['no address', { ...whole, ZHINAN_ORIGIN: 'zhinan' }, 'ZHINAN_ORIGIN 不是网址'],
    ['roles without a claim', { ...whole, ZHINAN_OIDC_ROLES: 'a=viewer' }, 'ZHINAN_OIDC_ROLE_CLAIM'],
    ['a role that is none', { ...whole, ZHINAN_OIDC_ROLES: 'a=king', ZHINAN_OIDC_ROLE_CLAIM: 'g' }, '“a=king”看不懂'],
    ['administrators by themselves', { ...whole, ZHINAN_OIDC_ROLES: 'a=admin', ZHINAN_OIDC_ROLE_CLAIM: 'g' }, '不能自动开通系统管理员'],
    ['departments without a unit', { ...whole, ZHINAN_OIDC_ROLES: 'a=department', ZHINAN_OIDC_ROLE_CLAIM: 'g' }, 'ZHINAN_OIDC_UNIT_CLAIM'],
  ])('%s is said at the start', (_name, env, sentence) => {
    expect(() => oidcFrom(env)).toThrow(sentence);
  });
});
