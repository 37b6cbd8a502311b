import { expect, test } from 'vitest';
import type { CompareContext } from '../../src/model/comparison.js';
import { comparisons } from './table.js';

/** Values that differ from each other, each in several wordings that are the same. */
interface Family {
  kind: string;
  name: string;
  values: string[][];
  context?: CompareContext;
}

const FAMILIES: Family[] = [
  { kind: 'timeLimit', name: 'start, exclusion, unit', values: [
    ['7个工作日', '七个工作日内', '正式受理后7个工作日', '自受理之日起7个工作日内作出决定', '7（个工作日）'],
    ['17个工作日', '十七个工作日'], ['7个自然日', '七个日历天'], ['自作出决定之日起7个工作日', '自决定作出之日起七个工作日内'],
    ['7个工作日（不含听证、专家评审时间）', '七个工作日，不含专家评审、听证'], ['7个工作日（不含听证时间）'],
  ] },
  { kind: 'address', name: 'how to get there', values: [
    ['潮声路66号', '潮声路66号（公交：12路、35路）', '潮声路66号(乘坐地铁3号线)', '潮声路66号（公交12路潮声站下车）'], ['潮声路68号（公交：12路、35路）', '潮声路68号'],
    ['潮声路70号2楼（地铁3号线）', '潮声路70号二楼'],
  ] },
  { kind: 'timeLimit', name: 'cases', values: [
    ['新办：10个工作日；变更：5个工作日', '1.新办：10个工作日\n2.变更：5个工作日', '变更五个工作日，新办十个工作日'],
    ['新办：5个工作日；变更：10个工作日'], ['新办：10个工作日；延续：5个工作日'],
  ] },
  { kind: 'fee', name: 'cases that exclude each other', values: [
    ['首次申领20元/证，补领40元/证', '1.首次申领20元/证\n2.补领40元/证'], ['首次申领20元/证，换领40元/证'], ['首次申领20元/证'], ['首次申领40元/证，补领20元/证'],
  ] },
  { kind: 'fee', name: 'sizes', values: [['小型车70元/辆；大型车100元/辆', '大型车每辆100元，小型车每辆70元'], ['小型车70元/辆；中型车100元/辆'], ['小型车100元/辆；大型车70元/辆']] },
  { kind: 'officeHours', name: 'seasons with dotted dates', values: [
    ['夏季（5月1日至9月30日）：周一至周五8:00-12:00，15:00-18:00；冬季（10月1日至次年4月30日）：周一至周五8:00-12:00，14:30-17:30', '周一至周五 夏季（5.1-9.30）：上午8:00-12:00，下午3:00-6:00；冬季（10.1-4.30）：上午8:00-12:00，下午2:30-5:30'],
    ['夏季（6月1日至9月30日）：周一至周五8:00-12:00，15:00-18:00；冬季（10月1日至次年5月31日）：周一至周五8:00-12:00，14:30-17:30'],
    ['24小时', '二十四小时', '7×24小时'],
  ] },
  { kind: 'legalBasis', name: 'articles in brackets and as one sign', values: [
    ['《殡葬管理条例》第八条第（二）项', '《殡葬管理条例》第8条第㈡项', '殡葬管理条例第八条第二项', '《殡葬管理条例》（第八条第二项）'], ['《殡葬管理条例》第八条', '《殡葬管理条例》（第八条）'], ['《殡葬管理条例》第八条第㈢项'],
  ] },
  { kind: 'address', name: 'a road named after its district', context: { region: '510107' }, values: [
    ['武侯祠大街20号', '成都市武侯区武侯祠大街20号', '武侯区武侯祠大街20#'], ['武侯祠横街20号'], ['武侯祠大街20号附1号', '武侯区武侯祠大街20号附1号'], ['武侯祠大街20号附2号'],
  ] },
  { kind: 'address', name: 'a city of the rank of a county', context: { region: '330782' }, values: [
    ['义乌市听潮路6号市行政服务中心2楼', '听潮路6号义乌市行政服务中心二楼', '听潮路6号市行政服务中心2F'], ['听潮路6号市行政服务中心3楼'], ['东阳市听潮路6号市行政服务中心2楼'],
  ] },
  { kind: 'organ', name: 'a city of the rank of a county', context: { region: '330782' }, values: [['义乌市民政局', '市民政局', '浙江省义乌市民政局'], ['金华市民政局'], ['义乌市教育局', '市教育局']] },
  { kind: 'organ', name: 'a prefecture', context: { region: '532500' }, values: [['红河州民政局', '州民政局', '红河哈尼族彝族自治州民政局'], ['蒙自市民政局'], ['云南省民政厅', '省民政厅']] },
  { kind: 'organ', name: 'a banner', context: { region: '150121' }, values: [['土默特左旗民政局', '旗民政局'], ['托克托县民政局'], ['呼和浩特市民政局', '市民政局']] },
  { kind: 'organ', name: 'a municipality', context: { region: '310115' }, values: [['浦东新区民政局', '区民政局'], ['上海市民政局', '市民政局']] },
  { kind: 'organ', name: 'an autonomous region', context: { region: '450600' }, values: [['广西壮族自治区市场监督管理局', '自治区市场监管局', '广西市场监管局'], ['防城港市市场监管局', '市市场监督管理局']] },
  { kind: 'text', name: 'numbers before clauses that begin with numerals', values: [
    ['一、二级注册师不少于3人；有固定场所。', '1.一、二级注册师不少于三人；2.有固定场所。', '（1）一、二级注册师不少于3人\n（2）有固定场所'], ['二级注册师不少于3人；有固定场所。'], ['一、三级注册师不少于3人；有固定场所。'],
  ] },
  { kind: 'text', name: 'numerals behind 以上, 每, 同', values: [
    ['年龄在18周岁以上60周岁以下，每3年审核一次。', '年龄在十八周岁以上六十周岁以下，每三年审核一次。'], ['年龄在18周岁以上50周岁以下，每3年审核一次。'], ['年龄在18周岁以上60周岁以下，每2年审核一次。'],
  ] },
  { kind: 'phone', name: 'area codes by a colon, and those that no area has', context: { areaCode: '0755' }, values: [
    ['0755∶85550101', '0755-85550101', '85550101', '(0755)85550101'], ['1755-85550101'], ['0756-85550101'], ['85550110'], ['0755-85550101转8'], ['12315'], ['22315'],
  ] },
  { kind: 'steps', name: 'numbers besides arrows', values: [['1.网上预约→2.现场核验→3.领证', '网上预约→现场核验→领证', '①网上预约②现场核验③领证'], ['网上预约→领证'], ['现场核验→网上预约→领证']] },
  { kind: 'materials', name: 'sides within the brackets of the form', values: [['驾驶证（正反面复印件1份）', '驾驶证复印件1份（正反面）'], ['驾驶证（正反面复印件2份）'], ['行驶证（正反面复印件1份）']] },
  { kind: 'visits', name: 'none', values: [['一次也不用跑', '0次', '零跑腿'], ['一次']] },
  { kind: 'fee', name: 'a case that looks like a label', values: [['单位：80元/次；个人：20元/次', '个人每次20元，单位每次80元'], ['单位：20元/次；个人：80元/次'], ['个人：20元/次']] },
  { kind: 'timeLimit', name: 'a case that looks like a label', values: [['单位：10个工作日；个人：5个工作日', '个人五个工作日，单位十个工作日'], ['单位：5个工作日；个人：10个工作日']] },
  { kind: 'specialProcedures', name: 'several in one line', values: [['听证（20个工作日）、专家评审（10个工作日）', '专家评审：10个工作日；听证：20个工作日'], ['听证（20个工作日）'], ['听证（10个工作日）、专家评审（20个工作日）']] },
];

/** Pairs that are not answered as the family says, both ways round. */
function disagreements({ kind, values, context = {} }: Family): string[] {
  const wordings = values.flatMap((forms, value) => forms.map((text) => ({ text, value })));
  return wordings.flatMap((a) => wordings.flatMap((b) => {
    const expected = a.value === b.value ? 'same' : 'different';
    const answer = comparisons.compare(kind, a.text, b.text, context);
    return answer.verdict === expected ? [] : [`${a.text} | ${b.text}: ${answer.verdict}, ${answer.reason}`];
  }));
}

test.each(FAMILIES)('$kind: $name', (family) => {
  expect(disagreements(family)).toEqual([]);
});
