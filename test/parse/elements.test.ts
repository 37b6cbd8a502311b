import { describe, expect, it } from 'vitest';
import { readFile, stepNames, text } from './kit.js';

describe('labels', () => {
  it.each([
    ['a heading', '## 承诺办结时限\n\n5个工作日\n'],
    ['a numbered heading', '## 九、承诺办结时限\n\n5个工作日\n'],
    ['a heading with its value', '## 承诺办结时限：5个工作日\n'],
    ['bold with the colon inside', '**承诺办结时限：** 5个工作日\n'],
    ['bold with the colon outside', '**承诺办结时限**：5个工作日\n'],
    ['bold without a colon', '**承诺办结时限** 5个工作日\n'],
    ['bold pressed against the value', '**承诺时限：**5个工作日\n'],
    ['a list item', '- 承诺时限：5个工作日\n- 事项类型：行政许可\n'],
    ['a numbered line', '七、承诺时限：5个工作日\n\n八、收费标准：不收费\n'],
    ['a half-width colon', '承诺时限: 5个工作日\n'],
    ['a ratio sign', '承诺时限∶5个工作日\n'],
    ['blanks within the label', '承 诺 时 限：5个工作日\n'],
    ['lenticular brackets', '【承诺时限】5个工作日\n'],
    ['brackets with a colon', '【承诺时限】：5个工作日\n'],
    ['several labels in one paragraph', '**事项类型：** 行政许可  \n**承诺时限：** 5个工作日  \n**收费：** 否  \n'],
    ['a run-on line', '法定办结时限：20个工作日　承诺办结时限：5个工作日　收费标准：不收费\n'],
    ['a table of two columns', '| 要素 | 内容 |\n| --- | --- |\n| 承诺时限 | 5个工作日 |\n| 事项类型 | 行政许可 |\n'],
    ['a table of four columns', '| 事项类型 | 行政许可 | 承诺时限 | 5个工作日 |\n| --- | --- | --- | --- |\n| 收费标准 | 无 | 服务对象 | 自然人 |\n'],
    ['labels above their values', '| 法定时限 | 承诺时限 | 是否收费 |\n| --- | --- | --- |\n| 20个工作日 | 5个工作日 | 否 |\n'],
    ['front matter', '---\n承诺时限: 5个工作日\n部门: 江湾区城管局\n---\n# 某某许可\n'],
    ['quoted front matter', '---\n承诺时限: "5个工作日"\n---\n# 某某许可\n'],
    ['a label alone, the value in the next paragraph', '承诺时限：\n\n5个工作日\n'],
    ['a label without a colon, a tab between', '承诺时限\t5个工作日\n'],
    ['a block of code by four blanks', '    承诺时限：5个工作日\n'],
    ['a value with a hard break behind it', '承诺时限：5个工作日\\\n事项类型：行政许可\n'],
  ])('finds the value behind %s', async (_name, source) => {
    const guide = await readFile(source);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
  });

  it('takes the unit from the label where the value is a bare number', async () => {
    const guide = await readFile('承诺办结时限（工作日）：5\n\n法定办结时限（单位：工作日）：20\n');
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    expect(guide.fields['promisedTimeLimit']?.[0]?.raw).toBe('5');
    expect(text(guide, 'statutoryTimeLimit')).toBe('20个工作日');
  });

  it('keeps both fields of an element that is stated twice', async () => {
    const guide = await readFile('承诺时限：5个工作日\n\n## 承诺办结时限\n\n7个工作日\n');
    expect(guide.fields['promisedTimeLimit']?.map((field) => field.text)).toEqual(['5个工作日', '7个工作日']);
  });

  it('keeps what has a label of its own but no element, and ends the value before it', async () => {
    const guide = await readFile('- 承诺时限：5个工作日\n- 排队提示：上午人多\n- 事项类型：行政许可\n');
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
    expect(guide.unknown.map((one) => [one.label, one.field.text])).toContainEqual(['排队提示', '上午人多']);
  });

  it.each([
    ['公开时限：形成之日起20个工作日内'], ['送达期限：3个工作日'], ['有效期限：4年'], ['## 送达时限\n\n3个工作日'], ['行政复议期限：60日'],
  ])('takes no handling limit from %s', async (line) => {
    const guide = await readFile(`# 某某备案\n\n收费标准：不收费\n\n${line}\n`);
    expect(guide.fields['promisedTimeLimit']).toBeUndefined();
    expect(guide.fields['statutoryTimeLimit']).toBeUndefined();
  });

  it('does not split a text at a label of an element that is stated elsewhere', async () => {
    const guide = await readFile('## 申请条件\n\n提交材料：方案一份。\n\n联系电话：须真实。\n\n## 申请材料\n\n1. 方案\n\n## 联系电话\n\n0571-86990101\n');
    expect(text(guide, 'eligibility')).toBe('提交材料：方案一份。\n联系电话：须真实。');
    expect(guide.materials).toHaveLength(1);
    expect(guide.fields['consultation.phones']).toHaveLength(1);
  });

  it('keeps captions within a text', async () => {
    const guide = await readFile('## 受理条件\n\n一、准予批准的条件：\n\n（一）有场所；\n\n二、不予批准的情形：\n\n没有场所。\n\n## 收费标准\n\n不收费\n');
    expect(text(guide, 'eligibility')).toBe('一、准予批准的条件：\n（一）有场所；\n二、不予批准的情形：\n没有场所。');
  });

  it('follows the numbers of the labels, not those within a value', async () => {
    const guide = await readFile('一、事项名称：某某许可\n\n二、受理条件：\n\n1. 法人：有执照\n\n2. 自然人：已成年\n\n三、窗口提示：取号\n\n四、收费标准：不收费\n');
    expect(text(guide, 'eligibility')).toContain('自然人：已成年');
    expect(text(guide, 'eligibility')).not.toContain('取号');
    expect(guide.unknown.map((one) => one.label)).toEqual(['窗口提示']);
  });

  it('reads a guide of numbered sections with items of their own below', async () => {
    const guide = await readFile('一、适用范围\n\n适用于江湾区。\n\n二、项目信息\n\n（一）项目名称：场地登记\n\n（二）审批类别：公共服务\n\n三、申请条件\n\n（一）予以批准的条件：有方案。\n\n（二）不予批准的情形：影响交通的。\n\n四、办结时限\n\n法定期限：20个工作日\n\n承诺期限：3个工作日\n');
    expect([text(guide, 'applicableScope'), text(guide, 'mainItemName'), text(guide, 'itemType')]).toEqual(['适用于江湾区。', '场地登记', '公共服务']);
    expect(text(guide, 'eligibility')).toBe('（一）予以批准的条件：有方案。\n（二）不予批准的情形：影响交通的。');
    expect([text(guide, 'statutoryTimeLimit'), text(guide, 'promisedTimeLimit')]).toEqual(['20个工作日', '3个工作日']);
  });

  it('reads a value that is itself a label', async () => {
    const guide = await readFile('| 要素 | 内容 |\n|---|---|\n| 办公时间 | 上班时间 |\n| 收费标准 | 不收费 |\n');
    expect(text(guide, 'places[].openingHours')).toBe('上班时间');
  });
});

