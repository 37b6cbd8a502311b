import { describe, expect, it } from 'vitest';
import { materialLines, readFile, stepNames, text } from './kit.js';

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td${cells.length === 1 ? ' colspan="6"' : ''}>${cell}</td>`).join('')}</tr>`;
const page = (body: string): string => `<html><head><title>夜间施工备案</title></head><body><h1>夜间施工备案</h1>${body}</body></html>`;
const read = (body: string): ReturnType<typeof readFile> => readFile(page(body), 'guide.html');

describe('a label that fills its row', () => {
  it('heads the rows below it, up to the next label', async () => {
    const guide = await read(`<table>${row('夜间施工备案办事指南')}${row('承诺办结时限', '3个工作日', '办件类型', '承诺件', '收费标准', '不收费')}${row('申请材料')}${row('序号', '材料名称', '材料要求', '材料形式', '来源渠道', '必要性')}${row('1', '施工方案', '原件1份', '纸质', '申请人自备', '必要')}${row('2', '监理意见', '复印件2份', '电子', '其他', '非必要')}<tr><td>办理流程</td><td colspan="5">受理→踏勘→决定</td></tr></table>`);
    expect(materialLines(guide)).toEqual([
      '施工方案 | copies=原件1份 | form=原件1份 | medium=纸质 | necessity=必要 | source=申请人自备',
      '监理意见 | copies=复印件2份 | form=复印件2份 | medium=电子 | necessity=非必要 | source=其他',
    ]);
    expect(stepNames(guide)).toEqual(['受理', '踏勘', '决定']);
    expect(text(guide, 'promisedTimeLimit')).toBe('3个工作日');
  });

  it('holds the text of the row below it', async () => {
    const guide = await read(`<table>${row('事项名称', '夜间施工备案', '办件类型', '承诺件')}${row('受理条件')}${row('工程已经开工。')}${row('是否收费', '否', '到现场次数', '0次')}</table>`);
    expect(text(guide, 'eligibility')).toBe('工程已经开工。');
    expect(text(guide, 'feeCharged')).toBe('否');
  });

  it('has no value where another label follows', async () => {
    const guide = await read(`<table>${row('收费信息')}${row('是否收费', '否')}${row('承诺办结时限', '3个工作日')}</table>`);
    expect(text(guide, 'feeCharged')).toBe('否');
  });
});

describe('materials in rows of labels and values', () => {
  const group = (name: string, copies: string): string => `${row(name)}${row('材料要求', copies, '材料形式', '纸质')}${row('来源渠道', '其他', '是否必要', '否')}`;

  it('belong to the name in the row over them', async () => {
    expect(materialLines(await read(`<h3>申请材料</h3><table>${group('1、施工方案', '原件1份')}${group('2、监理意见', '原件1份，复印件2份')}</table><h3>办理流程</h3><p>受理→决定</p>`))).toEqual([
      '施工方案 | copies=原件1份 | form=原件1份 | medium=纸质 | necessity=非必要 | source=其他',
      '监理意见 | copies=原件1份，复印件2份 | form=原件1份，复印件2份 | medium=纸质 | necessity=非必要 | source=其他',
    ]);
  });

  it('are no heading row, though their values read like labels', async () => {
    const medium = (name: string, value: string): string => `${row(name)}${row('材料要求', '原件一份', '材料形式', value)}${row('来源渠道', '申请人自备', '是否必要', '是')}`;
    expect(materialLines(await read(`<h3>申请材料</h3><table>${medium('1、施工方案', '纸质')}${medium('2、监理意见', '纸质或电子')}${medium('3、图纸', '电子')}</table>`))).toEqual([
      '施工方案 | copies=原件一份 | form=原件一份 | medium=纸质 | necessity=必要 | source=申请人自备',
      '监理意见 | copies=原件一份 | form=原件一份 | medium=纸质或电子 | necessity=必要 | source=申请人自备',
      '图纸 | copies=原件一份 | form=原件一份 | medium=电子 | necessity=必要 | source=申请人自备',
    ]);
  });

  it('belong to the name alone in front of them', async () => {
    expect(materialLines(await read('<h3>申请材料</h3><div><p>施工方案</p><ul><li><label>份数</label><span>原件1份</span></li><li><label>材料形式</label><span>电子</span></li></ul></div>'))).toEqual(['施工方案 | copies=原件1份 | form=原件1份 | medium=电子']);
  });
});

describe('columns whose heading is unknown', () => {
  const table = (head: string, ...cells: string[]): string => `## 申请材料\n\n| 序号 | 材料名称 | 材料形式 | ${head} |\n|-|-|-|-|\n${cells.map((cell, index) => `| ${index + 1} | 图纸${index + 1} | 纸质 | ${cell} |`).join('\n')}`;
  const parts = async (source: string): Promise<string[] | undefined> => materialLines(await readFile(`# 夜间施工备案\n\n${source}`));

  it.each([
    ['say form and count in every cell', ['原件1份', '复印件两份'], ['图纸1 | copies=原件1份 | form=原件1份 | medium=纸质', '图纸2 | copies=复印件两份 | form=复印件两份 | medium=纸质']],
    ['say originals and copies together', ['原件及复印件各1份', '复印件1份'], ['图纸1 | copies=原件及复印件各1份 | form=原件及复印件各1份 | medium=纸质', '图纸2 | copies=复印件1份 | form=复印件1份 | medium=纸质']],
    ['say something else', ['原件1份', '加盖公章'], ['图纸1 | medium=纸质', '图纸2 | medium=纸质']],
    ['are empty', ['', ''], ['图纸1 | medium=纸质', '图纸2 | medium=纸质']],
  ])('%s', async (_, cells, expected) => expect(await parts(table('交件方法', ...cells))).toEqual(expected));
});

describe('labels behind a value in one line', () => {
  it('begin behind all blanks, though another label names the same element', async () => {
    const guide = await readFile('# 夜间施工备案\n\n**办理事项：**夜间施工备案　　**基本编码：**330119067001　　\n\n**事项编码：**11330119MB1234567X4330119067001');
    expect(text(guide, 'mainItemName')).toBe('夜间施工备案');
    expect(text(guide, 'basicCode')).toBe('330119067001');
  });

  it('are found where only a wide blank stands before them', async () => {
    const guide = await readFile('夜间施工备案\n\n事项编码：11330119MB1234567X4330119067001\n\n办理事项：夜间施工备案　　办件类型：承诺件');
    expect(text(guide, 'mainItemName')).toBe('夜间施工备案');
    expect(text(guide, 'caseType')).toBe('承诺件');
  });
});
