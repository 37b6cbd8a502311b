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
