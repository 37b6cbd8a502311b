import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parse/decode.js';

/** GB18030 bytes of 办理时间 and of a full stop. */
const GB = Uint8Array.from([0xb0, 0xec, 0xc0, 0xed, 0xca, 0xb1, 0xbc, 0xe4]);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('decode', () => {
  it.each([
    ['a byte order mark wins over a declaration', join(Uint8Array.from([0xef, 0xbb, 0xbf]), utf8('办理')), 'gbk', '办理', 'utf-8'],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, 0x9e, 0x52]), undefined, '办', 'utf-16le'],
    ['GB2312 declared is read as GB18030', GB, 'gb2312', '办理时间', 'gb18030'],
    ['nothing declared, valid UTF-8', utf8('办理时间'), undefined, '办理时间', 'utf-8'],
    ['nothing declared, not UTF-8', GB, undefined, '办理时间', 'gb18030'],
    ['GBK declared, UTF-8 bytes', utf8('办理时间'), 'GBK', '办理时间', 'utf-8'],
    ['UTF-8 declared, GB bytes', GB, 'utf-8', '办理时间', 'gb18030'],
    ['latin1 declared, GB bytes', GB, 'iso-8859-1', '办理时间', 'gb18030'],
    ['a declaration that does not exist', utf8('办理'), 'x-none', '办理', 'utf-8'],
    ['plain ASCII keeps the declaration', utf8('abc'), 'gbk', 'abc', 'gb18030'],
  ])('%s', (_name, bytes, declared, text, charset) => {
    expect(decode(bytes, declared)).toMatchObject({ text, charset });
  });

  it('reads the declaration of the page itself', () => {
    expect(decode(join(utf8('<meta charset="gbk"><p>'), GB, utf8('</p>'))).text).toBe('<meta charset="gbk"><p>办理时间</p>');
  });

  it('says which declaration was overruled', () => {
    expect(decode(utf8('办理时间'), 'gb2312').overruled).toBe('gb18030');
    expect(decode(utf8('办理时间'), 'utf-8').overruled).toBeUndefined();
  });

  it('keeps as much as it can of bytes that are cut off', () => {
    const cut = utf8('办理时间九点').subarray(0, 17);
    expect(decode(cut, 'utf-8').text.startsWith('办理时间九')).toBe(true);
  });
});
