import type { Cell, TableBlock } from './blocks.js';
import { readContainer, type Reader } from './html-blocks.js';
import { contentChildren, plainText, type HtmlPage } from './html-page.js';
import { labelLike } from './html-pairs.js';
import { stretchOf } from './html-stretch.js';
import { isElement, type HtmlElement, type HtmlNode } from './html-tree.js';

const NUMBER = /^(?:序号|编号|№|No\.?)$/i;

/** A table without `table`: rows of as many boxes each, the first of them headings. `end` is the index behind its last node. */
export interface BoxTable {
  block: TableBlock;
  end: number;
}

/** Reads the table of boxes that begins at a node, if one does: rows beside each other or in a box of their own behind the headings. */
export function boxTable(reader: Reader, nodes: readonly HtmlNode[], at: number, depth: number): BoxTable | undefined {
  const { page } = reader;
  const head = nodes[at];
  const headings = head && isElement(head) ? headingsIn(page, head) : undefined;
  if (!headings) return undefined;
  const rows: HtmlElement[][] = [];
  let end = at + 1;
  for (; end < nodes.length; end++) {
    const node = nodes[end];
    if (!node || !isElement(node)) break;
    const row = boxes(page, node);
    const inside = row.length === headings.length && !row.some((box) => boxes(page, box).length === headings.length) ? [row] : row.map((box) => boxes(page, box));
    if (inside.length === 0 || inside.some((one) => one.length !== headings.length) || headingsIn(page, node)) break;
    rows.push(...inside);
  }
  if (rows.length === 0) return undefined;
  // 原件/复印件 | 原件, 份数 | 1: rows of a label and its value, of which one value happens to be a label's word.
  if (headings.length === 2 && rows.every(([label]) => label !== undefined && page.isLabel(plainText(page, label, 30)))) return undefined;
  const buttons = new Set(headings.flatMap((box, index) => (page.words.columns.includes(plainText(page, box, 10)) ? [index] : [])));
  const cellOf = (header: boolean) => (box: HtmlElement): Cell => {
    const text = stretchOf(page, [box]);
    return { header, text, blocks: header ? [{ type: 'paragraph', text }] : readContainer(reader, box, depth + 1) };
  };
  const kept = (row: HtmlElement[]): HtmlElement[] => row.filter((_, index) => !buttons.has(index));
  return { block: { type: 'table', rows: [kept(headings).map(cellOf(true)), ...rows.map((row) => kept(row).map(cellOf(false)))] }, end };
}

/** The element children of a row that has no text of its own; an empty one is an empty cell. */
function boxes(page: HtmlPage, row: HtmlElement): HtmlElement[] {
  if (row.tagName === 'table' || row.tagName === 'p' || contentChildren(page, row).some((node) => !isElement(node))) return [];
  return row.childNodes.filter(isElement).filter((box) => !page.furniture.has(box) && box.tagName !== 'br' && box.tagName !== 'i');
}

/** The boxes of a row of headings: short, and known labels but for numbers and buttons. */
function headingsIn(page: HtmlPage, row: HtmlElement): HtmlElement[] | undefined {
  const own = boxes(page, row);
  if (own.length < 2 || own.length > 14) return undefined;
  const texts = own.map((box) => plainText(page, box, 30));
  const neutral = texts.filter((text) => NUMBER.test(text) || page.words.columns.includes(text));
  const known = own.filter((box, index) => labelLike(page, box) && page.isLabel(texts[index] ?? ''));
  return known.length >= 2 && known.length >= (own.length - neutral.length) * 0.6 && own.every((box, index) => labelLike(page, box) || texts[index] === '' || neutral.includes(texts[index] ?? '')) ? own : undefined;
}
