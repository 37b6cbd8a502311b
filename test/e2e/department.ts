import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { readDocx } from '../server/word.js';
import { wordOf } from './opened.js';
import type { Person } from './person.js';

/** As the first account of a department belongs to it. */
export const UNIT = '江湾区市场监督管理局';
export const ITEM = '食品经营许可（新办）';
const GUIDE = [
  `${ITEM}办事指南`, `事项名称：${ITEM}`, '基本编码：330131004002', `实施主体：${UNIT}`, '事项类型：行政许可', '承诺办结时限：250个工作日', '是否收费：否', '咨询电话：0571-86990101', '监督投诉电话：0571-86990109', '备注：<script>document.title="x"</script>',
];
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
export const ATTACHMENT = '盖章说明.pdf';

/** Checks a guide, mends it in the form, takes the corrected Word along, files it and prints the receipt; the number of the filing. */
export async function filesAGuide(unit: Person, folder: string): Promise<string> {
  const file = path.join(folder, '食品经营许可.docx');
  writeFileSync(file, await wordOf(GUIDE));
  await unit.press('指南自查');
  await unit.shows('把办事指南拖到这里');
  await unit.attach(file);
  await unit.page.waitForSelector('.guideText mark');
  expect(await unit.text()).toContain('250个工作日');
  expect(await unit.page.title()).toBe('指南自查 · 指南针');
  await unit.look('check');
  const problems = (): Promise<number> => unit.page.$$eval('.problem', (all) => all.length);
  const before = await problems();

  await unit.press('修改');
  await unit.type('承诺办结时限', '8个工作日');
  await unit.shows('按修改后的内容检查');
  await unit.page.waitForFunction((count) => document.querySelectorAll('.problem').length < count, { polling: 100 }, before);
  const after = await problems();
  await unit.look('check-form');
  await unit.press('下载Word');
  const word = await unit.downloaded('.docx');
  const text = await readDocx(word);
  expect(text).toContain('8个工作日');
  expect(text).not.toContain('250个工作日');

  await unit.press('报送备案');
  await unit.type('说明', '其余问题下周改好。');
  await unit.look('check-file');
  await unit.press('报送', '.ant-modal');
  await unit.shows('已备案，编号 BA');
  const number = /BA\d+(?:-\d+)*/.exec(await unit.text())?.[0] ?? '';
  await unit.press('下载回执（Word）');
  expect(await readDocx(await unit.downloaded('.docx'))).toContain(number);
  const receipt = (await unit.page.$eval('a[href$="/receipt"]', (link) => link.getAttribute('href'))) ?? '';

  // What was taken along is a guide that can be checked again, with no more wrong than the form showed.
  const mended = path.join(folder, '改好的指南.docx');
  writeFileSync(mended, word);
  await unit.press('换一份文件');
  await unit.shows('把办事指南拖到这里');
  await unit.attach(mended);
  await unit.page.waitForSelector('.guideText');
  expect(await problems()).toBeLessThanOrEqual(after);
  expect(await unit.text()).not.toContain('250个工作日');

  await unit.open(receipt);
  await unit.shows(number);
  await unit.look('receipt');
  await unit.open('/filings');
  await unit.press(number);
  await unit.shows('其余问题下周改好。');
  await unit.look('filing');
  await unit.leaves();
  return number;
}

/** Reads in the handbook what is to be put in each element. */
export async function readsTheHandbook(unit: Person): Promise<void> {
  await unit.press('手册条目');
  await unit.press(ITEM);
  await unit.shows('填写要求');
  await unit.look('handbook-entry');
}

/** Signs for the notice; accepts one finding and reports it as mended, appeals against another with an attachment. */
export async function signsAndAnswers(unit: Person, folder: string): Promise<void> {
  await unit.press('告知与签收');
  await unit.shows('待签收');
  await unit.look('notices');
  await (await unit.page.waitForSelector('a[href^="/notices/"]'))?.click();
  await unit.type('签收人', '王经办');
  await unit.press('签收', '.card');
  await unit.shows('王经办已于');
  await unit.shows('申诉截止');
  await unit.look('notice');

  await unit.press('无异议，去整改', '.ant-card', '承诺时限');
  await unit.press('确定', '.ant-modal');
  await unit.shows('整改期限');
  await unit.press('报告已整改', '.ant-card', '承诺时限');
  await unit.type('改了什么', '网上已改为8个工作日。');
  await unit.press('提交', '.ant-modal');
  await unit.shows('下一次核查时复查，结果会显示在这里');

  const file = path.join(folder, ATTACHMENT);
  writeFileSync(file, PDF);
  await unit.press('申诉', '.ant-card', '指南更新滞后');
  await unit.type('理由', '页面已于取证前更新，<b>以盖章说明为准</b>。');
  await unit.attach(file, '.ant-modal');
  await unit.shows(ATTACHMENT);
  await unit.look('appeal-form');
  await unit.press('提交', '.ant-modal');
  await unit.shows('复核中');
  await unit.look('notice-answered');

  await unit.press('扣分明细');
  await unit.shows('本期拟扣分');
  await unit.shows('如已整改');
  expect(await unit.text()).toMatch(/\+\d/);
  await unit.look('scores');
}
