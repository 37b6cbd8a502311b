import { describe, expect, test } from 'vitest';
import { loadSchemas } from '../../src/schema/index.js';

const schemas = loadSchemas();
const HASH = 'a'.repeat(64);

function record(): Record<string, unknown> {
  return {
    mainItemName: '户外广告设置许可', basicCode: '330117003001', itemVersion: 1, itemType: '行政许可', status: '在用', exerciseLevel: '区级',
    competentAuthority: '江湾区城市管理局', acceptingBody: '江湾区城市管理局', decidingBody: '江湾区城市管理局', audience: ['企业法人'],
    legalBasis: [{ title: '城市市容和环境卫生管理条例', article: 11 }], eligibility: ['设施牢固'], applicableScope: '户外广告的设置', quantityLimit: { limited: false },
    materials: [{ name: '申请表', form: ['原件'], copies: { original: 1 }, source: '申请人自备', necessity: '必要' }],
    process: { steps: [{ name: '受理' }, { name: '决定' }] },
    statutoryTimeLimit: { value: 20, unit: '工作日' }, promisedTimeLimit: { value: 5, unit: '工作日' }, caseType: '承诺件', onSiteVisits: 1, handlingModes: ['窗口办理'],
    supports: { appointment: true, onlinePayment: false, express: true, selfService: false }, inHall: true, feeCharged: false, output: { name: '准予决定书' },
    delivery: { modes: ['窗口领取'] }, places: [{ address: '潮声路88号', openingHours: '工作日 9:00-17:00' }], consultation: { phones: ['0571-86990101'] }, complaint: { phones: ['12345'] },
  };
}

describe('the plain record of a guide', () => {
  test('is accepted', () => expect(schemas.guideRecordErrors(record())).toEqual([]));

  test.each<[string, Record<string, unknown>, string]>([
    ['a unit that is none', { promisedTimeLimit: { value: 5, unit: '天' } }, '承诺办结时限：应当是'],
    ['a code of eleven digits', { basicCode: '33011700300' }, '基本编码：'],
    ['a member that is no element', { colour: '红' }, '指南：不应有“colour”'],
    ['copies below none', { materials: [{ name: '表', form: ['原件'], copies: { original: -1 }, source: '申请人自备', necessity: '必要' }] }, '申请材料第1项的纸质份数'],
    ['a material without its name', { materials: [{ form: ['原件'], copies: { original: 1 }, source: '申请人自备', necessity: '必要' }] }, '申请材料第1项的材料名称：没有填写'],
    ['half a visit', { onSiteVisits: 0.5 }, '到办事现场次数：'],
  ])('is refused in Chinese for %s', (_title, change, start) => {
    const errors = schemas.guideRecordErrors({ ...record(), ...change });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.startsWith(start) || errors[0]).toBe(true);
  });

  test.each([null, 'x', 1, []])('is refused for %j', (data) => expect(schemas.guideRecordErrors(data).length).toBeGreaterThan(0));
});

function report(): Record<string, unknown> {
  return {
    schemaVersion: 1,
    run: {
      id: 'r1', startedAt: '2018-09-12T10:00:00+08:00', finishedAt: '2018-09-12T10:01:00+08:00', catalogue: 'catalogue.csv',
      versions: { tool: '0.1.0', schema: '1', rules: 'a', policy: 'b', handbook: 'c' },
    },
    coverage: [{ item: '330117003001', department: '江湾区城市管理局', channel: 'online', outcome: 'ok', attempts: 1, sha256: HASH }],
    findings: [finding({})],
    scores: [{ department: '江湾区城市管理局', checked: 1, deducted: 100, lines: [{ fingerprint: 'f', points: 100, why: '严重' }] }],
  };
}

function finding(change: Record<string, unknown>): Record<string, unknown> {
  return {
    fingerprint: 'f', number: 'A19', item: '330117003001', department: '江湾区城市管理局', element: 'promisedTimeLimit', rule: 'time-limit/promised-exceeds-standard',
    relations: ['online-handbook'], verdict: 'fail', severity: '严重', message: '承诺时限长于手册', maintainer: '江湾区城市管理局', points: 100,
    sides: { online: { raw: '10个工作日', at: { snapshot: HASH, kind: 'html', selector: '#a' }, capture: 'online-web' }, handbook: { raw: '无此材料', at: null, capture: 'handbook' } },
    ...change,
  };
}

describe('report.json', () => {
  test('is accepted with the least that others rely on', () => expect(schemas.validateReport(report())).toEqual([]));

  test.each<[string, Record<string, unknown>]>([
    ['points that are no integer', { points: 0.5 }],
    ['a verdict that is no finding', { verdict: 'pass' }],
    ['a relation that there is not', { relations: ['offline-online'] }],
    ['a number that is none', { number: 'A9' }],
    ['a place without its line', { sides: { online: { raw: 'x', at: { snapshot: HASH, kind: 'text', column: 1, endLine: 1, endColumn: 2 }, capture: 'c' } } }],
    ['a place of a kind that there is not', { sides: { online: { raw: 'x', at: [{ snapshot: HASH, kind: 'image' }], capture: 'c' } } }],
  ])('is refused for %s', (_title, change) => expect(schemas.validateReport({ ...report(), findings: [finding(change)] })).not.toEqual([]));

  test('is refused for an outcome without a name', () => {
    expect(schemas.validateReport({ ...report(), coverage: [{ item: '1', department: 'd', channel: 'online', outcome: 'broken', attempts: 1 }] })).toHaveLength(1);
  });
});

describe('policies', () => {
  test('the default deducts against the handbook and only reports between channels, marked as an example', () => {
    expect(schemas.validatePolicy(schemas.policy)).toEqual([]);
    expect(schemas.policy.notice).toBe('示例规则，待区跑改办核定');
    expect(schemas.policy.standard).toEqual({ 严重: 100, 较重: 50, 一般: 20, 提示: 0 });
    expect(schemas.policy.channel.enabled).toBe(false);
    expect(schemas.policy.caps).toEqual({ item: 200, department: 500, quarter: 2000 });
  });

  test.each([{ ...schemas.policy, standard: { 严重: 1.5, 较重: 0, 一般: 0, 提示: 0 } }, { ...schemas.policy, caps: {} }, {}, null])('a broken one is refused', (policy) => {
    expect(schemas.validatePolicy(policy)).not.toEqual([]);
  });
});
