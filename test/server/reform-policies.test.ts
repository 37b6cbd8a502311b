import { expect, test } from 'vitest';
import type { PolicyEffect, PolicyForm, PolicyVersion, PrecisionRow, Trend, WaiverPage } from '../../src/server/api/policies.js';
import { finalBooks, weekLines } from '../../src/run/week/books.js';
import { takeStep } from '../../src/run/week/step.js';
import { beginWeekRun, finishWeekRun, getFinding, recordSightings } from '../../src/store/index.js';
import { sighting } from '../store/kit.js';
import { openBench } from './kit.js';
import { centre, told } from './told.js';

const FORM: PolicyForm = {
  version: '2027-01', notice: '区跑改办核定', standard: { 严重: 200, 较重: 50, 一般: 20, 提示: 0 }, channel: { enabled: false, 严重: 50, 较重: 20, 一般: 10, 提示: 0 }, deductText: false, caps: { item: 400, department: 800, quarter: 2000 }, overrides: {},
  factors: { repetition: [100, 200, 300], selfReported: 0, mendedEarly: 50 },
};

async function office() {
  const bench = await openBench();
  const headers = await bench.as('reform');
  return {
    bench, store: bench.desk.store,
    get: async <T>(url: string) => (await bench.app.inject({ url: `/api${url}`, headers })).json<T>(),
    send: (method: 'POST' | 'PUT', url: string, payload: object) => bench.app.inject({ method, url: `/api${url}`, headers, payload }),
  };
}

test('a draft shows what it would have done, is adopted from a day, and leaves what was found before as it was', async () => {
  const at = await office();
  await told(at.bench, 'unit-a', ['a1', 'a2']);
  expect(await at.get<PolicyVersion[]>('/policies')).toMatchObject([{ state: 'default', current: true, content: { notice: '示例规则，待区跑改办核定' } }]);
  expect((await at.send('POST', '/policies/effect', FORM)).json<PolicyEffect[]>()).toEqual([{ week: '2026-11-19', unit: 'unit-a', unitName: '单位a', before: 200, after: 400 }]);
  expect((await at.send('PUT', '/policies', FORM)).statusCode).toBe(204);
  expect((await at.send('PUT', '/policies', { ...FORM, standard: { ...FORM.standard, 严重: 300 } })).statusCode).toBe(204);
  expect((await at.send('POST', '/policies/2027-01/adopt', { since: '2026-11-01' })).json<{ message: string }>().message).toContain('不能早于今天');
  expect((await at.send('POST', '/policies/none/adopt', { since: '2027-01-01' })).statusCode).toBe(409);
  expect((await at.send('POST', '/policies/2027-01/adopt', { since: '2027-01-01' })).statusCode).toBe(204);
  expect((await at.send('PUT', '/policies', FORM)).statusCode).toBe(409);
  expect(await at.get<PolicyVersion[]>('/policies')).toMatchObject([{ version: '2027-01', state: 'adopted', since: '2027-01-01', adoptedBy: '某reform', current: false, content: { standard: { 严重: 300 } } }, { state: 'default', current: true, until: '2027-01-01' }]);
  expect((await weekLines(at.bench.desk, '2026-11-19')).map(({ points }) => points)).toEqual([100, 100]);
  expect((await finalBooks(at.bench.desk)).lines).toEqual([]);
  await at.bench.close();
});

test('what is no policy is refused with a sentence', async () => {
  const at = await office();
  for (const wrong of [
    {}, { ...FORM, version: '../x' }, { ...FORM, version: '' }, { ...FORM, standard: { ...FORM.standard, 严重: -1 } }, { ...FORM, standard: { 严重: 1 } }, { ...FORM, caps: { item: 1.5, department: 1 } }, { ...FORM, overrides: { 'no/such-rule': 1 } },
    { ...FORM, factors: { repetition: [], selfReported: 0, mendedEarly: 0 } }, { ...FORM, standard: { ...FORM.standard, 严重: 'NaN' } },
  ]) {
    const answer = await at.send('PUT', '/policies', wrong);
    expect([answer.statusCode, answer.json<{ message: string }>().message], JSON.stringify(wrong)).toEqual([400, expect.stringMatching(/[\u4e00-\u9fff]/)]);
  }
  expect(await at.get<PolicyVersion[]>('/policies')).toHaveLength(1);
  expect((await at.bench.app.inject({ method: 'PUT', url: '/api/policies', headers: await at.bench.as('inspector'), payload: FORM })).statusCode).toBe(403);
  await at.bench.close();
});

