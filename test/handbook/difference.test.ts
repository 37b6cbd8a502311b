import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../src/handbook/difference.js';
import { entryText, kit, standardOf } from './kit.js';

const rows = async (before: string, after: string) => differenceOf(await standardOf(before), await standardOf(after), kit).map(({ label, change, key }) => [label, change, ...(key === undefined ? [] : [key])]);

describe('what a new version changes', () => {
  test('nothing', async () => {
    expect(await rows(entryText(), entryText({}, { 版本: '2019-01', 施行日期: '2019-01-01' }))).toEqual([]);
  });
  test.each<[string, Record<string, string | undefined>, string[]]>([
    ['a shorter promise', { 承诺办结时限: '3个工作日' }, ['承诺办结时限', '放宽']],
    ['a longer promise', { 承诺办结时限: '10个工作日' }, ['承诺办结时限', '收紧']],
    ['the same in other words', { 承诺办结时限: '五个工作日' }, ['承诺办结时限', '仅写法']],
    ['one visit more', { 到办事现场次数: '2次' }, ['到办事现场次数', '收紧']],
    ['a way of handling less', { 办理形式: '窗口办理' }, ['办理形式', '收紧']],
    ['a way of handling more', { 办理形式: '窗口办理、网上办理、邮寄申请' }, ['办理形式', '放宽']],
    ['another result', { 结果名称: '养犬登记批复' }, ['结果名称', '改变']],
    ['no longer stated', { 有效期: undefined }, ['有效期', '不再规定']],
    ['newly stated', { 年检要求: '每年一次' }, ['年检要求', '新增规定']],
    ['a step more', { 办理流程: '申请→受理→审查→公示→决定→送达' }, ['办理流程', '收紧']],
  ])('%s', async (_name, changed, wanted) => {
    expect(await rows(entryText(), entryText(changed))).toEqual([wanted]);
  });
  test('a material more, one less, more copies of one', async () => {
    const more = entryText().replace('| 犬类免疫证 | 原件 | 1 |', '| 犬类免疫证 | 原件 | 2 |\n| 犬只照片 | 原件 | 2 |');
    expect(await rows(entryText(), more)).toEqual([['纸质份数', '收紧', '犬类免疫证'], ['申请材料', '收紧', '犬只照片']]);
    expect(await rows(more, entryText())).toEqual([['纸质份数', '放宽', '犬类免疫证'], ['申请材料', '放宽', '犬只照片']]);
  });
});
