import { describe, expect, test } from 'vitest';
import { bookProblems } from '../../src/handbook/check-book.js';
import { judgedElements } from '../../src/run/handbook-check.js';
import { entry, entryText, kit, weekday } from './kit.js';

const CODE = '330199001000.md';
const problems = async (...files: [string, string][]) => {
  const entries = await Promise.all(files.map(([file, text]) => entry(file, text)));
  return bookProblems(entries, kit, judgedElements(), weekday);
};
const wrong = async (...files: [string, string][]) => (await problems(...files)).filter((one) => one.level === '问题').map((one) => one.text);

describe('one entry', () => {
  test('a complete entry has no problem', async () => {
    expect(await wrong([CODE, entryText()])).toEqual([]);
  });
  test.each<[string, Record<string, string | undefined>, Record<string, string | undefined>, string]>([
    ['no owner', {}, { 市直单位: undefined }, '没有写“市直单位”'],
    ['no date', {}, { 施行日期: undefined }, '没有写“施行日期”'],
    ['a date that is none', {}, { 施行日期: '2018-13-40' }, '不是一个日期'],
    ['a transition that cannot be read', {}, { 过渡期: '一段时间' }, '读不出是几个工作日'],
    ['no code', { 基本编码: undefined }, {}, '没有写“基本编码”'],
    ['a code other than the file’s', { 基本编码: '330199009000' }, {}, '请改成一致'],
    ['an element missing', { 承诺办结时限: undefined }, {}, '没有写“承诺办结时限”'],
    ['a promise beyond the law', { 承诺办结时限: '30个工作日' }, {}, '长于法定办结时限'],
    ['declared and stated', {}, { 不适用要素: '是否收费' }, '请留一处'],
  ])('%s', async (_name, rows, head, text) => {
    const found = await wrong([CODE, entryText(rows, head)]);
    expect(found.join('\n')).toContain(text);
  });
  test('an element that is declared not applicable is not missed', async () => {
    expect(await wrong([CODE, entryText({ 法定办结时限: undefined }, { 不适用要素: '法定办结时限、数量限制' })])).toEqual([]);
  });
  test('a material listed twice is named at its second line', async () => {
    const [found] = (await problems([CODE, entryText().replace('| 犬类免疫证 |', '| 身份证 |')])).filter((one) => one.level === '问题');
    expect(found?.text).toContain('列了两次');
    expect(found?.at).toMatchObject({ kind: 'text' });
  });
});

describe('several entries', () => {
  const second = entryText({ 承诺办结时限: '3个工作日' }, { 版本: '2018-12', 施行日期: '2018-12-01', 修订说明: '缩短承诺时限' });
  test('two versions side by side', async () => {
    expect(await wrong([CODE, entryText()], ['330199001000@2018-12.md', second])).toEqual([]);
  });
  test('two versions in force from one day', async () => {
    expect((await wrong([CODE, entryText()], ['330199001000@2018-12.md', entryText({}, { 版本: '2018-12' })])).join()).toContain('同一天有两个版本有效');
  });
  test('the same version twice', async () => {
    expect((await wrong([CODE, entryText()], ['330199001000@b.md', entryText({}, { 施行日期: '2018-12-01' })])).join()).toContain('版本“2018-09”与');
  });
  test('one item in two files', async () => {
    expect((await wrong([CODE, entryText()], ['犬类准养登记.md', entryText()])).join()).toContain('同一事项只能有一个条目');
  });
  test('a version that begins within the transition of the one before is a hint', async () => {
    const hints = await problems([CODE, entryText()], ['330199001000@2018-12.md', second.replace('2018-12-01', '2018-09-18')]);
    expect(hints.map((one) => one.text).join()).toContain('过渡期（到 2018-09-21）还没有结束');
  });
});

describe('a district’s local supplement', () => {
  const local = '---\n局部补充: 杭州市江湾区\n---\n\n# 犬类准养登记\n\n- 基本编码：330199001000\n- 办理地点：江湾区潮声路88号\n- 咨询电话：0571-86990101\n';
  test('may add what is filled in locally', async () => {
    expect(await wrong([CODE, entryText()], ['330199001000+江湾区.md', local])).toEqual([]);
  });
  test.each([['承诺办结时限', '3个工作日'], ['到办事现场次数', '2次'], ['是否收费', '是']])('may not lay down %s', async (label, value) => {
    const found = await wrong([CODE, entryText()], ['330199001000+江湾区.md', `${local}- ${label}：${value}\n`]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`局部补充里写了“${label}”`);
    expect(found[0]).toContain('杭州市公安局');
  });
  test('may not list materials', async () => {
    expect((await wrong([CODE, entryText()], ['330199001000+江湾区.md', `${local}\n## 申请材料\n\n1. 户口簿\n`])).join()).toContain('局部补充里写了“申请材料”');
  });
  test('needs an entry that it supplements', async () => {
    expect((await wrong(['330199001000+江湾区.md', local])).join()).toContain('手册里却没有这一条目');
  });
});
