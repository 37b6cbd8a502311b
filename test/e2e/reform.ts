import { expect } from 'vitest';
import { readDocx } from '../server/word.js';
import { ATTACHMENT, UNIT } from './department.js';
import { readPdf, readXlsx } from './opened.js';
import type { Person } from './person.js';

/** Decides the appeal on both sides' evidence. */
export async function decidesTheAppeal(reform: Person): Promise<void> {
  await reform.press('复核申请');
  await reform.shows('复核中');
  await reform.look('appeals');
  await (await reform.page.waitForSelector('a[href^="/appeals/"]'))?.click();
  await reform.shows('<b>以盖章说明为准</b>');
  await reform.press(ATTACHMENT);
  expect((await reform.downloaded(ATTACHMENT)).toString('latin1')).toContain('%PDF-1.4');
  await reform.press('撤销');
  await reform.choose('原因', '误判');
  await reform.type('理由', '页面确已更新，取证取到缓存。');
  await reform.look('appeal');
  await reform.press('作出决定');
  await reform.shows('撤销（误判）：页面确已更新');
  await reform.look('appeal-decided');
}

/** Looks through what the first review dismissed. */
export async function looksThroughDismissals(reform: Person): Promise<void> {
  await reform.press('初核排除复看');
  await reform.shows('两处意思相同，只是写法不同');
  await reform.look('dismissals');
  await reform.press('本页全部认可');
  await reform.shows('没有待复看的排除');
}

const PAPERS = ['抽查情况报送', '通报', '情况汇总', '领导一页纸'];

/** Puts words of its own into a paper, publishes the week, and takes every paper along as Word and PDF; each is opened. */
export async function publishesTheWeek(reform: Person): Promise<void> {
  await reform.press('文书');
  await reform.press('通报');
  await reform.shows('总体情况');
  await reform.press('修改文字');
  await reform.page.waitForSelector('.ant-drawer textarea', { visible: true });
  await reform.page.type('.ant-drawer textarea', '请各单位<i>举一反三</i>。');
  await reform.look('paper-edit');
  await reform.press('保存', '.ant-drawer');
  await reform.shows('修改过');
  await reform.press('发布这一期');
  await reform.press('发布', '.ant-modal');
  await reform.shows('发布，不再改动');
  await reform.look('papers-published');
  expect(await reform.text()).not.toContain('修改文字');
  for (const name of PAPERS) {
    await reform.press(name);
    await reform.press('导出');
    await reform.press('Word');
    const word = await readDocx(await reform.downloaded('.docx'));
    await reform.press('导出');
    await reform.press('PDF');
    const pdf = await readPdf(await reform.downloaded('.pdf'));
    expect(pdf.length, name).toBeGreaterThan(100);
    if (name !== '通报') continue;
    expect(word).toContain('请各单位<i>举一反三</i>。');
    expect(pdf).toContain('举一反三');
    await reform.press('导出');
    await reform.press('附件Excel');
    const { rows, formulas } = await readXlsx(await reform.downloaded('.xlsx'));
    expect(formulas).toBe(0);
    expect(rows.flat().join('\n')).toContain(UNIT);
  }
}

/** Finds in the log who did what. */
export async function readsTheLog(reform: Person): Promise<void> {
  await reform.press('操作日志');
  for (const words of ['发布本周扣分', '撤销', '认可排除']) await reform.shows(words);
  await reform.look('audit');
}

/** The pages that only look: each opens with what it is about. */
export async function looksAround(reform: Person): Promise<void> {
  for (const [name, words] of [['扣分规则', '施行中'], ['趋势', UNIT], ['规则与准确率', '规则'], ['手册条目', '基本编码'], ['扣分明细', '累计扣分']] as const) {
    await reform.press(name);
    await reform.shows(words);
    await reform.look(`reform-${name}`);
  }
}
