import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import path from 'node:path';
import type { CheckedGuide, ElementView, Mended } from '../../src/server/api/check.js';
import type { Filed, FilingDifference, FilingPage, FilingView } from '../../src/server/api/filings.js';
import { setCityPlan } from '../../src/run/week/city.js';
import { openBench, type Bench } from './kit.js';
import { form } from './told.js';

const HANDBOOK = path.resolve(import.meta.dirname, '../../guides/handbook');

/** The guide of an item of the sample handbook, with `limit` as its promise and whatever else is to stand there. */
const guide = (limit: string, more = ''): Uint8Array => new TextEncoder().encode(`# 再生育审批办事指南

**事项名称：** 再生育审批

**承诺办结时限：** ${limit}

**是否收费：** 否

**咨询电话：** （0571）86990141

${more}
`);

describe('a guide is dropped, mended and filed', () => {
  let bench: Bench;
  let headers: Record<string, string>;
  beforeAll(async () => {
    bench = await openBench();
    await setCityPlan(bench.desk, { catalogue: 'none.csv', handbook: HANDBOOK }, 'test');
    headers = await bench.as('department');
  });
  afterAll(() => bench.close());
  const send = async (url: string, bytes: Uint8Array, name = '再生育审批.md', fields: Record<string, string> = {}, as = headers) => {
    const { payload, headers: more } = form(fields, [{ field: 'file', name, bytes }]);
    return bench.app.inject({ method: 'POST', url: `/api${url}`, headers: { ...as, ...more }, payload });
  };
  const get = (url: string, as = headers) => bench.app.inject({ url: `/api${url}`, headers: as });
  const check = async (bytes: Uint8Array, name?: string): Promise<CheckedGuide[]> => (await send('/check', bytes, name)).json();

  test('tells each problem with place, reason, basis and fix, and marks it in the text', async () => {
    const [checked] = await check(guide('250个工作日'));
    const found = checked?.findings.find(({ elementId }) => elementId === 'promisedTimeLimit');
    expect(checked).toMatchObject({ file: '再生育审批.md', itemName: '再生育审批' });
    expect(checked?.handbook?.version).not.toBe('');
    expect(found).toMatchObject({ certain: true, place: expect.stringContaining('第5行') as string });
    for (const words of [found?.reason, found?.basis, found?.fix]) expect(words).not.toBe('');
    const [mark] = found?.marks ?? [];
    expect(checked?.lines[mark?.line ?? -1]?.cells[mark?.cell ?? -1]?.slice(mark?.start, mark?.end)).toContain('250个工作日');
  });

  test('checks again what is typed: the problem goes, nothing new comes', async () => {
    const [checked] = await check(guide('250个工作日'));
    if (!checked) throw new Error('nothing was checked');
    const typed = async (limit: string): Promise<CheckedGuide> => (await bench.app.inject({ method: 'POST', url: '/api/check/typed', headers, payload: { ...checked.content, fields: { ...checked.content.fields, promisedTimeLimit: [limit] } } })).json();
    const titles = ({ findings }: CheckedGuide) => findings.filter(({ elementId }) => elementId === 'promisedTimeLimit' || elementId === 'statutoryTimeLimit').map(({ title }) => title);
    expect(titles(await typed('250个工作日'))).toEqual(titles(checked));
    const standard = checked.handbook?.content.fields['promisedTimeLimit']?.[0] ?? '';
    expect(titles(await typed(standard)).length).toBeLessThan(titles(checked).length);
  });

  test.each([
    ['no content', {}], ['a list in place of texts', { fields: { promisedTimeLimit: '5天' }, places: [], unknown: [] }], ['too many', { fields: {}, places: [], unknown: Array.from({ length: 301 }, () => ({ label: 'a', text: 'b' })) }], ['more than asked for', { fields: { x: ['长'.repeat(20_001)] }, places: [], unknown: [] }],
  ])('refuses typed content with %s in a sentence', async (_what, payload) => {
    const answer = await bench.app.inject({ method: 'POST', url: '/api/check/typed', headers, payload });
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([400, expect.stringMatching(/[\u4e00-\u9fff]/)]);
  });

  test('typed content that is nothing is told so, and hostile texts stay texts', async () => {
    const empty: CheckedGuide = (await bench.app.inject({ method: 'POST', url: '/api/check/typed', headers, payload: { fields: {}, places: [], unknown: [] } })).json();
    expect(empty.unreadable).toMatch(/没有读到/);
    const hostile = await bench.app.inject({ method: 'POST', url: '/api/check/typed', headers, payload: { fields: { mainItemName: ['<img src=x onerror=alert(1)>'], promisedTimeLimit: ['=cmd()'], __proto__: ['x'] }, materials: [{ name: '../../etc/passwd', parts: { form: '"}],"x":1' } }], places: [], unknown: [] } });
    expect(hostile.statusCode).toBe(200);
  });

  test('makes Word of it that reads back the same', async () => {
    const [checked] = await check(guide('250个工作日'));
    const word = await bench.app.inject({ method: 'POST', url: '/api/check/word', headers, payload: checked?.content ?? {} });
    expect(word.headers['content-disposition']).toMatch(/^attachment; .*\.docx$/);
    const [again] = await check(new Uint8Array(word.rawPayload), '再生育审批.docx');
    expect(again?.content.fields['promisedTimeLimit']).toEqual(['250个工作日']);
    expect(again?.findings.some(({ elementId, certain }) => elementId === 'promisedTimeLimit' && certain)).toBe(true);
  });

  test('mends what is certain in a copy and tells each change', async () => {
    const mended: Mended = (await send('/check/mended', guide('3个工作日'))).json();
    expect(mended.changes).toBeGreaterThan(0);
    expect(mended.words).toContain('0571-86990141');
    expect(mended.words).not.toContain('/tmp');
    expect(Buffer.from(mended.copy?.base64 ?? '', 'base64').toString()).toContain('0571-86990141');
    const nothing: Mended = (await send('/check/mended', new TextEncoder().encode('什么也没有'))).json();
    expect(nothing).toMatchObject({ changes: 0 });
    expect(nothing.copy).toBeUndefined();
  });

  const bomb = () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000, 7)]);
  test.each([
    ['a page with a script', '指南.html', new TextEncoder().encode('<script>alert(1)</script><p>事项名称：</p>'), 200],
    ['a broken archive', '指南.docx', new Uint8Array(bomb()), 200],
    ['a program', '指南.exe', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]), 200],
    ['a name with folders', '../../../etc/指南.md', guide('3个工作日'), 200],
    ['nothing', '指南.md', new Uint8Array(), 400],
    ['too much', '指南.md', new Uint8Array(21 * 1024 * 1024), 413],
  ])('takes %s and says what to do', async (_what, name, bytes, status) => {
    const answer = await send('/check', bytes, name);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(status);
    expect(answer.body).not.toContain('/tmp');
    if (status === 200) for (const one of answer.json<CheckedGuide[]>()) expect(one.file.includes('/')).toBe(false);
    else expect(answer.json<{ message: string }>().message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('names every element with what to put there', async () => {
    const elements: ElementView[] = (await get('/elements')).json();
    expect(elements.find(({ id }) => id === 'promisedTimeLimit')).toMatchObject({ label: '承诺办结时限', required: true });
    expect(elements.filter(({ guidance }) => guidance === undefined).length).toBeLessThan(elements.length);
  });

  test('files versions with receipts that print, and tells what differs', async () => {
    const filed: Filed = (await send('/filings', guide('250个工作日', '<script>1</script>'), '再生育审批.md', { note: '=cmd()待系统升级' })).json();
    const [first] = filed.filed;
    expect(first).toMatchObject({ unit: 'unit-a', unitName: '单位a', revision: 1, withProblems: true, note: '=cmd()待系统升级', late: false });
    expect((await send('/filings', guide('250个工作日', '<script>1</script>'))).statusCode).toBe(409);
    const second: Filed = (await send('/filings', guide('3个工作日'))).json();
    expect(second.filed[0]?.revision).toBe(2);
    const view: FilingView = (await get(`/filings/${first?.number ?? ''}`)).json();
    expect(view.problemList.length).toBe(first?.problems);
    expect(view.versions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(view.filedBy).toBe('某department');
    const page = await get(`/filings/${first?.number ?? ''}/receipt`);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain(first?.number ?? 'none');
    expect(page.body).not.toMatch(/<script/i);
    expect((await get(`/filings/${first?.number ?? ''}/receipt.docx`)).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await get(`/filings/${first?.number ?? ''}/file`)).headers['content-disposition']).toMatch(/^attachment/);
    const difference: FilingDifference = (await get(`/filings/difference?first=${first?.number ?? ''}&second=${second.filed[0]?.number ?? ''}`)).json();
    expect(difference.rows.find(({ label }) => label === '承诺办结时限')).toMatchObject({ before: '250个工作日', after: '3个工作日' });
    expect((await get('/filings?problems=true')).json<FilingPage>().rows.map(({ number }) => number)).toContain(first?.number);
    const last = (await get('/filings?page=2&size=1')).json<FilingPage>();
    expect([last.total, last.rows.map(({ number }) => number)]).toEqual([2, [first?.number]]);
    expect((await get('/filings?unit=unit-b')).json<FilingPage>().rows.every(({ unit }) => unit === 'unit-a')).toBe(true);
  });

  test('what is no guide, or names no item, is not filed', async () => {
    for (const bytes of [new TextEncoder().encode('没有要素的文字'), new Uint8Array([1, 2, 3])]) {
      const answer = await send('/filings', bytes, '别的.md');
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ message: string }>().message).toContain('没有备案');
    }
  });

  test('the service centre enters due days and files for a unit; a department sees no other’s filing', async () => {
    const service = await bench.as('service');
    const put = (payload: object) => bench.app.inject({ method: 'PUT', url: '/api/filing-dues', headers: service, payload });
    expect((await put({ unit: 'unit-b', due: '2026-11-19' })).statusCode).toBe(204);
    expect((await put({ unit: 'unit-b', due: '2026-02-30' })).statusCode).toBe(400);
    expect((await put({ unit: '<b>', due: '2026-11-19' })).statusCode).toBe(400);
    expect((await bench.app.inject({ method: 'PUT', url: '/api/filing-dues', headers, payload: { due: null } })).statusCode).toBe(403);
    const before = (await get('/filings', service)).json<FilingPage>().total;
    const content = (await check(guide('3个工作日', '代报')))[0]?.content;
    for (const unit of ['unit-none', '单位b', '<b>', '__proto__']) {
      for (const answer of [await send('/filings', guide('3个工作日', '代报'), '再生育审批.md', { unit }, service), await bench.app.inject({ method: 'POST', url: '/api/filings/typed', headers: service, payload: { content, unit } })]) expect([unit, answer.statusCode, answer.json<{ message: string }>().message]).toEqual([unit, 400, '没有这个单位，请从列表中选。']);
    }
    expect((await get('/filings', service)).json<FilingPage>().total).toBe(before);
    const filed: Filed = (await send('/filings', guide('3个工作日', '代报'), '再生育审批.md', { unit: 'unit-b' }, service)).json();
    expect(filed.filed[0]).toMatchObject({ unit: 'unit-b', late: true, due: '2026-11-19' });
    expect((await get(`/filings/${filed.filed[0]?.number ?? ''}`)).statusCode).toBe(403);
    expect((await get(`/filings/${filed.filed[0]?.number ?? ''}/file`)).statusCode).toBe(403);
    expect((await get('/filings?late=true', service)).json<FilingPage>().rows.map(({ unit }) => unit)).toEqual(['unit-b']);
  });
});
