import { describe, expect, it } from 'vitest';
import { numberingAt } from '../../src/parse/numbering.js';

describe('numberingAt', () => {
  it.each([
    ['一、事项名称', 'han', 1, '事项名称'],
    ['十二、收费标准', 'han', 12, '收费标准'],
    ['二十一、附件', 'han', 21, '附件'],
    ['（三）受理', 'han-bracket', 3, '受理'],
    ['(4) 决定', 'digit-bracket', 4, '决定'],
    ['5. 送达', 'digit', 5, '送达'],
    ['６、送达', 'digit', 6, '送达'],
    ['7）送达', 'digit-half-bracket', 7, '送达'],
    ['⑧送达', 'circled', 8, '送达'],
    ['⑵送达', 'circled', 2, '送达'],
    ['1.2 审查', 'decimal', 2, '审查'],
    ['第三步：审查', 'step', 3, '审查'],
  ])('%s', (line, style, ordinal, rest) => {
    const found = numberingAt(line);
    expect(found).toMatchObject({ style, ordinal });
    expect(line.slice(found?.end)).toBe(rest);
  });

  it.each(['1.5寸照片', '3份', '一级建造师', '二维码', '2018年', '十个工作日', '10元', '1.5万元', '', '——'])('%s bears no number', (line) => {
    expect(numberingAt(line)).toBeUndefined();
  });
});