test('a finding is listed as an exception once, with reason, approver and a day to come', async () => {
  const at = await office();
  await told(at.bench, 'unit-a', ['a1']);
  const given = { reason: '<b>上级</b>批复', approver: '分管领导', until: '2026-12-31' };
  for (const wrong of [{}, { ...given, reason: ' ' }, { ...given, approver: '' }, { ...given, until: '2026-11-01' }, { ...given, until: '永久' }]) expect((await at.send('POST', '/findings/a1/waive', wrong)).statusCode).toBe(400);
  expect((await at.send('POST', '/findings/a1/waive', given)).statusCode).toBe(204);
  expect((await getFinding(at.store, 'a1')).state).toBe('waived');
  expect((await at.send('POST', '/findings/a1/waive', given)).statusCode).toBe(400);
  expect(await at.get<WaiverPage>('/waivers')).toMatchObject({ total: 1, rows: [{ reason: '<b>上级</b>批复', stateName: '有效', unitName: '单位a' }] });
  expect(await weekLines(at.bench.desk, '2026-11-19')).toEqual([]);
  expect((await at.bench.app.inject({ url: '/api/waivers', headers: await at.bench.as('department') })).json()).toEqual({ total: 0, rows: [] });
  expect((await at.send('POST', '/findings/a1/unwaive', { reason: ' ' })).statusCode).toBe(400);
  expect((await at.send('POST', '/findings/a1/unwaive', { reason: '批复撤销' })).statusCode).toBe(204);
  expect((await getFinding(at.store, 'a1')).state).toBe('lapsed');
  expect(await at.get<WaiverPage>('/waivers')).toMatchObject({ rows: [{ stateName: '已提前终止' }] });
  expect((await at.send('POST', '/findings/a1/waive', given)).statusCode).toBe(204);
  await at.bench.close();
});

test('trends count what stands; a rule that is wrong too often is said to go back to trial', async () => {
  const at = await office();
  await told(at.bench, 'unit-a', ['a1', 'a2', 'a3']);
  await told(at.bench, 'unit-b', ['b1']);
  await recordSightings(at.store, { run: 'run-9', week: '2026-11-19', at: at.bench.desk.now(), by: '系统' }, [sighting('d1', { unit: 'unit-b' })]);
  await takeStep(at.bench.desk, { fingerprint: 'd1', event: { kind: 'dismiss', reason: '缓存' } }, centre);
  const reform = { id: 'other', role: 'reform', unit: '' } as const;
  await takeStep(at.bench.desk, { fingerprint: 'a2', event: { kind: 'revoke', reason: '误判', code: '误判' } }, reform);
  await takeStep(at.bench.desk, { fingerprint: 'a3', event: { kind: 'revoke', reason: '手册错误', code: '手册错误' } }, reform);
  expect(await at.get<Trend>('/trends?by=unit')).toEqual({ weeks: ['2026-11-19'], totals: [2], rows: [{ name: '单位a', counts: [1], total: 1 }, { name: '单位b', counts: [1], total: 1 }] });
  // A week that was checked and left no problem is a week with 0.
  await beginWeekRun(at.store, { id: '2026-11-12-weekly-1', week: '2026-11-12', kind: 'weekly', content: { out: '' }, versions: {} }, [], { by: '系统', at: at.bench.desk.now() });
  expect((await at.get<Trend>('/trends?by=unit')).weeks).toEqual(['2026-11-19']);
  await finishWeekRun(at.store, '2026-11-12-weekly-1', 'done', { by: '系统', at: at.bench.desk.now() }, { out: '' });
  expect(await at.get<Trend>('/trends?by=unit')).toMatchObject({ weeks: ['2026-11-12', '2026-11-19'], totals: [0, 2], rows: [{ counts: [0, 1], total: 1 }, { counts: [0, 1], total: 1 }] });
  expect((await at.get<Trend>('/trends?by=element')).rows.map(({ name }) => name)).toEqual(['承诺办结时限']);
  expect((await at.get<Trend>('/trends?by=rule')).rows).toHaveLength(1);
  expect(await at.get<{ message: string }>('/trends?by=__proto__')).toHaveProperty('message');
  const [row] = await at.get<PrecisionRow[]>('/precision');
  expect(row).toMatchObject({ judged: 5, right: 3 });
  expect([row?.stageName, row?.backToTrial]).toEqual(['正式', expect.stringContaining('退回试行')]);
  await at.bench.close();
});
