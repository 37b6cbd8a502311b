import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWalk, press, shows, type Walk } from './kit.js';

let walk: Walk;
beforeAll(async () => { walk = await openWalk(); }, 240_000);
afterAll(() => walk.close());

test.each([['/findings/xyz', '没有这条问题'], [`/findings/${'a'.repeat(64)}`, '没有这条问题'], ['/rules/ZZ', '没有这条规则']])('%s says that it is none, is asked for once, and leads back', async (path, title) => {
  const page = await walk.page('inspector');
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes(`/api${path}`)) asked.push(request.url()); });
  await page.goto(`${walk.url}${path}`);
  await shows(page, '回到“本周”');
  expect(await page.$eval('h1', (heading) => heading.textContent)).toBe(title);
  expect(await page.$eval('main, [role=main]', (main) => main.textContent)).not.toContain('填写');
  // Longer than a query waits before it asks again.
  await new Promise((resolve) => { setTimeout(resolve, 1_500); });
  expect(asked).toHaveLength(1);
  await press(page, '回到“本周”');
  await shows(page, '本期问题');
}, 120_000);

test.each([['viewer', '/users', '新增用户'], ['viewer', '/units', '登记单位'], ['department', '/sample', '抽取本期事项']] as const)('to %s, %s offers nothing', async (role, path, button) => {
  const page = await walk.page(role);
  const refused: string[] = [];
  page.on('response', (response) => { if (response.status() === 403) refused.push(response.url()); });
  await page.goto(`${walk.url}${path}`);
  await shows(page, '您的角色不能使用这个页面');
  expect(await page.$eval('[role=main]', (main) => main.textContent)).not.toContain(button);
  expect(refused).toEqual([]);
}, 120_000);
