import type { Lexicon } from './lexicon.js';
import { arabicNumerals } from './numerals.js';
import { foldPresentation, stripBookMarks, stripFinalPunctuation } from './presentation.js';
import { stripPunctuation, termPattern } from './wording.js';

/**
 * Canonical name of a material: presentation and listed synonyms (`materials.name`: 身份证 = 居民身份证) in one form. A synonym counts where
 * the word ends there: 身份证明 and 身份证件 are no 身份证.
 */
export function materialKey(name: string, lexicon: Lexicon): string {
  const plain = arabicNumerals(stripFinalPunctuation(stripBookMarks(foldPresentation(name))).replaceAll('"', ''));
  const pattern = termPattern(lexicon, 'materials.name');
  const spelled = pattern === undefined ? plain : plain.replace(pattern, (term, at: number) => (/^[明件号]/u.test(plain.slice(at + term.length)) ? term : lexicon.canonical('materials.name', term) ?? term));
  return stripPunctuation(spelled).toLowerCase();
}
