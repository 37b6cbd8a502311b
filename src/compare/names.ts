import { defineKind, different, quote, reading, sameForms, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { arabicNumerals } from './numerals.js';
import { foldPresentation, stripBookMarks, stripFinalPunctuation } from './presentation.js';
import { contentOf, differingParts, stripPunctuation, useCanonical } from './wording.js';

/** A name of an item or of a document, with the cases that it adds in brackets or behind a dash (新办, 变更, 县级). */
export interface NamedThing {
  /** The whole name without punctuation. */
  key: string;
  base: string;
  cases: string[];
  content: string;
}

/** Longer texts are no name. */
const LONGEST = 2_000;
const CASE_BRACKETS = /[([]([^()[\]]{1,40})[)\]]/gu;
const CASE_DASH = /-([^-()[\]\d]{1,12})$/u;

/** Reads a name; `use` is the vocabulary of synonyms that hold inside names of that kind. */
export function readName(text: string, lexicon: Lexicon, use: string): NamedThing | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = stripFinalPunctuation(stripBookMarks(foldPresentation(stripLabel(text.trim(), lexicon)))).replaceAll('"', '');
  const name = useCanonical(arabicNumerals(plain), lexicon, use);
  const key = stripPunctuation(name).toLowerCase();
  if (key === '') return undefined;
  const cases: string[] = [];
  const keep = (_whole: string, inner: string): string => {
    cases.push(stripPunctuation(inner).toLowerCase());
    return '';
  };
  const base = stripPunctuation(name.replace(CASE_BRACKETS, keep).replace(CASE_DASH, keep)).toLowerCase();
  return { key, base: base === '' ? key : base, cases: base === '' ? [] : cases, content: contentOf(key, lexicon) };
}

/** `itemName` and `resultDocument` differ only in the vocabulary and in what they are called in the reason. */
function createNames(use: string, noun: string): KindFactory {
  return ({ lexicon }) =>
    defineKind<NamedThing>({
      read: (text) => reading(readName(text, lexicon, use)),
      judge(a, b, _context, sides) {
        if (a.value.key === b.value.key) return sameForms(a, b, `${noun}相同，仅书名号、括号、空格等写法不同`);
        const onlyA = a.value.cases.filter((one) => !b.value.cases.includes(one));
        const onlyB = b.value.cases.filter((one) => !a.value.cases.includes(one));
        if (a.value.base === b.value.base && onlyA.length + onlyB.length === 0) return sameForms(a, b, `${noun}相同，仅注明的情形次序不同`);
        if (a.value.base === b.value.base && (onlyA.length === 0 || onlyB.length === 0)) {
          const [name, other, cases] = onlyA.length > 0 ? [sides.a, sides.b, onlyA] : [sides.b, sides.a, onlyB];
          return unsure(`${noun}相同，${name}另注明${cases.map(quote).join('、')}，${other}未注明，请人工核对`);
        }
        if (a.value.base === b.value.base) return different(`${noun}所注情形不同：${sides.a}为${onlyA.map(quote).join('、')}，${sides.b}为${onlyB.map(quote).join('、')}`);
        if (a.value.content === b.value.content) return unsure(`${noun}仅虚词不同，请人工核对`);
        const [inA, inB] = differingParts(a.value.key, b.value.key);
        return different(`${noun}不同：${sides.a}写${quote(inA)}，${sides.b}写${quote(inB)}`);
      },
    });
}

/** Kind `itemName`: names of service items. */
export const createItemName = createNames('itemName.synonym', '事项名称');

/** Kind `resultDocument`: names of the documents that an item results in. */
export const createResultDocument = createNames('resultDocument.synonym', '结果名称');
