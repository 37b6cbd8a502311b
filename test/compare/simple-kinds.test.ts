import { expect, it } from 'vitest';
import { comparisons, table } from './table.js';

table('visits', 'numbers', [
  ['2', '两次', 'same'], ['0次', '零跑', 'same'], ['0', '无需到现场', 'same'], ['只跑一次', '1次', 'same'], ['最多跑一次', '1次', 'same'], ['到办事现场次数：1次', '一次', 'same'], ['1次', '2次', 'different'], ['零次', '一次', 'different'], ['最多跑一次', '2次', 'different'],
  ['最多跑一次', '0次', 'unsure'], ['至少1次', '1次', 'unsure'], ['窗口1次，网上0次', '1次', 'unsure'], ['视情况而定', '1次', 'unsure'],
]);

table('yesNo', 'words and marks', [
  ['是', '√', 'same'], ['否', '×', 'same'], ['支持', '可以', 'same'], ['不支持', '无', 'same'], ['☑是 □否', '是', 'same'], ['是□ 否☑', '否', 'same'], ['[√]是 [ ]否', '有', 'same'], ['不收费', '免费', 'same'], ['工本费5元/证', '是', 'same'],
  ['是', '否', 'different'], ['支持', '不支持', 'different'], ['有', '没有', 'different'], ['工本费5元/证', '不收费', 'different'], ['部分支持', '是', 'unsure'], ['', '是', 'unsure'],
]);

table('code', 'letters and digits', [
  ['330109-XK-0456-002', '３３０１０９ｘｋ０４５６００２', 'same'], ['实施编码：33010900456', '330109 00456', 'same'], ['330109-XK-0456-002', '330109-XK-0465-002', 'different'], ['33010900456', '3301090456', 'different'], ['3.30109E+30', '330109', 'unsure'],
]);

table('url', 'addresses', [
  ['https://www.example.gov.cn', 'http://www.example.gov.cn/', 'same'], ['网址：HTTP://WWW.example.gov.cn:80/a?b=1&c=2', 'https://www.example.gov.cn/a?c=2&b=1', 'same'], ['http://a.example.cn/x#/guide?id=1', 'https://a.example.cn/x#/guide?id=1', 'same'],
  ['http://a.example.cn/x', 'http://b.example.cn/x', 'different'], ['http://a.example.cn/x', 'http://a.example.cn/X', 'different'], ['http://a.example.cn/x?id=1', 'http://a.example.cn/x?id=2', 'different'], ['http://a.example.cn/~x', 'http://a.example.cn/-x', 'different'],
  ['http://a.example.cn/x/', 'http://a.example.cn/x', 'unsure'], ['无', 'http://a.example.cn/x', 'unsure'],
]);

table('audience', 'sets', [
  ['自然人、企业法人', '个人　企业法人', 'same'], ['自然人 企业法人 事业法人', '个人、企业法人', 'different'], ['自然人、企业法人', '自 然 人、企 业 法 人', 'same'],
  ['自然人、企业法人', '企业法人,个人', 'same'], ['☑自然人 □企业法人', '个人', 'same'], ['自然人', '自然人、企业法人', 'different'], ['法人', '企业法人', 'different'], ['法人', '企业法人、事业法人', 'unsure'], ['自然人、外籍人员', '自然人', 'unsure'],
]);

table('handlingModes', 'sets', [
  ['窗口办理 / 网上办理', '网办、现场办理', 'same'], ['快递申请', '邮寄申请', 'same'], ['窗口办理', '窗口办理、网上办理', 'different'], ['全程网办', '网上办理', 'unsure'],
]);

table('caseType', 'words', [['即办', '即办件', 'same'], ['承诺办件', '承诺件', 'same'], ['即办件', '承诺件', 'different'], ['限期件', '承诺件', 'unsure']]);
table('itemType', 'words', [['许可', '行政许可', 'same'], ['行政确认', '行政许可', 'different'], ['其它行政权力', '其他行政权力', 'same'], ['行政备案', '行政许可', 'unsure']]);

table('date', 'days', [
  ['2018-09-15', '2018年9月15日', 'same'], ['二〇一八年九月十五日', '2018.9.15', 'same'], ['20180915', '2018/09/15', 'same'], ['2018-09-15', '2018-09-16', 'different'], ['2018年9月', '2018-09-15', 'unsure'], ['2018-13-40', '2018-09-15', 'unsure'],
]);

table('duration', 'validity', [
  ['长期', '永久有效', 'same'], ['五年', '有效期5年', 'same'], ['自发证之日起5年', '5年', 'same'], ['至2025年12月31日', '2025-12-31', 'same'], ['3年', '5年', 'different'], ['长期', '5年', 'different'], ['1年', '12个月', 'unsure'], ['无', '5年', 'unsure'],
]);

table('count', 'numbers', [['一份', '1', 'same'], ['贰份', '2份', 'same'], ['1份', '2份', 'different'], ['1份', '1张', 'unsure'], ['1-2份', '2份', 'unsure']]);

table('quantityLimit', 'limited or not', [
  ['无', '不限', 'same'], ['不设数量限制，符合条件即可', '无数量限制', 'same'], ['无数量限制', '每年限额100名', 'different'], ['有限制', '无', 'different'], ['有限制', '每年限额100名', 'unsure'], ['按规定', '无', 'unsure'],
]);

table('specialProcedures', 'sets', [
  ['无', '不涉及', 'same'], ['听证、专家评审', '专家评审；听证会', 'same'], ['听证', '听证、检测', 'different'], ['公示7天', '公示10天', 'different'], ['专家评审（20个工作日，不计入承诺时限）', '专家评审（20个工作日，计入承诺时限）', 'different'], ['专家评审（20个工作日，不计入承诺时限）', '专家评审：20个工作日', 'unsure'],
]);

it('orders values that are ordered', () => {
  expect(comparisons.compare('visits', '2次', '1次', {}).order).toBe('more');
  expect(comparisons.compare('count', '1份', '2份', {}).order).toBe('less');
  expect(comparisons.compare('handlingModes', '窗口办理', '窗口办理、网上办理', {}).order).toBe('more');
});

it('compares an unknown kind as running text', () => {
  expect(comparisons.compare('unheard-of', '年满18周岁', '年满１８周岁。', {}).verdict).toBe('same');
});
