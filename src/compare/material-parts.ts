import type { Comparison, Reading } from '../model/comparison.js';
import { defineKind, different, orderOf, quote, reading, same, unsure } from './comparator.js';
import type { KindFactory } from './comparator.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { attributeWords, readAttributes } from './material-attributes.js';
import type { AmountValue, AttributeWords, FormValue, MaterialAttributes, MediumValue } from './material-attributes.js';
import { foldInPlace } from './material-fold.js';
import { materialKey } from './material-names.js';
import { compareAmounts, compareForms, compareMediums } from './material-values.js';
import { stripNumbering } from './numbering.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';
import { contentOf, differingParts } from './wording.js';

const LONGEST = 400;

/** Attributes of a part's own cell or line, brackets around it and a label before it removed. */
function attributesOf(text: string, words: AttributeWords): MaterialAttributes | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = foldInPlace(stripLabel(text, words.lexicon)).trim();
  const whole = readAttributes(plain, words, true) ?? readAttributes(stripFinalPunctuation(foldPresentation(plain)), words, true);
  if (whole !== undefined) return whole;
  // “原件1份，用于核对身份”: what is no attribute word is a remark.
  const pieces = plain.split(/[,;。\n]|(?=[([])|(?<=[)\]])/u).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const read = pieces.filter((piece) => readAttributes(piece, words, true) !== undefined);
  if (read.length === 0 || pieces[0] !== read[0]) return undefined;
  const joined = readAttributes(read.join(','), words, true);
  return joined === undefined ? undefined : { ...joined, notes: pieces.filter((piece) => !read.includes(piece)) };
}

interface FormAndMedium {
  form?: FormValue;
  medium?: MediumValue;
  notes: string[];
}

function createFormKind(prefer: 'form' | 'medium'): KindFactory {
  return ({ lexicon }) => {
    const words = attributeWords(lexicon);
    return defineKind<FormAndMedium>({
      read(text): Reading<FormAndMedium> {
        const found = attributesOf(text, words);
        if (found === undefined || (found.form === undefined && found.medium === undefined)) return reading<FormAndMedium>(undefined, [text.slice(0, 200)]);
        return reading({ ...(found.form === undefined ? {} : { form: found.form }), ...(found.medium === undefined ? {} : { medium: found.medium }), notes: found.notes });
      },
      judge(a, b, _context, sides) {
        const answers: Comparison[] = [];
        if (a.value.form !== undefined && b.value.form !== undefined) answers.push(compareForms(a.value.form, b.value.form, sides));
        if (a.value.medium !== undefined && b.value.medium !== undefined) answers.push(compareMediums(a.value.medium, b.value.medium, sides));
        if (prefer === 'medium') answers.reverse();
        const worst = answers.find((one) => one.verdict === 'different') ?? answers.find((one) => one.verdict === 'unsure') ?? answers[0];
        return worst ?? unsure(`${sides.a}写${quote(sides.textA)}，${sides.b}写${quote(sides.textB)}，一方写原件或复印件，另一方写纸质或电子，无法比对`);
      },
    });
  };
}

/** Kind `materialForm`: original or copy (and paper or electronic where both sides say so). */
export const createMaterialForm = createFormKind('form');

/** Kind `materialMedium`: paper or electronic. */
export const createMaterialMedium = createFormKind('medium');

/** Kind `materialCopies`: numbers of copies. */
export const createMaterialCopies: KindFactory = ({ lexicon }) => {
  const words = attributeWords(lexicon);
  return defineKind<{ amount: AmountValue; form?: FormValue }>({
    read(text) {
      const found = attributesOf(text, words);
      if (found?.amount === undefined) return reading<{ amount: AmountValue; form?: FormValue }>(undefined, [text.slice(0, 200)]);
      return reading({ amount: found.amount, ...(found.form === undefined ? {} : { form: found.form }) });
    },
    judge: (a, b, _context, sides) => compareAmounts(a.value, b.value, sides),
  });
};

function plainTerm(text: string, lexicon: Lexicon): string {
  return stripFinalPunctuation(foldPresentation(stripLabel(text, lexicon)));
}

