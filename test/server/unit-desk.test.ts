import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticePage, NoticeView } from '../../src/server/api/notices.js';
import type { ScoreView } from '../../src/server/api/scores.js';
import { listAppeals, listRectifications, verifyAudit } from '../../src/store/index.js';
import { openBench } from './kit.js';
import { form, PDF, told } from './told.js';

/** A bench where unit-a was told of findings, and the department's way to it. */
async function department(prints: readonly string[]) {
  const bench = await openBench();
  const own = await told(bench, 'unit-a', prints, '<script>alert(1)</script>5个工作日');
  const foreign = await told(bench, 'unit-b', ['b1']);
  const headers = await bench.as('department');
  const get = (url: string) => bench.app.inject({ url: `/api${url}`, headers });
  const post = (url: string, payload: object = {}) => bench.app.inject({ method: 'POST', url: `/api${url}`, headers, payload });
  const send = (url: string, fields: Record<string, string>, files: Parameters<typeof form>[1] = []) => {
    const { payload, headers: more } = form(fields, files);
    return bench.app.inject({ method: 'POST', url: `/api${url}`, headers: { ...headers, ...more }, payload });
  };
  const card = async (fingerprint: string) => (await get(`/notices/${own}`)).json<NoticeView>().cards.find((one) => one.fingerprint === fingerprint);
  return { bench, own, foreign, headers, get, post, send, card, sign: () => post(`/notices/${own}/sign`, { name: '张三' }), close: (): Promise<void> => bench.close() };
}
type Department = Awaited<ReturnType<typeof department>>;

describe('a department before 签收', () => {
  let at: Department;
  beforeAll(async () => { at = await department(['a1', 'a2']); });
  afterAll(() => at.close());

  test('sees its own notices and nobody else’s', async () => {
    const { rows }: NoticePage = (await at.get('/notices?unit=unit-b')).json();
    expect(rows.map(({ id }) => id)).toEqual([at.own]);
    expect(rows[0]).toMatchObject({ unitName: '单位a', findings: 2, stateName: '待签收' });
    expect((await at.get(`/notices/${at.foreign}`)).statusCode).toBe(403);
    expect((await at.post(`/notices/${at.foreign}/sign`, { name: '张三' })).statusCode).toBe(403);
    expect((await at.post('/findings/b1/accept')).statusCode).toBe(403);
    expect((await at.bench.app.inject({ url: '/api/notices', headers: await at.bench.as('reform') })).json()).toMatchObject({ total: 2, rows: [{}, {}] });
  });

  test('is shown what stands there as text, with place, reason and what to do', async () => {
    const first = await at.card('a1');
    expect(first?.sides.find(({ name }) => name.includes('线下'))?.pieces.map(({ text }) => text).join('')).toContain('<script>');
    expect(first).toMatchObject({ severity: '严重', certain: true, state: 'notified', stateName: '已告知（待签收）' });
    expect(first?.fix).not.toBe('');
    expect(first?.basis).not.toBe('');
  });

  test.each([['no name', {}], ['blanks', { name: '   ' }], ['too long', { name: '长'.repeat(65) }], ['a list', { name: ['x', 'y'] }]])('does not sign with %s', async (_what, payload) => {
    const answer = await at.post(`/notices/${at.own}/sign`, payload);
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/[\u4e00-\u9fff]/)]);
  });

  test('can do nothing else yet', async () => {
    const answer = await at.post('/findings/a1/accept');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toContain('待签收');
  });

  test('sees its points line by line, with what mending in time would give back', async () => {
    const score: ScoreView = (await at.get('/scores/lines')).json();
    expect(score.lines).toHaveLength(2);
    expect(score.proposed).toBe(score.lines.reduce((sum, { points }) => sum + points, 0));
    expect(score.lines.every(({ formula, title }) => formula !== '' && title !== '')).toBe(true);
    for (const line of score.lines) expect(line.ifMended).toBe(line.points / 2);
    expect(score.final).toBe(0);
    expect((await at.get('/scores/lines?unit=unit-b')).statusCode).toBe(403);
    expect((await at.get('/scores')).json()).toMatchObject([{ unit: 'unit-a' }]);
    expect((await at.get('/scores/lines?week=2026-13-99x')).statusCode).toBe(400);
    expect((await at.bench.app.inject({ url: '/api/scores/lines', headers: await at.bench.as('reform') })).statusCode).toBe(400);
  });
});

test('a department signs once; the days for an appeal begin', async () => {
  const at = await department(['a1', 'a2']);
  const signed: NoticeView = (await at.sign()).json();
  expect(signed).toMatchObject({ stateName: '已签收', signedBy: '张三' });
  expect(signed.cards.map(({ state }) => state)).toEqual(['signed', 'signed']);
  expect(signed.deadline).toMatchObject({ what: '申诉截止', left: 3 });
  expect((await at.sign()).statusCode).toBe(409);
  expect((await verifyAudit(at.bench.desk.store)).broken).toBeUndefined();
  await at.close();
});

