import { describe, expect, it } from 'vitest';
import { materialLines, readFile, text } from './kit.js';

async function lines(source: string): Promise<string[] | undefined> {
  return materialLines(await readFile(`# 某某许可\n\n${source}\n\n## 收费标准\n\n不收费\n`));
}

describe('tables of materials', () => {
  it('reads columns by their heading, in any order', async () => {
    expect(await lines('## 申请材料\n\n| 序号 | 来源渠道 | 材料名称 | 份数 | 原件/复印件 | 材料形式 | 是否必要 | 备注 |\n|-|-|-|-|-|-|-|-|\n| 1 | 申请人自备 | 《申请表》 | 1 | 原件 | 纸质 | 是 | 签字 |\n| 2 | 政府部门核发 | 营业执照、组织机构代码证 | 两份 | 复印件 | 纸质或电子 | 否 |  |')).toEqual([
      '《申请表》 | condition=签字 | copies=1 | form=原件 | medium=纸质 | necessity=必要 | source=申请人自备',
      '营业执照、组织机构代码证 | copies=两份 | form=复印件 | medium=纸质或电子 | necessity=非必要 | source=政府部门核发',
    ]);
  });

  it.each([
    ['材料类型', '复印件', 'form=复印件'],
    ['材料类型', '证件证书证明', 'kind=证件证书证明'],
    ['材料要求', '原件1份', 'copies=原件1份 | form=原件1份'],
    ['材料要求', '加盖公章', 'instructions=加盖公章'],
    ['原件/复印件及份数', '原件、复印件各1份', 'copies=原件、复印件各1份 | form=原件、复印件各1份'],
    ['材料形式', '纸质', 'medium=纸质'],
    ['材料形式', '原件', 'form=原件'],
    ['材料形式', '纸质原件', 'form=纸质原件 | medium=纸质原件'],
    ['份数', '2', 'copies=2'],
    ['出具单位', '江湾区公安分局', 'issuer=江湾区公安分局'],
    ['来源', '申请人自备', 'source=申请人自备'],
    ['必要性', '容缺后补', 'necessity=容缺后补'],
    ['是否必需', '否', 'necessity=非必要'],
  ])('%s: %s', async (heading, value, parts) => {
    expect(await lines(`## 申请材料\n\n| 材料名称 | ${heading} |\n|-|-|\n| 身份证 | ${value} |`)).toEqual([`身份证 | ${parts}`]);
  });

  it.each([
    ['1', '0', 'copies=原件1份 | form=原件'],
    ['', '2', 'copies=复印件2份 | form=复印件'],
    ['1', '1', 'copies=原件1份，复印件1份 | form=原件和复印件'],
    ['√', '', 'copies=原件1份 | form=原件'],
  ])('counts of originals %s and copies %s', async (original, copy, parts) => {
    expect(await lines(`## 申请材料\n\n| 材料名称 | 原件份数 | 复印件份数 |\n|-|-|-|\n| 身份证 | ${original} | ${copy} |`)).toEqual([`身份证 | ${parts}`]);
  });

  it('knows a table of materials without a label above', async () => {
    expect(await lines('| 材料名称 | 份数 |\n|-|-|\n| 身份证 | 1份 |')).toEqual(['身份证 | copies=1份']);
  });

  it('reads form and count behind the name where no column holds them', async () => {
    expect(await lines('## 申请材料\n\n| 序号 | 材料名称 | 备注 |\n|-|-|-|\n| 1 | 身份证（复印件1份） | 交验 |')).toEqual(['身份证 | condition=交验 | copies=复印件1份 | form=复印件1份']);
  });

  it('keeps rows of the list apart from rows about it', async () => {
    const guide = await readFile('## 申请材料\n\n共2项材料：\n\n| 序号 | 材料名称 | 份数 |\n|-|-|-|\n| 1 | 身份证 | 1 |\n| 2 | 申请表 | 1 |\n');
    expect(guide.materials).toHaveLength(2);
    expect(guide.unknown.map((one) => one.field.text)).toEqual(['共2项材料：']);
  });

  it('takes 情形 from headings and from a column', async () => {
    expect(await lines('## 申请材料\n\n### 新办\n\n| 材料名称 | 份数 |\n|-|-|\n| 申请表 | 1 |\n\n### 变更\n\n1. 变更表（原件1份）')).toEqual(['[新办] 申请表 | copies=1', expect.stringMatching(/^\[变更\] 变更表/)]);
    expect(await lines('## 申请材料\n\n| 办理情形 | 材料名称 | 份数 |\n|-|-|-|\n| 新办 | 申请表 | 1 |')).toEqual(['[新办] 申请表 | copies=1']);
  });
});

describe('lists of materials', () => {
  it.each([
    ['a Markdown list', '1. 申请表\n2. 身份证'],
    ['numbers without blanks', '1、申请表  \n2、身份证'],
    ['numbers in brackets', '（1）申请表\n（2）身份证'],
    ['dashes', '- 申请表\n- 身份证'],
    ['one line each', '申请表  \n身份证'],
    ['one paragraph each', '申请表\n\n身份证'],
    ['one line with numbers', '1.申请表；2.身份证'],
    ['a lead-in', '申请人应当提交以下材料：\n\n1. 申请表\n2. 身份证'],
  ])('%s', async (_name, source) => {
    expect((await lines(`## 申请材料\n\n${source}`))?.map((line) => line.replace(/[；;]$/, ''))).toEqual(['申请表', '身份证']);
  });

  it.each([
    ['身份证（原件1份，纸质，申请人自备，必要）；'],
    ['身份证，原件1份，纸质，申请人自备，必要；'],
    ['身份证 原件1份（纸质，申请人自备，必要）'],
    ['材料名称：身份证，材料类型：原件，份数：1份，材料形式：纸质，来源渠道：申请人自备，必要性：必要'],
  ])('%s', async (item) => {
    const line = (await lines(`## 申请材料\n\n1. ${item}\n2. 申请表`))?.[0];
    expect(line).toMatch(/^身份证 \|/);
    for (const part of ['copies=', 'form=', 'medium=纸质', 'necessity=必要', 'source=申请人自备']) expect(line).toContain(part);
  });

  it('reads cards: a list of labels for each material', async () => {
    expect(await lines('## 申请材料\n\n1. 申请表\n   - 材料类型：原件\n   - 份数：1份\n2. 身份证\n   - 材料类型：复印件')).toEqual(['申请表 | copies=1份 | form=原件', '身份证 | form=复印件']);
  });

  it.each(['无', '无需材料', '无需提交材料。', '不需要提供材料', '免提交'])('%s says that none are needed', async (value) => {
    const guide = await readFile(`# 某某备案\n\n## 申请材料\n\n${value}\n`);
    expect(guide.materials).toEqual([]);
    expect(text(guide, 'materials')).toBe(value);
  });

  it('is silent where the side is', async () => {
    expect((await readFile('# 某某备案\n\n收费标准：不收费\n')).materials).toBeUndefined();
  });

  it('leaves notes out', async () => {
    expect(await lines('## 申请材料\n\n1、申请表\n2、身份证\n注：以上材料均须签字')).toEqual(['申请表', '身份证']);
  });
});
