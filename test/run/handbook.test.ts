import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { writeFieldSheets } from '../../src/run/fieldsheet.js';
import { checkHandbook } from '../../src/run/handbook-check.js';
import { exportHandbook, type OfficeFormat } from '../../src/run/handbook-export.js';
import { importHandbook } from '../../src/run/handbook-import.js';
import { diffEntries, showEntry } from '../../src/run/handbook-show.js';
import { suggestChange } from '../../src/run/handbook-suggest.js';
import { writeTemplate } from '../../src/run/template.js';
import { precheck } from '../../src/run/precheck.js';
import { entryText } from '../handbook/kit.js';

const SAMPLE = path.resolve(import.meta.dirname, '../../guides/handbook');
let folder: string;
const inside = (name: string) => path.join(folder, name);
const on = (day: string) => () => new Date(`${day}T09:00:00+08:00`);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhinan-handbook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A handbook of two versions: 5 working days from 2018-09-14, 3 from 2018-12-03 with a transition of 5 working days (to 12-10). */
function shelf(): string {
  const made = mkdtempSync(inside('shelf-'));
  writeFileSync(path.join(made, '330199001000.md'), entryText({}, { 施行日期: '2018-09-14' }));
  writeFileSync(path.join(made, '330199001000@2018-12.md'), entryText({ 承诺办结时限: '3个工作日' }, { 版本: '2018-12', 施行日期: '2018-12-03', 修订说明: '缩短承诺时限' }));
  return made;
}

describe('a guide is judged by the version in force on its day', () => {
  const limit = async (days: number, day: string) => {
    const file = inside(`指南-${days}-${day}.md`);
    writeFileSync(file, `# 犬类准养登记\n\n- 事项名称：犬类准养登记\n- 基本编码：330199001000\n- 承诺办结时限：${days}个工作日\n`);
    const { output } = await precheck([file], { handbook: shelf(), format: 'json' }, on(day));
    return (JSON.parse(output) as Report).findings.filter(({ element }) => element === 'promisedTimeLimit').map(({ verdict, severity, points }) => `${verdict} ${severity} ${points > 0 ? '扣' : '不扣'}`);
  };
  test.each([
    [5, '2018-09-20', []], [10, '2018-09-20', ['fail 严重 扣']],
    [5, '2018-12-03', ['fail 提示 不扣']], [5, '2018-12-10', ['fail 提示 不扣']], [5, '2018-12-11', ['fail 严重 扣']],
    [10, '2018-12-05', ['fail 严重 扣']], [3, '2018-12-05', []],
  ])('%i working days on %s', async (days, day, wanted) => {
    const found = await limit(days, day);
    expect(found.map((one) => one.replace(/ (?:扣|不扣)$/, ''))).toEqual(wanted.map((one) => one.replace(/ (?:扣|不扣)$/, '')));
  });
  test('before any version is in force nothing is judged', async () => {
    expect(await limit(10, '2018-09-13')).toEqual([]);
  });
});

describe('showing and comparing', () => {
  test('says which version holds and which comes', async () => {
    const handbook = shelf();
    expect(await showEntry('犬类准养登记', handbook, { day: '2018-12-04' })).toContain('过渡期到 2018-12-10');
    expect(await showEntry('330199001000', handbook, { day: '2018-10-01' })).toContain('新版 2018-12 自 2018-12-03 起施行');
    expect(await diffEntries('330199001000@2018-09', '330199001000@2018-12', handbook)).toContain('〔放宽〕承诺办结时限');
    await expect(showEntry('没有的事项', handbook, {})).rejects.toThrow('手册里没有');
    await expect(diffEntries('330199001000@2018-09', '330199001000@2020', handbook)).rejects.toThrow('没有版本“2020”');
  });
  test('adds a district’s supplement', async () => {
    const handbook = shelf();
    writeFileSync(path.join(handbook, '330199001000+江湾区.md'), '---\n局部补充: 杭州市江湾区\n---\n\n# 犬类准养登记\n\n- 基本编码：330199001000\n- 咨询电话：0571-86990101\n');
    expect(await showEntry('330199001000', handbook, { day: '2018-10-01', district: '江湾区' })).toContain('咨询电话：0571-86990101');
    expect((await checkHandbook(handbook)).exitCode).toBe(0);
  });
});

