import type { CompareContext } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Material, MaterialPart } from '../model/guide.js';
import type { Comparisons } from '../compare/index.js';
import type { Stretch } from './blocks.js';
import { fieldOf, slice, trimmed, trimRange } from './stretch.js';

/** Words that the printed form of a document itself consists of; they tell columns apart whose heading names either. */
export const ORIGINAL = /(?:^|[^或])原件|正本/;
export const COPIES = /复印件|复制件|影印件|副本/;
const MEDIUM = /纸质|电子|扫描/;
const FORM = /原件|正本|复印件|复制件|影印件/;
const COUNT = /[0-9０-９一二两三四五六七八九十壹贰叁]\s*(?:式|份|张|套|本|个)|^[0-9０-９]+$/;

export interface PartReader {
  comparisons: Comparisons;
  context: CompareContext;
}

const KINDS: Partial<Record<MaterialPart, string>> = {
  form: 'materialForm', medium: 'materialMedium', copies: 'materialCopies', source: 'materialSource', necessity: 'materialNecessity',
  issuer: 'organ', legalBasis: 'legalBasis', paperSize: 'paperSize', exempt: 'yesNo', toleranceTerm: 'timeLimit',
};

function valueOf(part: MaterialPart, text: string, reader: PartReader): unknown {
  const kind = KINDS[part];
  return kind === undefined ? text : reader.comparisons.read(kind, text, reader.context).value;
}

/** Of the parts that a heading may name, those that the value shows. */
function shown(parts: readonly MaterialPart[], text: string): MaterialPart[] {
  if (parts.length < 2) return [...parts];
  const printed: MaterialPart[] = [];
  if (parts.includes('form') && FORM.test(text)) printed.push('form');
  if (MEDIUM.test(text) && (parts.includes('medium') || parts.includes('form'))) printed.push('medium');
  if (parts.includes('copies') && COUNT.test(text)) printed.push('copies');
  if (printed.length > 0) return printed;
  if (parts.includes('source') && parts.includes('issuer')) return /自备|核发|其他|中介|提供$/.test(text) ? ['source'] : ['issuer'];
  const other = parts.find((part) => part !== 'form' && part !== 'medium' && part !== 'copies');
  return other ? [other] : parts.slice(0, 1);
}

/** `是` under 是否必要 says 必要. */
function inWords(part: MaterialPart, text: string): string {
  if (part !== 'necessity') return text;
  if (/^(?:是|√|✓|✔|☑|Y|yes)$/i.test(text)) return '必要';
  if (/^(?:否|×|✗|✘|☐|N|no)$/i.test(text)) return '非必要';
  return text;
}

/** The parts of a material that a value under a label (a column's heading, a pair's label) gives. */
export function partFields(parts: readonly MaterialPart[], stretch: Stretch, reader: PartReader): Material['parts'] {
  const text = trimmed(stretch).text;
  if (text === '') return {};
  const fields: Material['parts'] = {};
  for (const part of shown(parts, text)) {
    const words = inWords(part, text);
    const field: Field | undefined = fieldOf(stretch, valueOf(part, words, reader));
    if (field) fields[part] = words === text ? field : { ...field, text: words };
  }
  const remark = fields.instructions ?? fields.condition;
  if (remark && /^(?:原件|复印件|纸质|电子)/.test(text)) fields.form = { ...remark, value: valueOf('form', text, reader) };
  // "原件1份" in a column of counts says which form is meant; "1份（复印件）", too.
  if (fields.copies && !fields.form && FORM.test(text)) fields.form = { ...fields.copies, value: valueOf('form', text, reader) };
  return fields;
}

/** Parts that offices write behind a material's name. */
export const TEXT_PARTS = ['form', 'medium', 'copies', 'source', 'necessity', 'paperSize'] as const;

/** A part within what stands behind a material's name: the shortest run of its pieces that says of the part what the whole says. */
export function partField(part: (typeof TEXT_PARTS)[number], value: unknown, stretch: Stretch, reader: PartReader): Field | undefined {
  const wanted = JSON.stringify(value);
  const says = (text: string): boolean => text === value || JSON.stringify(reader.comparisons.readMaterial(`申请表，${text}`, reader.context).parts[part]?.value) === wanted;
  const pieces = piecesOf(stretch.text);
  for (let length = 1; length < pieces.length + 1; length += 1) {
    for (let first = 0; first + length <= pieces.length; first += 1) {
      const [start, end] = trimRange(stretch.text, pieces[first]?.[0] ?? 0, pieces[first + length - 1]?.[1] ?? 0);
      const text = stretch.text.slice(start, end);
      if (says(text)) return fieldOf(slice(stretch, start, end), valueOf(part, text, reader));
    }
  }
  return fieldOf(stretch, valueOf(part, trimmed(stretch).text, reader));
}

const MOST_PIECES = 12;

/** Ranges between separators and brackets. */
function piecesOf(text: string): [number, number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !/[，,；;、|｜（()）\s]/.test(text.charAt(at))) continue;
    if (at > from) pieces.push([from, at]);
    from = at + 1;
  }
  return pieces.length > MOST_PIECES ? [] : pieces;
}
