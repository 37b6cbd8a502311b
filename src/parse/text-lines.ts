import type { TextLine } from '../model/text-line.js';
import type { Block, Document, Stretch } from './blocks.js';

/** Lines beyond that are left out: no guide is longer. */
const MOST = 4_000;

/** The whole text of a document in its order, line by line, with where each stands: what people read a finding beside. */
export function textLines(document: Document): TextLine[] {
  return document.blocks.flatMap(linesOf).filter(({ cells }) => cells.some(({ text }) => text.trim() !== '')).slice(0, MOST);
}

const cell = (stretch: Stretch): TextLine['cells'][number] => ({ text: stretch.text, at: stretch.locate(0, stretch.text.length).at });
const text = (stretch: Stretch): TextLine => ({ kind: 'text', cells: [cell(stretch)] });

function linesOf(block: Block): TextLine[] {
  switch (block.type) {
    case 'heading': return [{ kind: 'heading', cells: [cell(block.text)] }];
    case 'paragraph': return [text(block.text)];
    case 'list': return block.items.flatMap((item) => item.flatMap(linesOf));
    case 'table': return block.rows.map((row) => ({ kind: 'row', cells: row.filter((one, at) => row.indexOf(one) === at).map((one) => cell(one.text)) }));
    case 'pair': return [{ kind: 'row', cells: [cell(block.label), ...block.value.flatMap(linesOf).flatMap(({ cells }) => cells)] }];
    case 'group': return [...(block.caption ? [{ kind: 'heading' as const, cells: [cell(block.caption)] }] : []), ...block.children.flatMap(linesOf)];
  }
}
