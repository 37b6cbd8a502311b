import { splitEntries } from './clauses.js';
import type { Lexicon } from './lexicon.js';
import { readAttributes } from './material-attributes.js';
import type { AmountValue, AttributeWords, FormValue, MediumValue } from './material-attributes.js';
import { readMaterialText } from './material-reading.js';
import { splitNumbered } from './numbering.js';
import { foldCharacters, foldPresentation, stripFinalPunctuation } from './presentation.js';

/** A material of a list written as text. */
export interface MaterialItem {
  name: string;
  key: string;
  scenario?: string;
  form?: FormValue;
  medium?: MediumValue;
  amount?: AmountValue;
  source?: string;
  necessity?: string;
  notes: string[];
  unread: string[];
}

/** Longer lines are no list of names. */
const LONGEST_LINE = 4_000;
const DOCUMENT_END = /(?:证|证书|证明|证件|表|书|函|合同|协议|执照|簿|本|照片|相片|照|报告|材料|资料|文件|原件|复印件|清单|名册|名单|图|图纸|章程|决议|决定|方案|说明|意见|凭证|发票|票据|批复|批文|简历|档案|承诺|记录|委托|病历|护照|卡|单)$/u;

/** Cells of a row: the first that is no number is the name, the others are attributes; two bare numbers are originals and copies. */
function readRow(cells: string[], words: AttributeWords): MaterialItem | undefined {
  const rest = cells.map((cell) => cell.trim());
  if (/^\d{1,3}$/u.test(rest[0] ?? '') && rest.length > 1) rest.shift();
  const name = rest.shift();
  if (name === undefined || name === '') return undefined;
  const own = readMaterialText(name, words);
  const numbers = rest.filter((cell) => /^\d{1,3}$/u.test(cell)).map(Number);
  const attributes: string[] = [];
  const unread: string[] = [];
  let cellNecessity: string | undefined;
  for (const cell of rest) {
    if (cell === '' || cell === '/' || cell === '-') continue;
    const necessity = words.lexicon.canonical('material.necessity.cell', cell);
    if (necessity !== undefined) cellNecessity = necessity;
    else if (numbers.length === 2 && /^\d{1,3}$/u.test(cell)) continue;
    else if (readAttributes(cell, words, true) !== undefined) attributes.push(cell);
    else unread.push(cell);
  }
  const read = attributes.length === 0 ? undefined : readAttributes(attributes.join(' '), words, true);
  const [original, copy] = numbers;
  const counted = numbers.length === 2 && original !== undefined && copy !== undefined;
  const form = read?.form ?? (counted && original + copy > 0 ? { original: original > 0, copy: copy > 0, joined: 'and' as const } : own.parts.form?.value);
  const amount = counted ? { ...(original > 0 ? { original } : {}), ...(copy > 0 ? { copy } : {}) } : (read?.amount ?? own.parts.copies?.value);
  return item({ name: own.name.value, key: own.key, form, medium: read?.medium ?? own.parts.medium?.value, amount, source: read?.source, necessity: read?.necessity ?? cellNecessity, notes: [...own.notes, ...(read?.notes ?? [])], unread });
}

function item(parts: { [K in keyof MaterialItem]: MaterialItem[K] | undefined } & { name: string; key: string; notes: string[]; unread: string[] }): MaterialItem {
  const result: Record<string, unknown> = { ...parts };
  for (const key of Object.keys(result)) if (result[key] === undefined) delete result[key];
  return result as unknown as MaterialItem;
}

function readEntry(text: string, words: AttributeWords): MaterialItem | undefined {
  if (/[|\t]/u.test(text)) return readRow(text.replace(/^\||\|$/gu, '').split(/[|\t]/u), words);
  const read = readMaterialText(text, words);
  if (read.key === '') return undefined;
  const { form, medium, copies, source, necessity } = read.parts;
  return item({ name: read.name.value, key: read.key, form: form?.value, medium: medium?.value, amount: copies?.value, source: source?.value, necessity: necessity?.value, notes: read.notes, unread: read.unread });
}