describe('labels that name several elements', () => {
  it.each([
    ['办理时间：工作日 9:00-12:00', 'places[].openingHours'],
    ['办理时间：5个工作日', 'promisedTimeLimit'],
    ['办理时限：5个工作日', 'promisedTimeLimit'],
    ['事项编码：330102004000', 'basicCode'],
    ['事项编码：113301020024900001333010200400a', 'implementationCode'],
    ['受理范围：自然人、企业法人', 'audience'],
    ['联系方式：0571-86990101', 'consultation.phones'],
  ])('%s', async (line, id) => {
    const guide = await readFile(`# 某某备案\n\n${line}\n`);
    expect(Object.keys(guide.fields)).toContain(id);
  });

  it('assumes nothing of an unnamed limit where one is named', async () => {
    const guide = await readFile('- 法定办结时限：20个工作日\n- 办结时限：5个工作日\n');
    expect(guide.fields['promisedTimeLimit']).toBeUndefined();
    expect(guide.unknown.map((one) => one.label)).toEqual(['办结时限']);
  });

  it.each([
    ['咨询投诉渠道：咨询电话：0571-86990101；投诉电话：0571-86990102'],
    ['## 咨询投诉电话\n\n- 咨询电话：0571-86990101\n- 监督投诉电话：0571-86990102'],
    ['| 咨询投诉方式 | 咨询电话：0571-86990101<br>投诉电话：0571-86990102 |\n|---|---|\n| 收费标准 | 无 |'],
  ])('splits %s by the labels inside', async (source) => {
    const guide = await readFile(`# 某某备案\n\n${source}\n`);
    expect(text(guide, 'consultation.phones')).toBe('0571-86990101');
    expect(text(guide, 'complaint.phones')).toBe('0571-86990102');
  });

  it('claims nothing of two phones that nothing tells apart', async () => {
    const guide = await readFile('# 某某备案\n\n咨询投诉电话：0571-86990101\n');
    expect(guide.fields['consultation.phones']).toBeUndefined();
    expect(guide.fields['complaint.phones']).toBeUndefined();
    expect(guide.unknown).toHaveLength(1);
  });

  it('completes half labels by the label above', async () => {
    const guide = await readFile('# 某某备案\n\n## 办结时限\n\n法定：20个工作日；承诺：即办\n\n## 监督投诉\n\n电话：0571-86990102\n');
    expect([text(guide, 'statutoryTimeLimit'), text(guide, 'promisedTimeLimit')]).toEqual(['20个工作日', '即办']);
    expect(text(guide, 'complaint.phones')).toBe('0571-86990102');
    expect(guide.fields['consultation.phones']).toBeUndefined();
  });

  it('splits place and hours, steps and limits', async () => {
    const guide = await readFile('## 办理地点及时间\n\n地址：江湾区潮声路66号2楼\n时间：工作日9:00-12:00\n\n## 办理流程及时限\n\n申请→受理→决定\n承诺办结时限：5个工作日\n');
    expect(text(guide, 'places[].address')).toBe('江湾区潮声路66号2楼');
    expect(text(guide, 'places[].openingHours')).toBe('工作日9:00-12:00');
    expect(stepNames(guide)).toEqual(['申请', '受理', '决定']);
    expect(text(guide, 'promisedTimeLimit')).toBe('5个工作日');
  });
});

