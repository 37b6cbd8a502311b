import { describe, expect, it } from 'vitest';
import { kindPages } from '../../src/compare/pages/index.js';
import type { Sameness } from '../../src/model/comparison.js';
import { comparisons, table } from './table.js';

/** Ways of writing that the policy calls presentation, each as a change of one text. */
const CHANGES: Record<string, (text: string) => string> = {
  'full width': (text) => text.replace(/[0-9A-Za-z]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
  'half-width marks': (text) => text.replace(/[，；：（）]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)),
  'ratio sign for colon': (text) => text.replaceAll('：', '∶'),
  'other brackets': (text) => text.replaceAll('（', '【').replaceAll('）', '】'),
  'other dashes': (text) => text.replace(/[-—～]/gu, '–'),
  'zero width': (text) => `${text.slice(0, text.length / 2)}\u200B${text.slice(text.length / 2)}`,
  'byte order mark': (text) => `\uFEFF${text}`,
  'final full stop': (text) => `${text.replace(/[。；]$/u, '')}。`,
  'final semicolon': (text) => `${text.replace(/[。；]$/u, '')}；`,
  'white space around': (text) => `　${text}\n`,
  'line break behind a comma': (text) => text.replace('，', '，\n'),
};
/** In an address of the web these marks are part of it; a code may stand in brackets only by mistake. */
const LITERAL = ['url', 'code'];

describe.each(kindPages)('presentation changes nothing in the examples of $kind', ({ kind, examples }) => {
  it.each(Object.entries(CHANGES).filter(([name]) => !LITERAL.includes(kind) || /zero|byte|around/u.test(name)))('%s', (_name, change) => {
    const verdict = (a: string, b: string, context = {}): Sameness => comparisons.compare(kind, a, b, context).verdict;
    const changed = examples.flatMap(({ a, b, context, verdict: expected }) => [verdict(change(a), b, context), verdict(a, change(b), context), verdict(change(b), change(a), context)].map((found) => ({ a, b, found, expected })));
    expect(changed.filter(({ found, expected }) => found !== expected)).toEqual([]);
  });
});

table('legalBasis', 'white space and brackets within articles', [
  ['《旅行社条例》第 7 条', '《旅行社条例》第七条', 'same'],
  ['《旅行社条例》第二十 二条第 三 款', '《旅行社条例》第22条第3款', 'same'],
  ['《旅行社条例》第七条第二款第〔三〕项', '《旅行社条例》第七条第二款第（三）项', 'same'],
  ['1《旅行社条例》第七条2《导游人员管理条例》第四条', '《导游人员管理条例》第四条；《旅行社条例》第七条', 'same'],
  ['《旅行社条例》第 7 条', '《旅行社条例》第 8 条', 'different'],
  ['《旅行社条例》第 7 条', '《旅行社条例》第 7 条第 2 款', 'different'],
]);

table('legalBasis', 'annexes, and numbers before names', [
  ['《行政许可项目决定》（国务院令第555号）附件第20项', '国务院令第555号《行政许可项目决定》附件第20项', 'same'],
  ['《旅行社条例》第三、\n五条', '《旅行社条例》第三条、第五条', 'same'],
  ['【行政法 规】《旅行社条例》第 三、五 条', '《旅行社条例》第五条、第三条', 'same'],
  ['《行政许可项目决定》附件第20项', '《行政许可项目决定》附件第21项', 'different'],
  ['《旅行社条例》（2009年2月20日国务院令第550号公布）', '《旅行社条例》（国务院令第550号）', 'same'],
  ['《旅行社条例》（2009年国务院令第550号公布，2017年修订）', '《旅行社条例》（2008年国务院令第550号公布，2017年修订）', 'different'],
  ['《旅行社条例》（2009年2月20日国务院令第550号公布）', '《旅行社条例》（国务院令第550号，2017年修订）', 'unsure'],
  ['《行政许可项目决定》（国务院令第555号）附件第20项', '国务院令第556号《行政许可项目决定》附件第20项', 'different'],
]);

table('legalBasis', 'blanks between documents', [
  ['旅行社条例第七条 港口法第三条', '旅行社条例第七条 港口法第四条', 'different'],
]);

table('audience', 'blanks', [
  ['企业 法人、个人', '自然人，企业法人', 'same'],
  ['自然人 企业 法人', '自然人、企业法人', 'same'],
  ['企业 个人', '企业、个人', 'same'],
  ['企业 个人', '企业', 'different'],
]);

table('phone', 'blanks in words', [
  ['窗口：0574-55667788，邮　编：315100', '0574-55667788', 'same'],
  ['(0574)5566 7788分 机605', '55667788转605', 'same', { areaCode: '0574' }],
]);

table('text', 'lists in every style', [
  ['有固定的营业场所\n有两名导游\n近一年无投诉', '有固定的营业场所；有两名导游；近一年无投诉。', 'same'],
  ['1、有固定的营业场所\n2、有两名导游', '【一】有固定的营业场所；【二】有两名导游', 'same'],
  ['1]有固定的营业场所；2]有两名导游', '（1）有固定的营业场所（2）有两名导游', 'same'],
  ['1有固定的营业场所2有两名导游', '①有固定的营业场所②有两名导游', 'same'],
  ['申请条件：\n有固定的营业场所\n有两名导游', '有固定的营业场所\n有两名导游', 'same'],
  ['导游占比不低于百分之三十.', '导游占比不低于30%', 'same'],
  ['距离码头二百米以上', '距离码头200米以上', 'same'],
  ['有固定的营业场所\n有两名导游', '有固定的营业场所', 'different'],
  ['有固定的营业场所\n有两名导游', '有两名导游', 'different'],
  ['1寸照片2张', '2寸照片1张', 'different'],
]);

