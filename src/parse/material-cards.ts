import type { Block, Stretch } from './blocks.js';
import { unmarked } from './items.js';
import type { LabelBook } from './labels.js';
import { labelledParts, partNames, type LabelledPart } from './material-labels.js';
import { numberingAt } from './numbering.js';
import { lines, slice, trimmed, wholeText } from './stretch.js';

/** The name of a material and the labelled parts that stand below it. */
export interface MaterialCard {
  name: Stretch;
  parts: LabelledPart[];
  numbered: boolean;
}

type Atom = { name: Stretch } | { part: LabelledPart };

const LONGEST_NAME = 80;
const NUMBER = /^(?:申请|申报)?材料\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\s*[：:、.．]\s*/;
/** What leads to names or speaks of the list is no name. */
const NO_NAME = /[：:。]$|情形$|^注[：:]|^备注|^说明|^共.{0,6}[份项种件]/;

/** A line of labelled parts, or a line without any: a name. */
function atomsOfLine(line: Stretch, book: LabelBook): Atom[] | undefined {
  const text = unmarked(line);
  const parts = labelledParts(text, book);
  if (parts.length > 0) return parts[0]?.start === 0 ? parts.map((part) => ({ part })) : undefined;
  if (text.text.length > LONGEST_NAME || NO_NAME.test(text.text) || partNames(text.text, book).length > 0) return undefined;
  return [{ name: trimmed(line) }];
}

/** Labels in the first column and their values beside them; `undefined` for any other table. */
function atomsOfTable(block: Block & { type: 'table' }, book: LabelBook): Atom[] | undefined {
  const atoms: Atom[] = [];
  for (const row of block.rows) {
    const cells = row.filter((cell, index) => cell !== row[index - 1]).map((cell) => trimmed(cell.text));
    const [label, value] = cells;
    if (!label || cells.length > 2) return undefined;
    const parts = value ? partNames(label.text, book) : [];
    if (value && parts.length === 0) return undefined;
    if (!value && label.text !== '') atoms.push({ name: label });
    else if (value && value.text !== '') atoms.push({ part: { start: 0, label: label.text, parts, value } });
  }
  return atoms;
}

function atomsOf(block: Block, book: LabelBook): Atom[] | undefined {
  switch (block.type) {
    case 'heading': return NO_NAME.test(trimmed(block.text).text) ? undefined : [{ name: trimmed(block.text) }];
    case 'paragraph': return all(lines(block.text).map((line) => atomsOfLine(line, book)));
    case 'list': return all(block.items.flat().map((inner) => atomsOf(inner, book)));
    case 'table': return atomsOfTable(block, book);
    case 'group': return all([block.caption ? [{ name: trimmed(block.caption) }] : [], ...block.children.map((inner) => atomsOf(inner, book))]);
    case 'pair': {
      const parts = partNames(block.label.text, book);
      const value = wholeText(block.value);
      if (parts.length > 0) return value ? [{ part: { start: 0, label: trimmed(block.label).text, parts, value } }] : [];
      return isPartsOnly(block.value, book) ? all([[{ name: trimmed(block.label) }], ...block.value.map((inner) => atomsOf(inner, book))]) : undefined;
    }
  }
}

function all(found: readonly (Atom[] | undefined)[]): Atom[] | undefined {
  return found.includes(undefined) ? undefined : found.flatMap((atoms) => atoms ?? []);
}

/** Do blocks hold nothing but labelled parts of a material? What stands over them is its name. */
export function isPartsOnly(blocks: readonly Block[], book: LabelBook): boolean {
  const atoms = all(blocks.map((block) => atomsOf(block, book)));
  return atoms !== undefined && atoms.length > 0 && atoms.every((atom) => 'part' in atom);
}

function nameOf(line: Stretch): Stretch {
  const number = NUMBER.exec(line.text);
  return number && number[0].length < line.text.length ? trimmed(slice(line, number[0].length)) : unmarked(line);
}

/**
 * Materials of which each is a name and labelled parts below it, in boxes, rows, lists or lines; `undefined` where that is
 * not what stands there, or the names have labels of their own (材料名称：).
 */
export function cardsOf(blocks: readonly Block[], book: LabelBook): MaterialCard[] | undefined {
  const atoms = all(blocks.map((block) => atomsOf(block, book)));
  if (!atoms) return undefined;
  const cards: MaterialCard[] = [];
  for (const atom of atoms) {
    const card = cards.at(-1);
    if ('name' in atom) cards.push({ name: nameOf(atom.name), parts: [], numbered: numberingAt(atom.name.text) !== undefined || NUMBER.test(atom.name.text) });
    else if (!card || atom.part.parts.some((part: string) => part === 'name')) return undefined;
    else card.parts.push(atom.part);
  }
  const numbered = cards[0]?.numbered ?? false;
  const seen = new Set<string>(cards[0]?.parts.map((part) => part.label));
  for (const card of cards) {
    // A further line of a value is no name: behind a name the labels begin anew.
    if (card.numbered !== numbered || (card.parts.length === 0 && !numbered) || card.parts.some((part, index) => index === 0 && !seen.has(part.label))) return undefined;
    card.parts.forEach((part) => seen.add(part.label));
  }
  return cards.some((card) => card.parts.length > 0) ? cards : undefined;
}
