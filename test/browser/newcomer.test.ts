import { afterAll, beforeAll, expect, test } from 'vitest';
import { countFindings, setSetting } from '../../src/store/index.js';
import { openSampleCity } from '../server/sample-week.js';
import { openWalk, press, shows, type Walk } from './kit.js';

let walk: Walk;
let close: () => void = () => undefined;
beforeAll(async () => {
  walk = await openWalk();
  close = await openSampleCity(walk.bench);
  await setSetting(walk.bench.desk.store, 'sample', true, { by: 'test', at: walk.bench.desk.now() });
}, 240_000);
afterAll(async () => {
  close();
  await walk.close();
});

test('the first administrator reaches a first reviewed finding by the buttons alone', async () => {
  const page = await walk.page('admin');
  await page.goto(walk.url);
  await press(page, '抽取本期事项');
  await shows(page, '抽取先对一个随机值作出承诺');
  await press(page, '抽取本期事项');
  await press(page, '开始核查');
  await shows(page, '核查已完成');
  await press(page, '去初核');
  await shows(page, '三方对照');
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLButtonElement>('.decide button')].some((button) => !button.disabled));
  await page.keyboard.press('1');
  await shows(page, '已确认');
  expect(await countFindings(walk.bench.desk.store, { state: 'confirmed' })).toBe(1);
}, 300_000);