table('steps', 'marks and line breaks', [
  ['申请》受理》办结', '申请→受理→办结', 'same'],
  ['申请；受理；\n办结', '申请→受理→办结', 'same'],
  ['【1】申请；【2】受理；【3】办结', '申请→受理→办结', 'same'],
  ['1申请2受理3办结', '①申请②受理③办结', 'same'],
  ['提交材料\n受理\n办结', '提交材料→受理→办结', 'same'],
  ['办理流程\n申请\n受理', '申请→受理', 'same'],
  ['申请；受理；\n办结', '申请→办结', 'different'],
  ['提交材料\n受理\n办结', '受理→办结', 'different'],
  ['第一步：申请 第二步：受理', '第一步：申请 第二步：公示', 'different'],
  ['步骤一：申请\n步骤二：受理\n步骤三：公示', '步骤一：申请\n步骤二：受理\n步骤三：听证', 'different'],
]);

table('address', 'floors, windows and county-level cities', [
  ['学院路5号2F12号窗口', '学院路5号二楼12号窗口', 'same'],
  ['学院路5号1FB区3号窗口', '学院路5号1层B区3窗口', 'same'],
  ['学院路5号2楼第12号窗口', '学院路5号2楼12窗口', 'same'],
  ['学院路5号-1楼', '学院路5号负一楼', 'same'],
  ['学院路5号，\n便民中心2楼', '学院路5号便民中心2楼', 'same'],
  ['学院路5号-1楼', '学院路5号1楼', 'different'],
  ['学院路5号便民\n中心2楼', '学院路5号便民中心2楼', 'same'],
  ['学院路5号2楼4、\n5号窗口', '学院路5号2楼4、5号窗口', 'same'],
  ['金华市东阳市学院路5号', '学院路5号', 'same', { region: '330783' }],
  ['浙江省金华市东阳市学院路5号', '东阳市学院路5号', 'same', { region: '330783' }],
  ['东阳市学院路5号', '义乌市学院路5号', 'different', { region: '330783' }],
  ['学院路5号2F12号窗口', '学院路5号3F12号窗口', 'different'],
  ['学院路5号（一号厅1-6号窗口）（二号厅1-4号窗口）', '学院路5号（一号厅1至6号窗口）（二号厅1至4号窗口）', 'same'],
  ['学院路5号（一号厅1-6号窗口）（二号厅1-4号窗口）', '学院路5号（一号厅1-6号窗口）（二号厅1-5号窗口）', 'different'],
  ['学院路5号2F12号窗口', '学院路5号2F13号窗口', 'different'],
]);

table('organ', 'county-level cities and branches', [
  ['金华市东阳市民政局', '东阳市民政局', 'same', { region: '330783' }],
  ['宁波市公安局海曙分局', '海曙公安分局', 'same', { region: '330212' }],
  ['鄞州区衞生健康局', '鄞州区卫健局', 'same', { region: '330212' }],
  ['东阳市民政局', '义乌市民政局', 'different', { region: '330783' }],
  ['东阳市民政局', '金华市民政局', 'different', { region: '330783' }],
  ['宁波市公安局海曙分局', '鄞州公安分局', 'different', { region: '330212' }],
]);

table('officeHours', 'line breaks and white space within times', [
  ['周一至周五 9:\n15-17：\n15', '周一至周五 9:15-17:15', 'same'],
  ['周一至周五9时 15分-17时', '周一至周五 9:15-17:00', 'same'],
  ['周二、\n五 9:15-17:00', '每周二、五 9:15-17:00', 'same'],
  ['周一至周五九点-十二点\n十三点半-十七点', '周一至周五 9:00-12:00，13:30-17:00', 'same'],
  ['5月1日至9月30日：8:15-17:00；10月1日至次年4月30日：8:45-17:00', '10月1日至次年4月30日8:45-17:00\n5月1日至9月30日8:15-17:00。', 'same'],
  ['5月1日至9月30日：8:15-17:00；10月1日至次年4月30日：8:45-17:00', '6月1日至9月30日：8:15-17:00；10月1日至次年5月31日：8:45-17:00', 'different'],
  ['周二、\n五 9:15-17:00', '每周二 9:15-17:00', 'different'],
]);

table('materials', 'first lines and white space', [
  ['其他材料\n开业申请书', '1.开业申请书\n2.其他材料', 'same'],
  ['申请材料\n开业申请书 原件1份', '开业申请书原件1份', 'same'],
  ['开业申请书 原　件1份', '开业申请书（原件1份）', 'same'],
  ['开业申请书复印件1份.', '开业申请书（复印件1份）', 'same'],
  ['其他材料\n开业申请书', '开业申请书', 'different'],
]);

table('timeLimit', 'brackets and ends', [
  ['15个工作日以内办结', '15个工作日', 'same'],
  ['15【工作日】', '15个工作日', 'same'],
  ['15个工作日〔不含公示〕', '15个工作日，公示时间不计入', 'same'],
  ['15个工作日，经本机关负责人批准，可以延长10个工作日', '15个工作日（经批准可延长10个工作日）', 'same'],
  ['15个工作日〔不含公示〕', '15个工作日', 'different'],
]);

table('fee', 'units', [
  ['每平方米收费7元', '7元/平方米', 'same'],
  ['RMB25/证', '25元/证', 'same'],
  ['新办：\n每证25元', '新办25元/证', 'same'],
  ['每平方米收费7元', '7元/米', 'different'],
]);
