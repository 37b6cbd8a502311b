import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { openDesk, type Desk } from '../../src/run/desk.js';
import { firstStart, useSamplePortal } from '../../src/run/first-start.js';
import { stepsByRule } from '../../src/run/week/by-rule.js';
import { packageFolder } from '../../src/run/versions.js';
import { buildServer, type App } from '../../src/server/app.js';
import type { Role } from '../../src/server/can.js';
import type { AppealPage } from '../../src/server/api/appeals.js';
import type { FindingPage, FindingRow } from '../../src/server/api/finding.js';
import type { EntryRow, EntryView, Suggestion } from '../../src/server/api/handbook.js';
import type { NoticePage, NoticeView } from '../../src/server/api/notices.js';
import type { PolicyVersion } from '../../src/server/api/policies.js';
import type { ContestedList } from '../../src/server/api/service.js';
import { openSamplePortal } from '../../test/run/sample-portal.js';
import { form } from '../../test/server/told.js';
import { runEnded } from '../../test/server/sample-week.js';

const PASSWORD = 'a-long-password-1';
const DAY = 86_400_000;
const NAMES: Record<Role, string> = { inspector: '核查员', reform: '审定员', department: '部门经办', service: '备案员', editor: '手册编辑', viewer: '领导', admin: '系统管理员' };

/** The sample city after two weeks of work at every desk, with its server running. */
export interface LivedCity {
  app: App;
  desk: Desk;
  /** The session of a role, for a browser's cookie. */
  secrets: ReadonlyMap<string, string>;
  /** The department whose user is signed in as `department`. */
  unit: string;
  ask<T>(role: Role, path: string): Promise<T>;
  close(): Promise<void>;
}

