import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { getFinding, recordSightings } from '../../src/store/index.js';
import { takeStep } from '../../src/run/week/step.js';
import { centre, form, PDF, told } from '../server/told.js';
import { readDocx } from '../server/word.js';
import { finding, sighting } from '../store/kit.js';
import { openWalk, press, shows, type Walk } from './kit.js';

let walk: Walk;
let page: Page;
beforeAll(async () => {
  walk = await openWalk();
  const { bench } = walk;
  const notice = await told(bench, 'unit-a', ['a1', 'a2'], '<script>document.title="x"</script>5个工作日');
  const unit = await bench.as('department');
  await bench.app.inject({ method: 'POST', url: `/api/notices/${notice}/sign`, headers: unit, payload: { name: '张三' } });
  const { payload, headers } = form({ reason: '<b>页面</b>已于取证前更新，以盖章文件为准。' }, [{ name: '盖章文件.pdf', bytes: PDF }]);
  await bench.app.inject({ method: 'POST', url: '/api/findings/a1/appeal', headers: { ...unit, ...headers }, payload });
  await recordSightings(bench.desk.store, { run: 'run-2', week: '2026-11-19', at: bench.desk.now(), by: '系统' }, [sighting('d1', { unit: 'unit-a' }), sighting('n1', { unit: 'unit-b', finding: finding('n1', { itemName: '食品经营许可' }) })]);
  await takeStep(bench.desk, { fingerprint: 'd1', event: { kind: 'dismiss', reason: '取证取到缓存' } }, centre);
  await takeStep(bench.desk, { fingerprint: 'n1', event: { kind: 'confirm' } }, centre);
  page = await walk.page('reform');
}, 240_000);
afterAll(() => walk.close());

/** Pictures of what is walked through, where a folder is named for them. */
async function picture(name: string): Promise<void> {
  const folder = process.env['ZHINAN_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of [[1366, 768], [390, 844]] as const) {
    await page.setViewport({ width, height });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewport({ width: 1366, height: 768 });
}

test('the reform office decides an appeal, looks a dismissal through, edits a paper, sends a notice and takes the Word along', async () => {
  await page.goto(`${walk.url}/appeals`);
  await shows(page, '复核中');
  await picture('appeals');
  await page.click('a[href^="/appeals/"]');
  await shows(page, '盖章文件.pdf');
  await shows(page, '<b>页面</b>已于取证前更新');
  await picture('appeal');
  await press(page, '撤销');
  await page.click('.ant-select');
  await page.waitForSelector('.ant-select-item-option[title="误判"]');
  await page.click('.ant-select-item-option[title="误判"]');
  await page.type('textarea', '页面已于取证前更新。');
  await press(page, '作出决定');
  await shows(page, '撤销（误判）');
  await picture('appeal-decided');
  expect((await getFinding(walk.bench.desk.store, 'a1')).state).toBe('revoked');

  await page.goto(`${walk.url}/dismissals`);
  await shows(page, '取证取到缓存');
  await picture('dismissals');
  await press(page, '认可排除');
  await shows(page, '没有待复看的排除');

  await page.goto(`${walk.url}/faults`);
  await shows(page, '还没有认定过');
  await picture('faults');

  await page.goto(`${walk.url}/papers?kind=bulletin`);
  await shows(page, '待告知：1 个单位');
  await shows(page, '总体情况');
  await picture('papers');
  await press(page, '修改文字');
  await page.waitForSelector('.ant-drawer textarea', { visible: true });
  await page.type('.ant-drawer textarea', '各单位<i>请</i>核对。');
  await picture('paper-edit');
  await press(page, '保存');
  await shows(page, '修改过');
  await press(page, '全部发出告知书');
  await page.waitForFunction(() => !document.body.innerText.includes('待告知：'));
  expect((await getFinding(walk.bench.desk.store, 'n1')).state).toBe('notified');
  await picture('paper-edited');
  await press(page, '导出');
  const href = await (await page.waitForSelector('a[href$="format=docx"]'))?.evaluate((link) => link.getAttribute('href'));
  const base64 = await page.evaluate(async (at) => {
    const answer = await fetch(at, { credentials: 'same-origin' });
    return btoa(String.fromCharCode(...new Uint8Array(await answer.arrayBuffer())));
  }, href ?? '');
  expect(await readDocx(Buffer.from(base64, 'base64'))).toContain('各单位<i>请</i>核对。');
  expect(await page.title()).toBe('文书 · 指南针');

  for (const [at, words] of [['policies', '施行中'], ['trends', '单位b'], ['trends?tab=precision', '准确率'], ['handbook', '基本编码']] as const) {
    await page.goto(`${walk.url}/${at}`);
    await shows(page, words);
    await picture(at.replace('?tab=', '-'));
  }
  await page.click('a[href^="/handbook/"]');
  await shows(page, '填写要求');
  await picture('handbook-entry');
}, 240_000);