/** A list in one line: 、 and , part two entries only where each is a document by itself; attributes stay with the entry before. */
function splitLine(line: string, words: AttributeWords): string[] {
  const pieces = line.length > LONGEST_LINE ? [line] : splitEntries(line);
  if (pieces.length < 2) return [line];
  const found: string[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last !== undefined && readAttributes(piece, words) !== undefined) found[found.length - 1] = `${last},${piece}`;
    else found.push(piece);
  }
  const whole = found.every((piece) => {
    const name = stripFinalPunctuation(readMaterialText(piece, words).name.value).replace(/[)\]》"]+$/u, '');
    return name.length >= 2 && !/^(?:正|副)/u.test(name) && DOCUMENT_END.test(name);
  });
  return whole ? found : [line];
}

/** Parts of a text at ; outside brackets. */
function splitSemicolons(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === '(' || mark === '[') depth += 1;
    else if (mark === ')' || mark === ']') depth = Math.max(0, depth - 1);
    else if ((mark === ';' || mark === '。') && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => stripFinalPunctuation(part) !== '');
}

/** More entries than any guide has: such a text is no list of materials. */
const MOST_ENTRIES = 600;

const LEAD = /(?:以下|下列|如下)|^(?:申请|申报|所需|需要?|应|提交|提供|办理)[^()]{0,14}(?:材料|资料|要件)(?:清单|目录)?$/u;

/** A line of its own that only says what the list is: 申请材料, 所需材料清单. */
const HEADING = /^(?:申请|申报|所需|需要?|应?提交的?|应?提供的?|办理|办事)(?:材料|资料|要件)(?:清单|目录|名称)?:?$/u;

/** Entries of a list in any style: rows, lines, numbers, semicolons; a heading that ends in a colon names the 情形 of what follows. */
export function readMaterialList(text: string, words: AttributeWords, lexicon: Lexicon): MaterialItem[] | 'none' {
  const folded = foldCharacters(text).replace(/原 件/gu, '原件').replace(/复 ?印 ?件/gu, '复印件');
  if (lexicon.canonical('materials.none', stripFinalPunctuation(foldPresentation(text))) !== undefined) return 'none';
  const numbered = /\|/u.test(folded) ? folded.split('\n') : splitNumbered(folded, true);
  const listed = numbered.length > 1;
  const pieces = numbered.flatMap((part) => part.split('\n')).flatMap(splitSemicolons);
  const lines: string[] = [];
  for (const piece of pieces.slice(0, MOST_ENTRIES + 1)) {
    const last = lines.at(-1);
    const row = /\|/u.test(piece);
    if (last === undefined && pieces.length > 1 && HEADING.test(piece)) continue;
    if (row && (/^[|\s:-]+$/u.test(piece) || piece.split('|').some((cell) => lexicon.canonical('materials.head', cell.trim()) === '材料名称'))) continue;
    if (!row && last !== undefined && readAttributes(piece, words) !== undefined) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  if (pieces.length > MOST_ENTRIES) return [];
  const entries = listed || lines.length > 1 ? lines : lines.flatMap((line) => splitLine(line, words));
  const items: MaterialItem[] = [];
  let scenario: string | undefined;
  for (const entry of entries) {
    const heading = /^([^:()]{2,40}):\s*(.*)$/su.exec(entry);
    let body = entry;
    if (heading !== null && readAttributes(heading[2] ?? '', words) === undefined && (heading[2] === '' || LEAD.test(heading[1] ?? '') || /(?:时|情形|的|提供|提交|材料)$/u.test(heading[1] ?? ''))) {
      if (!LEAD.test(heading[1] ?? '')) scenario = (heading[1] ?? '').replace(/(?:另|还)?(?:需|应|须)?(?:要)?(?:提供|提交)(?:的)?(?:材料)?$/u, '');
      body = heading[2] ?? '';
    }
    if (stripFinalPunctuation(body) === '') continue;
    const read = readEntry(body, words);
    if (read !== undefined) items.push(scenario === undefined ? read : { ...read, scenario });
  }
  return items;
}
