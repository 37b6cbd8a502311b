import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  test('a portal that is down is an outcome', async () => {
    const file = catalogue(['330199001000,,甲事项,甲局,/a,好.md,']);
    beside(file, '好.md', GOOD);
    const report = await run({ catalogue: file, portal: 'http://127.0.0.1:9' });
    expect(report.coverage.find((row) => row.channel === 'online')).toMatchObject({ outcome: 'network', detail: expect.stringContaining('请') });
    expect(fails(report)).toEqual([]);
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