/** Lets the sample city live: drawn, run, reviewed, told, signed for, appealed, decided, mended, published, and a second week begun. */
export async function liveWeeks(): Promise<LivedCity> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-screens-'));
  let clock = Date.parse('2026-11-13T09:00:00+08:00');
  const desk = await openDesk({ kind: 'sqlite', folder }, () => clock, { browser: true, confirmAfter: 0 });
  const portal = await openSamplePortal();
  await firstStart(desk, true);
  await useSamplePortal(desk, portal.url);
  const app = await buildServer(desk, { web: path.join(packageFolder(), 'dist', 'web'), rate: 1_000_000 });
  await app.ready();
  const secrets = new Map<string, string>();
  const enter = async (key: string, role: Role, unit?: string): Promise<void> => {
    const { id, password } = await desk.accounts.add({ account: `pic-${key}`, name: unit ? `${unit.replace('江湾区', '')}经办` : NAMES[role], role, ...(unit ? { unit } : {}) }, '系统管理员');
    await desk.accounts.changePassword(id, password, PASSWORD);
    secrets.set(key, (await desk.accounts.signIn(`pic-${key}`, PASSWORD)).secret);
  };
  for (const role of ['inspector', 'reform', 'service', 'viewer', 'admin'] as const) await enter(role, role);
  const send = async <T>(key: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, more: Record<string, string> = {}): Promise<T> => {
    if (!secrets.has(key)) await enter(key, 'department', key);
    const answer = await app.inject({ method, url: `/api${url}`, headers: { cookie: `zhinan=${secrets.get(key) ?? ''}`, 'x-zhinan': '1', ...more }, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 400) console.log(`${key} ${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
    return (answer.body === '' ? undefined : answer.json()) as T;
  };
  const get = <T>(key: string, url: string): Promise<T> => send<T>(key, 'GET', url);
  const post = <T>(key: string, url: string, payload: object = {}): Promise<T> => send<T>(key, 'POST', url, payload);
  const upload = (key: string, url: string, fields: Record<string, string>, files: Parameters<typeof form>[1]): Promise<unknown> => {
    const { payload, headers } = form(fields, files);
    return send(key, 'POST', url, payload, headers);
  };
  /** Time goes on; people sign in again, as they do in the morning. */
  const wake = async (at: number): Promise<void> => {
    clock = at;
    for (const key of secrets.keys()) secrets.set(key, (await desk.accounts.signIn(`pic-${key}`, PASSWORD)).secret);
  };
  const offline = path.join(packageFolder(), 'guides', 'offline');
  const guideOf = (unit: string): { name: string; bytes: Uint8Array } | undefined => {
    const name = readdirSync(path.join(offline, unit)).find((one) => one.endsWith('.docx'));
    return name ? { name, bytes: new Uint8Array(readFileSync(path.join(offline, unit, name))) } : undefined;
  };
  const week = async (): Promise<FindingRow[]> => {
    await post('inspector', '/draw');
    await post('inspector', '/runs', { kind: 'weekly' });
    await runEnded({ desk });
    return (await get<FindingPage>('inspector', '/findings?state=found,doubtful,reopened&size=200&order=unit')).rows;
  };
  const review = (rows: readonly FindingRow[], decision: string, reason?: string): Promise<unknown> => (rows.length === 0 ? Promise.resolve() : post('inspector', '/findings/review', { targets: rows.map(({ id, version }) => ({ id, version })), decision, ...(reason ? { reason } : {}) }));
  const certain = (rows: readonly FindingRow[]): FindingRow[] => rows.filter(({ verdict }) => verdict === 'fail');

  // The first week, to its end.
  const first = await week();
  await review(certain(first).filter((_, at) => at % 5 !== 4), 'confirm');
  await review(certain(first).filter((_, at) => at % 5 === 4), 'dismiss', '线下指南已于当天更换，窗口证实');
  await review(first.filter(({ verdict }) => verdict !== 'fail').slice(0, 1), 'doubt', '需电话核实');
  await post('inspector', '/notices/send');
  await wake(clock + DAY);
  const notices = (await get<NoticePage>('inspector', '/notices?size=100')).rows;
  const unit = [...notices].sort((a, b) => b.findings - a.findings)[0]?.unit ?? '';
  await enter('department', 'department', unit);
  for (const { id, unit: own } of notices.filter((one, at) => one.unit === unit || at % 3 !== 0)) {
    await post(own, `/notices/${id}/sign`, { name: '李敏' });
    const { cards } = await get<NoticeView>(own, `/notices/${id}`);
    const [one, two] = cards;
    if (one) await upload(own, `/findings/${one.fingerprint}/appeal`, { reason: '窗口已于核查前一天更换新版指南，核查时拍到的是旧版。附更换记录。', version: String(one.version) }, [{ field: 'files', name: '更换记录.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1.4\n%%EOF\n')), type: 'application/pdf' }]);
    if (two) {
      await post(own, `/findings/${two.fingerprint}/accept`, { version: two.version });
      const again = (await get<NoticeView>(own, `/notices/${id}`)).cards.find(({ fingerprint }) => fingerprint === two.fingerprint);
      await post(own, `/findings/${two.fingerprint}/mended`, { version: again?.version ?? 0, note: '已在政务服务网改正，与手册一致。' });
    }
  }
  await wake(clock + DAY);
  const appeals = (await get<AppealPage>('reform', '/appeals?size=100')).rows;
  for (const [at, { id }] of appeals.slice(0, -2).entries()) await post('reform', `/appeals/${id}/decision`, at % 2 === 0 ? { kind: 'uphold', reason: '更换记录没有日期，不能证明核查前已更换。' } : { kind: 'revoke', reason: '更换记录和照片可以证明。', code: '误判' });
  const waivable = (await get<FindingPage>('reform', '/findings?state=notified,signed&size=5')).rows[0];
  if (waivable) await post('reform', `/findings/${waivable.id}/waive`, { reason: '该事项按县级试点办法执行，年底前与手册不同。', approver: '跑改办负责人', until: '2026-12-31' });

  // What goes on beside.
  for (const name of readdirSync(offline)) {
    const guide = guideOf(name);
    if (guide) await upload('service', '/filings', { unit: name, note: '按 10 月会议要求更新' }, [{ field: 'file', ...guide }]);
  }
  await send('service', 'PUT', '/filing-dues', { due: '2026-11-30' });
  await upload('inspector', '/handovers', { kind: 'online', source: '省平台导出', person: '王海', date: '2026-11-12' }, [{ field: 'file', name: '网上办事大厅导出.csv', bytes: new Uint8Array(Buffer.from('事项名称,承诺办结时限\n户外广告设置许可,5个工作日\n')) }]);
  await hallSheet();
  const { rows: contested } = await get<ContestedList>('reform', '/contested');
  for (const [at, row] of contested.slice(0, 3).entries()) {
    const column = row.opinions[at % Math.max(1, row.opinions.length - 1)];
    if (column) await send('reform', 'PUT', `/contested/${row.id}/opinion`, { office: column.office, opinion: at === 1 ? '保留' : '同意取消', reason: at === 1 ? '《广告管理条例》第十一条要求提交。' : '可由部门间数据核对。', seen: '' });
  }
  const [policy] = await get<PolicyVersion[]>('reform', '/policies');
  if (policy) {
    const { id: _id, from: _from, ...content } = policy.content;
    await send('reform', 'PUT', '/policies', { ...content, version: '2027-01', notice: '征求意见稿', caps: { ...content.caps, item: content.caps.item + 100 } });
  }
  const entries = await get<EntryRow[]>('reform', '/handbook');
  for (const [at, entry] of entries.slice(0, 2).entries()) await post('department', `/handbook/${encodeURIComponent(entry.id)}/suggestions`, { element: at === 0 ? '承诺办结时限' : '申请材料', proposed: at === 0 ? '8 个工作日' : '取消“住所使用权证明”', why: '省里已于 9 月调整，文号附后。' });
  const [suggestion] = await get<Suggestion[]>('reform', '/suggestions');
  if (suggestion) await post('reform', `/suggestions/${suggestion.id}/answer`, { text: '采纳，下一版手册改正。' });
  if (entries[0]) {
    const { text } = await get<EntryView>('reform', `/handbook/${encodeURIComponent(entries[0].id)}`);
    await send('reform', 'PUT', `/handbook/${encodeURIComponent(entries[0].id)}/draft`, { version: '2027-01', text });
  }
  await post('inspector', '/tokens', { name: '浙政钉消息推送', scopes: ['finding.read', 'notice.read'] });
  const bulletin = await get<{ week: string }[]>('reform', '/papers');
  if (bulletin[0]) await post('reform', `/papers/${bulletin[0].week}/publish`);

  // The second week, as it stands in its middle.
  await wake(Date.parse('2026-11-20T09:00:00+08:00'));
  await stepsByRule(desk);
  const second = await week();
  await review(certain(second).filter((_, at) => at % 3 === 0), 'confirm');
  await review(certain(second).filter((_, at) => at % 7 === 1).slice(0, 1), 'dismiss', '两处意思相同，只是写法不同');
  await post('inspector', '/notices/send');
  await wake(clock + 3_600_000);
  return {
    app, desk, secrets, unit, ask: get,
    async close() {
      await app.close();
      await desk.close();
      portal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function hallSheet(): Promise<void> {
    const answer = await app.inject({ url: '/api/indicators/hall-inspections/form', headers: { cookie: `zhinan=${secrets.get('service') ?? ''}` } });
    const book = read(answer.rawPayload, { type: 'buffer' });
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    const head = rows.find((row) => row.some((cell) => String(cell).startsWith('单位'))) ?? [];
    const line = (values: Record<string, string>): string[] => head.map((title) => Object.entries(values).find(([name]) => String(title).startsWith(name))?.[1] ?? '');
    const filled = utils.book_new();
    utils.book_append_sheet(filled, utils.aoa_to_sheet([head, ...['合格', '合格', '不合格', '也许'].map((result, at) => line({ 单位: unit, 日期: '2026-11-12', 检查日期: '2026-11-12', 检查内容: ['窗口纸质指南', '公示牌', '自助终端', '咨询台'][at] ?? '', 检查结果: result, 问题: result === '不合格' ? '终端指南未更新' : '' }))]), '大厅检查');
    await upload('service', '/indicators/hall-inspections', {}, [{ field: 'file', name: '大厅检查.xlsx', bytes: new Uint8Array(write(filled, { type: 'buffer', bookType: 'xlsx' }) as Buffer) }]);
  }
}
