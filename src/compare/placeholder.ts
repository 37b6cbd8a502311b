import { defineKind, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';

/** Letters only: whatever is not equal in presentation goes to a person. */
export const createLetters: KindFactory = () =>
  defineKind<string>({
    read: (text) => reading(stripFinalPunctuation(foldPresentation(text)) || undefined),
    judge: (a, b, _context, sides) => (a.value === b.value ? sameForms(a, b, '写法相同') : unsure(`${sides.a}与${sides.b}文字不同，请人工核对是否同义`)),
  });
