import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import type { ContestedList, IndicatorForm, SheetView, TakenSheet } from '../../src/server/api/service.js';
import { recordSightings } from '../../src/store/index.js';
import { finding, sighting } from '../store/kit.js';
import { openBench, type Bench } from './kit.js';
import { form } from './told.js';

describe('the service centre’s desk', () => {
  let bench: Bench;
  let service: Record<string, string>;
  beforeAll(async () => {
    bench = await openBench();
    service = await bench.as('service');
  });
  afterAll(() => bench.close());
  const get = (url: string, headers = service) => bench.app.inject({ url: `/api${url}`, headers });
  const put = (url: string, payload: object, headers = service) => bench.app.inject({ method: 'PUT', url: `/api${url}`, headers, payload });
  const send = (id: string, bytes: Uint8Array, name = '大厅.xlsx', fields: Record<string, string> = {}, headers = service) => {
    const { payload, headers: more } = form(fields, [{ field: 'file', name, bytes }]);
    return bench.app.inject({ method: 'POST', url: `/api/indicators/${id}`, headers: { ...headers, ...more }, payload });
  };
  const sheet = (rows: unknown[][]): Uint8Array => {
    const book: WorkBook = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '大厅检查');
    return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  };
  const HEAD = ['单位', '日期', '检查内容', '检查结果', '问题'];
  const hall = async (): Promise<{ head: string[]; id: string }> => {
    const answer = await get('/indicators/hall-inspections/form');
    const book = read(answer.rawPayload, { type: 'buffer' });
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    return { id: 'hall-inspections', head: rows.find((row) => row.some((cell) => String(cell).startsWith('单位'))) ?? HEAD };
  };

  test('gives out forms that come back with figures; bad rows are named and the rest counts', async () => {
    const forms: IndicatorForm[] = (await get('/indicators')).json();
    expect(forms.map(({ id }) => id)).toContain('hall-inspections');
    const { head } = await hall();
    const line = (values: Record<string, string>) => head.map((title) => Object.entries(values).find(([name]) => String(title).startsWith(name))?.[1] ?? '');
    const rows = [head, line({ 单位: '单位a', 检查日期: '2026-11-18', 日期: '2026-11-18', 检查内容: '=cmd()', 检查结果: '合格' }), line({ 单位: '单位a', 检查日期: '2026-11-18', 日期: '2026-11-18', 检查内容: '<script>', 检查结果: '不合格' }), line({ 单位: '单位a', 检查日期: '不是日期', 日期: '不是日期', 检查内容: '窗口', 检查结果: '也许' })];
    const answer = await send('hall-inspections', sheet(rows));
    expect(answer.statusCode, answer.body).toBe(200);
    const view: SheetView = answer.json();
    expect(view).toMatchObject({ good: 2, bad: 1, period: '2026-11-19' });
    expect(view.figures).toMatchObject([{ unit: '单位a', hits: 1, total: 2, percent: '50.0%' }]);
    expect(view.badRows.length).toBeGreaterThan(0);
    expect((await get('/indicator-sheets')).json<TakenSheet[]>().map(({ id }) => id)).toContain(view.id);
    expect((await send('hall-inspections', sheet(rows))).statusCode).toBe(409);
    expect((await send('hall-inspections', sheet(rows), '大厅.xlsx', { day: '2026-11-05' })).json<SheetView>().period).toBe('2026-11-05');
  });

  test.each([
    ['citizens’ data', () => sheet([[...HEAD, '身份证号'], ['单位a', '2026-11-18', '窗口', '合格', '', '330109199001011234']]), 400],
    ['another table', () => sheet([['甲', '乙'], ['1', '2']]), 400],
    ['an empty form', () => sheet([HEAD]), 400],
    ['a broken workbook', () => new Uint8Array(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 9)])), 400],
    ['a program', () => new Uint8Array([0x4d, 0x5a, 0, 1, 2]), 400],
    ['nothing', () => new Uint8Array(), 400],
    ['too much', () => new Uint8Array(21 * 1024 * 1024), 413],
  ])('refuses %s with a sentence and keeps nothing', async (_what, bytes, status) => {
    const before = (await get('/indicator-sheets?form=hall-inspections')).json<TakenSheet[]>().length;
    const answer = await send('hall-inspections', bytes());
    expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([status, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect((await get('/indicator-sheets?form=hall-inspections')).json<TakenSheet[]>()).toHaveLength(before);
  });

  test.each(['none', '__proto__', '..%2f..%2fpackage'])('knows no form %s', async (id) => {
    expect((await get(`/indicators/${id}/form`)).statusCode).toBe(404);
    expect((await send(id, sheet([HEAD]))).statusCode).toBe(404);
  });

  test('contested materials: a column for each office, entered once and overwritten by nobody unseen', async () => {
    const form_ = bench.desk.engine.schemas.cancellations;
    const rule = form_.clauses[0]?.rule ?? '';
    await recordSightings(bench.desk.store, { run: 'run-c', week: '2026-11-19', at: bench.desk.now(), by: '系统' }, [
      sighting('c1', { unit: 'unit-a', finding: finding('c1', { rule, department: 'unit-a', key: '=无犯罪记录证明', element: 'materials', message: '<b>没有依据</b>' }) }),
      sighting('c2', { unit: 'unit-b', finding: finding('c2', { department: 'unit-b' }) }),
    ]);
    const list = async (): Promise<ContestedList> => (await get('/contested')).json();
    const [row] = (await list()).rows;
    expect((await list()).rows).toHaveLength(1);
    expect(row).toMatchObject({ unitName: '单位a', material: '=无犯罪记录证明' });
    expect(row?.opinions.map(({ office }) => office)).toEqual([...form_.opinions, form_.decision]);
    const office = form_.opinions[0] ?? '';
    const at = `/contested/${row?.id ?? ''}/opinion`;
    expect((await put(at, { office, opinion: '保留', reason: ' ' })).statusCode).toBe(400);
    expect((await put(at, { office, opinion: '别的', reason: 'x' })).statusCode).toBe(400);
    expect((await put(at, { office: '别的办', opinion: '保留', reason: 'x' })).statusCode).toBe(400);
    expect((await put('/contested/none/opinion', { office, opinion: '同意取消', reason: '' })).statusCode).toBe(404);
    expect((await put(at, { office, opinion: '保留', reason: '=cmd()法第三条', seen: '' })).statusCode).toBe(204);
    expect((await put(at, { office, opinion: '同意取消', reason: '', seen: '' })).statusCode).toBe(409);
    expect((await put(at, { office, opinion: '同意取消', reason: '' }, await bench.as('department'))).statusCode).toBe(403);
    expect((await list()).rows[0]?.opinions[0]?.said).toMatchObject({ opinion: '保留', reason: '=cmd()法第三条', who: '某service' });
    const book = read((await get('/contested/list.xlsx')).rawPayload, { type: 'buffer' });
    const cells = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}) as { v?: unknown; f?: string }[];
    expect(cells.some(({ v }) => String(v).includes('法第三条'))).toBe(true);
    expect(cells.every((cell) => cell.f === undefined)).toBe(true);
  });
});
