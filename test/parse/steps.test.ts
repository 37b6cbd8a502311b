import { describe, expect, it } from 'vitest';
import { readFile, stepNames, text } from './kit.js';

describe('steps', () => {
  it.each([
    ['arrows', '申请→受理→审查→决定'],
    ['ASCII arrows', '申请 -> 受理 -> 审查 -> 决定'],
    ['arrows with a shaft of dashes', '申请—→受理——→审查—>决定'],
    ['arrows drawn of lines', '申请──→受理━━▶审查 ==> 决定'],
    ['long dashes', '申请——受理——审查——决定'],
    ['single dashes', '申请-受理-审查-决定'],
    ['full-width dashes', '申请－受理－审查－决定'],
    ['angle brackets', '申请 > 受理 > 审查 > 决定'],
    ['commas', '申请、受理、审查、决定'],
    ['other arrows', '申请➔受理➔审查➔决定'],
    ['arrows with numbers', '1.申请→2.受理→3.审查→4.决定'],
    ['an ordered list', '1. 申请\n2. 受理\n3. 审查\n4. 决定'],
    ['numbered lines', '（一）申请  \n（二）受理  \n（三）审查  \n（四）决定'],
    ['one line with numbers', '1.申请 2.受理 3.审查 4.决定'],
    ['a list that says what happens', '1. 申请：申请人提交材料\n2. 受理：窗口核对，当场受理\n3. 审查（3个工作日）\n4. 决定。由分管领导签发'],
    ['bold names', '1. **申请**：到窗口提交\n2. **受理**：核对\n3. **审查**\n4. **决定**'],
    ['第一步', '第一步：申请\n\n第二步：受理\n\n第三步：审查\n\n第四步：决定'],
    ['nested lists', '1. 申请\n   - 提交材料\n2. 受理\n3. 审查\n   1. 初审\n   2. 复审\n4. 决定'],
    ['a table', '| 序号 | 环节名称 | 办理时限 |\n|-|-|-|\n| 1 | 申请 | 当场 |\n| 2 | 受理 | 1个工作日 |\n| 3 | 审查 | 3个工作日 |\n| 4 | 决定 | 1个工作日 |'],
    ['headings', '### 1. 申请\n\n到窗口。\n\n### 2. 受理\n\n核对。\n\n### 3. 审查\n\n### 4. 决定'],
    ['a lead-in', '办理流程如下：\n\n1. 申请\n2. 受理\n3. 审查\n4. 决定'],
    ['a lead-in and arrows', '流程：申请→受理→审查→决定'],
  ])('%s', async (_name, source) => {
    const guide = await readFile(`# 某某许可\n\n## 办理流程\n\n${source}\n\n## 收费标准\n\n不收费\n`);
    expect(stepNames(guide)).toEqual(['申请', '受理', '审查', '决定']);
  });

  it('keeps names that are joined', async () => {
    expect(stepNames(await readFile('办理流程：收件与受理→审查与决定→颁证与送达\n'))).toEqual(['收件与受理', '审查与决定', '颁证与送达']);
  });

  it('reads how long a step takes', async () => {
    const guide = await readFile('办理流程：申请→受理（1个工作日）→决定（2个工作日）\n');
    expect(guide.steps?.map((step) => step.duration?.text)).toEqual([undefined, '1个工作日', '2个工作日']);
    const table = await readFile('## 办理流程\n\n| 环节 | 时限 |\n|-|-|\n| 受理 | 1个工作日 |\n');
    expect(table.steps?.[0]?.duration?.text).toBe('1个工作日');
  });

  it('leaves a note behind the steps out', async () => {
    expect(stepNames(await readFile('## 办理流程\n\n1. 申请\n2. 决定\n\n> 本指南由区城管局负责解释\n'))).toEqual(['申请', '决定']);
  });

  it.each([
    ['boxes with numbers', 'a.html', '<h1>花箱摆放备案</h1><h2>办理流程</h2><div class="flow"><div class="box"><i>1</i><span>收件</span></div><div class="box"><i>2</i><span>踏勘</span></div><div class="box"><i>3</i><span>发证</span></div></div>'],
    ['a list', 'a.html', '<h1>花箱摆放备案</h1><h2>办理流程</h2><ol><li>收件</li><li>踏勘</li><li>发证</li></ol>'],
    ['a table', 'a.md', '# 花箱摆放备案\n\n## 办理流程\n\n| 环节 | 时限 |\n|-|-|\n| 收件 | 当场 |\n| 踏勘 | 1个工作日 |\n| 发证 | 当场 |\n'],
    ['one line', 'a.md', '# 花箱摆放备案\n\n办理流程：1.收件 2.踏勘 3.发证\n'],
  ])('says the names in order and keeps the letters of the page: %s', async (_name, file, source) => {
    const guide = await readFile(source, file);
    expect(text(guide, 'process.steps')).toBe('收件→踏勘→发证');
    expect(guide.fields['process.steps']?.[0]?.raw).toMatch(/收件[\s\S]*踏勘[\s\S]*发证/);
  });

  it('keeps a flow that is drawn as a picture as it stands', async () => {
    expect(text(await readFile('# 花箱摆放备案\n\n办理流程：详见流程图\n'), 'process.steps')).toBe('详见流程图');
  });
});
