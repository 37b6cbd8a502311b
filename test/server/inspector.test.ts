import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyDraw } from '../../src/office/verify-draw.js';
import type { Draw } from '../../src/model/draw.js';
import type { FindingDetail, FindingPage, ThreeWay } from '../../src/server/api/finding.js';
import type { DrawView, HandoverView, Overview, Portals, RulePage, RuleRow, RunState, RunView, SynonymView } from '../../src/server/api/week.js';
import type { Role } from '../../src/server/can.js';
import { openBench, type Bench } from './kit.js';
import { openSampleCity, runEnded } from './sample-week.js';

describe("the inspector's desk over a drawn week of the sample city", () => {
  let bench: Bench;
  let endPortal: () => void;
  beforeAll(async () => {
    bench = await openBench();
    endPortal = await openSampleCity(bench);
    await carryOut();
  }, 300_000);
  afterAll(async () => {
    await bench.close();
    endPortal();
  });

  const ask = async (role: Role, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    bench.app.inject({ method, url: `/api${url}`, headers: await bench.as(role), ...(payload ? { payload } : {}) });
  const get = async <T>(url: string, role: Role = 'inspector'): Promise<T> => {
    const answer = await ask(role, 'GET', url);
    expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
    return answer.json();
  };
  const findings = (query = '') => get<FindingPage>(`/findings?size=200${query}`);

  /** Draws and runs the week as an inspector does; every test below looks at what came of it, in any order. */
  const carryOut = async (): Promise<void> => {
    expect((await get<DrawView>('/draw')).drawn).toBeUndefined();
    expect((await ask('inspector', 'POST', '/runs', { kind: 'weekly' })).json()).toEqual({ message: '本期还没有抽取，请先抽取。' });
    const drawn = (await ask('inspector', 'POST', '/draw')).json<DrawView>();
    expect(drawn.drawn?.items.length).toBeGreaterThan(10);
    expect((await ask('inspector', 'POST', '/draw')).statusCode).toBe(409);
    const week = drawn.week;
    expect((await ask('inspector', 'GET', `/draws/${week}`)).json<{ message: string }>().message).toContain('暂不公布');

    const [first] = drawn.drawn?.items ?? [];
    expect((await ask('inspector', 'POST', '/draw/replacements', { item: first?.item, reason: ' ' })).statusCode).toBe(400);
    const replaced = (await ask('inspector', 'POST', '/draw/replacements', { item: first?.item, reason: '事项停办' })).json<DrawView>();
    expect(replaced.drawn?.replacements).toMatchObject([{ reason: '事项停办', who: '某inspector' }]);

    const told: RunState[] = [];
    bench.desk.runner.listen((state) => told.push(state));
    const started = await ask('inspector', 'POST', '/runs', { kind: 'weekly' });
    expect(started.statusCode).toBe(202);
    const again = await ask('inspector', 'POST', '/runs', { kind: 'weekly' });
    expect(again.statusCode).toBe(409);
    expect(again.json<{ message: string }>().message).toContain('正在核查');
    await runEnded(bench);
    expect(bench.desk.runner.state()).toMatchObject({ running: false, finished: true });
    expect(told.some(({ stage, total }) => stage !== undefined && (total ?? 0) > 0)).toBe(true);

    const view = await get<Overview>('/overview');
    expect(view.run?.stateName).toBe('已完成');
    expect(view.coverage?.items).toBe(replaced.drawn?.items.length);
    expect(view.toReview).toBeGreaterThan(5);
    expect(view.weekName).toMatch(/^第\d+期（11月19日—11月25日）$/);
    expect((await get<RunView[]>('/runs')).map(({ state }) => state)).toEqual(['done']);
    const published = await ask('viewer', 'GET', `/draws/${week}`);
    expect(published.headers['content-disposition']).toContain('attachment');
    expect(verifyDraw(published.json<Draw>()).ok).toBe(true);
  };

  test('lists by what is asked for, and exports what is seen without a formula', async () => {
    const all = await findings();
    expect(all.rows.length).toBe(all.total);
    const [unit] = all.rows.map((row) => row.unit);
    const own = await findings(`&unit=${encodeURIComponent(unit ?? '')}`);
    expect(own.total).toBe(all.rows.filter((row) => row.unit === unit).length);
    for (const [key, of] of [['severity', 'severity'], ['number', 'number'], ['state', 'state']] as const) {
      const value = all.rows[0]?.[of] ?? '';
      expect((await findings(`&${key}=${encodeURIComponent(value)}`)).total, key).toBe(all.rows.filter((row) => row[of] === value).length);
    }
    const page = await get<FindingPage>('/findings?size=3&page=2&order=severity');
    expect(page.rows).toHaveLength(3);
    expect(page.total).toBe(all.total);
    const word = all.rows[0]?.itemName.slice(0, 4) ?? '';
    expect((await findings(`&text=${encodeURIComponent(word)}`)).rows.every((row) => `${row.itemName}${row.message}`.includes(word))).toBe(true);
    const choices = await get<Record<string, { value: string; count: number }[]>>('/findings/choices');
    expect(choices['unit']?.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);

    const book = await ask('inspector', 'GET', '/findings/export');
    expect(book.headers['content-type']).toContain('spreadsheetml');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(book.rawPayload as unknown as ArrayBuffer);
    const [sheet] = workbook.worksheets;
    expect(sheet?.rowCount).toBe(all.total + 3);
    sheet?.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeFalsy()));
    expect((await get<{ message: string }>(`/findings/message?unit=${encodeURIComponent(unit ?? '')}`)).message.length).toBeLessThanOrEqual(300);
    expect((await ask('inspector', 'GET', '/findings/message')).statusCode).toBe(400);
  });

  test('shows a finding, its item on three sides and its evidence', async () => {
    const { rows } = await findings('&verdict=fail');
    for (const row of rows.slice(0, 12)) {
      const detail = await get<FindingDetail>(`/findings/${row.id}`);
      expect(detail.sides.length).toBeGreaterThan(0);
      expect(detail.rule?.why).toBeTruthy();
      expect(detail.history[0]?.what).toBe('核查发现');
      expect([...detail.notice].length).toBeLessThanOrEqual(300);
      const sides = await get<ThreeWay>(`/findings/${row.id}/sides`);
      expect(sides.sides.map(({ side }) => side)).toEqual(['handbook', 'online', 'offline']);
      expect(sides.rows.some(({ state, findings: on }) => state === 'problem' && on.some(({ id }) => id === row.id)), row.message).toBe(true);
      for (const { findings: on, why } of sides.rows) if (on.length > 0) expect(why.split('\n'), 'a row says what each of its findings says').toHaveLength(on.length);
      for (const { kept, trouble } of sides.sides) {
        if (!kept || trouble) continue;
        const file = await ask('inspector', 'GET', `/runs/${detail.run}/files/${kept}`);
        expect(file.statusCode).toBe(200);
        expect(file.headers['content-type']).toMatch(/^(?:text\/plain|application\/octet-stream)/);
        expect(file.headers['x-content-type-options']).toBe('nosniff');
      }
    }
    const some = await get<ThreeWay>(`/findings/${rows[0]?.id ?? ''}/sides`);
    expect(some.rows.filter(({ state }) => state === 'same' || state === 'alike').length).toBeGreaterThan(3);
  }, 120_000);

  test.each([
    '/runs/..%2f..%2fetc/files/' + 'a'.repeat(64), '/runs/none/files/' + 'a'.repeat(64), '/runs/none/pictures/..%2f..%2freport.json', '/runs/none/pictures/report.json', '/findings/none', '/findings/' + '0'.repeat(64), '/rules/Z99', '/rules/A99',
    '/findings?page=0', '/findings?size=100000', '/findings?order=%27;drop', '/draws/..', '/findings?unit=' + 'x'.repeat(3000),
  ])('answers %s with a sentence', async (url) => {
    const answer = await ask('inspector', 'GET', url);
    expect([400, 404]).toContain(answer.statusCode);
    expect(answer.json<{ message: string }>().message).toMatch(/。$/);
  });

  test('a search for signs of SQL or patterns finds nothing and breaks nothing', async () => {
    for (const text of ["'; drop table findings; --", '%', '_', '\\', '<script>alert(1)</script>', '=cmd()']) expect((await findings(`&text=${encodeURIComponent(text)}`)).total, text).toBe(0);
    expect((await findings()).total).toBeGreaterThan(5);
  });

  test('decides once: the second is refused with who was faster', async () => {
    const { rows } = await findings('&state=found');
    const [one, two, three] = rows;
    if (!one || !two || !three) throw new Error('too few findings');
    const review = (targets: { id: string; version: number }[], decision: string, reason?: string, role: Role = 'inspector') => ask(role, 'POST', '/findings/review', { targets, decision, ...(reason === undefined ? {} : { reason }) });
    expect((await ask('inspector', 'POST', `/findings/${one.id}/claim`)).statusCode).toBe(204);
    expect((await findings('&state=found')).rows.find(({ id }) => id === one.id)?.assigneeName).toBe('某inspector');
    expect((await review([one], 'confirm')).statusCode).toBe(200);
    const late = await review([one], 'dismiss', '晚了');
    expect(late.statusCode).toBe(409);
    expect(late.json<{ message: string }>().message).toMatch(/已由某inspector于 .+ 处理，现为“已初核（待告知）”/);
    expect((await review([two], 'dismiss', '  ')).statusCode).toBe(400);
    expect((await review([two, one], 'confirm')).statusCode).toBe(409);
    expect((await get<FindingDetail>(`/findings/${two.id}`)).state).toBe('found');
    expect((await review([two], 'dismiss', '页面已写明')).statusCode).toBe(200);
    expect((await review([three], 'doubt', '需电话核实')).statusCode).toBe(200);
    expect((await get<FindingDetail>(`/findings/${three.id}`)).history.at(-1)).toMatchObject({ who: '某inspector', reason: '需电话核实' });
    for (const role of ['viewer', 'department', 'reform', 'service', 'editor'] as const) expect((await review([{ id: rows[3]?.id ?? '', version: 1 }], 'confirm', undefined, role)).statusCode, role).toBe(403);
  });

  test('shows a department nothing that it was not told', async () => {
    expect(await get<FindingPage>('/findings', 'department')).toEqual({ total: 0, rows: [] });
    const { rows } = await findings();
    expect((await ask('department', 'GET', `/findings/${rows[0]?.id ?? ''}`)).statusCode).toBe(404);
    expect((await ask('department', 'GET', `/findings/${rows[0]?.id ?? ''}/sides`)).statusCode).toBe(404);
    expect((await get<Overview>('/overview', 'department')).run).toBeUndefined();
  });

  test('takes hand-overs in, bounded and by safe names', async () => {
    const upload = async (name: string, content: string | Buffer, fields: Record<string, string>) => {
      const line = '----zhinan';
      const parts = Object.entries(fields).map(([key, value]) => `--${line}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('');
      const body = Buffer.concat([Buffer.from(`${parts}--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${line}--\r\n`)]);
      return bench.app.inject({ method: 'POST', url: '/api/handovers', headers: { ...(await bench.as('service')), 'content-type': `multipart/form-data; boundary=${line}` }, payload: body });
    };
    const given = { source: '省平台导出', person: '张三', date: '2026-11-18' };
    expect((await upload('../../evil.html', '<p>办理时限：5个工作日</p>', given)).json<HandoverView>()).toMatchObject({ name: 'evil.html', source: '省平台导出' });
    expect((await upload('same.html', '<p>办理时限：5个工作日</p>', given)).statusCode).toBe(400);
    const unknown = await upload('a.csv', 'a', { ...given, kind: 'library' });
    expect([unknown.statusCode, unknown.json<{ message: string }>().message]).toEqual([400, expect.stringContaining('不认识的移交种类“library”')]);
    expect((await upload('run.exe', 'x', given)).json<{ message: string }>().message).toContain('不是能读取的移交文件');
    expect((await upload('empty.csv', '', given)).statusCode).toBe(400);
    for (const date of ['昨天', '2026-02-31', '2026-02-29', '2026-13-01', '2026-11-1', '2026-11-18T00:00']) {
      const answer = await upload('a.csv', 'a', { ...given, date });
      expect([date, answer.statusCode, answer.json<{ message: string }>().message]).toEqual([date, 400, `“${date}”不是日期，请写成 2018-09-10。没有收下文件。`]);
    }
    expect((await upload('a.csv', 'a', { source: '', person: '', date: '' })).statusCode).toBe(400);
    expect((await upload('handover.json', '{}', given)).statusCode).toBe(400);
    expect((await upload('big.csv', Buffer.alloc(21 * 1024 * 1024, 'a'), given)).statusCode).toBe(413);
    expect((await bench.app.inject({ method: 'POST', url: '/api/handovers', headers: await bench.as('service'), payload: {} })).statusCode).toBe(400);
    const [kept, ...others] = await get<HandoverView[]>('/handovers');
    expect(others).toEqual([]);
    expect((await ask('inspector', 'DELETE', `/handovers/${kept?.id ?? ''}`)).statusCode).toBe(204);
    expect(await get<HandoverView[]>('/handovers')).toEqual([]);
  });

  test('confirms names that mean the same where they are seen, never numbers', async () => {
    const { rows } = await findings();
    const details = await Promise.all(rows.map(({ id }) => get<FindingDetail>(`/findings/${id}`)));
    const named = details.find(({ may }) => may.includes('synonym'));
    const other = details.find(({ may }) => !may.includes('synonym'));
    if (!named || !other) throw new Error('no finding on a name');
    expect((await ask('inspector', 'POST', '/synonyms', { finding: other.id, a: '5个工作日', b: '五天', why: '一样' })).statusCode).toBe(400);
    expect((await ask('inspector', 'POST', '/synonyms', { finding: named.id, a: '居住证明', b: '居住证明', why: '一样' })).statusCode).toBe(400);
    expect((await ask('inspector', 'POST', '/synonyms', { finding: named.id, a: '居住证明', b: '住址证明', why: '民政局函' })).statusCode).toBe(204);
    expect((await ask('inspector', 'POST', '/synonyms', { finding: named.id, a: '住址证明', b: '居住证明', why: '民政局函' })).statusCode).toBe(400);
    const [kept] = await get<SynonymView[]>('/synonyms');
    expect(kept).toMatchObject({ a: '居住证明', b: '住址证明', who: '某inspector' });
    expect((await ask('inspector', 'DELETE', `/synonyms/${kept?.id ?? ''}`)).statusCode).toBe(204);
  });

  test('shows portals with what their pages state, and every rule', async () => {
    const { portals } = await get<Portals>('/portals');
    expect(portals[0]?.rates.length).toBeGreaterThan(5);
    const rules = await get<RuleRow[]>('/rules', 'department');
    for (const { number } of rules) expect((await get<RulePage>(`/rules/${number}`, 'department')).why).toMatch(/[。！？]$/);
  });
});
