import type { Reading } from '../model/comparison.js';
import { defineKind, different, reading, same, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';

const ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3001\u3002\uFF0C\uFF1B\uFF09\u300B\u201D<>"']+|(?<![@\w.])(?:[a-z0-9-]{1,63}\.){1,5}(?:cn|com|net|org|gov)(?::\d{1,5})?(?:\/[^\s\u3001\u3002\uFF0C\uFF1B\uFF09\u300B\u201D<>"']*)?/giu;

/** Width and invisible characters only: in an address a ~ is no dash and case may matter. */
function foldAddress(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')
    .replace(/[\uFF01-\uFF5E]/gu, (mark) => (/[，；）]/u.test(mark) ? mark : String.fromCharCode(mark.charCodeAt(0) - 0xfee0)))
    .replaceAll('&amp;', '&')
    .replace(/(https?)\s?:\s?\/\s?\//giu, '$1://');
}

/** One address in normal form: no scheme, lower-case host, no default port, query in order of names. */
function normal(written: string): string | undefined {
  const trimmed = written.replace(/[.,;:)\]]+$/u, '');
  try {
    const address = new URL(/^https?:\/\//iu.test(trimmed) ? trimmed : `http://${trimmed}`);
    const port = ['', '80', '443'].includes(address.port) ? '' : `:${address.port}`;
    const query = address.search.slice(1).split('&').filter((part) => part !== '').sort().join('&');
    return `${address.hostname}${port}${address.pathname}${query === '' ? '' : `?${query}`}${address.hash}`;
  } catch {
    return undefined;
  }
}

function readAddresses(text: string): Reading<string[]> {
  if (text.length > 20_000) return reading<string[]>(undefined, [text.slice(0, 30)]);
  const found = [...foldAddress(text).matchAll(ADDRESS)].map((match) => normal(match[0]));
  const addresses = found.filter((address) => address !== undefined);
  return reading(addresses.length === 0 ? undefined : [...new Set(addresses)].sort(), found.length === addresses.length ? [] : [text.slice(0, 30)]);
}

/** 网址: a set of addresses; http and https, the default port, case of scheme and host, order of the query do not matter. */
export const createUrl: KindFactory = () =>
  defineKind<string[]>({
    presentationIsEnough: false,
    read: readAddresses,
    judge(a, b, _context, sides) {
      if (a.unread.length + b.unread.length > 0) return unsure('有一个网址未能读懂，请人工核对');
      const [first, second] = [a.value.join(' '), b.value.join(' ')];
      if (first === second) return same('网址相同，仅协议、端口、大小写或参数顺序不同');
      const slash = (addresses: string[]): string => addresses.map((address) => address.replace(/\/(?=$|[?#])/u, '')).join(' ');
      if (slash(a.value) === slash(b.value)) return unsure('网址只差末尾的斜线，请人工核对');
      return different(`网址不同：${sides.a}为${first.slice(0, 80)}，${sides.b}为${second.slice(0, 80)}`);
    },
  });
