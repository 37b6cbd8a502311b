import { describe, expect, it } from 'vitest';
import { checkCase } from '../../src/check/index.js';
import type { Case } from '../../src/model/case.js';
import { rules as all } from '../../src/rules/index.js';
import { caseOf, kit } from '../rules/engine.js';

const UNIT = '萧山区城管局';
// The small guides of these tests would fall short of most rules on quality; two of those stand for all.
const rules = all.filter(({ meta }) => meta.group !== 'C' || meta.number === 'C02' || meta.number === 'C19');
const check = (subject: Case) => checkCase(subject, kit, { rules, maintainer: (side) => (side === 'handbook' ? '市城管局' : UNIT) });
const short = (subject: Case) => check(subject).findings.map(({ number, element, relations, verdict, fault }) => ({ number, element, relations, verdict, fault }));
const guide = (limit: string, ...lines: string[]) => ['# 犬类准养登记', '', `- 承诺办结时限：${limit}`, ...lines.map((line) => `- ${line}`)].join('\n');

describe('checking a case', () => {
  it('finds nothing where all say the same in their own ways', async () => {
    expect(short(await caseOf({ online: guide('五个工作日内', '服务对象：个人'), offline: guide('5个工作日', '服务对象：自然人'), handbook: guide('5个工作日', '服务对象：自然人') }))).toEqual([]);
  });

  it.each([
    ['offline deviates', '5个工作日', '10个工作日', [{ number: 'A19', relations: ['online-offline', 'offline-handbook'], fault: 'offline' }]],
    ['online deviates', '10个工作日', '5个工作日', [{ number: 'A19', relations: ['online-offline', 'online-handbook'], fault: 'online' }]],
    ['both deviate alike', '10个工作日', '十个工作日', [{ number: 'A19', relations: ['online-handbook', 'offline-handbook'], fault: undefined }]],
  ] as const)('one finding where %s', async (_title, online, offline, expected) => {
    const found = short(await caseOf({ online: guide(online), offline: guide(offline), handbook: guide('5个工作日') }));
    expect(found).toEqual(expected.map((one) => ({ element: 'promisedTimeLimit', verdict: 'fail', ...one })));
  });

  it('two findings with fingerprints of their own where both deviate differently', async () => {
    const { findings } = check(await caseOf({ online: guide('10个工作日'), offline: guide('15个工作日'), handbook: guide('5个工作日') }));
    expect(findings.map(({ fault, relations }) => [fault, relations]).sort()).toEqual([
      ['offline', ['online-offline', 'offline-handbook']],
      ['online', ['online-offline', 'online-handbook']],
    ]);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('calls a local value different, never wrong', async () => {
    const { findings } = check(await caseOf({ online: guide('5个工作日', '咨询电话：0571-82110001'), offline: guide('5个工作日', '咨询电话：0571-82110002'), handbook: guide('5个工作日') }));
    expect(findings.map(({ number, fault, message }) => [number, fault, message])).toEqual([['B14', undefined, '咨询电话线上线下不一致：线上为“0571-82110001”，线下为“0571-82110002”，请核实']]);
  });

  it.each(['手册未收录', '手册未施行', '手册无法读取'] as const)('says a gap of the handbook once: %s', async (handbookGap) => {
    const subject = { ...(await caseOf({ online: guide('5个工作日'), offline: guide('5个工作日') })), handbookGap };
    expect(short(subject)).toEqual([{ number: 'A01', element: 'basicCode', relations: ['online-handbook'], verdict: 'cannot-tell', fault: 'handbook' }]);
  });

  it('names who mends a gap of the handbook, and shows what the guides state', async () => {
    const named = guide('5个工作日', '基本编码：330701006000');
    const subject: Case = { ...(await caseOf({ online: named, offline: guide('5个工作日') })), handbookGap: '手册未收录' };
    subject.captures.push({ channel: 'handbook', capture: 'handbook', outcome: 'missing', attempts: 1, takenAt: '2018-09-12T09:00:00+08:00' });
    const [finding] = checkCase(subject, kit, {}).findings;
    expect(finding?.maintainer).toBe('手册编制单位');
    expect(Object.fromEntries(Object.entries(finding?.sides ?? {}).map(([side, value]) => [side, value.text ?? value.raw]))).toEqual({ online: '犬类准养登记（330701006000）', offline: '犬类准养登记', handbook: '（手册没有此事项）' });
    expect(finding?.sides.handbook).toMatchObject({ at: null, capture: 'handbook', takenAt: '2018-09-12T09:00:00+08:00' });
    expect(check(subject).findings[0]?.maintainer).toBe('市城管局');
  });

  it('takes silence for silence', async () => {
    const { findings, unstated } = check(await caseOf({ online: guide('5个工作日', '办件类型：承诺件'), offline: guide('5个工作日'), handbook: guide('5个工作日', '办件类型：即办件') }));
    expect(findings.map(({ number, relations }) => [number, relations])).toEqual([['A25', ['online-handbook']]]);
    expect(unstated.filter(({ element }) => element === 'caseType').map(({ sides }) => sides)).toEqual([['offline']]);
  });

  it('gives a fault that the handbook shows too to the owner of the entry', async () => {
    const materials = '\n\n## 申请材料\n\n1. 居民身份证\n2. 其他材料';
    const { findings } = check(await caseOf({ online: guide('5个工作日') + materials, offline: guide('5个工作日') + materials, handbook: guide('5个工作日') + materials }));
    expect(findings.map(({ number, maintainer, message }) => [number, maintainer, message])).toEqual([['C02', '市城管局', '线上、线下和手册的材料“其他材料”是兜底条款，没有写明是哪一份材料']]);
  });

  it('gives what a unit adds to the faults of the entry to the unit', async () => {
    const materials = (...names: string[]) => `\n\n## 申请材料\n\n${names.map((name, at) => `${at + 1}. ${name}`).join('\n')}`;
    const own = guide('5个工作日') + materials('居民身份证', '其他材料', '相关证明材料');
    const { findings } = check(await caseOf({ online: own, offline: own, handbook: guide('5个工作日') + materials('居民身份证', '其他材料') }));
    expect(findings.filter(({ number }) => number === 'C02').map(({ key, maintainer }) => [key, maintainer]).sort()).toEqual([['其他材料', '市城管局'], ['相关证明材料', UNIT]].sort());
  });

  it.each([
    ['营业执照（副本）', '营业执照', '营业执照（副本）'],
    ['营业执照', '营业执照（副本）', '营业执照'],
    ['营业执照（副本）', '营业执照', '营业执照'],
    ['身份证（监护人提供）', '身份证（代理人提供）', '身份证（代理人提供）'],
  ])('has one doubt about one material, however many relations show it: %s, %s, %s', async (online, offline, handbook) => {
    const list = (name: string) => `${guide('5个工作日')}\n\n## 申请材料\n\n1. 犬类免疫证\n2. ${name}`;
    const { findings } = check(await caseOf({ online: list(online), offline: list(offline), handbook: list(handbook) }));
    expect(findings.map(({ verdict, element, relations }) => [verdict, element, relations.length])).toEqual([['cannot-tell', 'materials', 2]]);
  });

  it('has no doubt where only one side says when a material is wanted', async () => {
    const list = (name: string) => `${guide('5个工作日')}\n\n## 申请材料\n\n1. 犬类免疫证\n2. ${name}`;
    expect(short(await caseOf({ online: list('居民身份证（未成年人提供）'), offline: list('身份证'), handbook: list('居民身份证') }))).toEqual([]);
  });

  it('reports an extra material of both channels once, though one of them says when it is wanted', async () => {
    const list = (...names: string[]) => `${guide('5个工作日')}\n\n## 申请材料\n\n1. 犬类免疫证${names.map((name) => `\n2. ${name}`).join('')}`;
    expect(short(await caseOf({ online: list('居住证（非本市户籍人员提供）'), offline: list('居住证'), handbook: list() }))).toMatchObject([{ number: 'A09', relations: ['online-handbook', 'offline-handbook'] }]);
  });

  it('reports a renamed, an extra and a changed material once each', async () => {
    const table = (...rows: string[]) => `# 犬类准养登记\n\n## 申请材料\n\n| 材料名称 | 材料类型 | 份数 |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
    const standard = table('居民身份证 | 复印件 | 1', '犬类免疫证 | 原件 | 1');
    const { findings } = check(await caseOf({ online: table('身份证 | 复印件 | 2', '犬类免疫证 | 原件 | 1', '无犬只扰民证明 | 原件 | 1'), offline: standard, handbook: standard }));
    expect(findings.map(({ number, element, key, relations }) => [number, element, key, relations])).toEqual([
      ['A09', 'materials', '无犬只扰民证明', ['online-offline', 'online-handbook']],
      ['A13', 'material.copies', '居民身份证', ['online-offline', 'online-handbook']],
    ]);
  });

  it('looks at a single guide with the same rules', async () => {
    const subject = await caseOf({ offline: guide('30个工作日', '法定办结时限：20个工作日') });
    subject.captures = subject.captures.filter(({ channel }) => channel === 'offline');
    expect(short(subject).map(({ number }) => number)).toEqual(['C19']);
  });

  it('answers the same whatever the order of captures', async () => {
    const one = await caseOf({ online: guide('10个工作日'), offline: guide('15个工作日'), handbook: guide('5个工作日') });
    const again = check(one).findings;
    expect(check({ ...one, captures: [...one.captures].reverse() }).findings).toEqual(again);
  });
});
