import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showCalendar } from '../../src/run/calendar.js';
import type { Draw } from '../../src/model/draw.js';
import { commitSample, drawWindow, replaceInSample, revealSample, verifySample } from '../../src/run/draw.js';

const NOW = '2018-10-10T12:00:00+08:00';
const LATER = '2018-10-18T09:00:00+08:00';
let folder = '';
const at = (name: string) => path.join(folder, name);
const json = async <T>(name: string) => JSON.parse(await readFile(at(name), 'utf8')) as T;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'draw-'));
  const rows = Array.from({ length: 60 }, (_, n) => `${String(330_100_000_000 + n)},,事项${n},${['区民政局', '区城管局', '甲镇'][n % 3]},${n % 10 === 0 ? '"12,000件"' : '5'},${n % 20 === 1 ? '是' : ''}`);
  await writeFile(at('目录.csv'), `基本编码,实施编码,事项名称,部门,年办件量,本期变动\n${rows.join('\n')}\n`);
  await commitSample({ window: '2018-10-11', out: at('摘要.json'), secret: at('随机值.json') }, NOW);
  await drawWindow({ catalogue: at('目录.csv'), commitment: at('摘要.json'), secret: at('随机值.json'), past: [], size: 9, out: at('名单.json'), list: at('名单.csv') });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sample of a week', () => {
  it('commits to a value that it keeps to itself', async () => {
    const commitment = await json<Record<string, string>>('摘要.json');
    const { random } = await json<{ random: string }>('随机值.json');
    expect(JSON.stringify(commitment)).not.toContain(random);
    expect(commitment).toMatchObject({ window: '2018-10-11', committedAt: NOW });
    if (process.platform !== 'win32') expect((await stat(at('随机值.json'))).mode & 0o077).toBe(0);
    await expect(commitSample({ window: '2018-10-11', out: at('摘要.json'), secret: at('另一个.json') }, NOW)).rejects.toThrow('已经存在，不覆盖');
    await expect(commitSample({ window: '2018-10-12', out: at('x'), secret: at('y') }, NOW)).rejects.toThrow('不是星期四');
  });

  it('draws from the catalogue, with volumes and changes, and writes no random value beside the list', async () => {
    const text = await readFile(at('名单.json'), 'utf8');
    const { random } = await json<{ random: string }>('随机值.json');
    expect(text).not.toContain(random);
    const draw = JSON.parse(text) as Draw;
    expect(draw.picks.filter((pick) => pick.part === 'random')).toHaveLength(9);
    expect(new Set(draw.picks.map((pick) => pick.part))).toEqual(new Set(['random', 'volume', 'changed']));
    const list = await readFile(at('名单.csv'), 'utf8');
    expect(list.startsWith('\uFEFF"序号","单位","事项名称","编码","类别"\r\n')).toBe(true);
    expect(list.trim().split('\r\n')).toHaveLength(draw.picks.length + 1);
  });

  it('replaces, is shown after the window only, and is drawn again by anybody', async () => {
    const before = await json<Draw>('名单.json');
    const item = before.picks.find((pick) => pick.part === 'random')?.item ?? '';
    expect((await replaceInSample({ draw: at('名单.json'), secret: at('随机值.json'), item, reason: '停办', by: '张三' }, LATER)).output).toContain('递补，原因：停办');
    await expect(replaceInSample({ draw: at('名单.json'), secret: at('随机值.json'), item, reason: '停办', by: '张三' }, LATER)).rejects.toThrow('已经替换过');
    await expect(revealSample({ draw: at('名单.json'), secret: at('随机值.json'), out: at('公布.json'), captured: false }, NOW)).rejects.toThrow('--captured');
    await revealSample({ draw: at('名单.json'), secret: at('随机值.json'), out: at('公布.json'), captured: false }, LATER);
    expect(await verifySample(at('公布.json'), at('目录.csv'))).toMatchObject({ exitCode: 0, output: expect.stringContaining('1项替换均按次序递补') as string });
    const shown = await json<Draw>('公布.json');
    await writeFile(at('改过.json'), JSON.stringify({ ...shown, picks: shown.picks.slice(1) }));
    expect(await verifySample(at('改过.json'), undefined)).toMatchObject({ exitCode: 1, output: expect.stringContaining('核对不一致') as string });
    await writeFile(at('残缺.json'), JSON.stringify({ ...shown, input: {} }));
    await expect(verifySample(at('残缺.json'), undefined)).rejects.toThrow('内容不完整');
    await expect(verifySample(at('目录.csv'), undefined)).rejects.toThrow('不是 JSON');
    await expect(verifySample(at('摘要.json'), undefined)).rejects.toThrow('拿错了文件');
  });

  it('does not draw again in the next weeks what was drawn', async () => {
    await commitSample({ window: '2018-10-18', out: at('摘要2.json'), secret: at('随机值2.json') }, LATER);
    await drawWindow({ catalogue: at('目录.csv'), commitment: at('摘要2.json'), secret: at('随机值2.json'), past: [at('名单.json')], size: 9, out: at('名单2.json') });
    const first = new Set((await json<Draw>('名单.json')).picks.map((pick) => pick.item));
    expect((await json<Draw>('名单2.json')).picks.filter((pick) => first.has(pick.item))).toEqual([]);
    await expect(drawWindow({ catalogue: at('目录.csv'), commitment: at('摘要2.json'), secret: at('随机值.json'), past: [], out: at('z') })).rejects.toThrow('与事先公布的摘要不一致');
  });
});

it('the calendar prints the windows to come', () => {
  const lines = showCalendar({ from: '2018-09-10', count: 12 }, NOW).trim().split('\n');
  expect(lines).toHaveLength(13);
  expect(lines[3]).toBe('第4期\t9月27日—10月3日\t截止 10月3日24:00\t报送 10月8日17:30\t报送日10月4日是国庆节假期，按规定顺延到10月8日。');
  expect(() => showCalendar({ from: '9月10日', count: 1 }, NOW)).toThrow('不是日期');
});
