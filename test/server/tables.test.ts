import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditPage } from '../../src/server/api/admin.js';
import type { Term } from '../../src/server/api/tables.js';
import { openBench, type Bench } from './kit.js';

describe('tables as they are seen', () => {
  let bench: Bench;
  beforeAll(async () => { bench = await openBench(); });
  afterAll(() => bench.close());
  const save = async (payload: unknown) => bench.app.inject({ method: 'POST', url: '/api/tables', headers: await bench.as('viewer'), payload: payload as object });

  test('become Excel with every cell as text, nothing as a formula', async () => {
    const answer = await save({ title: '用户/名单', header: ['名称', '编码'], rows: [['=cmd()', '330100201609280001'], ['+1', '0571'], ['一行\n两行', '<script>'], ['少一格']] });
    expect(answer.statusCode, answer.body).toBe(200);
    const book = read(answer.rawPayload, { type: 'buffer', cellFormula: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(2)).toEqual([['名称', '编码'], ['=cmd()', '330100201609280001'], ['+1', '0571'], ['一行\n两行', '<script>'], ['少一格', '']]);
    expect(Object.values(sheet as Record<string, { f?: string } | undefined>).filter((cell) => cell?.f !== undefined)).toEqual([]);
  });

  test.each([[{}], [{ title: '', header: ['a'], rows: [] }], [{ title: '表', header: [], rows: [] }], [{ title: '表', header: ['a'], rows: [['x'.repeat(40_000)]] }], [{ title: '表', header: 'a', rows: 'b' }]])('%j is none', async (payload) => {
    const answer = await save(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toMatch(/\p{Script=Han}/u);
  });

  test.each([[undefined, '共 1 行；'], [1, '共 1 行；'], [30_000, '共 30000 行，本表为前 1 行；']])('of a list of %s say how much of it they hold', async (total, note) => {
    const answer = await save({ title: '名单', header: ['名称'], rows: [['甲']], ...(total === undefined ? {} : { total }) });
    const book = read(answer.rawPayload, { type: 'buffer' });
    expect(String(utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })[1]?.[0])).toContain(note);
  });

  test('the log is given in parts as large as asked for, to its end', async () => {
    const admin = await bench.as('admin');
    const part = async (more: string) => (await bench.app.inject({ url: `/api/audit?${more}`, headers: admin })).json<AuditPage>();
    const { chain } = await part('size=2');
    const all: number[] = [];
    for (let before: number | undefined; ;) {
      const { rows, next } = await part(`size=2${before === undefined ? '' : `&before=${before}`}`);
      expect(rows.length).toBeLessThanOrEqual(2);
      all.push(...rows.map(({ sequence }) => sequence));
      if (next === undefined) break;
      before = next;
    }
    expect(all.length).toBeGreaterThanOrEqual(chain.entries);
    for (const wrong of ['size=0', 'size=1001', 'size=x']) expect((await bench.app.inject({ url: `/api/audit?${wrong}`, headers: admin })).statusCode).toBe(400);
  });

  test('terms say what the words of the pages mean', async () => {
    const terms = (await bench.app.inject({ url: '/api/terms', headers: await bench.as('department') })).json<Term[]>();
    expect(terms.map(({ term }) => term)).toEqual(expect.arrayContaining(['疑似问题', '拟扣分', '即知即改', '责任方', '情形', '覆盖率', '待核实', '程度', '准确率']));
  });
});
