import { expect } from 'vitest';
import { ITEM, UNIT } from './department.js';
import { readXlsx } from './opened.js';
import type { Person } from './person.js';

/** Draws the week's items and has their check begun. */
async function begins(inspector: Person, items: number): Promise<void> {
  await inspector.press('抽取与核查');
  await inspector.shows('本期还没有抽取');
  await inspector.press('抽取本期事项');
  await inspector.shows(`名单（${items}）`);
  await inspector.look('sample');
  await inspector.press('开始核查');
}

/** The week after: nothing but what is being mended is drawn, since all else was checked within four weeks. */
export async function checksAgain(inspector: Person): Promise<void> {
  await begins(inspector, 1);
  await inspector.shows('核查已完成，结果已列入问题清单。');
}

/** Draws the week's items and has them checked, watching how far it is. */
export async function drawsAndRuns(inspector: Person): Promise<void> {
  await begins(inspector, 16);
  await inspector.shows('正在核查：取网页');
  await inspector.look('sample-running');
  await inspector.press('本周');
  await inspector.shows('正在核查');
  await inspector.shows('核查已完成，结果已列入问题清单。');
  await inspector.look('week');
}

/** The finding that is shown, as the queue names it; after a decision it takes a moment until there is one. */
async function chosen({ page }: Person): Promise<string> {
  const row = await page.waitForSelector('.queue [aria-current=true]');
  return (await row?.evaluate((one) => one.textContent)) ?? '';
}
const waiting = async (person: Person): Promise<number> => Number(/待初核 (\d+) 条/.exec(await person.text())?.[1]);

/** Waits until the finding that is shown may be decided. */
async function ready(person: Person): Promise<void> {
  await person.until('decide', () => [...document.querySelectorAll<HTMLButtonElement>('.decide button')].some((one) => one.textContent.includes('确认') && !one.disabled));
}

/** Presses keys that decide, and waits until that is said and `fewer` findings wait. */
async function decides(person: Person, keys: () => Promise<unknown>, said: string, fewer: 0 | 1 = 1): Promise<void> {
  await ready(person);
  const before = await waiting(person);
  await keys();
  await person.shows(said);
  await person.shows(`待初核 ${before - fewer} 条`);
}

/** Dismisses or leaves in doubt, with the reason typed into what opens. */
async function givesReason(person: Person, key: '2' | '3', reason: string): Promise<void> {
  const { keyboard } = person.page;
  await keyboard.press(key);
  await person.until('be asked for the reason', () => document.activeElement?.tagName === 'TEXTAREA');
  await keyboard.type(reason);
  await keyboard.down('Control');
  await keyboard.press('Enter');
  await keyboard.up('Control');
  await person.until('be done with the reason', () => ![...document.querySelectorAll('.ant-modal-wrap')].some((one) => one.checkVisibility()));
}

/** Goes through all that still waits: what the machine could not tell is dismissed, all else confirmed. */
export async function reviewsTheRest(inspector: Person): Promise<void> {
  await inspector.open('/review');
  await ready(inspector);
  for (let left = await waiting(inspector); left > 0; left -= 1) {
    if ((await chosen(inspector)).startsWith('待核实') && !(await chosen(inspector)).includes('证明')) await decides(inspector, () => givesReason(inspector, '2', '已电话核实，两处一致'), '已排除');
    else await decides(inspector, () => inspector.page.keyboard.press('1'), '已确认');
  }
  await inspector.shows('没有待初核的问题。');
  await inspector.look('review-done');
}

/** The first review with the keyboard alone: one dismissed, one left in doubt, and all of a unit's confirmed. */
export async function reviewsByKeys(inspector: Person): Promise<void> {
  const { keyboard } = inspector.page;
  const press = (key: 'j' | 'k' | '1' | '2' | '3') => keyboard.press(key);
  await inspector.press('初核');
  await inspector.shows('三方对照');
  await ready(inspector);
  await inspector.look('review');
  const first = await chosen(inspector);
  await press('j');
  await inspector.until('go on', (text) => document.querySelector('.queue [aria-current=true]')?.textContent !== text, first);
  await press('k');
  await inspector.until('go back', (text) => document.querySelector('.queue [aria-current=true]')?.textContent === text, first);
  // What is left in doubt goes on waiting.
  for (const [key, reason, said, fewer] of [['2', '两处意思相同，只是写法不同', '已排除', 1], ['3', '需电话核实', '已标为无法判断', 0]] as const) {
    while ((await chosen(inspector)).includes(UNIT)) await press('j');
    await decides(inspector, () => givesReason(inspector, key, reason), said, fewer);
  }
  // Once through the queue: what is the unit's is confirmed, all else is passed over.
  for (let passed = 0; passed < 60; passed += 1) {
    const at = await chosen(inspector);
    if (at.includes(UNIT)) {
      await decides(inspector, () => press('1'), '已确认');
      continue;
    }
    await press('j');
    const moved = await inspector.page.waitForFunction((text) => document.querySelector('.queue [aria-current=true]')?.textContent !== text, { polling: 50, timeout: 1500 }, at).then(() => true, () => false);
    if (!moved) break;
  }
  expect((await inspector.page.$$eval('.queue button', (all) => all.map((one) => one.textContent))).filter((text) => text.includes(UNIT))).toEqual([]);
}