/** Kind `materialSource`: where the applicant gets it from. */
export const createMaterialSource: KindFactory = ({ lexicon }) =>
  defineKind<string>({
    read(text) {
      const plain = plainTerm(text, lexicon);
      return reading(plain === '' ? undefined : (lexicon.canonical('material.source', plain) ?? plain));
    },
    judge(a, b, _context, sides) {
      const printed = `${sides.a}为${quote(sides.textA)}，${sides.b}为${quote(sides.textB)}`;
      if (a.value === b.value) return same(`来源渠道同为“${a.value}”`);
      const known = [a.value, b.value].every((value) => lexicon.canonical('material.source', value) !== undefined);
      return known ? different(`来源渠道不同：${printed}`) : unsure(`来源渠道写法不同，请人工核对：${printed}`);
    },
  });

const STRICTNESS: Record<string, number> = { 必要: 2, 容缺后补: 1, 非必要: 0 };

/** Kind `materialNecessity`: 必要, 非必要, 容缺后补, with a condition behind it where there is one. */
export const createMaterialNecessity: KindFactory = ({ lexicon }) =>
  defineKind<{ necessity: string; condition: string }>({
    read(text) {
      const plain = plainTerm(text, lexicon);
      const word = /^[^([,;:。]*/u.exec(plain)?.[0] ?? plain;
      const necessity = lexicon.canonical('material.necessity', word) ?? lexicon.canonical('material.necessity.cell', word);
      if (necessity === undefined) return reading<{ necessity: string; condition: string }>(undefined, [text.slice(0, 200)]);
      return reading({ necessity, condition: plain.slice(word.length).replace(/^[([,;:]|[)\]]$/gu, '') });
    },
    judge(a, b, _context, sides) {
      const printed = `${sides.a}为${quote(sides.textA)}，${sides.b}为${quote(sides.textB)}`;
      if (a.value.necessity !== b.value.necessity) return different(`材料必要性不同：${printed}`, orderOf(STRICTNESS[a.value.necessity] ?? 0, STRICTNESS[b.value.necessity] ?? 0));
      return a.value.condition === b.value.condition ? same(`材料必要性同为“${a.value.necessity}”`) : unsure(`材料必要性相同而所注条件不同，请人工核对：${printed}`);
    },
  });

/** Kind `paperSize`: A4 = A4纸. */
export const createPaperSize: KindFactory = ({ lexicon }) =>
  defineKind<string>({
    read(text) {
      const plain = plainTerm(text, lexicon).toUpperCase();
      return reading(/^(?:规格)?([ABK\d]{1,3})(?:号)?(?:纸|规格|幅面|纸张)?$/u.exec(plain)?.[1] ?? (plain === '' ? undefined : plain));
    },
    judge(a, b, _context, sides) {
      if (a.value === b.value) return same(`规格同为${a.value}`);
      const sizes = [a.value, b.value].every((value) => /^(?:[AB]\d|\d{1,2}K)$/u.test(value));
      return (sizes ? different : unsure)(`规格不同：${sides.a}为${quote(sides.textA)}，${sides.b}为${quote(sides.textB)}`);
    },
  });

/** Kind `materialName`: the name of one document. */
export const createMaterialName: KindFactory = ({ lexicon }) =>
  defineKind<string>({
    read: (text) => reading(materialKey(stripNumbering(stripLabel(text, lexicon)), lexicon) || undefined),
    judge(a, b, _context, sides) {
      if (a.value === b.value) return same('材料名称相同，仅书名号、空格等写法或列明的同义名称不同');
      if (contentOf(a.value, lexicon) === contentOf(b.value, lexicon)) return unsure('材料名称仅虚词不同，请人工核对');
      const bare = (text: string): string => materialKey(foldPresentation(text).replace(/[([][^()[\]]{1,60}[)\]]/gu, ''), lexicon);
      const [bareA, bareB] = [bare(sides.textA), bare(sides.textB)];
      if (bareA === bareB && bareA !== '' && (bareA === a.value || bareB === b.value)) return unsure(`材料名称一方另有括注，请人工核对：${sides.a}写${quote(sides.textA)}，${sides.b}写${quote(sides.textB)}`);
      const [inA, inB] = differingParts(a.value, b.value);
      return different(`材料名称不同：${sides.a}写${quote(inA)}，${sides.b}写${quote(inB)}`);
    },
  });
