import type { Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { defineKind, different, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import type { Lexicon } from './lexicon.js';
import { numeralNote, readNumeral } from './numerals.js';

const NUMERIC = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?月?|年|(\d{2})(\d{2}))?(?:[T ]?\d{1,2}[:时]\d{2}.{0,12})?$/u;
const CHINESE = /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿卅]{1,3})日)?)?$/u;

function iso(year: number, month: number | undefined, day: number | undefined): string | undefined {
  if (year < 1900 || year > 2999) return undefined;
  if (month === undefined) return String(year);
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== (day ?? 1)) return undefined;
  return date.toISOString().slice(0, day === undefined ? 7 : 10);
}

/** Reads a day, month or year to ISO 8601 (2018-09-15, 2018-09, 2018). */
export function readDate(text: string, lexicon: Lexicon): Reading<string> {
  if (text.length > 200) return reading<string>(undefined, [text.slice(0, 30)]);
  const written = plain(text, lexicon).replace(/^自|(?:起)?(?:施行|生效|实施|发布|更新)$|起$/gu, '');
  const numeric = NUMERIC.exec(written);
  const chinese = numeric === null ? CHINESE.exec(written) : null;
  const [year, month, day] = numeric !== null ? [numeric[1], numeric[2] ?? numeric[4], numeric[3] ?? numeric[5]].map((part) => (part === undefined ? undefined : Number(part))) : (chinese?.slice(1, 4) ?? []).map((part) => (part === undefined ? undefined : readNumeral(part)));
  const value = year === undefined ? undefined : iso(year, month, day);
  return reading(value, value === undefined && written !== '' ? [written] : [], value === undefined || chinese === null ? [] : [numeralNote(written, Number(value.replaceAll('-', ''))) === undefined ? '' : `“${written}”即 ${value}`].filter((note) => note !== ''));
}

/** 日期, to the day where both say the day. */
export const createDate: KindFactory = ({ lexicon }) =>
  defineKind<string>({
    read: (text) => readDate(text, lexicon),
    judge(a, b, _context, sides) {
      if (a.value === b.value) return sameForms(a, b, '日期相同');
      const both = `${sides.a}为${a.value}，${sides.b}为${b.value}`;
      return a.value.startsWith(b.value) || b.value.startsWith(a.value) ? unsure(`日期详略不同：${both}`) : different(`日期不同：${both}`);
    },
  });
