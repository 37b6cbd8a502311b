import { recordSightings } from '../../src/store/index.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finding, sighting } from '../store/kit.js';
import { ROLES } from '../../src/server/can.js';
import { hostileBodies, HOSTILE, NO_BODY, plainValue } from './hostile-values.js';
import { openBench, type Bench } from './kit.js';

const PRINT = 'a'.repeat(64);
const HAN = /\p{Script=Han}.*[。！？）]/u;
interface Operation { method: string; path: string; query: string[]; params: Record<string, object>; body: object | undefined }

let bench: Bench;
const roles = new Map<string, Record<string, string>>();
beforeAll(async () => {
  bench = await openBench();
  await recordSightings(bench.desk.store, { run: 'run-1', week: '2026-11-19', at: bench.desk.now(), by: '系统' }, [sighting(PRINT, { unit: 'unit-a', kind: 'weekly', finding: finding(PRINT, { department: 'unit-a' }) })]);
  for (const role of ROLES) roles.set(role, await bench.as(role));
});
afterAll(() => bench.close());

/** All operations of the API's own description. */
async function operations(): Promise<Operation[]> {
  const { paths } = (await bench.app.inject('/api/openapi.json')).json<{ paths: Record<string, Record<string, { parameters?: { in: string; name: string; schema: object }[]; requestBody?: { content: Record<string, { schema: object }> } }>> }>();
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
    method: method.toUpperCase(), path, query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    params: Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name, schema }) => [name, schema])), body: requestBody?.content['application/json']?.schema,
  })));
}

/** The address of an operation, its parameters filled as `values` say or plainly. */
const addressOf = ({ path, params }: Operation, values: Record<string, string> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? (/^(?:id|fingerprint)$/.test(name) && path.includes('findings') ? PRINT : String(plainValue(params[name] ?? { type: 'string' })))));

/** Asks as the first role that may; others are refused before anything is read. */
async function ask(operation: Operation, url: string, payload?: string, type = 'application/json'): Promise<{ status: number; body: string }> {
  let last = { status: 0, body: '' };
  for (const role of ['reform', 'inspector', 'department', 'service', 'admin', 'editor'] as const) {
    const answer = await bench.app.inject({ method: operation.method as 'POST', url, headers: { ...roles.get(role), ...(payload === undefined ? {} : { 'content-type': type }) }, ...(payload === undefined ? {} : { payload }) });
    last = { status: answer.statusCode, body: answer.body };
    if (answer.statusCode !== 403) return last;
  }
  return last;
}

/** A refusal of all roles says nothing of what was sent. */
const REFUSED = [401, 403, 429];
const wrongAnswer = ({ status, body }: { status: number; body: string }): boolean => status >= 500 || REFUSED.includes(status) || (status >= 400 && !HAN.test((JSON.parse(body) as { message: string }).message));

/** Signing out would end the session that asks; the stream of a run's progress does not end. */
const LEFT_OUT = /\/api\/(?:sign-out|runs\/progress|runs\/stream|runs\/events)$/;

describe('whatever is sent, a sentence comes back and nothing breaks', () => {
  test('every route that takes a body', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const operation of await operations()) {
      if (!operation.body || LEFT_OUT.test(operation.path)) continue;
      for (const [what, body] of hostileBodies(operation.body)) {
        asked += 1;
        const answer = await ask(operation, addressOf(operation), JSON.stringify(body));
        if (wrongAnswer(answer)) wrong.push(`${operation.method} ${operation.path} ${what}: ${answer.status} ${answer.body.slice(0, 120)}`);
      }
      for (const [what, text] of NO_BODY) {
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
          const answer = await ask(operation, addressOf(operation), text, type);
          if (wrongAnswer(answer)) wrong.push(`${operation.method} ${operation.path} ${what} as ${type}: ${answer.status} ${answer.body.slice(0, 120)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  }, 300_000);

  test('every address with parameters', async () => {
    const wrong: string[] = [];
    let asked = 0;
    const texts = HOSTILE.flatMap(([what, value]) => (typeof value === 'string' && value.length < 10_000 ? [[what, value.replaceAll(/\p{Cs}/gu, "?")] as const] : []));
    for (const operation of await operations()) {
      if (LEFT_OUT.test(operation.path) || operation.method !== 'GET') continue;
      const names = Object.keys(operation.params);
      for (const [what, text] of texts) {
        const addresses = [...names.map((name) => addressOf(operation, { [name]: text === '' ? ' ' : text })), ...operation.query.map((name) => `${addressOf(operation)}?${name}=${encodeURIComponent(text)}`)];
        for (const url of addresses) {
          asked += 1;
          const answer = await ask(operation, url);
          if (wrongAnswer(answer)) wrong.push(`GET ${url} (${what}): ${answer.status} ${answer.body.slice(0, 120)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  }, 300_000);

  test('addresses that are none, badly written or too long', async () => {
    for (const url of ['/api/findings/%', '/api/findings/%E0%A4%A', '/api/%00', `/api/findings/${'a'.repeat(5_000)}`, '/api/../../etc/passwd', '/api//findings', '/api/findings?page=1&page=2', '/api/findings?size=999999', '/api/findings?page=-1', '/api/findings?__proto__=1']) {
      const answer = await bench.app.inject({ url, headers: roles.get('inspector') ?? {} });
      expect(answer.statusCode, url).toBeLessThan(500);
      expect(REFUSED, url).not.toContain(answer.statusCode);
      if (answer.statusCode >= 400) expect(answer.body, url).toMatch(HAN);
    }
  });
});
