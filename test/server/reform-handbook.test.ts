import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryRow, EntryView, Impact, Suggestion } from '../../src/server/api/handbook.js';
import { samplePlan } from '../../src/run/first-start.js';
import { setCityPlan } from '../../src/run/week/city.js';
import type { Role } from '../../src/server/can.js';
import { openBench, type Bench } from './kit.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await setCityPlan(bench.desk, samplePlan(), 'test');
});
afterAll(() => bench.close());
const ask = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, role: Role = 'reform') => bench.app.inject({ method, url: `/api${url}`, headers: await bench.as(role), ...(payload ? { payload } : {}) });
const first = async () => (await ask('GET', '/handbook')).json<EntryRow[]>()[0]?.id ?? '';

test('the handbook is listed and its entries shown with guidance', async () => {
  const rows = (await ask('GET', '/handbook', undefined, 'viewer')).json<EntryRow[]>();
  expect(rows.length).toBeGreaterThan(3);
  const view = (await ask('GET', `/handbook/${encodeURIComponent(await first())}`)).json<EntryView>();
  expect(view.rows.some(({ guidance }) => guidance !== '')).toBe(true);
  expect(view.rows.filter(({ label }) => label === '申请材料').map(({ text }) => text).join('\n'), 'materials with what is laid down of them').toMatch(/\n材料形式：/);
  expect(view.text).toContain(view.title);
  for (const wrong of ['none', '..%2f..%2fpackage.json', '%2Fetc%2Fpasswd', 'README.md']) expect((await ask('GET', `/handbook/${wrong}`)).statusCode, wrong).toBe(404);
});

test('a draft shows what it changes and whom it touches, and is kept', async () => {
  const at = `/handbook/${encodeURIComponent(await first())}`;
  const { text } = (await ask('GET', at)).json<EntryView>();
  expect((await ask('POST', `${at}/impact`, { text })).json<Impact>().changes.filter(({ change }) => change !== '仅写法')).toEqual([]);
  const changed = text.replace(/(承诺办结时限[^\n]*?)\d+个/, (_, before: string) => `${before}77个`);
  const impact = (await ask('POST', `${at}/impact`, { text: `${changed}\n<script>alert(1)</script>\n` })).json<Impact>();
  expect([changed === text, impact.changes.map(({ label }) => label)]).toEqual([false, ['承诺办结时限']]);
  expect(impact.impact).toMatch(/[\u4e00-\u9fff]/);
  for (const wrong of [{}, { text: '' }, { text: '　 ' }, { text: '长'.repeat(200_001) }, { text: { a: 1 } }]) expect((await ask('POST', `${at}/impact`, wrong)).statusCode).toBe(400);
  expect((await ask('PUT', `${at}/draft`, { version: '../1', text: changed })).statusCode).toBe(400);
  expect((await ask('PUT', `${at}/draft`, { version: '2027-01', text: changed }, 'inspector')).statusCode).toBe(403);
  expect((await ask('PUT', `${at}/draft`, { version: '2027-01', text: changed }, 'editor')).statusCode).toBe(204);
  expect((await ask('PUT', '/handbook/none/draft', { version: '2027-01', text: changed })).statusCode).toBe(404);
  expect((await ask('GET', at)).json<EntryView>().draft).toEqual({ version: '2027-01', text: changed });
});

test('a suggestion comes in, is seen by its unit and the editors, and is answered once', async () => {
  const at = `/handbook/${encodeURIComponent(await first())}/suggestions`;
  const given = { element: '承诺办结时限', proposed: '=cmd()5个工作日', why: '<b>上位法</b>已改' };
  expect((await ask('POST', at, { ...given, why: ' ' }, 'department')).statusCode).toBe(400);
  expect((await ask('POST', at, given, 'department')).statusCode).toBe(204);
  expect((await ask('POST', at, given, 'inspector')).statusCode).toBe(204);
  expect((await ask('GET', '/suggestions', undefined, 'department')).json<Suggestion[]>()).toMatchObject([{ ...given, unit: '单位a' }]);
  const all = (await ask('GET', '/suggestions')).json<Suggestion[]>();
  expect(all).toHaveLength(2);
  const id = all[0]?.id ?? '';
  expect((await ask('POST', `/suggestions/${id}/answer`, { text: '采纳' }, 'department')).statusCode).toBe(403);
  expect((await ask('POST', `/suggestions/${id}/answer`, { text: '采纳' })).statusCode).toBe(204);
  expect((await ask('POST', `/suggestions/${id}/answer`, { text: '不采纳' })).statusCode).toBe(400);
  expect((await ask('POST', '/suggestions/none/answer', { text: '采纳' })).statusCode).toBe(404);
});
