import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setCityPlan } from '../../src/run/week/city.js';
import { getFinding, listFilings } from '../../src/store/index.js';
import { PDF, told } from '../server/told.js';
import { barriers } from './barriers.js';
import { openWalk, press, shows, type Walk } from './kit.js';

const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-unit-'));
let walk: Walk;
let page: Page;
beforeAll(async () => {
  walk = await openWalk();
  await setCityPlan(walk.bench.desk, { catalogue: 'none.csv', handbook: path.resolve(import.meta.dirname, '../../guides/handbook') }, 'test');
  await told(walk.bench, 'unit-a', ['a1', 'a2'], '<script>document.title="x"</script>5个工作日');
}, 240_000);
afterAll(async () => {
  await walk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Pictures of what is walked through, where a folder is named for them; and nothing that axe finds. */
async function look(name: string): Promise<void> {
  expect.soft(await barriers(page), name).toEqual([]);
  const pictures = process.env['ZHINAN_PICTURES'];
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const [width, height] of [[1366, 768], [390, 844]] as const) {
    await page.setViewport({ width, height });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewport({ width: 1366, height: 768 });
}

async function choose(selector: string, name: string, bytes: string | Uint8Array): Promise<void> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const input = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement> | null;
  await input?.uploadFile(file);
}

test('a department checks a guide, mends it, files it, signs, appeals, accepts and reports mended', async () => {
  page = await walk.page('department');
  await page.goto(`${walk.url}/check`);
  await shows(page, '把办事指南拖到这里');
  await look('check-empty');
  await choose('input[type=file]', '再生育审批.md', '# 再生育审批办事指南\n\n**事项名称：** 再生育审批\n\n**承诺办结时限：** 250个工作日\n\n**是否收费：** 否\n\n**咨询电话：** 0571-86990141\n\n<script>document.title="x"</script>\n');
  await page.waitForSelector('.guideText mark');
  expect(await page.$$eval('.guideText mark', (marks) => marks.map((mark) => mark.textContent).join(' '))).toContain('250个工作日');
  await page.click('.guideText mark');
  await page.waitForSelector('.problem.chosen');
  await look('check-text');
  const before = await page.$$eval('.problem', (problems) => problems.length);

  await press(page, '修改');
  await page.waitForFunction(() => {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent.startsWith('承诺办结时限'));
    const button = [...(label?.parentElement?.querySelectorAll('button') ?? [])].find((one) => one.textContent === '照手册填写');
    button?.click();
    return button !== undefined;
  });
  await shows(page, '按修改后的内容检查');
  await page.waitForFunction((count) => document.querySelectorAll('.problem').length < count, {}, before);
  await look('check-form');

  await press(page, '报送备案');
  await page.waitForSelector('.ant-modal textarea', { visible: true });
  await page.type('.ant-modal textarea', '<b>其余</b>待系统升级后补正');
  await press(page, '报送');
  await shows(page, '已备案，编号 BA');
  const [filing] = await listFilings(walk.bench.desk.store);
  expect(filing).toMatchObject({ unit: 'unit-a', fileName: expect.stringMatching(/\.docx$/) as string, note: '<b>其余</b>待系统升级后补正' });
  await page.goto(`${walk.url}/filings?open=${filing?.number ?? ''}`);
  await shows(page, '打印回执');
  await shows(page, '<b>其余</b>待系统升级后补正');
  await look('filing');
  await page.goto(`${walk.url}/api/filings/${filing?.number ?? ''}/receipt`);
  await shows(page, filing?.number ?? 'none');

  await page.goto(`${walk.url}/notices`);
  await shows(page, '待签收');
  await look('notices');
  await page.click('a[href^="/notices/"]');
  await shows(page, '<script>document.title="x"</script>');
  await press(page, '签收');
  await shows(page, '申诉截止');
  await look('notice');
  await press(page, '申诉');
  await page.waitForSelector('.ant-modal textarea', { visible: true });
  await page.type('.ant-modal textarea', '以盖章文件为准。');
  await choose('.ant-modal input[type=file]', '盖章件.pdf', PDF);
  await shows(page, '盖章件.pdf');
  await press(page, '提交');
  await shows(page, '复核中');
  await press(page, '无异议，去整改');
  await press(page, '确定');
  await shows(page, '整改期限');
  await press(page, '报告已整改');
  await page.waitForSelector('.ant-modal textarea', { visible: true });
  await page.type('.ant-modal textarea', '已改为3个工作日。');
  await press(page, '提交');
  await shows(page, '下一次核查时复查');
  const states = await Promise.all(['a1', 'a2'].map(async (print) => (await getFinding(walk.bench.desk.store, print)).state));
  expect(states.sort()).toEqual(['appealed', 'reported']);
  await look('notice-done');
  expect(await page.title()).toMatch(/指南针$/);

  await page.goto(`${walk.url}/scores`);
  await shows(page, '本期拟扣分');
  await shows(page, '+');
  await look('scores');
}, 600_000);

test('the service centre sees filings, sheets and contested materials', async () => {
  page = await walk.page('service');
  for (const [address, words] of [['filings', '报送期限'], ['indicators', '办事大厅检查表'], ['contested', '没有建议取消的材料'], ['scores', '累计扣分']] as const) {
    await page.goto(`${walk.url}/${address}`);
    await shows(page, words);
    await look(`service-${address}`);
  }
}, 300_000);