describe('a department after 签收', () => {
  let at: Department;
  beforeAll(async () => {
    at = await department(['refused', 'appealed', 'withdrawn', 'accepted', 'stale', 'mended']);
    await at.sign();
  });
  afterAll(() => at.close());

  test.each([
    ['a program', '查看.exe', PDF, '不是 PDF'], ['a page', '证据.html', new Uint8Array(Buffer.from('<script>1</script>')), '不是 PDF'], ['a program by another name', '证据.pdf', new Uint8Array([0x4d, 0x5a, 1]), '内容与后缀不符'], ['nothing', '证据.pdf', new Uint8Array(), '空的'],
  ])('cannot attach %s, and then nothing is done', async (_what, name, bytes, said) => {
    const answer = await at.send('/findings/refused/appeal', { reason: '以文件为准' }, [{ name, bytes }]);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toContain(said);
    expect((await at.card('refused'))?.state).toBe('signed');
  });

  test.each([['no reason', {}], ['blanks', { reason: '  ' }]])('cannot appeal with %s', async (_what, fields: Record<string, string>) => {
    expect((await at.send('/findings/refused/appeal', fields)).statusCode).toBe(400);
    expect(await listAppeals(at.bench.desk.store, { fingerprint: 'refused' })).toEqual([]);
  });

  test('is told what is too large, too many, or no form', async () => {
    const large = await at.send('/findings/refused/appeal', { reason: '理由' }, [{ name: '扫描.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)]) }]);
    expect([large.statusCode, large.json<{ message: string }>().message]).toEqual([413, expect.stringContaining('太大')]);
    expect((await at.send('/findings/refused/appeal', { reason: '理由' }, Array.from({ length: 11 }, (_, n) => ({ name: `${n}.pdf`, bytes: PDF })))).statusCode).toBe(400);
    expect((await at.post('/findings/refused/appeal', { reason: '理由' })).statusCode).toBe(400);
    expect((await at.card('refused'))?.state).toBe('signed');
  });

  test('appeals with attachments, which come back as they were and under their own name', async () => {
    const answer = await at.send('/findings/appealed/appeal', { reason: '=cmd()|以〔2018〕10号为准' }, [{ name: '../../etc/盖章件.pdf', bytes: PDF }]);
    expect(answer.statusCode).toBe(200);
    const { id } = answer.json<{ id: string }>();
    const appeal = (await at.card('appealed'))?.appeal;
    expect(appeal).toMatchObject({ id, state: 'open', reason: '=cmd()|以〔2018〕10号为准' });
    const [file] = appeal?.files ?? [];
    expect(file?.name).toBe('盖章件.pdf');
    const got = await at.get(`/appeals/${id}/files/${file?.sha256 ?? ''}`);
    expect(new Uint8Array(got.rawPayload)).toEqual(PDF);
    expect(got.headers['content-disposition']).toMatch(/^attachment; /);
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    expect((await at.get(`/appeals/${id}/files/..%2f..%2fetc`)).statusCode).toBe(404);
    expect((await at.send(`/appeals/${id}/files`, {}, [{ name: '补.pdf', bytes: Buffer.concat([PDF, Buffer.from('2')]) }])).statusCode).toBe(204);
    expect((await at.card('appealed'))?.appeal?.files).toHaveLength(2);
    expect((await at.send('/findings/appealed/appeal', { reason: '再来' })).statusCode).toBe(400);
  });

  test('takes an appeal back: step and appeal together', async () => {
    await at.send('/findings/withdrawn/appeal', { reason: '理由' });
    expect((await at.post('/findings/withdrawn/withdraw')).statusCode).toBe(204);
    expect(await at.card('withdrawn')).toMatchObject({ state: 'rectifying', appeal: { state: 'withdrawn' } });
  });

  test('accepts what it has seen, and is refused what has changed since', async () => {
    expect((await at.post('/findings/accepted/accept', { version: (await at.card('accepted'))?.version ?? 0 })).statusCode).toBe(204);
    expect((await at.card('accepted'))?.deadline).toMatchObject({ what: '整改期限' });
    expect((await at.post('/findings/stale/accept', { version: 77 })).statusCode).toBe(409);
    expect((await at.card('stale'))?.state).toBe('signed');
  });

  test('reports mended with a note and waits for the re-check', async () => {
    await at.post('/findings/mended/accept');
    expect((await at.post('/findings/mended/mended', { note: ' ' })).statusCode).toBe(400);
    expect((await at.post('/findings/mended/mended', { note: '已改为3个工作日' })).statusCode).toBe(204);
    expect(await at.card('mended')).toMatchObject({ state: 'reported', reported: { note: '已改为3个工作日' } });
    expect(await listRectifications(at.bench.desk.store, { fingerprint: 'mended', state: 'open' })).toMatchObject([{ reportedAt: at.bench.desk.now(), unit: 'unit-a' }]);
  });
});
