import { describe, expect, it } from 'vitest';
import { readFile, stepNames, text } from './kit.js';

const markdown = (rows: string[][]): string => [rows[0], rows[0]?.map(() => '-'), ...rows.slice(1)].map((row) => `| ${row?.join(' | ')} |`).join('\n');
const html = (rows: string[][], head = 'th'): string =>
  `<table>${rows.map((row, index) => `<tr>${row.map((cell) => (index === 0 ? `<${head}>${cell}</${head}>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`;
const page = (content: string): string => `<html><body><h1>花箱摆放备案</h1><p>承诺办结时限：6个工作日</p>${content}</body></html>`;

const TABLES: [string, string[][]][] = [
  ['two columns', [['办理环节', '办理时限'], ['收件', '当场'], ['踏勘', '2个工作日'], ['发证', '1个工作日']]],
  ['three columns', [['办理步骤', '办理时限', '责任科室'], ['收件', '当场', '窗口'], ['踏勘', '2个工作日', '绿化科'], ['发证', '1个工作日', '窗口']]],
  ['short labels', [['环节', '办理人', '时限'], ['收件', '甲岗', '当场'], ['踏勘', '乙岗', '2个工作日'], ['发证', '甲岗', '1个工作日']]],
  ['numbers first', [['序号', '流程环节', '办理结果', '办结时限'], ['1', '收件', '收件凭证', '当场'], ['2', '踏勘', '踏勘记录', '2个工作日'], ['3', '发证', '备案单', '1个工作日']]],
  ['a column that is not known', [['环节名称', '办理时限', '办理人员', '流转去向'], ['收件', '当场', '甲岗', '乙岗'], ['踏勘', '2个工作日', '乙岗', '甲岗'], ['发证', '1个工作日', '甲岗', '办结']]],
  ['the time before the rest', [['步骤', '所需时间', '办理内容'], ['收件', '当场', '核对材料'], ['踏勘', '2个工作日', '到现场'], ['发证', '1个工作日', '制证']]],
  ['the label of the whole list', [['办理流程', '办理时限'], ['收件', '当场'], ['踏勘', '2个工作日'], ['发证', '1个工作日']]],
  ['a sum', [['办理环节', '办理时限'], ['收件', '当场'], ['踏勘', '2个工作日'], ['发证', '1个工作日'], ['合计', '3个工作日']]],
  ['turned', [['办理环节', '收件', '踏勘', '发证'], ['办理时限', '当场', '2个工作日', '1个工作日']]],
];

describe('tables of steps', () => {
  it.each(TABLES.flatMap(([name, rows]): [string, string, string][] => [
    [`${name}, Markdown`, 'a.md', `# 花箱摆放备案\n\n承诺办结时限：6个工作日\n\n${markdown(rows)}\n`],
    [`${name}, Markdown under a heading`, 'a.md', `# 花箱摆放备案\n\n承诺办结时限：6个工作日\n\n## 办理流程\n\n${markdown(rows)}\n`],
    [`${name}, HTML`, 'a.html', page(html(rows))],
    [`${name}, HTML without th`, 'a.html', page(html(rows, 'td'))],
    [`${name}, HTML under a heading`, 'a.html', page(`<h2>办理流程</h2>${html(rows)}`)],
    [`${name}, HTML under a heading of another name`, 'a.html', page(`<h2>审批环节一览</h2>${html(rows)}`)],
  ]))('%s', async (_name, file, source) => {
    const guide = await readFile(source, file);
    expect(stepNames(guide)).toEqual(['收件', '踏勘', '发证']);
    expect(guide.steps?.map((step) => step.duration?.text)).toEqual(['当场', '2个工作日', '1个工作日']);
    expect(guide.fields['promisedTimeLimit']?.map((field) => field.text)).toEqual(['6个工作日']);
    expect(guide.fields['statutoryTimeLimit']).toBeUndefined();
  });

  it.each([
    ['two rows', '# 花箱摆放备案\n\n| 环节 | 办理人 | 时限 |\n|-|-|-|\n| 收件 | 甲 | 1个工作日 |\n| 发证 | 乙 | 1个工作日 |\n', ['收件', '发证']],
    ['one row', '# 花箱摆放备案\n\n| 办理环节 | 办理时限 |\n|-|-|\n| 收件 | 1个工作日 |\n', ['收件']],
  ])('%s', async (_name, source, names) => {
    const guide = await readFile(source);
    expect(stepNames(guide)).toEqual(names);
    expect(guide.fields['promisedTimeLimit']).toBeUndefined();
  });

  it.each([
    ['labels beside values', [['办理流程', '收件→踏勘→发证'], ['承诺时限', '6个工作日']]],
    ['two pairs a row', [['办理环节', '收件→踏勘→发证', '承诺时限', '6个工作日'], ['咨询电话', '0571-00001111', '收费标准', '不收费']]],
    ['labels above values', [['办理流程', '承诺时限'], ['收件→踏勘→发证', '6个工作日']]],
    ['labels above values, one of them of steps and elements', [['办理流程', '办理时限', '收费标准'], ['收件→踏勘→发证', '6个工作日', '不收费']]],
  ])('no step table: %s', async (_name, rows) => {
    for (const [file, source] of [['a.md', `# 花箱摆放备案\n\n${markdown(rows)}\n`], ['a.html', `<h1>花箱摆放备案</h1>${html(rows, 'td')}`]] as const) {
      const guide = await readFile(source, file);
      expect(stepNames(guide)).toEqual(['收件', '踏勘', '发证']);
      expect(text(guide, 'promisedTimeLimit')).toBe('6个工作日');
    }
  });
});
