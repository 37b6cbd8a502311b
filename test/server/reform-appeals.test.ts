import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppealPage, AppealView, DecidedFault, Dismissals, FaultEffect } from '../../src/server/api/appeals.js';
import type { NoticePage, NoticeView } from '../../src/server/api/notices.js';
import { takeStep } from '../../src/run/week/step.js';
import { getFinding, getRecords, keepRecord, listCharges, recordSightings, verifyAudit } from '../../src/store/index.js';
import { finding, sighting } from '../store/kit.js';
import { openBench, type Bench } from './kit.js';
import { centre, form, PDF, told } from './told.js';

/** A bench where unit-a appealed against findings, and the reform office's way to it. */
async function office(prints: readonly string[]) {
  const bench = await openBench();
  const notice = await told(bench, 'unit-a', prints);
  const unit = await bench.as('department');
  await bench.app.inject({ method: 'POST', url: `/api/notices/${notice}/sign`, headers: unit, payload: { name: '张三' } });
  const ids: Record<string, string> = {};
  for (const print of prints) {
    const { payload, headers } = form({ reason: '<img src=x onerror=alert(1)>=cmd()以文件为准' }, [{ name: '依据.pdf', bytes: PDF }]);
    ids[print] = (await bench.app.inject({ method: 'POST', url: `/api/findings/${print}/appeal`, headers: { ...unit, ...headers }, payload })).json<{ id: string }>().id;
  }
  return { bench, ids, unit, ...(await reform(bench)) };
}

async function reform(bench: Bench) {
  const headers = await bench.as('reform');
  return {
    headers,
    get: (url: string) => bench.app.inject({ url: `/api${url}`, headers }),
    post: (url: string, payload: object = {}) => bench.app.inject({ method: 'POST', url: `/api${url}`, headers, payload }),
  };
}
type Office = Awaited<ReturnType<typeof office>>;

test('appeals stand in the inbox with both sides, the reason as text and the attachments', async () => {
  const at = await office(['kept', 'less']);
  expect((await at.get('/appeals')).json<AppealPage>()).toMatchObject({ total: 2, rows: [{}, {}] });
  expect((await at.get('/appeals?state=decided')).json()).toEqual({ total: 0, rows: [] });
  const view = (await at.get(`/appeals/${at.ids['kept'] ?? ''}`)).json<AppealView>();
  expect(view).toMatchObject({ unitName: '单位a', state: 'open', reason: '<img src=x onerror=alert(1)>=cmd()以文件为准', confirmedBy: 'xinxi', files: [{ name: '依据.pdf' }], points: 100 });
  expect(view.card.sides).toHaveLength(2);
  expect(view.refusal).toBeUndefined();
  await at.bench.close();
});

