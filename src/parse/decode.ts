import { Buffer, isUtf8 } from 'node:buffer';
/** How bytes were turned into text. */
interface Decoded {
  text: string;
  /** WHATWG name of the character set that was used. */
  charset: string;
  /** The declared set that turned out wrong. */
  overruled?: string;
}

const NAMES: Record<string, string> = { gb2312: 'gb18030', gbk: 'gb18030', 'x-gbk': 'gb18030', gb_2312: 'gb18030', 'gb_2312-80': 'gb18030', cp936: 'gb18030', utf8: 'utf-8' };

function decoder(label: string, fatal: boolean): TextDecoder | undefined {
  const name = label.trim().replace(/^["']|["']$/g, '').toLowerCase();
  try {
    return new TextDecoder(NAMES[name] ?? name, { fatal });
  } catch {
    return undefined;
  }
}

function strictly(bytes: Uint8Array, label: string): string | undefined {
  // Most pages are UTF-8, which Node itself tells and reads many times as fast as its TextDecoder.
  if (label === 'utf-8') return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : undefined;
  try {
    return decoder(label, true)?.decode(bytes);
  } catch {
    return undefined;
  }
}

function byBom(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

const LESS_THAN = 0x3c;

/** The character set that the first 2 KB of an HTML page or XML file name. */
function byMeta(bytes: Uint8Array): string | undefined {
  // Most texts that are no pages hold no tag.
  if (!bytes.subarray(0, 2048).includes(LESS_THAN)) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w-]{2,20})/i.exec(head)?.[1] ?? /^\s{0,9}<\?xml[^>]{0,80}encoding=["']([\w-]{2,20})/i.exec(head)?.[1];
}

/** Units of a Chinese text: ASCII, its own characters and marks. */
const ORDINARY = /[\t\n\r\u0020-\u007e\u00a0-\u00ff\u2000-\u206f\u2460-\u24ff\u2500-\u25ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;

/** UTF-16 without a mark: Latin letters, blanks and ends of lines leave every other byte empty, and read so nearly all is ordinary text. */
export function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, Math.min(2048, bytes.length - (bytes.length % 2)));
  if (!head.includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) if (at % 2 === 0) even += 1; else odd += 1;
  if (even + odd < 2) return undefined;
  const set = odd > even * 8 ? 'utf-16le' : even > odd * 8 ? 'utf-16be' : undefined;
  if (set === undefined) return undefined;
  const text = new TextDecoder(set).decode(head);
  return (text.match(ORDINARY)?.length ?? 0) * 20 > text.length * 19 ? set : undefined;
}

/**
 * GB and Big5 share most of their bytes. In Big5 common characters begin with A4 to C6 and two in five end below 80; in GB 2312 none
 * ends below A1. `undefined` where there are too few characters to tell.
 */
function chineseBytes(bytes: Uint8Array): 'gb18030' | 'big5' | undefined {
  let pairs = 0;
  let low = 0;
  let common = 0;
  for (let at = 0; at < Math.min(bytes.length - 1, 65_536); at += 1) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    if (lead < 0x81 || trail < 0x40) continue;
    pairs += 1;
    if (trail < 0x80) low += 1;
    if (lead >= 0xa1 && lead <= 0xc6) common += 1;
    at += 1;
  }
  if (pairs < 12) return undefined;
  if (low * 50 < pairs) return 'gb18030';
  return low * 6 > pairs && common * 20 > pairs * 18 ? 'big5' : undefined;
}

/** Bytes above ASCII in a row of lines that make a line's set certain. */
const CERTAIN = 6;

/** Are some lines strictly UTF-8 and others no UTF-8 at all? Pieces of two files were put together without their sets being looked at. */
export function isMixed(bytes: Uint8Array): boolean {
  if (isUtf8(bytes) || byBom(bytes)?.startsWith('utf-16') || byZeros(bytes)) return false;
  let utf8 = 0;
  let other = 0;
  for (let start = 0; start < Math.min(bytes.length, 1_000_000);) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
    if (line.length > 100_000 || line.filter((byte) => byte > 0x7f).length < CERTAIN) continue;
    if (strictly(line, 'utf-8') === undefined) other += 1;
    else utf8 += 1;
  }
  return utf8 > 0 && other > 0;
}

/**
 * Bytes → text. Order: byte order mark, declared set (a header's), the page's own declaration, the bytes themselves.
 * A declaration yields to bytes that are strictly valid UTF-8 with characters of several bytes, and to bytes that are not valid in the declared set.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const marked = byBom(bytes) ?? byZeros(bytes);
  if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes), charset: marked };
  const named = [declared, byMeta(bytes)].filter((label): label is string => label !== undefined && decoder(label, false) !== undefined);
  const first = named[0];
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined && (first === undefined || utf8.length < bytes.length)) return withCharset(utf8, 'utf-8', first);
  const seen = chineseBytes(bytes);
  // What the bytes themselves show goes before a declaration of the other Chinese set, or before none.
  const believed = seen === undefined ? named : [...named.filter((label) => decoder(label, false)?.encoding === seen), seen, ...named];
  for (const label of [...believed, 'gb18030']) {
    const text = strictly(bytes, label);
    const charset = decoder(label, false)?.encoding;
    // ISO-8859-1 is valid for any bytes: believed only where nothing Chinese can be meant.
    if (text === undefined || charset === undefined || (charset === 'windows-1252' && strictly(bytes, 'gb18030') !== undefined)) continue;
    return withCharset(text, charset, first);
  }
  return damaged(bytes, named);
}

/** Neither set is free of errors (a file that is cut off): the one with fewer characters lost. */
function damaged(bytes: Uint8Array, named: string[]): Decoded {
  const tries = [...named, 'utf-8', 'gb18030'].flatMap((label) => {
    const reader = decoder(label, false);
    if (!reader) return [];
    const text = reader.decode(bytes);
    let lost = 0;
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost += 1;
    return [{ text, charset: reader.encoding, lost }];
  });
  const best = tries.reduce((a, b) => (b.lost < a.lost ? b : a));
  return withCharset(best.text, best.charset, named[0]);
}

function withCharset(text: string, charset: string, declared: string | undefined): Decoded {
  const name = declared === undefined ? undefined : decoder(declared, false)?.encoding;
  return { text, charset, ...(name !== undefined && name !== charset ? { overruled: name } : {}) };
}
