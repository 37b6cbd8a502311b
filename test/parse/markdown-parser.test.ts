import fc from 'fast-check';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/parse/markdown-parser.js';

const whole = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkFrontmatter, ['yaml']).use(remarkCjkFriendly).freeze();

/** Each holds something that only one of GitHub's extensions reads, or nearly so. */
const TEXTS = [
  '# 指南\n\n- 事项名称：占用绿地\n- 承诺办结时限：5个工作日\n  电话：0571-1\n', '---\ncode: 1\n---\n# 题\n正文', '**办理****时限：**5个工作日', 'a_b_c *d*e*',
  '| 要素 | 内容 |\n|---|---|\n| 名称 | 甲 |', '名称\n:-\n甲', '名称\n-:\n甲', '名称\n:-:\n甲', '名称\n---\n甲', '- 名称\n  :-\n  甲', '> 名称\n> -:\n> 甲',
  '见注[^1]\n\n[^1]: 注', '- [ ] 申请表\n- [x] 身份证', '~~废止~~', '~不废止~', '[一]\n\n[一]: /a', '[一](b "c") ![图](d)', '\\[一\\]',
  '网址 www.example.com 见', '网址 WWW.Example.com', 'https://example.com/a?b=1。', 'HTTP://例.cn', '邮箱 a.b@example.com', 'mailto:a@b.cn xmpp:a@b.cn/c', 'a&#64;b.cn', '&#119;ww.example.com', 'w&#119;w.example.com', '&#x68;ttp://example.com',
  'w\\ww.example.com', 'ww\nw.example.com', 'ftp://example.com', '<http://example.com>', '<a@b.cn>', '`www.example.com`', '甲乙丙 0571-82002254 8:30-12:00', 'a: -b', '1. 甲\n2. 乙\n\n   丙', '```\n|a|\n```', '<div>|</div>', '    |甲|',
];

describe('Markdown is read as with all of GitHub\'s extensions', () => {
  it.each(TEXTS)('%j', (text) => {
    expect(parseMarkdown(text)).toEqual(whole.parse(text));
  });

  it('whatever stands beside each other', () => {
    const pieces = fc.constantFrom('# ', '- ', '1. ', '> ', '\n', '\n\n', '  ', '|', '---', ':-', '-:', '~~', '[^1]', '[^1]: ', '[ ] ', '[x] ', '[', ']', '(a)', ']: b', '**', '_', '`', '\\', '&amp;', '&#64;', '@', 'a.cn', 'www.', 'http://', '<br>', '<!--', '办理时限', '：', '5个工作日', ' ', '\t', '\r\n');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      expect(parseMarkdown(text)).toEqual(whole.parse(text));
    }), { numRuns: 300 });
  });
});
