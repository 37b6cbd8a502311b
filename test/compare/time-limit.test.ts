import { expect, it } from 'vitest';
import { comparisons, table } from './table.js';

table('timeLimit', 'the same', [
  ['25个工作日', '二十五个工作日', 'same'], ['25个工作日', '自受理之日起25个工作日内', 'same'], ['25（工作日）', '承诺办结时限：25工作日', 'same'], ['廿五个工作日', '贰拾伍个工作日', 'same'], ['即办', '立等可取', 'same'], ['当场办结', '即办件（0个工作日）', 'same'],
  ['15日', '十五天', 'same'], ['15日', '15个工作日', 'same', { itemType: '行政许可' }], ['15个自然日', '15个日历天', 'same'], ['2个半小时', '2.5小时', 'same'], ['半天', '0.5天', 'same'], ['不超过7个工作日', '最长7个工作日', 'same'],
  ['7个工作日（不含公示、专家评审时间）', '7个工作日，专家评审、公示期不计算在内', 'same'], ['7个工作日（法定节假日除外）', '7个工作日', 'same'], ['新办20个工作日，变更10个工作日', '变更：10个工作日；新办：20个工作日', 'same'],
  ['7个工作日，经批准可延长3个工作日', '7个工作日，可延长3个工作日', 'same'], ['无', '无法定期限', 'same'], ['承诺时限（工作日）：6', '6个工作日', 'same'], ['受理后6个工作日内办结', '6个工作日', 'same'],
]);

table('timeLimit', 'different', [
  ['25个工作日', '25个自然日', 'different'], ['25个工作日', '24个工作日', 'different'], ['十五个工作日', '五十个工作日', 'different'], ['即办', '1个工作日', 'different'], ['即办', '当日办结', 'different'], ['当日办结', '1个工作日', 'different'],
  ['7个工作日', '自收到申请之日起7个工作日', 'different'], ['7个工作日（不含公示）', '7个工作日', 'different'], ['7个工作日（不含公示）', '7个工作日', 'different', { relation: 'channel' }], ['7个工作日（不含公示）', '7个工作日（不含听证）', 'different'],
  ['30日', '20个工作日', 'different'], ['15日', '15个自然日', 'different', { itemType: '行政许可' }], ['30分钟', '30个工作日', 'different'], ['无', '20个工作日', 'different'], ['1个月', '30个工作日', 'different'],
  ['新办20个工作日，变更10个工作日', '变更：10个工作日；新办：15个工作日', 'different'], ['7个工作日，可延长3个工作日', '7个工作日，可延长5个工作日', 'different'], ['3-5个工作日', '3-6个工作日', 'different'],
]);

table('timeLimit', 'for a person', [
  ['15日', '15个工作日', 'unsure'], ['15日', '15个自然日', 'unsure'], ['15', '15个工作日', 'unsure'], ['24小时', '1天', 'unsure'], ['1个月', '30日', 'unsure'], ['2小时', '120分钟', 'unsure'], ['7个工作日（不含公示）', '7个工作日', 'unsure', { relation: 'standard' }],
  ['自受理次日起7个工作日', '7个工作日', 'unsure'], ['自材料齐全之日起7个工作日', '7个工作日', 'unsure'], ['7个工作日，可延长3个工作日', '7个工作日', 'unsure'], ['5-7个工作日', '7个工作日', 'unsure'], ['法定20个工作日，承诺5个工作日', '5个工作日', 'unsure'],
  ['5个工作日内一次性告知补正', '5个工作日', 'unsure'], ['每月20日前', '20日', 'unsure'], ['详见窗口', '5个工作日', 'unsure'], ['', '5个工作日', 'unsure'], ['特殊情况除外，7个工作日', '7个工作日', 'unsure'],
]);

it('says which asks more, and by which reckoning', () => {
  expect(comparisons.compare('timeLimit', '10个工作日', '5个工作日', {})).toMatchObject({ verdict: 'different', order: 'more' });
  expect(comparisons.compare('timeLimit', '即办', '1个工作日', {})).toMatchObject({ verdict: 'different', order: 'less' });
  const mixed = comparisons.compare('timeLimit', '10个工作日', '12个自然日', {});
  expect(mixed.order).toBe('more');
  expect(mixed.reason).toContain('按折算');
});

it('explains in one Chinese sentence with the names of the sides', () => {
  expect(comparisons.compare('timeLimit', '20个工作日', '20个自然日', { names: ['线上', '线下'] }).reason).toBe('时限单位不同：线上为工作日，线下为自然日');
  expect(comparisons.compare('timeLimit', '二十个工作日', '20个工作日', {}).reason).toBe('汉字数字“二十”即 20');
});
