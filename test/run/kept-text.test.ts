import { describe, expect, test } from 'vitest';
import { keptText } from '../../src/run/desk/kept-text.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const PAGE = '<!doctype html><meta charset="utf-8"><script>alert(1)</script><h1>食品经营许可</h1><table><tr><th>承诺时限</th><td>8个工作日</td></tr></table><p>收费：不收费</p>';

describe('what is kept, as people read it', () => {
  test('of a page its words under a heading, and no source', () => {
    const text = keptText({ name: '网页原件.html', bytes: bytes(PAGE), page: { url: 'https://zwfw.example.gov.cn/1', takenAt: '2018-09-13T08:00:00+08:00' } }) ?? '';
    expect(text.split('\n').slice(0, 3)).toEqual(['留存原件的文字：网页原件.html', '网址：https://zwfw.example.gov.cn/1', '取证时间：2018-09-13 08:00:00']);
    for (const words of ['食品经营许可', '承诺时限　|　8个工作日', '收费：不收费', '?original=true']) expect(text).toContain(words);
    expect(text).not.toMatch(/<|alert/);
  });
  test('in the charset that it was declared in', () => {
    const gbk = new Uint8Array([0x3c, 0x70, 0x3e, 0xca, 0xd5, 0xb7, 0xd1]);
    expect(keptText({ name: 'a.htm', bytes: gbk, page: { charset: 'gbk' } })).toContain('收费');
  });
  test('of a page without words its source', () => expect(keptText({ name: 'a.html', bytes: bytes('<script>run()</script>') })).toContain('<script>run()</script>'));
  test.each(['指南.md', '清单.csv', '记录.json'])('%s to the letter', (name) => expect(keptText({ name, bytes: bytes('# 甲\n<b>乙</b>') })).toBe('# 甲\n<b>乙</b>'));
  test.each(['指南.docx', '指南.pdf'])('%s is saved', (name) => expect(keptText({ name, bytes: bytes('PK') })).toBeUndefined());
});
