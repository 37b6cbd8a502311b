import { defineKind, different, reading, same, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import { plain } from './choices.js';

/** 编码: letters and digits; case, hyphens and spaces do not matter. */
export const createCode: KindFactory = ({ lexicon }) =>
  defineKind<string>({
    read(text) {
      if (text.length > 1000) return reading<string>(undefined, [text.slice(0, 30)]);
      const folded = plain(text, lexicon);
      const code = folded.toUpperCase().replace(/[\s\-_]/gu, '');
      // Excel writes long codes as 3.30109E+30: digits are lost.
      if (/^\d(?:\.\d+)?E\+\d+$/u.test(folded.toUpperCase()) || !/[\dA-Z]/u.test(code)) return reading<string>(undefined, folded === '' ? [] : [folded]);
      return reading(code);
    },
    judge(a, b, _context, sides) {
      if (a.value === b.value) return same('编码相同，仅大小写、连字符或空格不同');
      if (/[^\dA-Z.()（）一-龥]/u.test(a.value + b.value)) return unsure('编码含有未能识别的字符，请人工核对');
      let at = 0;
      while (at < a.value.length && a.value.charAt(at) === b.value.charAt(at)) at += 1;
      const length = a.value.length === b.value.length ? '' : `（${sides.a} ${a.value.length} 位，${sides.b} ${b.value.length} 位）`;
      return different(`编码自第 ${at + 1} 位起不同${length}`);
    },
  });
