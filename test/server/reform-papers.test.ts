import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocx } from './word.js';
import type { PaperView, PaperWeek } from '../../src/server/api/papers.js';
import { takeStep } from '../../src/run/week/step.js';
import { drawWeek, weekOf } from '../../src/run/week/draw-week.js';
import { allFindings, listWeekRuns, listWeeks, verifyAudit } from '../../src/store/index.js';
import { openBench, type Bench } from './kit.js';
import { openSampleCity, runEnded } from './sample-week.js';
import { centre } from './told.js';

describe('the papers of a week of the sample city', () => {
  let bench: Bench;
  let week: string;
  let endPortal: () => void;
  beforeAll(async () => {
    bench = await openBench();
    endPortal = await openSampleCity(bench);
    await drawWeek(bench.desk, 'test');
    await bench.desk.runner.start('weekly', 'test');
    await runEnded(bench);
    week = await weekOf(bench.desk);
  }, 300_000);
  afterAll(async () => {
    await bench.close();
    endPortal();
  });
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object, role: 'reform' | 'inspector' | 'viewer' = 'reform') =>
    bench.app.inject({ method, url: `/api${url}`, headers: await bench.as(role), ...(payload ? { payload } : {}) });
  const view = async (kind: string) => (await ask('GET', `/papers/${week}/${kind}`)).json<PaperView>();

  test.each([
    ['a week that is none', '2026-13-40/bulletin'], ['a kind that there is not', '2026-11-19/other'], ['a path', '..%2f..%2fetc/bulletin'],
  ])('are refused for %s', async (_what, at) => expect([400, 404]).toContain((await ask('GET', `/papers/${at}`)).statusCode));

  test.each([
    ['no body', { title: '标题', to: [], from: '', body: [] }], ['a page', { title: '标题', to: [], from: '', body: '<script>' }], ['a table of its own', { title: '标题', to: [], from: '', body: [{ kind: 'table', table: {} }] }],
    ['too long a text', { title: '标题', to: [], from: '', body: [{ kind: 'text', text: '长'.repeat(5001) }] }], ['no title', { title: '', to: [], from: '', body: [{ kind: 'text', text: '文' }] }],
    ['a day that is none', { title: '标题', to: [], from: '', date: '2026-02-99', body: [{ kind: 'text', text: '文' }] }],
  ])('are not edited with %s', async (_what, payload) => expect((await ask('PUT', `/papers/${week}/bulletin`, payload)).statusCode).toBe(400));

  test('are drafts, then edited, then published once, and do not change from then on', async () => {
    expect((await view('bulletin')).paper.draft).toContain('初稿');
    expect((await ask('POST', `/papers/${week}/publish`)).json<{ message: string }>().message).toContain('没有初核');
    for (const [n, { fingerprint }] of (await allFindings(bench.desk.store, { state: ['found', 'reopened', 'lapsed'], verdict: 'fail' })).entries()) {
      await takeStep(bench.desk, { fingerprint, event: n % 3 === 0 ? { kind: 'dismiss', reason: '与实际相符' } : { kind: 'confirm' } }, centre);
    }
    const before = await view('bulletin');
    expect(before.paper.draft).toBeUndefined();
    expect(before.paper.annexes.map(({ title }) => title)).toContain('问题清单');

    const body = [{ kind: 'heading', level: 1, text: '总体情况' }, { kind: 'text', text: '各单位\u0000总体<b>较好</b>。\ud800' }, { kind: 'figure', at: 0 }, { kind: 'figure', at: 40 }, { kind: 'note', text: ' ' + '\u0007' }];
    const edit = { title: '关于抽查情况的通报', to: ['各部门'], from: '区跑改办', date: '2026-11-26', copies: ['=cmd()'], body };
    const edited = (await ask('PUT', `/papers/${week}/bulletin`, edit, 'inspector')).json<PaperView>();
    expect(edited).toMatchObject({ edited: { by: '某inspector', stale: false }, paper: { title: '关于抽查情况的通报', date: '2026-11-26', copies: ['=cmd()'] } });
    expect(edited.paper.body.map((block) => [block.kind, 'text' in block ? block.text : ''])).toEqual([['heading', '总体情况'], ['text', '各单位总体<b>较好</b>。'], ['bars', '']]);
    expect((await ask('DELETE', `/papers/${week}/bulletin`)).json<PaperView>().paper.title).toBe(before.paper.title);
    await ask('PUT', `/papers/${week}/bulletin`, edit);

    expect((await ask('POST', `/papers/${week}/publish`, {}, 'inspector')).statusCode).toBe(403);
    expect((await ask('POST', `/papers/${week}/publish`)).statusCode).toBe(204);
    expect((await ask('GET', '/papers')).json<PaperWeek[]>()).toMatchObject([{ week, publishedBy: '某reform' }]);
    expect((await ask('POST', `/papers/${week}/publish`)).json<{ message: string }>().message).toContain('已经发布');
    expect((await ask('GET', '/papers/2026-11-26/submission')).statusCode, 'the papers of the week after').toBe(200);
    expect((await ask('PUT', `/papers/${week}/bulletin`, edit)).statusCode).toBe(400);
    expect((await ask('DELETE', `/papers/${week}/bulletin`)).statusCode).toBe(400);
    expect((await listWeeks(bench.desk.store)).find((row) => row.week === week)?.state).toBe('frozen');
    expect((await listWeekRuns(bench.desk.store, { week })).every(({ frozenAt }) => frozenAt !== null)).toBe(true);

    const kept = JSON.stringify((await view('bulletin')).paper);
    for (const { fingerprint } of (await allFindings(bench.desk.store, { state: 'confirmed' })).slice(0, 2)) await takeStep(bench.desk, { fingerprint, event: { kind: 'revoke', reason: '误判', code: '误判' } }, { id: 'other', role: 'reform', unit: '' });
    expect(JSON.stringify((await view('bulletin')).paper)).toBe(kept);

    const word = await ask('GET', `/papers/${week}/bulletin/file?format=docx`, undefined, 'viewer');
    expect(word.headers['content-disposition']).toContain(encodeURIComponent('关于抽查情况的通报'));
    expect(await readDocx(word.rawPayload)).toContain('各单位总体<b>较好</b>。');
    expect((await ask('GET', `/papers/${week}/bulletin/file?format=html`)).body).toContain('各单位总体&lt;b&gt;较好&lt;/b&gt;。');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await ask('GET', `/papers/${week}/bulletin/file?format=xlsx`)).rawPayload as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(edited.paper.annexes.map(({ title }, at) => `${at + 1}.${title}`));
    for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => { expect(cell.formula).toBeUndefined(); }));
    expect((await ask('GET', `/papers/${week}/one-page/file?format=xlsx`)).statusCode).toBe(400);
    expect((await ask('GET', `/papers/${week}/bulletin/file?format=exe`)).statusCode).toBe(400);
    expect((await verifyAudit(bench.desk.store)).broken).toBeUndefined();
  }, 120_000);
});
