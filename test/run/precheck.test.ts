import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { precheck } from '../../src/run/precheck.js';
import { runCity } from '../../src/run/city.js';

const GUIDES = path.resolve(import.meta.dirname, '../../guides');
let folder: string;
const at = () => new Date('2018-09-20T09:00:00+08:00');
const STANDARD = '---\n版本: 2018-09\n施行日期: 2018-09-15\n---\n\n# 甲事项\n\n- 基本编码：330199001000\n- 事项名称：甲事项\n- 承诺办结时限：3个工作日\n- 到办事现场次数：1次\n';
const guide = (limit: string) => `# 甲事项办事指南\n\n- 事项名称：甲事项\n- 基本编码：330199001000\n- 承诺办结时限：${limit}\n- 到办事现场次数：一次\n`;
const write = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-precheck-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a department’s precheck', () => {
  const handbook = () => {
    const shelf = mkdtempSync(path.join(folder, 'handbook-'));
    writeFileSync(path.join(shelf, '330199001000.md'), STANDARD);
    return shelf;
  };

  test('finds the entry by the code in the guide and tells the place and the fix', async () => {
    const { output, exitCode } = await precheck([write('差.md', guide('10个工作日'))], { handbook: handbook(), format: 'text' }, at);
    expect(exitCode).toBe(1);
    expect(output).toContain('第5行');
    expect(output).toContain('承诺时限长于手册');
    expect(output).toContain('怎么办');
  });

  test('ends with 0 where only the wording differs', async () => {
    const { output, exitCode } = await precheck([write('好.md', guide('自受理之日起三个工作日内'))], { handbook: handbook(), format: 'text' }, at);
    expect(output).toContain('没有发现问题');
    expect(exitCode).toBe(0);
  });

  test('ends with 2 and names the file that could not be read, and checks the others', async () => {
    const { output, exitCode } = await precheck([write('空.md', ''), write('好2.md', guide('3个工作日'))], { handbook: handbook(), format: 'text' }, at);
    expect(exitCode).toBe(2);
    expect(output).toContain('空.md');
    expect(output).toContain('另有 1 个文件没有读出');
  });

  test.each(['json', 'sarif', 'html'] as const)('writes %s', async (format) => {
    const { output } = await precheck([write(`式${format}.md`, guide('10个工作日'))], { handbook: handbook(), format }, at);
    if (format === 'html') expect(output).toContain('<!doctype html>');
    else expect(JSON.parse(output)).toBeTypeOf('object');
  });

  test.each([
    ['a catalogue', '基本编码,实施编码,事项名称,部门,线上地址,线下文件,手册文件\n330199001000,,甲事项,江湾区民政局,/a,a.docx,\n330199002000,,乙事项,江湾区民政局,/b,b.docx,\n', 2],
    ['a list of guides', '基本编码,事项名称,部门,法定办结时限\n330199001000,甲事项,江湾区民政局,5个工作日\n330199002000,乙事项,江湾区民政局,\n', 0],
  ])('%s is not passed for guides that nobody read', async (_what, text, code) => {
    const { output, exitCode } = await precheck([write('清单.csv', text)], { format: 'text' }, at);
    expect(exitCode).toBe(code);
    expect(output.includes('像是事项目录')).toBe(code === 2);
  });

  test('a region that is none is said', async () => {
    await expect(precheck([write('好.md', guide('3个工作日'))], { format: 'text', region: '999999' }, at)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('“999999”不是行政区划代码') });
  });

  test('a folder that is not there says so', async () => {
    await expect(precheck(['无'], { format: 'text' }, at)).rejects.toThrow('没有找到“无”');
    await expect(precheck([write('有.md', guide('3个工作日'))], { handbook: path.join(folder, '无'), format: 'text' }, at)).rejects.toThrow('--handbook');
  });

  test('gives the verdicts of the weekly run on the same guides', async () => {
    const withoutAddresses = write('目录.csv', readFileSync(path.join(GUIDES, 'catalogue.csv'), 'utf8').replaceAll(/,\/[^,]*,/g, ',,'));
    const { report } = await runCity({ catalogue: withoutAddresses, offline: GUIDES, handbook: GUIDES, out: path.join(folder, 'out'), allowHosts: [], browser: false, region: '330100' }, () => undefined, at);
    const { output } = await precheck([path.join(GUIDES, 'offline')], { handbook: path.join(GUIDES, 'handbook'), region: '330100', format: 'json' }, at);
    const key = (reports: Report) => reports.findings.filter((finding) => finding.verdict === 'fail').map((finding) => `${finding.item} ${finding.rule} ${finding.element} ${finding.key ?? ''} ${finding.relations.join()}`).sort();
    expect(key(JSON.parse(output) as Report)).toEqual(key(report));
  });
});
