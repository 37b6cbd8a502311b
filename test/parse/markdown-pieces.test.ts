import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Stretch } from '../../src/parse/blocks.js';
import { markdownToDocument } from '../../src/parse/markdown.js';
import { piecesOf } from '../../src/parse/markdown-pieces.js';

/** A remark of HTML is no block, but no text with one is cut. */
const REMARK = '\n\n<!-- -->\n';

const told = (stretch: Stretch): unknown => ({ text: stretch.text, strong: stretch.strong, whole: stretch.locate(0, stretch.text.length), head: stretch.locate(0, 1) });
const plainly = (blocks: readonly Block[]): unknown => JSON.parse(JSON.stringify(blocks, (_key, value: unknown) => (typeof value === 'object' && value !== null && 'locate' in value ? told(value as Stretch) : value)));
const read = (text: string): unknown => plainly(markdownToDocument(text, 's').blocks);

const CUT = [
  '# 指南\n\n- 事项名称：占用绿地\n- 申请材料：\n  1. 申请表（原件1份）\n  2. 照片\n\n  说明\n- 承诺办结时限：5个工作日\n', '---\n事项名称: 占用绿地\n---\n\n# 题\n正文一\n正文二\n## 二\n1. 甲\n2. 乙\n\n3. 丙',
  '**办理时限：**5个工作日  \n**地点：**某路\n\n5个窗口\n- 甲\n* 乙\n+ 丙', '1. 甲\n- 乙\n\n2. 丙\n\n2) 丁\n10) 戊\n    己', '　　全角空白\n\n- **甲**：a*b*c\\*d\n\n\n- 乙', '- 甲\n- 甲\n\n正文\n\n- 甲\n', '- # 甲\n- > 乙\n- - 丙\n- 1. 丁',
];
const WHOLE = ['- 甲\n乙', '甲\n1. 乙', '- 甲\n1. 乙', '甲\n---', '甲\n===', '- 甲\n - 乙', ' 甲', '\t甲', '| a |\n|---|', '[甲](b)', '```\n# 甲\n```', '<div>\n# 甲\n</div>', '- - -', '* * *', '-\n- 甲', '#\n甲', '---\n甲', '> 甲', '_甲_', '甲&amp;', 'www.a.cn', '\n甲', '5.甲'];

describe('a Markdown text that is cut is read as a whole one', () => {
  it.each(CUT)('cut: %j', (text) => {
    expect(piecesOf(text)).toBeDefined();
    expect(read(text)).toEqual(read(text + REMARK));
    // Once more, from memory, and elsewhere in a text.
    expect(read(text)).toEqual(read(text + REMARK));
    if (!text.startsWith('---')) expect(read(`# 前\n\n${text}`)).toEqual(read(`# 前\n\n${text}${REMARK}`));
  });

  it.each(WHOLE)('not cut: %j', (text) => {
    expect(piecesOf(text)).toBeUndefined();
  });

  it('whatever lines stand below each other', () => {
    const usual = fc.constantFrom('', '# 题', '## 二 ##', '- 甲', '- 乙：5个工作日', '* 丙', '+ **丁**', '1. 戊', '2. 己', '  续', '   续', '      深', '  - 内', '   1. 内', '正文', '**粗**：值', '5个', '甲\\', '　全角', '- > 引', '- # 题', '3) 辛');
    const odd = fc.constantFrom('', '', '  ', '# 题', '## 二 ##', '- 甲', '- 乙：5个工作日', '* 丙', '+ **丁**', '1. 戊', '2. 己', '10. 庚', '3) 辛', '  续', '   续', '    码', '      深', '  - 内', '   1. 内', '正文', '正文  ', '**粗**：值', '5个', '12.5元', '2.不是', '---', '===', '***', '- - -', '> 引', '- > 引', '- # 题', '_斜_', '\\# 转', '甲\\', '　全角', '#', '-', '1.');
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd }), { maxLength: 12 }), fc.boolean(), (lines, front) => {
      const text = `${front ? '---\na: 1\n---\n' : ''}${lines.join('\n')}`;
      expect(read(text)).toEqual(read(text + REMARK));
    }), { numRuns: 300 });
  });
});
