import type { Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { defineKind, different, reading, same, sameForms, unsure } from './comparator.js';
import type { CompareTools, KindFactory } from './comparator.js';
import { arabicNumerals } from './numerals.js';

/** 数量限制: whether there is one, and what the text says of it beyond that. */
export interface QuantityLimit {
  limited: boolean;
  text: string;
}

function readLimit(text: string, { lexicon }: CompareTools): Reading<QuantityLimit> {
  const written = arabicNumerals(plain(text, lexicon));
  if (written === '' || text.length > 3000) return reading<QuantityLimit>(undefined);
  if (lexicon.canonical('quantityLimit.none', written) !== undefined) return reading({ limited: false, text: '' }, [], [`“${written}”即没有数量限制`]);
  if (lexicon.canonical('quantityLimit.some', written) !== undefined) return reading({ limited: true, text: '' });
  const denied = /(?:无|不|没有|未)(?:作|设|设置|规定|受)?(?:数量|名额|额度|指标|审批数量|许可数量)?(?:上)?(?:的)?(?:限制|限额|限定|上限)/u.test(written);
  if (denied) return /\d/u.test(written) ? reading<QuantityLimit>(undefined, [written.slice(0, 30)]) : reading({ limited: false, text: '' }, [], ['写明没有数量限制']);
  if (/限|名额|指标|总量|\d/u.test(written)) return reading({ limited: true, text: written });
  return reading<QuantityLimit>(undefined, [written.slice(0, 30)]);
}

/** 数量限制: 无 and 不限 are a value, not silence. */
export const createQuantityLimit: KindFactory = (tools) =>
  defineKind<QuantityLimit>({
    read: (text) => readLimit(text, tools),
    judge(a, b, context, sides) {
      if (a.value.limited !== b.value.limited) return different(`数量限制不同：${a.value.limited ? sides.a : sides.b}有限制，${a.value.limited ? sides.b : sides.a}没有`, a.value.limited ? 'more' : 'less');
      if (!a.value.limited) return sameForms(a, b, '均无数量限制');
      if (a.value.text === b.value.text) return same('数量限制相同');
      if (a.value.text === '' || b.value.text === '') return unsure('均有数量限制，但只有一方写明内容');
      return tools.compare('text', a.value.text, b.value.text, context);
    },
  });
