import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/parse/blocks.js';
import { plainTextToDocument } from '../../src/parse/plain-text.js';

const outline = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.type === 'table' ? block.rows.map((row) => `|${row.map((cell) => cell.text.text).join('|')}`) : block.type === 'paragraph' ? [block.text.text] : []));
const read = (text: string): string[] => outline(plainTextToDocument(text, 's').blocks);

describe('plain text', () => {
  it.each<[string, string, string[]]>([
    ['lines that stay together', '甲\n乙\n\n丙', ['甲\n乙', '丙']],
    ['a table behind its label', '申请材料\n名称\t形式\t份数\n申请表\t原件\t1份', ['申请材料', '|名称|形式|份数', '|申请表|原件|1份']],
    ['a table before other lines', '名称\t形式\t份数\n申请表\t原件\t1份\n办理地点：甲路1号', ['|名称|形式|份数', '|申请表|原件|1份', '办理地点：甲路1号']],
    ['a table with an empty cell', 'a\tb\tc\r\nd\t\tf\r\n', ['|a|b|c', '|d||f']],
    ['labels and values behind tabs', '承诺时限\t5日\n收费\t否', ['承诺时限\t5日\n收费\t否']],
    ['one line of many cells', '甲\t乙\t丙', ['甲\t乙\t丙']],
    ['lines of unlike many cells', '甲\t乙\t丙\n丁\t戊\t己\t庚', ['甲\t乙\t丙\n丁\t戊\t己\t庚']],
    ['nothing', '\n \n', []],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('loses no word', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('甲', '乙', '\t', '\n', ' '), maxLength: 60 }), (text) => {
      expect(read(text).join('').replaceAll(/[\s|]/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }));
  });
});
