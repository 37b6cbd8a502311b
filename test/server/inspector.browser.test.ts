import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingPage } from '../../src/server/api/finding.js';
import { buildPages, openBrowser, visit, type Visitor } from './browser.js';
import { openBench, type Bench } from './kit.js';
import { openSampleCity, runEnded } from './sample-week.js';

describe('the information centre at its desk, in a browser', () => {
  const web = mkdtempSync(path.join(tmpdir(), 'zhinan-web-'));
  let bench: Bench;
  let endPortal: () => void;
  let browser: Browser;
  let origin: string;
  let inspector: Visitor;
  const list = async (query: string): Promise<FindingPage> => (await bench.app.inject({ url: `/api/findings?size=200${query}`, headers: await bench.as('inspector') })).json();

  beforeAll(async () => {
    await buildPages(web);
    bench = await openBench({}, undefined, { web, pictures: true });
    endPortal = await openSampleCity(bench);
    origin = await bench.app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser();
    inspector = await visit(browser, bench, origin, 'inspector');
    await drawAndRun();
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await bench.close();
    endPortal();
    rmSync(web, { recursive: true, force: true });
  });

  /** From the empty week to what was found, by pressing what the pages offer. */
  async function drawAndRun(): Promise<void> {
    await inspector.open('/', '本周');
    await inspector.picture('overview-empty');
    await inspector.press('抽取本期事项');
    await inspector.says('本期还没有抽取');
    await inspector.press('抽取本期事项');
    await inspector.says('名单（');
    await inspector.picture('sample-drawn');
    await inspector.press('开始核查');
    await inspector.says('正在核查');
    await inspector.picture('sample-running');
    await runEnded(bench);
    await inspector.says('核查已完成');
    await inspector.says('随机值已公布');
    await inspector.picture('sample-done');
  }

  test('reviews by the keyboard alone: confirms, dismisses with a reason, goes on', async () => {
    const before = (await list('&state=found,doubtful')).total;
    await inspector.open('/review', '初核');
    await inspector.says('三方对照');
    await inspector.says('由留存原件重新读出');
    await inspector.picture('review');
    const { page } = inspector;
    const shown = () => page.evaluate(() => document.querySelector('[aria-current="true"]')?.textContent ?? '');
    const moved = (from: string) => page.waitForFunction((old) => (document.querySelector('[aria-current="true"]')?.textContent ?? old) !== old, {}, from);
    const ready = () => page.waitForFunction(() => [...document.querySelectorAll('.decide button')].some((button) => !(button as HTMLButtonElement).disabled));
    const first = await shown();
    await page.keyboard.press('j');
    await moved(first);
    const second = await shown();
    await page.keyboard.press('ArrowUp');
    await moved(second);
    expect(await shown()).toBe(first);
    await ready();
    await page.keyboard.press('1');
    await inspector.says('已确认');
    await moved(first);
    await ready();
    await page.keyboard.press('2');
    await inspector.says('为什么不是问题');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await inspector.picture('review-dismiss');
    await page.keyboard.type('两处意思相同，只是写法不同');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await inspector.says('已排除');
    await page.waitForFunction((left) => document.body.innerText.includes(`待初核 ${left} 条`), {}, before - 2);
    expect((await list('&state=confirmed')).total).toBe(1);
    expect((await list('&state=dismissed')).rows[0]?.stateName).toBe('初核排除');
  }, 300_000);

  test('keeps what a list is narrowed by in the address, and opens a finding at an address of its own', async () => {
    const [row] = (await list('&verdict=fail')).rows;
    if (!row) throw new Error('nothing was found');
    await inspector.open(`/findings?unit=${encodeURIComponent(row.unit)}`, '问题清单');
    await inspector.says(`共 ${(await list(`&unit=${encodeURIComponent(row.unit)}`)).total} 条`);
    await inspector.picture('findings');
    await inspector.open(`/findings?open=${row.id}`, '问题清单');
    await inspector.says('打开整页');
    await inspector.says('为什么查、依据什么');
    await inspector.picture('findings-drawer');
    await inspector.open(`/findings/${row.id}`, row.itemName);
    await inspector.says('由留存原件重新读出');
    await inspector.picture('finding');
  }, 300_000);

  test.each([
    ['/', '本周'], ['/sample', '抽取与核查'], ['/review', '初核'], ['/findings', '问题清单'], ['/handover', '移交与现场核查表'], ['/portals', '门户'], ['/rules', '核查规则'], ['/rules/A09', '申请材料'],
  ])('has nothing in the way on %s, wide or narrow', async (address, title) => {
    await inspector.open(address, title);
    await inspector.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(await inspector.barriers()).toEqual([]);
    const name = address === '/' ? 'overview' : address.slice(1).replaceAll('/', '-');
    await inspector.picture(name);
    const phone = await visit(browser, bench, origin, 'inspector', { width: 390, height: 844 });
    await phone.open(address, title);
    const wider = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await phone.picture(`${name}-phone`);
    expect(wider).toBeLessThanOrEqual(0);
    await phone.page.close();
  }, 200_000);

  test('shows a department its own week and rules, and no draft', async () => {
    const unit = await visit(browser, bench, origin, 'department');
    await unit.open('/', '本周');
    await unit.says('没有告知本单位的问题');
    await unit.picture('overview-department');
    await unit.open('/rules/A09', '申请材料');
    await unit.says('为什么查');
  }, 120_000);
});
