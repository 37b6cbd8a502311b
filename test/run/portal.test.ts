import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PortalProfile } from '../../src/model/portal.js';
import type { Report } from '../../src/model/report.js';
import { createCrawler, findBrowser } from '../../src/crawl/index.js';
import { changedSelectors } from '../../src/parse/html-compare.js';
import { runCity } from '../../src/run/city.js';
import { openEngine } from '../../src/run/engine.js';
import { draftPortal } from '../../src/run/portal.js';
import { profileAt, readersOf } from '../../src/run/profiles.js';
import { withProfiles } from '../../src/run/profile-files.js';
import { openPortal, page, patient, send, takeOne, type Portal } from '../crawl/portal.js';

const rows = (pairs: Record<string, string>) => `<table>${Object.entries(pairs).map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table>`;
const FULL = {
  事项名称: '堆肥场备案', 基本编码: '330199001000', 事项类型: '其他行政权力', 法定办结时限: '20个工作日', 最快几天能拿到: '9个工作日', 是否收费: '否',
  办理地点: '山前路1号', 咨询电话: '0571-86990101', 结果名称: '备案回执',
};
const THIN = { 事项名称: '堆肥场备案', 基本编码: '330199001000', 承诺办结时限: '9个工作日' };

let portal: Portal;
const folders: string[] = [];
beforeAll(async () => {
  portal = await openPortal({
    '/full': (_request, response, visit) => send(response, page(`<h1>堆肥场备案</h1>${rows(FULL)}<p id="seen">第 ${visit} 位访客</p>`)),
    '/late': (_request, response) => send(response, page(`<div id="app"></div><script>
      document.getElementById('app').innerHTML = '<p>受理' + '条件：有场所</p><p>办理' + '地点：山前路1号</p>';
      fetch('/last').then(() => { document.getElementById('app').innerHTML += '<p id="la' + 'st">承诺办结时限：9个工作日</p>'; });
    </script>`)),
    '/last': (_request, response) => void setTimeout(() => send(response, ''), 12_000).unref(),
    '/thin': (_request, response) => send(response, page(`<h1>堆肥场备案</h1>${rows(THIN)}`)),
  });
});
afterAll(async () => {
  await portal.close();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), 'zhinan-portal-'));
  folders.push(made);
  return made;
};
const profileFile = (profile: Partial<PortalProfile>) => {
  const file = path.join(folder(), 'portal.json');
  writeFileSync(file, JSON.stringify({ id: 'trial', name: '试验门户', hosts: [portal.host], ...profile }));
  return file;
};

describe('a draft from a page', () => {
  test('says what was found, what not and which labels nobody knows, and holds a profile', async () => {
    const out = path.join(folder(), 'draft.json');
    const { output } = await draftPortal(`${portal.origin}/full`, { browser: false, out });
    expect(output).toContain('法定办结时限：20个工作日');
    expect(output).toMatch(/没有读出的必备要素[\s\S]*承诺办结时限（promisedTimeLimit）/);
    expect(output).toMatch(/不认识的名称[\s\S]*最快几天能拿到：9个工作日/);
    const profile = JSON.parse(readFileSync(out, 'utf8')) as PortalProfile;
    expect(profile).toMatchObject({ hosts: [portal.host], volatile: ['#seen'], usualElements: 8 });
    expect((await withProfiles(openEngine(), [out])).schemas.portals[0]).toEqual(profile);
  });

  test('a page that is not there is said', async () => {
    await expect(draftPortal(`${portal.origin}/none`, { browser: false })).rejects.toMatchObject({ exitCode: 1 });
  });
});

describe('parts that change by themselves', () => {
  test.each<[string, string, string, string[]]>([
    ['a counter', '<p>甲</p><i>1</i>', '<p>甲</p><i>2</i>', ['body > i:nth-of-type(1)']],
    ['nothing', '<p>甲</p>', '<p> 甲 </p>', []],
    ['a page that is built anew', '<p>甲</p>', '<p>甲</p><p>乙</p>', []],
    ['scripts', '<script>1</script>', '<script>2</script>', []],
  ])('%s', (_name, first, second, selectors) => {
    expect(changedSelectors(first, second)).toEqual(selectors);
  });
});