/** A second inspector decides one that the first has before him: each sees the other, and the later decision is refused with a sentence. */
export async function decidesOnce(first: Person, second: Person, secondName: string): Promise<void> {
  await second.open('/review');
  await ready(second);
  const id = new URL(await second.page.evaluate(() => location.href)).searchParams.get('id') ?? (await second.page.evaluate(async () => {
    const answer = await fetch('/api/findings?state=found,doubtful,reopened,lapsed&size=1&order=unit');
    return ((await answer.json()) as { rows: { id: string }[] }).rows[0]?.id ?? '';
  }));
  await first.open(`/review?id=${id}`);
  await first.shows(`正由${secondName}查看`);
  await first.look('review-held');
  const seen = await versionOf(first, id);
  await first.page.keyboard.press('1');
  await decides(second, () => second.page.keyboard.press('1'), '已确认');
  const late = await first.page.evaluate(async (finding, version) => {
    const answer = await fetch('/api/findings/review', { method: 'POST', headers: { 'content-type': 'application/json', 'x-zhinan': '1' }, body: JSON.stringify({ targets: [{ id: finding, version }], decision: 'confirm' }) });
    return { status: answer.status, ...((await answer.json()) as { message: string }) };
  }, id, seen);
  expect(late.status).toBe(409);
  expect(late.message).toMatch(new RegExp(`已由${secondName}于 .+ 处理，现为“.+”，本次操作没有生效，请刷新后再看。$`));
  await first.page.reload();
  await first.shows('已不在初核');
}

function versionOf(person: Person, id: string): Promise<number> {
  return person.page.evaluate(async (finding) => ((await (await fetch(`/api/findings/${finding}`)).json()) as { version: number }).version, id);
}

/** Narrows the list by clicks; what it is narrowed by stands in the address and is still there when the page is loaded anew. */
export async function narrowsAndExports(person: Person): Promise<void> {
  await person.press('问题清单');
  await person.choose('单位', `${UNIT}（3）`);
  await person.page.keyboard.press('Escape');
  await person.shows('共 3 条');
  const address = await person.page.evaluate(() => location.pathname + location.search);
  expect(decodeURIComponent(address)).toContain(`unit=${UNIT}`);
  await person.look('findings');
  await person.page.reload();
  await person.shows('共 3 条');
  expect(await person.page.evaluate(() => location.pathname + location.search)).toBe(address);
  await person.press('导出Excel');
  const { rows, formulas } = await readXlsx(await person.downloaded('.xlsx'));
  expect(formulas).toBe(0);
  expect(rows.filter((cells) => cells.some((cell) => cell.includes(ITEM)))).toHaveLength(3);

  const title = await person.page.$eval('tbody a[role=button]', (one) => one.textContent);
  await person.press(title);
  await person.press('打开整页，看三方对照');
  await person.shows('由留存原件重新读出');
  const own = await person.page.evaluate(() => location.pathname);
  expect(own).toMatch(/^\/findings\/[0-9a-f]{64}$/);
  await person.look('finding');
  await person.page.reload();
  await person.shows(title);
  await person.press('为什么查、依据什么');
  await (await person.page.waitForSelector('details[open] a[href^="/rules/"]'))?.click();
  await person.shows('问题名称');
  await person.look('rule');
}

/** Tells the units of what was confirmed. */
export async function sendsNotices(person: Person): Promise<void> {
  await person.press('文书');
  await person.shows('待告知：');
  await person.press('全部发出告知书');
  await person.loses('待告知：');
  await person.look('papers');
}