describe('fees', () => {
  it.each([
    ['收费标准：不收费', ['不收费'], undefined],
    ['收费标准：80元/件', ['收费'], ['80元/件']],
    ['收费情况：收费，登记费：80元/件', ['收费'], ['收费，登记费：80元/件']],
    ['是否收费：是\n\n收费标准：80元/件', ['是'], ['80元/件']],
    ['是否收费：否\n\n收费标准：无', ['否'], undefined],
    ['收费依据及标准：登记费80元/件；《江湾区收费目录》第三条', ['收费'], ['登记费80元/件']],
  ])('%s', async (source, charged, amounts) => {
    const guide = await readFile(`# 某某登记\n\n${source}\n`);
    expect(guide.fields['feeCharged']?.map((field) => field.text)).toEqual(charged);
    expect(guide.fields['fees[].amount']?.map((field) => field.text)).toEqual(amounts);
  });
});

describe('title', () => {
  it.each([
    ['# 户外宣传栏设置备案办事指南\n\n承诺时限：5个工作日\n', '户外宣传栏设置备案'],
    ['# “户外宣传栏设置备案”办事指南\n\n承诺时限：5个工作日\n', '户外宣传栏设置备案'],
    ['# 《户外宣传栏设置备案》服务指南（2018年版）\n\n承诺时限：5个工作日\n', '户外宣传栏设置备案'],
    ['# 户外宣传栏设置备案（区级）\n\n承诺时限：5个工作日\n', '户外宣传栏设置备案（区级）'],
    ['户外宣传栏设置备案\n\n（江湾区城管局）\n\n一、事项类型：公共服务\n\n二、承诺时限：5个工作日\n', '户外宣传栏设置备案'],
  ])('%s names the item where no label does', async (source, name) => {
    expect(text(await readFile(source), 'mainItemName')).toBe(name);
  });

  it('gives way to the label', async () => {
    expect((await readFile('# 甲事项办事指南\n\n事项名称：乙事项\n')).fields['mainItemName']?.map((field) => field.text)).toEqual(['乙事项']);
  });
});

describe('links', () => {
  it('keeps links with their place', async () => {
    const guide = await readFile('空白表格：[申请表](https://example.org/a.docx)\n\n承诺时限：5个工作日\n');
    expect(guide.links).toMatchObject([{ text: '申请表', href: 'https://example.org/a.docx', at: { line: 1, column: 6 } }]);
  });
});

describe('a general label at the beginning of a value', () => {
  it.each([
    ['- 监督投诉方式：联系电话：0571-86990101', undefined, '0571-86990101'],
    ['- 咨询电话：0571-86990202\n- 投诉电话：窗口电话：0571-86990101', '0571-86990202', '0571-86990101'],
    ['| 项目 | 内容 |\n|-|-|\n| 咨询电话 | 0571-86990202 |\n| 监督投诉方式 | 联系电话：0571-86990101 |', '0571-86990202', '0571-86990101'],
    ['**咨询电话：**办公电话：0571-86990202\n\n**监督电话：**服务热线：12345', '0571-86990202', '12345'],
    ['- 咨询投诉方式：咨询电话：0571-86990202；投诉电话：0571-86990101', '0571-86990202', '0571-86990101'],
    ['- 投诉电话：\n- 咨询电话：0571-86990202', '0571-86990202', undefined],
    ['- 投诉电话：\n- 联系电话：0571-86990202', '0571-86990202', undefined],
    ['- 监督电话：　咨询电话：0571-86990202', '0571-86990202', undefined],
    ['**投诉电话：**\n\n**联系电话：**0571-86990202', '0571-86990202', undefined],
  ])('%s', async (source, consultation, complaint) => {
    const guide = await readFile(`# 花箱摆放备案\n\n- 承诺办结时限：5个工作日\n\n${source}\n`);
    expect([text(guide, 'consultation.phones'), text(guide, 'complaint.phones')]).toEqual([consultation, complaint]);
  });
});

describe('what stands in a value', () => {
  it.each([
    ['a tilde between times strikes nothing out', '办公时间：周一至周五 9:00~12:00 13:30~17:00', '周一至周五 9:00~12:00 13:30~17:00'],
    ['法定工作日 before the times is no label', '办公时间：法定工作日：上午9时至12时', '法定工作日：上午9时至12时'],
  ])('%s', async (_, source, wanted) => {
    const guide = await readFile(`# 花箱摆放备案\n\n- 承诺办结时限：5个工作日\n\n${source}\n\n咨询电话：82345678\n`);
    expect(text(guide, 'places[].openingHours')).toBe(wanted);
  });
});