describe('appeals', () => {
  let at: Office;
  beforeAll(async () => { at = await office(['kept', 'less', 'gone', 'bad', 'own']); });
  afterAll(() => at.bench.close());

  test.each([
    ['nothing', {}], ['no reason', { kind: 'uphold', reason: ' ' }], ['no code', { kind: 'revoke', reason: '误判' }], ['a code that there is not', { kind: 'revoke', reason: '误判', code: '别的' }],
    ['negative points', { kind: 'reduce', reason: '轻', code: '渠道延迟', to: -1 }], ['half a hundredth', { kind: 'reduce', reason: '轻', code: '渠道延迟', to: 0.5 }], ['more points than before', { kind: 'reduce', reason: '轻', code: '渠道延迟', to: 100 }],
    ['a huge reason', { kind: 'uphold', reason: '长'.repeat(2001) }], ['another step', { kind: 'accept', reason: '属实' }],
  ])('are not decided with %s', async (_what, payload) => {
    const answer = await at.post(`/appeals/${at.ids['bad'] ?? ''}/decision`, payload);
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect((await getFinding(at.bench.desk.store, 'bad')).state).toBe('appealed');
  });

  test('are upheld, reduced or revoked once: finding, charge and appeal together', async () => {
    const decide = (print: string, payload: object) => at.post(`/appeals/${at.ids[print] ?? ''}/decision`, payload);
    expect((await decide('kept', { kind: 'uphold', reason: '属实' })).json()).toMatchObject({ state: 'decided', decision: '维持', decidedBy: '某reform', decisionReason: '属实', card: { state: 'rectifying' } });
    expect((await decide('less', { kind: 'reduce', reason: '渠道更新慢', code: '渠道延迟', to: 30 })).json()).toMatchObject({ decision: '减轻', reasonCode: '渠道延迟', points: 30 });
    expect((await decide('gone', { kind: 'revoke', reason: '取证取到缓存', code: '误判' })).json()).toMatchObject({ decision: '撤销', card: { state: 'revoked' }, points: 0 });
    const again = await decide('gone', { kind: 'uphold', reason: '属实' });
    expect([again.statusCode, again.json<{ message: string }>().message]).toEqual([409, expect.stringContaining('复核决定')]);
    const charges = new Map((await listCharges(at.bench.desk.store)).map((charge) => [charge.fingerprint, charge]));
    expect([charges.get('kept')?.finalAt, charges.get('less')?.reduced?.to, charges.get('gone')?.revokedAt]).toEqual([at.bench.desk.now(), 30, at.bench.desk.now()]);
    expect((await verifyAudit(at.bench.desk.store)).broken).toBeUndefined();
  });

  test('are not decided by whoever confirmed, nor by others than the office', async () => {
    const { store } = at.bench.desk;
    const record = (await getRecords(store, ['own'])).get('own');
    const me = (await at.bench.desk.accounts.list()).find(({ name }) => name === 'reform');
    if (!record || !me) throw new Error('the finding was confirmed, the user added');
    await store.write(() => keepRecord(store, { ...record, confirmed: { by: me.id, at: at.bench.desk.now() } }));
    expect((await at.get(`/appeals/${at.ids['own'] ?? ''}`)).json<AppealView>().refusal).toContain('他人');
    expect((await at.post(`/appeals/${at.ids['own'] ?? ''}/decision`, { kind: 'uphold', reason: '属实' })).statusCode).toBe(403);
    for (const role of ['inspector', 'department', 'viewer', 'admin'] as const) {
      expect((await at.bench.app.inject({ method: 'POST', url: `/api/appeals/${at.ids['bad'] ?? ''}/decision`, headers: await at.bench.as(role), payload: { kind: 'uphold', reason: '属实' } })).statusCode).toBe(403);
    }
    expect((await at.get('/appeals/..%2f..%2fetc')).statusCode).toBe(404);
  });

  test('a department sees its own alone', async () => {
    expect((await at.bench.app.inject({ url: '/api/appeals?unit=unit-b', headers: at.unit })).json<AppealPage>().rows.map(({ unit }) => unit)).toEqual(['unit-a', 'unit-a', 'unit-a', 'unit-a', 'unit-a']);
  });
});

test('a fault of the handbook, decided once, revokes all that rests on it and decides its appeals', async () => {
  const at = await office(['a1', 'a2']);
  await told(at.bench, 'unit-b', ['b1']);
  const { store, now } = at.bench.desk;
  const other = finding('z1', { element: 'statutoryTimeLimit', sides: { handbook: { raw: '3', at: null, capture: 'handbook' } } });
  await recordSightings(store, { run: 'run-2', week: '2026-11-19', at: now(), by: '系统' }, [sighting('z1', { unit: 'unit-b', finding: other })]);
  await takeStep(at.bench.desk, { fingerprint: 'z1', event: { kind: 'confirm' } }, centre);
  const fault = { kind: '手册错误', basicCode: '330109000001', element: 'promisedTimeLimit' };
  expect((await at.post('/faults/effect', fault)).json<FaultEffect>()).toMatchObject({ units: 2, weeks: 1, appeals: 2, waiting: 0, findings: [{}, {}, {}] });
  expect((await at.post('/faults', { fault, reason: ' ' })).statusCode).toBe(400);
  expect((await at.post('/faults', { fault: { ...fault, element: 'x' }, reason: '错' })).statusCode).toBe(400);
  expect((await at.post('/faults', { fault: { ...fault, basicCode: "' OR 1=1" }, reason: '错' })).json<{ message: string }>().message).toContain('没有因此可以撤销');
  expect((await at.post('/faults', { fault: { kind: '平台故障', host: 'x', from: '2026-11-20T00:00:00+08:00', to: '2026-11-19T00:00:00+08:00' }, reason: '错' })).statusCode).toBe(400);
  expect((await at.post('/faults', { fault, reason: '手册应为5个工作日' })).json<DecidedFault>()).toMatchObject({ revoked: 3, appeals: 2 });
  for (const print of ['a1', 'a2', 'b1']) expect((await getFinding(store, print)).state).toBe('revoked');
  expect((await getFinding(store, 'z1')).state).toBe('confirmed');
  expect((await at.get('/appeals?state=open')).json()).toEqual({ total: 0, rows: [] });
  expect((await at.get('/faults')).json<DecidedFault[]>()).toMatchObject([{ by: '某reform', reason: '手册应为5个工作日' }]);
  await at.bench.close();
});

