import type { Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { defineKind, different, orderOf, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import type { Lexicon } from './lexicon.js';
import { arabicNumerals, numeralNote, readNumeral } from './numerals.js';

/** A number with the measure word that stands behind it, if any. */
export interface Count {
  amount: number;
  unit: string;
}

function readCount(text: string, lexicon: Lexicon): Reading<Count> {
  if (text.length > 200) return reading<Count>(undefined, [text.slice(0, 30)]);
  const written = plain(text, lexicon).replace(/^(?:第|共计|共|各|计)/u, '');
  const bare = readNumeral(written);
  if (bare !== undefined) return reading({ amount: bare, unit: '' }, [], [numeralNote(written, bare) ?? []].flat());
  const match = /^(\d+(?:\.\d+)?)([^\d\s]{1,4})$/u.exec(arabicNumerals(written));
  if (match?.[1] === undefined || match[2] === undefined || /[以内上下余多-]/u.test(match[2])) return reading<Count>(undefined, written === '' ? [] : [written]);
  const amount = Number(match[1]);
  const numeral = written.slice(0, written.length - match[2].length);
  return reading({ amount, unit: match[2] }, [], [numeralNote(numeral, amount) ?? []].flat());
}

/** A plain number: 份数, 序号, 版本. */
export const createCount: KindFactory = ({ lexicon }) =>
  defineKind<Count>({
    read: (text) => readCount(text, lexicon),
    judge(a, b, _context, sides) {
      const both = `${sides.a}为${a.value.amount}${a.value.unit}，${sides.b}为${b.value.amount}${b.value.unit}`;
      const units = a.value.unit !== '' && b.value.unit !== '' && a.value.unit !== b.value.unit;
      if (units) return unsure(`单位写法不同：${both}，请人工核对`);
      return a.value.amount === b.value.amount ? sameForms(a, b, '数目相同') : different(`数目不同：${both}`, orderOf(a.value.amount, b.value.amount));
    },
  });
