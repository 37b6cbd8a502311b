import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementHandle } from 'puppeteer';
import { expect } from 'vitest';
import { UNIT } from './department.js';
import { filledIn, readXlsx } from './opened.js';
import type { Person } from './person.js';

/** Sees what was filed and sets a day by which the next is due. */
export async function seesFilings(service: Person, number: string): Promise<void> {
  await service.press('备案');
  await service.press(number);
  await service.shows('其余问题下周改好。');
  await service.look('service-filing');
  await service.leaves();
  await service.press('报送期限');
  await service.type('最后一天', '2026-12-10');
  await service.page.keyboard.press('Enter');
  await service.press('登记');
  await service.shows('2026-12-10');
  await service.look('service-due');
}

/** The hall's sheet and the counts of call-backs: forms are downloaded empty, filled in, and come back as figures. */
export async function takesSheetsIn(service: Person, folder: string): Promise<void> {
  for (const [title, entry, figure] of [
    ['办事大厅检查表', { 单位: UNIT, 检查日期: '2026-11-18', 检查内容: '窗口公示', 检查结果: '合格' }, '100.0%'],
    ['通用指标表', { 单位: UNIT, 指标: '回访满意', 统计截止日期: '2026-11-18', 符合数: '47', 总数: '50' }, '94.0%'],
  ] as const) {
    await service.open('/indicators');
    await service.press('下载空表', 'tr', title);
    const file = path.join(folder, `${title}.xlsx`);
    writeFileSync(file, await filledIn(await service.downloaded('.xlsx'), [entry]));
    const row = await service.page.waitForFunction((name) => [...document.querySelectorAll('tr')].find((one) => one.textContent.includes(name))?.querySelector('input[type=file]'), { polling: 100 }, title);
    await (row.asElement() as ElementHandle<HTMLInputElement>).uploadFile(file);
    await service.shows('统计');
    await service.shows(figure);
    await service.look(`sheet-${title}`);
    await service.leaves();
  }
}

/** Says what it thinks of a material that could be cancelled, and takes the list along. */
export async function saysItsOpinion(service: Person): Promise<void> {
  await service.press('争议材料');
  await service.shows('意见');
  const name = await service.page.$eval('button[aria-label^="填写"]', (one) => one.getAttribute('aria-label') ?? '');
  await service.press(name);
  await service.press('保留', '.ant-modal');
  await service.type('理由', '=依据某法第三条');
  await service.look('opinion');
  await service.press('保存', '.ant-modal');
  await service.shows('=依据某法第三条');
  await service.look('contested');
  await service.press('导出Excel');
  const { rows, formulas } = await readXlsx(await service.downloaded('.xlsx'));
  expect(formulas).toBe(0);
  expect(rows.flat().some((cell) => cell.includes('某法第三条'))).toBe(true);
}
