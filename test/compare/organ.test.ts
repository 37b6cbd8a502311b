import { expect, it } from 'vitest';
import { comparisons, table } from './wordings.js';

table('organ', [
  ['区市场监管局', '杭州市萧山区市场监督管理局', 'same'],
  ['市市场监管局', '杭州市市场监督管理局', 'same'],
  ['市场监管局', '萧山区市场监督管理局', 'same'],
  ['萧山区人社局', '区人力资源和社会保障局', 'same'],
  ['杭州市公安局萧山区分局', '萧山公安分局', 'same'],
  ['杭州市规划和自然资源局萧山分局', '区规划资源分局', 'same'],
  ['国家税务总局杭州市萧山区税务局', '萧山区税务局', 'same'],
  ['萧山区南门街道办', '南门街道办事处', 'same'],
  ['萧山区政府', '萧山区人民政府', 'same'],
  ['区发改局、区住建局', '区住房和城乡建设局；区发展和改革局', 'same'],
  ['市市场监管局', '萧山区市场监督管理局', 'different'],
  ['滨江区民政局', '萧山区民政局', 'different'],
  ['浙江省民政厅', '杭州市民政局', 'different'],
  ['萧山区民政局', '萧山区教育局', 'different'],
  ['区发改局、区住建局', '区住建局', 'different'],
  ['萧山区公安分局', '萧山区公安分局交警大队', 'different'],
  ['宁波市民政局', '市民政局', 'different'],
  ['萧山区公安局', '萧山区公安分局', 'unsure'],
  ['萧山区卫健局', '萧山区卫健委', 'unsure'],
  ['萧山区民政局', '萧山区民政局社会救助科', 'unsure'],
  ['萧山区工商局', '萧山区市场监管局', 'unsure'],
]);

table('organ', [
  ['上海市闸北区民政局', '静安区民政局', 'unsure'],
  ['上海市静安区民政局', '区民政局', 'same'],
  ['上海市黄浦区民政局', '区民政局', 'different'],
], { region: '310106' });

it('takes the old name for the new body, silently within the transition and with a notice after it', () => {
  const [old, now] = ['萧山区工商局', '萧山区市场监管局'];
  expect(comparisons.compare('organ', old, now, { region: '330109', day: '2019-01-05' })).toMatchObject({ verdict: 'same' });
  const late = comparisons.compare('organ', old, now, { region: '330109', day: '2024-06-01' });
  expect(late.verdict).toBe('same');
  expect(late.reason).toMatch(/^提示/u);
  expect(comparisons.compare('organ', '萧山区工商局', '萧山区质监局', { region: '330109', day: '2024-06-01' }).verdict).toBe('different');
});

// Street offices are sent out by their district's government; branches bear the name of a place that is no region; zones are no districts.
table('organ', [
  ['古荡街道办事处', '西湖区人民政府古荡街道办事处', 'same'],
  ['西湖区政府古荡街道办', '杭州市西湖区古荡街道办事处', 'same'],
  ['西湖区人民政府办公室', '西湖区政府办公室', 'same'],
  ['西湖区市场监督管理局之江分局', '市场监管局之江分局', 'same'],
  ['西湖区市场监督管理局之江分局', '西湖区市场监督管理局龙坞分局', 'different'],
  ['西湖区市场监督管理局之江分局', '西湖区市场监督管理局', 'unsure'],
  ['杭州市公安局西湖区分局', '西湖公安分局', 'same'],
  ['杭州市公安局西湖分局', '杭州市公安局拱墅分局', 'different'],
  ['高新区市场监管局', '高新区市场监督管理局', 'same'],
  ['高新区市场监管局', '市场监管局', 'unsure'],
  ['高新区市场监管局', '高新区税务局', 'different'],
  ['之江旅游度假区管委会', '之江国家旅游度假区管理委员会', 'same'],
  ['西湖区人民政府古荡街道办事处', '西湖区人民政府翠苑街道办事处', 'different'],
  ['新城街道办事处', '古荡街道办事处', 'different'],
  ['西湖区民政局婚姻登记处', '西湖区婚姻登记处', 'unsure'],
  ['西湖区城管局', '西湖区综合行政执法局（城市管理局）', 'unsure'],
  ['西湖区城管局', '西湖区综合行政执法局', 'different'],
  ['区域合作办公室', '西湖区区域合作办公室', 'same'],
  ['城市管理局', '拱墅区城市管理局', 'different'],
], { region: '330106' });

// Names of bodies that begin like a region or a level, and the ways in which a district's body is named.
const BODIES = '市场监督管理局 市场监管局 市容环境卫生管理局 市政园林局 市政管理局 市政公用局 市民中心 民政局 政务服务管理办公室 政协办公室 政府办公室 政法委 民族宗教事务局 民宗局 '
  + '县域经济办 卫生健康局 大数据局 税务局 公安分局 发改局 住建局 综合行政执法局 城市管理局 城乡建设局 档案馆 残联 总工会 行政审批局 医保局 不动产登记中心 公积金中心 省际客运站 州河管理所 旗山林场';
it.each(BODIES.split(' '))('%s is one body however its region is written', (body) => {
  const context = { region: '330106' };
  const verdict = (a: string, b: string): string => comparisons.compare('organ', a, b, context).verdict;
  for (const form of [body, `区${body}`, `西湖${body}`, `浙江省杭州市西湖区${body}`, `(西湖区)${body}`]) expect([form, verdict(form, `西湖区${body}`)]).toEqual([form, 'same']);
  for (const form of [`市${body}`, `浙江省杭州市${body}`]) expect([form, verdict(form, `杭州市${body}`)]).toEqual([form, 'same']);
  for (const form of [`市${body}`, `省${body}`, `拱墅区${body}`, `杭州市${body}`]) expect([form, verdict(form, `西湖区${body}`)]).toEqual([form, 'different']);
});

// Names of towns that begin like a region, a level or a zone.
const TOWNS = '城厢街道 新街街道 新市镇 南市街道 市桥街道 县前镇 州泉镇 旗峰镇 西区街道 新区街道 开发区街道 老城区街道 府城镇 区庄镇 省庄镇 镇海街道 乡宁镇 村前街道 大市镇 集市街道 高新街道 度假区街道 新城街道';
it.each(TOWNS.split(' '))('%s is one town however its region is written', (town) => {
  const context = { region: '330109' };
  const body = town.endsWith('街道') ? '办事处' : '人民政府';
  const verdict = (kind: string, a: string, b: string): string => comparisons.compare(kind, a, b, context).verdict;
  for (const before of ['', '萧山区', '杭州市萧山区', '浙江省杭州市萧山区']) {
    expect([before, verdict('organ', `${before}${town}${body}`, `萧山区${town}${body}`)]).toEqual([before, 'same']);
    expect([before, verdict('organ', `${before}${town}便民服务中心`, `萧山区${town}便民服务中心`)]).toEqual([before, 'same']);
    expect([before, verdict('address', `${before}${town}人民路6号`, `萧山区${town}人民路6号`)]).toEqual([before, 'same']);
  }
  expect(verdict('organ', `余杭区${town}${body}`, `萧山区${town}${body}`)).toBe('different');
  expect(verdict('address', `${town}人民路6号`, `南阳街道人民路6号`)).toBe('different');
});

it('公安局 is no part of the name of 公安县', () => expect(comparisons.compare('organ', '公安局', '公安县公安局', { region: '421022' }).verdict).toBe('same'));