test('the sample handbook is in order', async () => {
  const { output, exitCode } = await checkHandbook(SAMPLE);
  expect(output).toContain('没有发现问题');
  expect(exitCode).toBe(0);
});

describe('out to offices and back', () => {
  test.each<[OfficeFormat, boolean]>([['docx', false], ['docx', true], ['xlsx', true], ['md', true]])('%s, book %s', async (format, book) => {
    const stored = inside(`stored-${format}-${String(book)}`);
    await exportHandbook({ handbook: SAMPLE, items: [], format: 'md', book: false, out: stored });
    const files = await exportHandbook({ handbook: SAMPLE, items: [], format, book, out: inside(`out-${format}-${String(book)}`) });
    const back = inside(`back-${format}-${String(book)}`);
    await importHandbook(files, back);
    expect(readdirSync(back)).toEqual(readdirSync(stored));
    for (const name of readdirSync(back)) expect(readFileSync(path.join(back, name), 'utf8')).toBe(readFileSync(path.join(stored, name), 'utf8'));
  });
  test('an entry that is there is kept', async () => {
    const out = inside('twice');
    const source = path.join(SAMPLE, '330117003000.md');
    await importHandbook([source], out);
    const { written, notices } = await importHandbook([source], out);
    expect(written[0]?.file).toContain('@2018-09');
    expect(notices.join()).toContain('已经有了');
  });
  test('a file that holds no entry says so', async () => {
    writeFileSync(inside('空话.md'), '# 通知\n\n请各单位按时参加会议。\n');
    await expect(importHandbook([inside('空话.md')], inside('无'))).rejects.toThrow('没有读到办事指南的要素');
  });
});

test('writes field sheets of items, which state nothing until they are filled in', async () => {
  const files = await writeFieldSheets(['犬类准养登记'], { handbook: shelf(), out: inside('sheets'), carrier: '告知单', day: '2018-10-01' });
  expect(files.map((file) => path.basename(file))).toEqual(['现场核查表-犬类准养登记-告知单.docx', '现场核查表-犬类准养登记-告知单.xlsx']);
  const { output } = await precheck(files, { handbook: shelf(), format: 'json' }, on('2018-10-01'));
  expect((JSON.parse(output) as Report).findings.filter(({ number }) => number.startsWith('A'))).toEqual([]);
  await expect(writeFieldSheets(['犬类准养登记'], { handbook: shelf(), out: folder, carrier: '横幅' })).rejects.toThrow('可选：公示牌');
});

test('a template is written as Word and Markdown', async () => {
  const files = await writeTemplate('犬类准养登记', { handbook: shelf(), out: inside('templates'), day: '2018-10-01' });
  expect(files.map((file) => path.basename(file))).toEqual(['犬类准养登记办事指南（模板）.docx', '犬类准养登记办事指南（模板）.md']);
});

test('a suggestion names item, owner, what stands and what is proposed', async () => {
  const file = await suggestChange('犬类准养登记', { handbook: shelf(), element: '承诺时限', proposed: '2个工作日', why: '实际平均2个工作日', from: '江湾区公安分局', out: folder, format: 'md' }, on('2018-10-01'));
  const text = readFileSync(file, 'utf8');
  for (const word of ['杭州市公安局', '犬类准养登记', '5个工作日', '2个工作日', '江湾区公安分局', '2018-10-01']) expect(text).toContain(word);
  await expect(suggestChange('犬类准养登记', { handbook: shelf(), element: '天气', proposed: '', why: '', from: '', out: folder, format: 'md' })).rejects.toThrow('没有要素“天气”');
});
