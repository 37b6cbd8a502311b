import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, can, ROLES } from '../../src/server/can.js';
import { openBench, type Bench } from './kit.js';

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
