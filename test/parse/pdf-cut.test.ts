import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cutAtRulings } from '../../src/parse/pdf-cut.js';
import { materialLines, reader, text } from './kit.js';

const upright = (at: number) => ({ level: false, at, from: 0, to: 100 });
const run = (words: string, x0: number, x1: number) => ({ text: words, x0, x1, y: 50, size: 10 });

test.each([
  ['two cells', run('序号 材料名称', 0, 65), [upright(22)], ['序号', '材料名称']],
  ['three cells', run('材料形式 纸质份数 适用条件', 0, 130), [upright(42), upright(88)], ['材料形式', '纸质份数', '适用条件']],
  ['a bracket behind the ruling', run('监督投诉电话 （', 0, 75), [upright(62)], ['监督投诉电话', '（']],
  ['no ruling', run('序号 材料名称', 0, 65), [], ['序号 材料名称']],
  ['a ruling before the run', run('序号 材料名称', 30, 95), [upright(22)], ['序号 材料名称']],
  ['a ruling far from the blank', run('甲 乙丙丁戊己庚辛壬癸', 0, 105), [upright(80)], ['甲 乙丙丁戊己庚辛壬癸']],
  ['no blank at all', run('江湾区行政服务中心', 0, 90), [upright(45)], ['江湾区行政服务中心']],
  ['a ruling that ends above', run('序号 材料名称', 0, 65), [{ ...upright(22), to: 30 }], ['序号 材料名称']],
])('runs over cells: %s', (_name, whole, rulings, expected) => {
  expect(cutAtRulings([whole], rulings).map((part) => part.text)).toEqual(expected);
});

test('a table that goes on at the very top of the next page keeps its first row and all its columns', async () => {
  const bytes = new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures/guide-over-pages.pdf')));
  const guide = await reader.read({ bytes, name: 'guide-over-pages.pdf', snapshot: 's', context: {} });
  expect(materialLines(guide)?.map((line) => line.split(' | ')[0])).toEqual(['户外广告设置申请表（原件）', '设置效果图', '营业执照副本', '场地使用权证明', '其他需要提供的材料']);
  expect(text(guide, 'complaint.phones')).toBe('（0571）86990102');
  expect(guide.unknown).toHaveLength(1);
});
