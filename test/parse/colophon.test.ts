import { describe, expect, it } from 'vitest';
import { colophon } from '../../src/parse/colophon.js';
import { materialLines, readFile, text } from './kit.js';

describe('what a paper says of itself', () => {
  it.each([
    '本指南由城北区建设局负责解释。', '（本办事指南最终解释权归城北区建设局所有）', '本手册自2018年9月15日起施行', '本须知以窗口公布的为准', '城北区建设局 2018年9月印制', '2018年9月编印',
  ])('begins with a line like %s', (line) => expect(colophon(`86001234\n${line}`)).toEqual([9, 9 + line.length]));

  it.each([
    '本指南所称夜间，是指22时至次日6时。', '本人由委托人陪同', '《城市管理条例》（2018年9月1日修订）', '2018年9月前开工', '1.由建设局负责解释的图纸', '施工方案（2018年9月编制，原件1份）',
  ])('is not %s', (line) => expect(colophon(line)).toBeUndefined());

  it.each([
    ['a telephone number', '**投诉电话：**86001234\n\n本指南由城北区建设局负责解释，2018年9月印制。', 'complaint.phones', '86001234'],
    ['conditions', '## 受理条件\n\n工程已经开工。\n\n本指南由城北区建设局负责解释。', 'eligibility', '工程已经开工。'],
    ['a line of the same paragraph', '投诉电话：86001234\n本指南由城北区建设局负责解释。\n承诺办结时限：3个工作日', 'complaint.phones', '86001234'],
  ])('is no part of %s', async (_, source, id, expected) => expect(text(await readFile(`# 夜间施工备案\n\n${source}`), id)).toBe(expected));

  it('does not hide the labels behind it', async () => {
    expect(text(await readFile('# 夜间施工备案\n\n投诉电话：86001234\n本指南由城北区建设局负责解释。\n承诺办结时限：3个工作日'), 'promisedTimeLimit')).toBe('3个工作日');
  });

  it('is no material', async () => {
    expect(materialLines(await readFile('# 夜间施工备案\n\n## 申请材料\n\n无需提交材料\n\n本指南由城北区建设局负责解释。'))).toEqual([]);
  });
});

describe('a signature', () => {
  const body = (value: string): string => `# 夜间施工备案\n\n## 受理条件\n\n${value}`;

  it.each([
    ['工程已经开工。\n\n城北区建设局\n\n2019年3月12日', '工程已经开工。'],
    ['工程已经开工。\n\n城北区建设局', '工程已经开工。\n城北区建设局'],
    ['工程已经开工。\n\n2019年3月12日', '工程已经开工。\n2019年3月12日'],
    ['城北区建设局\n\n2019年3月12日', '城北区建设局\n2019年3月12日'],
  ])('%s', async (value, expected) => expect(text(await readFile(body(value)), 'eligibility')?.replace(/\n+/g, '\n')).toBe(expected));

  it('is no material', async () => {
    expect(materialLines(await readFile('# 夜间施工备案\n\n## 申请材料\n\n无需提交材料\n\n城北区建设局\n\n2019年3月12日'))).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['夜间施工备案办事指南', '夜间施工备案'], ['“夜间施工备案”服务指南', '夜间施工备案'], ['夜间施工申报指南', undefined],
  ])('of the title %s', async (title, expected) => expect(text(await readFile(`# ${title}\n\n承诺时限：3个工作日`), 'mainItemName')).toBe(expected));

  it('behind a label are whole, though the page has them for its title', async () => {
    const page = '<html><head><title>夜间施工申报指南_大厅</title></head><body><ul><li><span>事项名称</span>：<span>夜间施工申报指南</span></li><li><span>办件类型</span>：<span>承诺件</span></li></ul></body></html>';
    expect(text(await readFile(page, 'guide.html'), 'mainItemName')).toBe('夜间施工申报指南');
  });
});

describe('units in labels', () => {
  it.each([['承诺完成时限(工作日)：5', '5个工作日'], ['承诺办结时限（工作日）：5', '5个工作日'], ['承诺办结时限（工作日）：即办', '即办']])('%s', async (line, expected) => {
    expect(text(await readFile(`# 夜间施工备案\n\n${line}`), 'promisedTimeLimit')).toBe(expected);
  });
});
