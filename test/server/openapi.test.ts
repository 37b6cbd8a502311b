import { utils, write, type WorkBook } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODIES } from '../../src/server/api/examples.js';
import type { FindingDetail, FindingPage } from '../../src/server/api/finding.js';
import { FORMS } from '../../src/server/api/forms.js';
import type { Filed } from '../../src/server/api/filings.js';
import type { SheetView } from '../../src/server/api/service.js';
import type { DrawView } from '../../src/server/api/week.js';
import { MAY, type Role } from '../../src/server/can.js';
import { auditHead } from '../../src/store/index.js';
import { faults, wrongWith, type Document, type Operation } from './documented.js';
import { openBench, type Bench } from './kit.js';
import { openSampleCity, runEnded } from './sample-week.js';
import { form, PDF } from './told.js';

const named = (url: string): string => url.replaceAll(/\{([^}]+)\}/g, ':$1');

describe('the description of the API', () => {
  let bench: Bench;
  let document: Document;
  beforeAll(async () => {
    bench = await openBench();
    document = (await bench.app.inject({ url: '/api/openapi.json' })).json();
  });
  afterAll(() => bench.close());
  const operations = (): [string, Operation][] => Object.entries(document.paths).flatMap(([url, methods]) => Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${named(url)}`, operation]));

  test('says of every operation what it does, who may and how a refusal looks', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations().length).toBeGreaterThan(80);
    for (const [name, { summary, tags, responses }] of operations()) {
      expect(summary, name).toMatch(/[\u4e00-\u9fff]/);
      expect(tags, name).toHaveLength(1);
      expect(Object.keys(responses).some((status) => status.startsWith('2')), name).toBe(true);
      expect(Object.keys(responses), name).toContain('4XX');
    }
  });

  test('says where a token will do: every operation that it says so of takes one, and no other does', async () => {
    const secret = (await bench.app.inject({ method: 'POST', url: '/api/tokens', headers: await bench.as('admin'), payload: { name: '程序', scopes: [...MAY.admin] } })).json<{ secret: string }>().secret;
    const said: Record<string, string[]> = {};
    for (const [name, { security }] of operations()) {
      const [method = '', url = ''] = name.split(' ');
      const answer = await bench.app.inject({ method: method as 'POST', url: url.replaceAll(/:\w+/g, 'none'), headers: { authorization: `Bearer ${secret}` } });
      const refused = answer.statusCode === 403 && answer.body.includes('令牌不能做这件事');
      const means = (security ?? []).flatMap((one) => Object.keys(one)).join(' ');
      (said[means] ??= []).push(name);
      expect([name, means === 'session'], answer.body).toEqual([name, refused]);
    }
    expect([said['']?.sort(), said['session']?.sort()]).toEqual([['GET /api/sign-in', 'POST /api/sign-in'], ['POST /api/password', 'POST /api/sign-out', 'POST /api/tables']]);
    expect(said['token session']?.length).toBeGreaterThan(80);
  });

  test('has an example of every body, and each is as its schema says', () => {
    const without: string[] = [];
    for (const [name, { requestBody }] of operations()) {
      for (const { schema, example, examples } of Object.values(requestBody?.content ?? {})) {
        const all = [...(example === undefined ? [] : [example]), ...Object.values(examples ?? {}).map(({ value }) => value), ...((schema as { examples?: unknown[] }).examples ?? [])];
        if (all.length === 0) without.push(name);
        for (const one of all) expect(faults(schema, one), `${name} ${JSON.stringify(one)}`).toEqual([]);
      }
    }
    expect(without).toEqual([]);
  });

  test('and none for what is no operation', () => {
    const all = new Map(operations());
    expect([...Object.keys(BODIES), ...Object.keys(FORMS)].filter((name) => !all.get(name)?.requestBody)).toEqual([]);
  });

  test('a form is described as one', () => {
    for (const name of Object.keys(FORMS)) expect(Object.keys(new Map(operations()).get(name)?.requestBody?.content ?? {}), name).toEqual(['multipart/form-data']);
  });
});

describe('what the server answers is as the document says', () => {
  let bench: Bench;
  let document: Document;
  let endPortal: () => void;
  /** Something real in the place of each parameter of a GET, by its path; more than one where the answer differs. */
  let places: Record<string, string[]>;

  /** Asks as a role and holds the answer to the document. */
  async function ask<T>(role: Role, method: 'GET' | 'POST' | 'PUT', path: string, at: string, payload?: object | { payload: Buffer; headers: Record<string, string> }): Promise<T> {
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${path} is not described`);
    const sent = payload && 'payload' in payload ? { payload: payload.payload, headers: payload.headers } : { ...(payload ? { payload } : {}), headers: {} };
    const as = await bench.as(role);
    const before = (await auditHead(bench.desk.store)).sequence;
    const answer = await bench.app.inject({ method, url: at, ...sent, headers: { ...as, ...sent.headers } });
    expect(wrongWith(operation, answer), `${role} ${method} ${at}: ${answer.statusCode} ${answer.body.slice(0, 200)}`).toEqual([]);
    expect(answer.statusCode, `${role} ${method} ${at}: ${answer.body.slice(0, 200)}`).toBeLessThan(300);
    // Every write is in the log; a run writes in the background.
    if (method !== 'GET' && path !== '/api/runs') expect((await auditHead(bench.desk.store)).sequence, `${method} ${path} is in the log`).toBeGreaterThan(before);
    return (String(answer.headers['content-type']).includes('json') ? answer.json() : undefined) as T;
  }

  beforeAll(async () => {
    bench = await openBench({}, undefined, { pictures: true });
    document = (await bench.app.inject({ url: '/api/openapi.json' })).json();
    endPortal = await openSampleCity(bench);
    places = await live();
  }, 300_000);
  afterAll(async () => {
    await bench.close();
    endPortal();
  });

  /** Lives through a week by the API alone, so that every list has something in it; what there is to ask for afterwards. */
  async function live(): Promise<Record<string, string[]>> {
    const { week } = await ask<DrawView>('inspector', 'POST', '/api/draw', '/api/draw', {});
    await ask('inspector', 'POST', '/api/runs', '/api/runs', { kind: 'weekly' });
    await runEnded(bench);
    const { rows } = await ask<FindingPage>('inspector', 'GET', '/api/findings', '/api/findings?size=200');
    const details = await Promise.all(rows.map(({ id }) => ask<FindingDetail>('inspector', 'GET', '/api/findings/{id}', `/api/findings/${id}`)));
    const pictured = details.find(({ sides }) => sides.some(({ picture }) => picture));
    const picture = pictured?.sides.find((side) => side.picture)?.picture;
    const kept = details[0]?.sides.find((side) => side.kept)?.kept;
    const own = rows.filter(({ unit, verdict }) => unit === rows.find((row) => row.verdict === 'fail')?.unit && verdict === 'fail');
    const [first, second] = own;
    if (!first || !pictured || !picture || !kept) throw new Error('the week has nothing to ask for');
    await ask('inspector', 'POST', '/api/findings/review', '/api/findings/review', { targets: own.map(({ id, version }) => ({ id, version })), decision: 'confirm' });
    const dismissed = rows.find(({ unit }) => unit !== first.unit);
    await ask('inspector', 'POST', '/api/findings/review', '/api/findings/review', { targets: [{ id: dismissed?.id, version: dismissed?.version }], decision: 'dismiss', reason: '写法不同' });
    await ask('inspector', 'POST', '/api/notices/send', '/api/notices/send', {});
    const [notice] = (await ask<{ rows: { id: string; unit: string }[] }>('reform', 'GET', '/api/notices', '/api/notices')).rows;
    // The bench's department belongs to a unit of its own; the notice's is answered for by moving it there.
    await bench.as('department');
    const user = (await bench.desk.accounts.list()).find(({ name }) => name === 'department');
    await bench.desk.accounts.change('department', user?.version ?? 0, { unit: notice?.unit ?? '' }, 'test');
    const { secret } = await bench.desk.accounts.signIn('department', 'a-long-password-1');
    Object.assign(await bench.as('department'), { cookie: `zhinan=${secret}` });
    await ask('department', 'POST', '/api/notices/{id}/sign', `/api/notices/${notice?.id ?? ''}/sign`, { name: '张三' });
    const appeal = await ask<{ id: string }>('department', 'POST', '/api/findings/{fingerprint}/appeal', `/api/findings/${first.id}/appeal`, form({ reason: '已更新' }, [{ name: '说明.pdf', bytes: PDF }]));
    if (second) await ask('department', 'POST', '/api/findings/{fingerprint}/accept', `/api/findings/${second.id}/accept`, {});
    const { files } = await ask<{ files: { sha256: string }[] }>('reform', 'GET', '/api/appeals/{id}', `/api/appeals/${appeal.id}`);
    const guide = BODIES['POST /api/check/typed'] as object;
    const numbers = [(await ask<Filed>('department', 'POST', '/api/filings/typed', '/api/filings/typed', { content: guide, note: '有问题的下周改' })).filed[0]?.number, (await ask<Filed>('department', 'POST', '/api/filings/typed', '/api/filings/typed', { content: { ...guide, fields: { itemName: ['食品经营许可（新办）'] } }, note: '再报' })).filed[0]?.number];
    await ask('service', 'PUT', '/api/filing-dues', '/api/filing-dues', { due: '2026-12-01' });
    const book: WorkBook = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['单位', '检查日期', '检查内容', '检查结果'], ['单位a', '2026-11-18', '窗口', '合格'], ['单位a', '昨天', '窗口', '合格']]), '表');
    const sheet = await ask<SheetView>('service', 'POST', '/api/indicators/{id}', '/api/indicators/hall-inspections', form({}, [{ field: 'file', name: '大厅.xlsx', bytes: new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer) }]));
    await ask('service', 'POST', '/api/handovers', '/api/handovers', form({ source: '省平台', person: '李四', date: '2026-11-18' }, [{ field: 'file', name: '页面.html', bytes: new Uint8Array(Buffer.from('<p>页面</p>')) }]));
    await ask('admin', 'POST', '/api/tokens', '/api/tokens', { name: '程序', scopes: ['finding.read'] });
    const [entry] = await ask<{ id: string }[]>('editor', 'GET', '/api/handbook', '/api/handbook');
    await ask('editor', 'POST', '/api/handbook/{id}/suggestions', `/api/handbook/${encodeURIComponent(entry?.id ?? '')}/suggestions`, { element: 'promisedTimeLimit', proposed: '8个工作日', why: '省目录已压缩' });
    const run = encodeURIComponent(pictured.run);
    return {
      '/api/findings/{id}': rows.map(({ id }) => id), '/api/findings/{id}/sides': rows.slice(0, 3).map(({ id }) => `${id}/sides`), '/api/findings/message': [`message?unit=${encodeURIComponent(first.unit)}`],
      '/api/draws/{week}': [week], '/api/runs/{run}/pictures/{name}': [`${run}/pictures/${encodeURIComponent(picture)}`], '/api/runs/{run}/files/{sha256}': [`${run}/files/${kept}`],
      '/api/notices/{id}': [notice?.id ?? ''], '/api/notices/{id}/paper': [`${notice?.id ?? ''}/paper`], '/api/notices/{id}/file': ['docx', 'html'].map((format) => `${notice?.id ?? ''}/file?format=${format}`),
      '/api/appeals/{id}': [appeal.id], '/api/appeals/{id}/files/{sha256}': [`${appeal.id}/files/${files[0]?.sha256 ?? ''}`],
      '/api/filings/{number}': numbers.map(String), '/api/filings/{number}/receipt': [`${numbers[0] ?? ''}/receipt`], '/api/filings/{number}/receipt.docx': [`${numbers[0] ?? ''}/receipt.docx`], '/api/filings/{number}/file': [`${numbers[0] ?? ''}/file`],
      '/api/filings/difference': [`difference?first=${numbers[0] ?? ''}&second=${numbers[1] ?? ''}`],
      '/api/indicators/{id}/form': ['hall-inspections/form'], '/api/indicator-sheets/{id}': [sheet.id], '/api/handbook/{id}': [encodeURIComponent(entry?.id ?? '')], '/api/rules/{number}': ['A01', 'B01', 'C01'],
      '/api/papers/{week}/{kind}': ['submission', 'bulletin', 'city', 'one-page'].map((kind) => `${week}/${kind}`), '/api/papers/{week}/{kind}/file': ['docx', 'html', 'xlsx'].map((format) => `${week}/bulletin/file?format=${format}`),
      '/api/search': [`search?text=${encodeURIComponent('食品')}`], '/api/trends': ['unit', 'rule', 'element'].map((by) => `trends?by=${by}`), '/api/scores/lines': [`lines?unit=${encodeURIComponent(first.unit)}`],
    };
  }

  test('for every GET, to whoever may', async () => {
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (!get) continue;
      const action = bench.app.routeActions.get(`GET ${path.replaceAll(/\{[^}]+\}/g, ':')}`)?.action;
      const role = (Object.keys(MAY) as Role[]).find((one) => action === 'open' || action === 'signed-in' || (action !== undefined && MAY[one].has(action))) ?? 'admin';
      const before = path.slice(0, path.includes('{') ? path.indexOf('{') : path.lastIndexOf('/') + 1);
      if (path.includes('{')) expect(places[path], path).toBeDefined();
      for (const place of places[path] ?? [path.slice(before.length)]) await ask(role, 'GET', path, `${before}${place}`);
    }
  }, 300_000);

  test('and another unit’s people get none of it', async () => {
    const own = (await bench.desk.accounts.list()).find(({ name }) => name === 'department')?.unit;
    const other = (await bench.app.inject({ url: '/api/units', headers: await bench.as('admin') })).json<{ id: string }[]>().find(({ id }) => id !== own);
    const { id, password } = await bench.desk.accounts.add({ account: 'other', name: '别的单位', role: 'department', unit: other?.id ?? '' }, 'test');
    const { secret } = await bench.desk.accounts.changePassword(id, password, 'a-long-password-2');
    const headers = { cookie: `zhinan=${secret}`, 'x-zhinan': '1' };
    const [told] = (await bench.app.inject({ url: `/api/findings?unit=${encodeURIComponent(own ?? '')}&state=appealed,rectifying`, headers: await bench.as('reform') })).json<FindingPage>().rows;
    const at = (path: string): string[] => (places[path] ?? []).map((place) => `${path.slice(0, path.includes('{') ? path.indexOf('{') : path.lastIndexOf('/') + 1)}${place}`);
    const asked = [
      `/api/findings/${told?.id ?? ''}`, `/api/findings/${told?.id ?? ''}/sides`,
      ...['/api/notices/{id}', '/api/notices/{id}/paper', '/api/notices/{id}/file', '/api/appeals/{id}', '/api/appeals/{id}/files/{sha256}', '/api/filings/{number}', '/api/filings/{number}/receipt', '/api/filings/{number}/receipt.docx', '/api/filings/{number}/file', '/api/filings/difference', '/api/scores/lines'].flatMap(at),
    ];
    for (const url of asked) {
      const answer = await bench.app.inject({ url, headers });
      expect([403, 404], `${url}: ${answer.body.slice(0, 100)}`).toContain(answer.statusCode);
      expect(answer.json<{ message: string }>().message).toMatch(/[\u4e00-\u9fff]/);
    }
    for (const [step, payload] of [['accept', {}], ['appeal', {}], ['withdraw', {}], ['mended', { note: '改了' }]] as const) {
      const answer = await bench.app.inject({ method: 'POST', url: `/api/findings/${told?.id ?? ''}/${step}`, headers, payload });
      expect(answer.statusCode, `${step}: ${answer.body}`).toBe(403);
    }
    for (const list of ['/api/findings', '/api/filings', '/api/notices', '/api/appeals', '/api/scores']) {
      const body = (await bench.app.inject({ url: `${list}?unit=${encodeURIComponent(own ?? '')}`, headers })).json<{ rows: unknown[] } | unknown[]>();
      expect((Array.isArray(body) ? body : body.rows).filter((row) => (row as { unit: string }).unit === own), list).toEqual([]);
    }
  });

  test('and for refusals', async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (path === '/api/sign-out') continue;
        const answer = await bench.app.inject({ method: method.toUpperCase() as 'GET', url: path.replaceAll(/\{[^}]+\}/g, 'none'), headers: await bench.as('viewer'), ...(method === 'get' || method === 'delete' ? {} : { payload: {} }) });
        expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(500);
        if (answer.statusCode >= 400) expect(wrongWith(operation, answer), `${method} ${path}: ${answer.body}`).toEqual([]);
      }
    }
  });
});
