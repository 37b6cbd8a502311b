import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signNotice } from '../../src/run/week/notices.js';
import { told } from '../server/told.js';
import { openWalk, press, shows, type Walk } from './kit.js';

const SCRIPT = '<img src=x onerror="document.title=1;alert(1)"><script>alert(2)</script>';
const PRINT = 'a'.repeat(64);
let walk: Walk;
let notice = '';
const dialogs: string[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-hostile-'));

beforeAll(async () => {
  walk = await openWalk();
  notice = await told(walk.bench, 'unit-a', [PRINT, 'b'.repeat(64)], SCRIPT);
}, 240_000);
afterAll(async () => {
  await walk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page on which nothing that was typed may run. */
async function watched(role: Parameters<Walk['page']>[0]): Promise<Page> {
  const page = await walk.page(role);
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return page;
}
const nothingRan = async (page: Page): Promise<void> => {
  expect(dialogs).toEqual([]);
  expect(await page.$('img[src="x"]')).toBeNull();
};

test('the door says what is wrong and keeps what was typed', async () => {
  const page = await watched('viewer');
  await page.goto(`${walk.url}/login`);
  await page.waitForSelector('#account');
  await press(page, '登录');
  await shows(page, '请填写账号');
  await page.type('#account', SCRIPT.slice(0, 60));
  await page.type('#password', '\u202e=cmd()');
  await press(page, '登录');
  await shows(page, '账号或密码不对');
  expect(await page.$eval('#account', (field) => (field as HTMLInputElement).value)).toBe(SCRIPT.slice(0, 60));
  await nothingRan(page);
}, 120_000);

test('a user with a hostile name is a name', async () => {
  const page = await watched('admin');
  await page.goto(`${walk.url}/users`);
  await press(page, '新增用户');
  await page.waitForSelector('.ant-modal #account');
  await press(page, '保存');
  await shows(page, '请填写姓名');
  await page.type('.ant-modal #account', 'hostile');
  await page.type('.ant-modal #name', `=1+1${SCRIPT}`.slice(0, 64));
  await page.evaluate(() => { document.querySelector<HTMLElement>('.ant-modal #unit')?.focus(); });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await press(page, '保存');
  await shows(page, '的初始密码');
  await shows(page, '=1+1<img');
  await nothingRan(page);
}, 120_000);

test('a broken guide gets a sentence, and the page stays ready for another', async () => {
  const page = await watched('department');
  await page.goto(`${walk.url}/check`);
  const file = path.join(folder, '=cmd() 指南.docx');
  writeFileSync(file, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 9)]));
  const input = await page.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(name: string): Promise<void> }).uploadFile(file);
  await page.waitForFunction(() => /\p{Script=Han}/u.test(document.querySelector('.ant-message, .ant-alert')?.textContent ?? ''));
  await nothingRan(page);
}, 120_000);

test('what was typed stays when the network fails, and goes out when it is back', async () => {
  await signNotice(walk.bench.desk, notice, { id: 'bumen', role: 'unit', unit: 'unit-a' }, '张三');
  const page = await watched('department');
  await page.goto(`${walk.url}/notices/${notice}`);
  await shows(page, '申诉');
  await nothingRan(page);
  await press(page, '申诉');
  await page.waitForSelector('.ant-modal textarea');
  await page.type('.ant-modal textarea', `=cmd()${SCRIPT}不属实`);
  await page.setOfflineMode(true);
  await press(page, '提交');
  await shows(page, '连不上服务器');
  expect(await page.$eval('.ant-modal textarea', (field) => (field as HTMLTextAreaElement).value)).toContain('不属实');
  await page.setOfflineMode(false);
  await press(page, '提交');
  await shows(page, '已提出申诉');
  await nothingRan(page);
}, 180_000);

test('an exception is granted and ended on the finding page; words explain themselves by the keyboard', async () => {
  const page = await watched('reform');
  await page.goto(`${walk.url}/findings/${PRINT}`);
  await press(page, '列为例外（经核准）');
  await page.waitForSelector('.ant-modal textarea');
  await press(page, '列为例外');
  await shows(page, '请写明理由');
  await page.type('.ant-modal textarea', SCRIPT);
  await page.type('.ant-modal #approver', '跑改办负责人');
  await page.click('.ant-modal #until');
  await page.type('.ant-modal #until', '2026-12-31');
  await page.keyboard.press('Enter');
  await press(page, '列为例外');
  await shows(page, '已列为例外');
  await press(page, '终止例外');
  await page.waitForFunction(() => document.querySelector('.ant-modal-title')?.textContent === '提前终止例外');
  await page.type('.ant-modal textarea', '批复撤销');
  await page.waitForFunction(() => document.querySelector('.ant-modal .ant-btn-loading') === null);
  await press(page, '终止');
  await shows(page, '例外失效');
  await page.focus('.facts .said');
  await page.waitForFunction(() => (document.querySelector('.ant-popover')?.textContent ?? '').includes('：'));
  await nothingRan(page);
}, 180_000);
