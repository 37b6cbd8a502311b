import type { Reading } from '../model/comparison.js';
import { markedChoices, plain } from './choices.js';
import { defineKind, different, reading, sameForms } from './comparator.js';
import type { CompareTools, KindFactory } from './comparator.js';

function answer(word: string, { lexicon }: CompareTools): boolean | undefined {
  const canonical = lexicon.canonical('yesNo', word.toUpperCase());
  return canonical === undefined ? undefined : canonical === '是';
}

function readYesNo(text: string, tools: CompareTools): Reading<boolean> {
  if (text.length > 500) return reading<boolean>(undefined, [text.slice(0, 30)]);
  const folded = plain(text, tools.lexicon);
  if (folded === '') return reading<boolean>(undefined);
  const marked = markedChoices(folded);
  const mark = marked?.length === 1 ? marked[0] : undefined;
  const word = (mark ?? folded).replace(/^[["'(]+|[\]"')]+$/gu, '');
  // 是（支持）: the same said twice.
  const twice = /^([^()]{1,8})\(([^()]{1,8})\)$/u.exec(mark ?? folded) ?? /^(是|否)([√✓✔×✗✘])$/u.exec(folded);
  const agreed = twice === null ? undefined : answer(twice[1] ?? '', tools);
  const doubled = agreed !== undefined && agreed === answer(twice?.[2] ?? '', tools) ? agreed : undefined;
  const value = answer(word, tools) ?? doubled ?? (mark === undefined ? charged(text, tools) : undefined);
  return reading(value, value === undefined ? [folded] : [], value === undefined || word === (value ? '是' : '否') ? [] : [`“${word}”即“${value ? '是' : '否'}”`]);
}

/** A statement of fees answers 是否收费: an amount is yes, free of charge is no. */
function charged(text: string, tools: CompareTools): boolean | undefined {
  const fee = tools.read('fee', text, {}).value;
  return typeof fee === 'object' && fee !== null && 'charged' in fee && typeof fee.charged === 'boolean' ? fee.charged : undefined;
}

/** 是 or 否, in all the words and marks that say so. */
export const createYesNo: KindFactory = (tools) =>
  defineKind<boolean>({
    read: (text) => readYesNo(text, tools),
    judge(a, b, _context, sides) {
      const word = (value: boolean): string => (value ? '是' : '否');
      return a.value === b.value ? sameForms(a, b, '结论相同') : different(`结论相反：${sides.a}为${word(a.value)}，${sides.b}为${word(b.value)}`);
    },
  });