describe('labels of a portal', () => {
  test('hold on its hosts only', async () => {
    const engine = await withProfiles(openEngine(), [profileFile({ labels: { promisedTimeLimit: ['最快几天能拿到'] } })]);
    const { at } = readersOf(engine);
    const promised = (url: string) => at(url).readHtml(page(rows(FULL)), '', {}).fields.promisedTimeLimit?.[0]?.text;
    expect(promised(`${portal.origin}/full`)).toBe('9个工作日');
    expect(promised('https://other.example/full')).toBeUndefined();
  });

  test('take a label from the element that has it elsewhere', async () => {
    const engine = await withProfiles(openEngine(), [profileFile({ labels: { promisedTimeLimit: ['法定办结时限'] } })]);
    const guide = readersOf(engine).at(portal.origin).readHtml(page(rows(FULL)), '', {});
    expect(guide.fields.promisedTimeLimit?.[0]?.text).toBe('20个工作日');
    expect(guide.fields.statutoryTimeLimit).toBeUndefined();
  });

  test('a host counts with its port', () => {
    const profile: PortalProfile = { id: 'a', name: '甲', hosts: ['a.example', 'b.example:8080'] };
    const known = (url: string) => profileAt([profile], url) !== undefined;
    expect(['http://a.example/x', 'https://A.example/', 'http://b.example:8080/'].map(known)).toEqual([true, true, true]);
    expect(['http://a.example:81/', 'http://b.example/', 'http://xa.example/', 'no address'].map(known)).toEqual([false, false, false, false]);
    expect(profileAt([profile], undefined)).toBeUndefined();
  });

  test.each<[string, string, string]>([
    ['no JSON', '{', '不是 JSON'],
    ['no hosts', '{"id":"a","name":"甲"}', '缺少'],
    ['an unknown element', '{"id":"a","name":"甲","hosts":["a.example"],"labels":{"speed":["多快"]}}', '不认识的要素“speed”'],
    ['labels that are no list', '{"id":"a","name":"甲","hosts":["a.example"],"labels":{"promisedTimeLimit":"多快"}}', '应是文字的列表'],
  ])('a file that is no profile: %s', async (_name, text, words) => {
    const file = path.join(folder(), 'bad.json');
    writeFileSync(file, text);
    await expect(withProfiles(openEngine(), [file])).rejects.toThrow(words);
  });
});

describe('what a profile says of pages that scripts draw', () => {
  test.runIf(findBrowser()).each<[string, string | undefined, number, boolean]>([
    ['is waited for', '#last', 120_000, true],
    ['is waited for in vain no longer than a page may take', '#never', 5_000, false],
    ['is not waited for where it is unknown', undefined, 120_000, false],
    ['is passed over where it is no selector', '###', 120_000, false],
  ])('%s', async (_name, ready, timeout, whole) => {
    const crawler = createCrawler({ ...patient(portal.origin), browser: { enabled: true, timeout }, ...(ready === undefined ? {} : { ready: () => ready }) });
    const result = await takeOne(`${portal.origin}/late`, patient(portal.origin), crawler);
    await crawler.close();
    expect(result.outcome).toBe('ok');
    expect(Buffer.from(result.rendered?.bytes ?? []).toString('utf8').includes('id="last"')).toBe(whole);
  });
});

describe('a portal whose pages show less than half of what its profile says', () => {
  const run = async (profile: Partial<PortalProfile>): Promise<Report> => {
    const made = folder();
    const file = path.join(made, '目录.csv');
    writeFileSync(file, '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件\n330199001000,,堆肥场备案,甲局,/thin,线下.md,手册.md\n');
    const guide = (limit: string) => `# 堆肥场备案\n\n- 事项名称：堆肥场备案\n- 基本编码：330199001000\n- 承诺办结时限：${limit}\n`;
    writeFileSync(path.join(made, '线下.md'), guide('9个工作日'));
    writeFileSync(path.join(made, '手册.md'), guide('5个工作日'));
    const { report } = await runCity({ catalogue: file, portal: portal.origin, out: path.join(made, 'out'), allowHosts: [], browser: false, profiles: [profileFile(profile)] }, () => undefined, () => new Date('2018-09-20T09:00:00+08:00'));
    return report;
  };
  const accused = (report: Report) => report.findings.filter((finding) => finding.element === 'promisedTimeLimit' && finding.verdict === 'fail');

  test.each<[string, Partial<PortalProfile>]>([
    ['a number of elements', { usualElements: 20 }],
    ['shares of elements', { fillRates: { mainItemName: 1, basicCode: 1, promisedTimeLimit: 1, statutoryTimeLimit: 1, itemType: 1, 'consultation.phones': 0.9, materials: 1, feeCharged: 1 } }],
  ])('costs nobody anything and says so: %s', async (_name, profile) => {
    const report = await run(profile);
    expect(report.notices.find((notice) => notice.where.includes('试验门户'))?.message).toMatch(/已失灵[\s\S]*不是填报单位的问题[\s\S]*portal new/);
    expect(accused(report).length).toBeGreaterThan(0);
    for (const finding of accused(report)) expect(finding).toMatchObject({ points: 0, brokenProfile: expect.stringContaining('试验门户') });
    expect(report.scores.every((card) => card.deducted === 0)).toBe(true);
  });

  test.each<[string, Partial<PortalProfile>]>([
    ['as many elements as usual', { usualElements: 5 }],
    ['no figure', {}],
    ['another portal', { usualElements: 20, hosts: ['other.example'] }],
  ])('is not assumed: %s', async (_name, profile) => {
    const report = await run(profile);
    expect(report.notices.some((notice) => notice.message.includes('已失灵'))).toBe(false);
    expect(accused(report).some((finding) => finding.points > 0)).toBe(true);
  });
});
