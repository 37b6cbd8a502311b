import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/crawl/index.js';
import type { Report } from '../../src/model/report.js';
import { runCity, type CitySettings } from '../../src/run/city.js';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');
const faults = JSON.parse(readFileSync(path.join(GUIDES, 'faults.json'), 'utf8')) as {
  mismatches: { item: string; department: string; element: string; key?: string; relations: string[]; optional?: boolean }[];
  crawl: { item: string; department: string; outcome: string }[];
  gaps: { item: string; department: string }[];
  quality: { item: string; department: string; rule: string }[];
  clean: string[];
};

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), 'zhinan-city-'));
  folders.push(made);
  return made;
};
let portal: ChildProcess;
let address = '';

beforeAll(async () => {
  portal = spawn(process.execPath, [path.join(GUIDES, 'portal/serve.mjs'), '--port', '0', '--crawl-delay', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve) => {
    portal.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const found = /listening (http:\/\/\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
  });
});

afterAll(() => {
  portal.kill();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const run = async (settings: Partial<CitySettings> = {}): Promise<Report> => {
  const at = new Date('2018-09-20T09:00:00+08:00');
  const { report } = await runCity({ catalogue: path.join(GUIDES, 'catalogue.csv'), portal: address, out: folder(), allowHosts: [], browser: false, ...settings }, () => undefined, () => at);
  return report;
};
const basic = (code: string) => (code.length >= 31 ? code.slice(19, 31) : code);
const fails = (report: Report) => report.findings.filter((finding) => finding.verdict === 'fail' && finding.severity !== '提示');

describe('the main job on the sample city', () => {
  test.runIf(findBrowser())('reports every planted fault, each once with all its relations, and nothing else', async () => {
    const report = await run({ browser: true });
    const found = fails(report)
      .filter((finding) => !finding.relations.includes('quality'))
      .map((finding) => `${basic(finding.item)} ${finding.department} ${finding.element} ${[...finding.relations].sort().join(' ')}`)
      .sort();
    const planted = (some: typeof faults.mismatches) => some.map((fault) => `${fault.item} ${fault.department} ${fault.element} ${[...fault.relations].sort().join(' ')}`).sort();
    const optional = new Set(planted(faults.mismatches.filter((fault) => fault.optional)));
    expect(found.filter((line) => !optional.has(line))).toEqual(planted(faults.mismatches.filter((fault) => !fault.optional)));
    const quality = fails(report).filter((finding) => finding.relations.includes('quality')).map((finding) => `${basic(finding.item)} ${finding.rule}`);
    for (const fault of faults.quality) expect(quality).toContain(`${fault.item} ${fault.rule}`);
  });

  test('names what could not be captured and never makes a mismatch of it', async () => {
    const report = await run();
    const online = (item: string, department: string) => report.coverage.find((row) => row.channel === 'online' && basic(row.item) === item && row.department === department)?.outcome;
    for (const { item, department, outcome } of faults.crawl) expect(online(item, department)).toBe(outcome);
    for (const row of report.coverage.filter((r) => r.channel === 'online' && r.outcome !== 'ok')) {
      const accused = fails(report).filter((finding) => finding.itemId === row.itemId && finding.relations.some((relation) => relation.startsWith('online')));
      expect(accused).toEqual([]);
    }
  });

  test('finds nothing on clean items and judges nothing by an entry that is missing or not in force', async () => {
    const report = await run();
    const accused = new Set(fails(report).filter((finding) => !finding.relations.includes('quality')).map((finding) => finding.itemId));
    for (const item of faults.clean) expect(accused.has(item)).toBe(false);
    for (const { item, department } of faults.gaps) {
      const against = fails(report).filter((finding) => basic(finding.item) === item && finding.department === department && finding.relations.some((relation) => relation.endsWith('handbook')));
      expect(against).toEqual([]);
    }
  });

  test('gives the same report twice but for times and the run’s id', async () => {
    // The portal counts its visitors, so the pages' own hashes differ.
    const bare = (report: Report) => JSON.stringify({ ...report, run: { ...report.run, id: '', timings: {} } }, (key, value: unknown) => (key === 'snapshot' || key === 'sha256' ? '' : value));
    expect(bare(await run())).toBe(bare(await run()));
  });

  test('draws the same sample for the same seed', async () => {
    const drawn = async (seed: string) => [...new Set((await run({ sample: 4, seed })).coverage.map((row) => row.itemId))];
    const first = await drawn('第37周');
    expect(first).toHaveLength(4);
    expect(await drawn('第37周')).toEqual(first);
    await expect(run({ sample: 4 })).rejects.toThrow('--seed');
  });
});

describe('bad input is named and the rest goes on', () => {
  const catalogue = (rows: string[]) => {
    const file = path.join(folder(), '目录.csv');
    writeFileSync(file, ['基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件', ...rows].join('\n'));
    return file;
  };
  const beside = (file: string, name: string, content: string | Uint8Array) => writeFileSync(path.join(path.dirname(file), name), content);
  const GOOD = '# 甲事项办事指南\n\n- 事项名称：甲事项\n- 基本编码：330199001000\n- 承诺办结时限：5个工作日\n';

  test('an empty file, a Word file that is none, a missing file and a missing entry', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,,好.md,甲手册.md', '330199002000,,乙事项,甲局,,空.md,', '330199003000,,丙事项,甲局,,坏.docx,', '330199004000,,丁事项,甲局,,无.md,']);
    beside(file, '好.md', GOOD);
    beside(file, '甲手册.md', GOOD.replace('5个', '3个'));
    beside(file, '空.md', '');
    beside(file, '坏.docx', 'no zip');
    const report = await run({ catalogue: file });
    const offline = report.coverage.filter((row) => row.channel === 'offline').map((row) => [row.itemName, row.outcome, row.detail ?? '']);
    expect(offline).toEqual([
      ['甲事项', 'ok', ''],
      ['乙事项', 'unreadable', expect.stringContaining('空')],
      ['丙事项', 'unreadable', expect.stringContaining('Word')],
      ['丁事项', 'missing', expect.stringContaining('无.md')],
    ]);
    expect(fails(report).map((finding) => [finding.itemName, finding.element])).toEqual([['甲事项', 'promisedTimeLimit']]);
  });

  test('of several pages a finding names the one on which the value stands', async () => {
    const page = (limit: string) => `<!doctype html><meta charset="utf-8"><title>甲事项</title><h1>甲事项</h1><table><tr><th>事项名称</th><td>甲事项</td></tr><tr><th>基本编码</th><td>330199001000</td></tr><tr><th>承诺办结时限</th><td>${limit}</td></tr><tr><th>到办事现场次数</th><td>1次</td></tr></table>`;
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(request.url === '/robots.txt' ? '' : page(request.url === '/app.html' ? '7个工作日' : '5个工作日'));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      const file = catalogue(['330199001000,,甲事项,甲局,/web.html；/app.html,好.md,']);
      beside(file, '好.md', GOOD);
      const report = await run({ catalogue: file, portal: `http://127.0.0.1:${port}` });
      expect(fails(report).map((finding) => [finding.element, finding.sides.online?.raw, finding.sides.online?.url])).toEqual([['promisedTimeLimit', '7个工作日', `http://127.0.0.1:${port}/app.html`]]);
    } finally {
      server.close();
    }
  });

  test('files of several towns with one code are never taken for one another’s', async () => {
    const file = catalogue(['330199001000,,甲事项,东镇,,,', '330199001000,,甲事项,西镇,,,', '330199001000,,甲事项,南镇,,,']);
    const shelf = path.join(path.dirname(file), 'offline');
    for (const [town, limit] of [['东镇', '5个工作日'], ['西镇', '6个工作日']]) {
      mkdirSync(path.join(shelf, town ?? ''), { recursive: true });
      writeFileSync(path.join(shelf, town ?? '', '330199001000.md'), GOOD.replace('5个工作日', limit ?? ''));
    }
    mkdirSync(path.join(path.dirname(file), 'handbook'));
    beside(file, 'handbook/甲.md', GOOD);
    const report = await run({ catalogue: file });
    expect(report.coverage.filter((row) => row.channel === 'offline').map((row) => [row.department, row.outcome, row.file])).toEqual([['东镇', 'ok', '东镇/330199001000.md'], ['南镇', 'missing', undefined], ['西镇', 'ok', '西镇/330199001000.md']]);
    expect(fails(report).map((finding) => [finding.department, finding.element])).toEqual([['西镇', 'promisedTimeLimit']]);
  });

  test('a paper file about another item is an outcome, and no file of the system is opened', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,,别.md,甲手册.md', '330199002000,,乙事项,甲局,,../../../../../../../../etc/passwd,']);
    beside(file, '别.md', GOOD.replaceAll('甲事项', '户外招牌设置').replace('330199001000', '330199007000'));
    beside(file, '甲手册.md', GOOD);
    const report = await run({ catalogue: file });
    expect(report.coverage.filter((row) => row.channel === 'offline').map((row) => row.outcome)).toEqual(['wrong-item', 'missing']);
    expect(fails(report)).toEqual([]);
  });

  test('an output folder that cannot be made says so', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,,,']);
    beside(file, '占用', 'a file');
    await expect(run({ catalogue: file, out: path.join(path.dirname(file), '占用', 'out') })).rejects.toThrow('--out');
  });

  test('a folder that was named and is not there says so', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,,,']);
    await expect(run({ catalogue: file, offline: path.join(path.dirname(file), '无') })).rejects.toThrow('没有找到文件夹');
  });

  test('a portal that is down is an outcome', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,/a,好.md,']);
    beside(file, '好.md', GOOD);
    const report = await run({ catalogue: file, portal: 'http://127.0.0.1:9' });
    expect(report.coverage.find((row) => row.channel === 'online')).toMatchObject({ outcome: 'network', detail: expect.stringContaining('请') });
    expect(report.notices).toContainEqual({ where: 'http://127.0.0.1:9', message: expect.stringMatching(/一个也没有取到.*请/) });
    expect(fails(report)).toEqual([]);
  });

  test('a portal that nobody named is asked for where every address stands on it', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,/a,好.md,']);
    beside(file, '好.md', GOOD);
    await expect(runCity({ catalogue: file, out: folder(), allowHosts: [], browser: false }, () => undefined)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/“\/a”.*--portal/) });
  });

  test('a portal that nobody named is said where some addresses stand on it', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,/a,好.md,', `330199002000,,乙事项,甲局,${address}/b,好.md,`, '330199003000,,丙事项,甲局,,好.md,']);
    beside(file, '好.md', GOOD);
    const { report } = await runCity({ catalogue: file, out: folder(), allowHosts: [], browser: false }, () => undefined);
    expect(report.notices).toContainEqual({ where: expect.stringMatching(/第2行$/), message: expect.stringContaining('--portal') });
    expect(report.coverage.filter((row) => row.channel === 'online').map((row) => row.outcome)).toEqual(['not-captured', 'not-allowed', 'not-captured']);
  });

  test('a catalogue without addresses needs no portal', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,,好.md,']);
    beside(file, '好.md', GOOD);
    const { report } = await runCity({ catalogue: file, out: folder(), allowHosts: [], browser: false }, () => undefined);
    expect(report.coverage.find((row) => row.channel === 'offline')?.outcome).toBe('ok');
  });

  test('a private address that nobody named is not fetched', async () => {
    const file = catalogue([`330199001000,,甲事项,甲局,${address}/a,好.md,`]);
    beside(file, '好.md', GOOD);
    const report = await run({ catalogue: file, portal: 'http://127.0.0.2:9' });
    expect(report.coverage.find((row) => row.channel === 'online')?.outcome).toBe('not-allowed');
  });

  test('a catalogue that is not there says so', async () => {
    await expect(run({ catalogue: 'nowhere.csv' })).rejects.toThrow('没有找到目录文件');
  });

  test('a region that is none says so', async () => {
    await expect(run({ region: '999999' })).rejects.toThrow('--region');
  });
});