test('dismissals are looked through: left as they are, or sent back to the first review', async () => {
  const bench = await openBench();
  const at = await reform(bench);
  const { store, now } = bench.desk;
  await recordSightings(store, { run: 'run-1', week: '2026-11-19', at: now(), by: '系统' }, ['d1', 'd2', 'd3'].map((print) => sighting(print, { unit: 'unit-a' })));
  for (const fingerprint of ['d1', 'd2']) await takeStep(bench.desk, { fingerprint, event: { kind: 'dismiss', reason: '页面缓存' } }, centre);
  expect((await at.get('/dismissals')).json<Dismissals>()).toMatchObject({ waiting: 2, all: 2, rows: [{ reason: '页面缓存' }, {}] });
  expect((await at.post('/dismissals/keep', { fingerprints: ['d1', 'd3'] })).statusCode).toBe(400);
  expect((await at.get('/dismissals')).json<Dismissals>().waiting).toBe(2);
  expect((await at.post('/dismissals/keep', { fingerprints: ['d1'] })).statusCode).toBe(204);
  expect((await at.post('/dismissals/d2/reconsider', { reason: '' })).statusCode).toBe(400);
  expect((await at.post('/dismissals/d2/reconsider', { reason: '手册写的是3个' })).statusCode).toBe(204);
  expect((await at.post('/dismissals/none/reconsider', { reason: '手册写的是3个' })).statusCode).toBe(404);
  expect((await getFinding(store, 'd2')).state).toBe('found');
  expect((await at.get('/dismissals?looked=true')).json<Dismissals>()).toMatchObject({ waiting: 0, all: 1, rows: [{ looked: now() }] });
  expect((await bench.app.inject({ url: '/api/dismissals', headers: await bench.as('inspector') })).statusCode).toBe(403);
  await bench.close();
});

test('notices are sent to all that wait, and their paper goes out as Word', async () => {
  const bench = await openBench();
  const at = await reform(bench);
  await recordSightings(bench.desk.store, { run: 'run-1', week: '2026-11-19', at: bench.desk.now(), by: '系统' }, [sighting('n1', { unit: 'unit-a' }), sighting('n2', { unit: 'unit-b' })]);
  for (const fingerprint of ['n1', 'n2']) await takeStep(bench.desk, { fingerprint, event: { kind: 'confirm' } }, centre);
  expect((await at.get('/notices/waiting')).json()).toMatchObject([{ unit: 'unit-a', findings: 1 }, { unit: 'unit-b' }]);
  const answer = (await at.post('/notices/send', { units: ['unit-a', 'nobody'] })).json<{ sent: { notice: string }[]; refused: { reason: string }[] }>();
  expect(answer).toMatchObject({ sent: [{ number: '2026-0001' }], refused: [{ unit: 'nobody', reason: expect.stringContaining('没有') as string }] });
  expect((await at.post('/notices/send')).json()).toMatchObject({ sent: [{ unit: 'unit-b' }] });
  const id = answer.sent[0]?.notice ?? '';
  expect((await at.get(`/notices/${id}`)).json<NoticeView>().findings).toBe(1);
  const word = await at.get(`/notices/${id}/file?format=docx`);
  expect([word.rawPayload.subarray(0, 2).toString(), word.headers['content-disposition']]).toEqual(['PK', expect.stringContaining('attachment')]);
  const unit = await bench.as('department');
  expect((await bench.app.inject({ url: `/api/notices/${id}/paper`, headers: unit })).statusCode).toBe(200);
  const foreign = (await at.get('/notices?unit=unit-b')).json<NoticePage>().rows[0]?.id ?? '';
  expect((await bench.app.inject({ url: `/api/notices/${foreign}/paper`, headers: unit })).statusCode).toBe(403);
  await bench.close();
});
