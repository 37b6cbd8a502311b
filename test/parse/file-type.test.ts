import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../../src/parse/index.js';
import { fileTypeOf } from '../../src/parse/file-type.js';
import { comparisons, labels, readFile, reader } from './kit.js';
import { createGuideReader } from '../../src/parse/index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('types of files', () => {
  it.each([
    ['指南.md', 'markdown'], ['指南.MARKDOWN', 'markdown'], ['指南.txt', 'text'], ['a.html', 'html'], ['a.htm?id=1', 'html'],
  ])('%s', (name, type) => {
    expect(fileTypeOf(bytes('办理时间'), name)).toBe(type);
  });

  it('goes by the media type where the name says nothing', () => {
    expect(fileTypeOf(bytes('<p>'), 'guide', 'text/html; charset=gbk')).toBe('html');
    expect(fileTypeOf(bytes('<!DOCTYPE html><p>'), 'workguide.do')).toBe('html');
  });

  it.each([
    ['a.doc', 'x', /不是 Word 文件.*另存为 \.docx/], ['a.wps', 'x', /WPS.*另存为 \.docx/], ['a.pdf', 'x', /不是 PDF/], ['扫描件.jpg', 'x', /图片/], ['a.rar', 'x', /解压/], ['a.et', 'x', /WPS 表格/],
    ['a.xyz', 'x', /\.xyz/], ['a.md', '', /空的/], ['a.md', '\0\0\0\u0001\0\0', /二进制/], ['a.md', '%PDF-1.4', /PDF/], ['a.md', 'PK\u0003\u0004', /压缩格式/],
  ])('%s: %s', (name, content, message) => {
    expect(() => fileTypeOf(bytes(content), name)).toThrow(UnreadableError);
    expect(() => fileTypeOf(bytes(content), name)).toThrow(message);
  });

  it('names a file of blanks', async () => {
    await expect(readFile(' \n\u3000\n', 'a.md')).rejects.toThrow(/没有任何文字/);
  });
});

describe('pages', () => {
  const page = '<table><tr><th>事项类型</th><td>行政许可</td></tr><tr><th>承诺办结时限</th><td>5个工作日</td></tr><tr><th>是否收费</th><td>否</td></tr></table>';

  it('reads bytes and text alike', async () => {
    const read = await reader.read({ bytes: bytes(page), name: 'a.html', snapshot: 's', context: {} });
    expect(read).toEqual(reader.readHtml(page, 's', {}));
    expect(read.fields['promisedTimeLimit']?.[0]?.text).toBe('5个工作日');
  });

  it.each([
    ['a guide', page, true],
    ['a shell', '<div id="app"></div><script>load()</script>', false],
    ['labels without values', '<table><tr><th>事项类型</th><td></td></tr><tr><th>承诺办结时限</th><td></td></tr><tr><th>是否收费</th><td></td></tr></table>', false],
    ['news', '<h1>通知</h1><p>本周六办事大厅开放。咨询电话：0571-86990101</p>', false],
  ])('%s', (_name, html, holds) => {
    expect(reader.holdsGuide(html)).toBe(holds);
  });

  it('works without the columns of lists', () => {
    const plain = createGuideReader(labels.filter((spec) => spec.part !== undefined || !/\[\]\.|^material/.test(spec.id)), comparisons);
    expect(plain.readHtml(page, 's', {}).fields['itemType']?.[0]?.text).toBe('行政许可');
  });
});
