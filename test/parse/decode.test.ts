import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parse/decode.js';
import { reader } from './kit.js';

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

describe('the two Chinese sets, declared rightly, wrongly or not', () => {
  const BIG5 = Uint8Array.from(Buffer.from('a9d3bfd5bfecb5b2aec9adada14735add3a475a740a4e9a141a661a77da147bce9c16eb8f4bb50bec7b07cb8f4a466', 'hex'));
  const GB_TEXT = Uint8Array.from(Buffer.from('b3d0c5b5b0ecbde1cab1cfdea3ba35b8f6b9a4d7f7c8d5a3acb5d8d6b7a3bab3b1c9f9c2b7', 'hex'));
  it.each([undefined, 'big5', 'gb2312', 'utf-8'])('Big5 declared as %s', (declared) => expect(decode(BIG5, declared).charset).toBe('big5'));
  it.each([undefined, 'big5', 'gb2312', 'utf-8', 'iso-8859-1'])('GB declared as %s', (declared) => expect(decode(GB_TEXT, declared).charset).toBe('gb18030'));
  it.each([['utf-16le', 0], ['utf-16be', 1]] as const)('%s without a mark', (charset, swap) => {
    const bytes = Buffer.from('<html><body><p>承诺办结时限：5个工作日</p></body></html>', 'utf16le');
    if (swap) bytes.swap16();
    expect(decode(new Uint8Array(bytes)).charset).toBe(charset);
  });
});

describe('labels and values in other writings', () => {
  it.each([
    ['traditional characters', '<table><tr><th>承諾辦結時限</th><td>5個工作日</td></tr></table>', '5個工作日'],
    ['a ratio sign for a colon', '<p>承诺办结时限∶5个工作日</p>', '5个工作日'],
    ['zero-width characters', '<p>承诺\u200b办结时限：\ufeff5个工作日</p>', '5个工作日'],
    ['Kangxi radicals', '<p>承诺办结⼯作⽇：5个</p><p>承诺办结时限：5个⼯作⽇</p>', '5个⼯作⽇'],
  ])('%s', (_, html, wanted) => {
    const field = reader.readHtml(`<html><body>${html}</body></html>`, 'f00d', {}).fields['promisedTimeLimit']?.[0];
    expect(field?.text).toBe(wanted);
    expect(field?.value).toMatchObject({ limits: [{ amount: 5, unit: '工作日' }] });
  });
});

describe('any text in UTF-8', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 }).map((drawn) => `办${drawn.replaceAll('\u0000', '')}`);
  it('comes back letter by letter, also from the middle of other bytes', () => {
    fc.assert(fc.property(text, fc.nat(9), (words, before) => {
      const bytes = join(new Uint8Array(before).fill(0xff), utf8(words), Uint8Array.from([0xff]));
      expect(decode(bytes.subarray(before, bytes.length - 1)).text).toBe(words);
    }));
  });
});
