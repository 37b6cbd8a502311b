import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import path from 'node:path';
import { setCityPlan } from '../../src/run/week/city.js';
import { ACTIONS, can, ROLES, type Role } from '../../src/server/can.js';
import type { Filed } from '../../src/server/api/filings.js';
import type { NoticeView } from '../../src/server/api/notices.js';
import type { SearchResult } from '../../src/server/api/tables.js';
import { openBench, type Bench } from './kit.js';
import { form, told } from './told.js';

interface Operation {
  method: string;
  url: string;
}

describe('every route asks who may', () => {
  let bench: Bench;
  beforeAll(async () => { bench = await openBench(); });
  afterAll(() => bench.close());

  /** All routes of the description, with something in the place of parameters. */
  const operations = (): Operation[] =>
    Object.entries((bench.app.swagger() as { paths: Record<string, Record<string, unknown>> }).paths).flatMap(([url, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), url: url.replaceAll(/\{[^}]+\}/g, 'none') })));

  test('nobody who is not signed in gets in, but for the door', async () => {
    for (const { method, url } of operations().filter(({ url: at }) => at !== '/api/sign-in')) {
      const answer = await bench.app.inject({ method: method as 'GET', url });
      expect([401, 400], `${method} ${url}`).toContain(answer.statusCode);
      if (method === 'GET') expect(answer.statusCode, `${method} ${url}`).toBe(401);
    }
  });

  test.each(ROLES)('%s gets what the table says, on every route', async (role) => {
    const headers = await bench.as(role);
    for (const { method, url } of operations().filter(({ url: at }) => !['/api/sign-in', '/api/sign-out', '/api/password'].includes(at))) {
      const { action } = bench.app.routeActions.get(`${method} ${url.replaceAll('/none', '/:')}`) ?? {};
      if (!action || action === 'open' || action === 'signed-in') continue;
      const answer = await bench.app.inject({ method: method as 'GET', url, headers, ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }) });
      if (can({ id: role, role, unit: 'unit-a' }, action)) expect(answer.statusCode, `${role} ${method} ${url}: ${answer.body}`).not.toBe(403);
      else expect(answer.statusCode, `${role} ${method} ${url}`).toBe(403);
      expect(answer.statusCode, `${role} ${method} ${url}: ${answer.body}`).toBeLessThan(500);
    }
  });

  test('a write without the header of our pages is refused', async () => {
    const { cookie } = await bench.as('admin');
    const answer = await bench.app.inject({ method: 'POST', url: '/api/units', headers: { cookie: cookie ?? '' }, payload: { id: 'x', name: 'x', day: '2026-01-01' } });
    expect(answer.statusCode).toBe(403);
  });

  test('every action belongs to some role, and to some route', () => {
    expect(ACTIONS.filter((action) => !ROLES.some((role) => can({ id: 'x', role }, action)))).toEqual([]);
    const asked = new Set([...bench.app.routeActions.values()].map(({ action }) => action));
    // The route of the first review asks for itself, because what may be reviewed depends on whose it is.
    expect(ACTIONS.filter((action) => !asked.has(action))).toEqual(['finding.review']);
  });
});

describe('who may do what with whose', () => {
  const department = { id: 'd', role: 'department', unit: 'unit-a' } as const;
  test.each([
    ['a department signs for its own notice', department, 'notice.sign', { unit: 'unit-a' }, true],
    ['and for no other', department, 'notice.sign', { unit: 'unit-b' }, false],
    ['a department does not review', department, 'finding.review', {}, false],
    ['the centre reviews', { id: 'i', role: 'inspector' }, 'finding.review', {}, true],
    ['but not what it answers for itself', { id: 'i', role: 'inspector' }, 'finding.review', { ofInspector: true }, false],
    ['which the reform office does', { id: 'r', role: 'reform' }, 'finding.review', { ofInspector: true }, true],
    ['who confirmed does not decide', { id: 'r', role: 'reform' }, 'appeal.decide', { confirmedBy: 'r' }, false],
    ['another of the office does', { id: 'r2', role: 'reform' }, 'appeal.decide', { confirmedBy: 'r' }, true],
    ['a token is held to its scopes', { id: 'r', role: 'reform', scopes: ['finding.read'] }, 'appeal.decide', {}, false],
    ['and has these', { id: 'r', role: 'reform', scopes: ['finding.read'] }, 'finding.read', {}, true],
  ] as const)('%s', (_name, user, action, thing, expected) => {
    expect(can(user, action, thing)).toBe(expected);
  });
});

describe('a search lists what its finder may read', () => {
  let bench: Bench;
  const texts = new Map<string, string>();
  beforeAll(async () => {
    bench = await openBench();
    await setCityPlan(bench.desk, { catalogue: 'none.csv', handbook: path.resolve(import.meta.dirname, '../../guides/handbook') }, 'test');
    const headers = await bench.as('service');
    for (const unit of ['unit-a', 'unit-b']) {
      const notice = (await bench.app.inject({ url: `/api/notices/${await told(bench, unit, [unit])}`, headers })).json<NoticeView>();
      const { payload, headers: more } = form({ unit }, [{ field: 'file', name: '再生育审批.md', bytes: new TextEncoder().encode('# 再生育审批办事指南\n\n**事项名称：** 再生育审批\n\n**承诺办结时限：** 3个工作日\n') }]);
      const filed = (await bench.app.inject({ method: 'POST', url: '/api/filings', headers: { ...headers, ...more }, payload })).json<Filed>();
      texts.set(`告知书 ${unit}`, notice.number).set(`备案 ${unit}`, filed.filed[0]?.number ?? '');
    }
    texts.set('单位', '单位a').set('规则', 'A01');
  }, 60_000);
  afterAll(() => bench.close());

  const ALL = ['告知书 unit-a', '备案 unit-a', '告知书 unit-b', '备案 unit-b', '单位', '规则'];
  test.each<[string, Role, readonly string[] | undefined, readonly string[]]>([
    ['an inspector', 'inspector', undefined, ALL],
    ['an editor', 'editor', undefined, ['单位', '规则']],
    ['a department', 'department', undefined, ['告知书 unit-a', '备案 unit-a', '规则']],
    ['a token for findings', 'inspector', ['finding.read'], []],
    ['a token for notices too', 'inspector', ['finding.read', 'notice.read'], ['告知书 unit-a', '告知书 unit-b']],
    ['a token for filings too', 'inspector', ['finding.read', 'filing.read'], ['备案 unit-a', '备案 unit-b']],
    ['a department’s token for filings too', 'department', ['finding.read', 'filing.read'], ['备案 unit-a']],
    ['a token for units and rules too', 'viewer', ['finding.read', 'overview.read', 'rule.read'], ['单位', '规则']],
  ])('%s', async (_who, role, scopes, expected) => {
    let headers = await bench.as(role);
    if (scopes) headers = { authorization: `Bearer ${(await bench.app.inject({ method: 'POST', url: '/api/tokens', headers, payload: { name: '程序', scopes } })).json<{ secret: string }>().secret}` };
    const found: string[] = [];
    for (const [what, text] of texts) {
      const answer = await bench.app.inject({ url: `/api/search?text=${encodeURIComponent(text)}`, headers });
      expect([text === '', answer.statusCode]).toEqual([false, 200]);
      if (answer.json<SearchResult>().places.some(({ kind }) => kind === what.split(' ')[0])) found.push(what);
    }
    expect(found).toEqual(expected);
  });
});
