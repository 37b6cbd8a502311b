import type { Field } from '../model/field.js';
import type { Block, Stretch } from './blocks.js';

/** A stretch all of which stands at one place (a cell, a JSON string). `raw` is what stands there where it differs from the text. */
export function placed(text: string, at: Field['at'], raw: string = text): Stretch {
  return { text, locate: (start, end) => ({ raw: raw === text ? text.slice(start, end) : raw, at }) };
}

export const paragraph = (text: Stretch): Block => ({ type: 'paragraph', text });

/** Blocks of a text that stands within one place: their evidence is their own words, at that place. */
export function placedBlocks(blocks: readonly Block[], at: Field['at']): Block[] {
  const move = (stretch: Stretch): Stretch => ({ ...placed(stretch.text, at), ...(stretch.strong ? { strong: stretch.strong } : {}) });
  const cells = new Map<object, { header: boolean; text: Stretch; blocks: Block[] }>();
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: move(block.text) };
      case 'list':
        return { ...block, items: block.items.map((item) => placedBlocks(item, at)) };
      case 'pair':
        return { ...block, label: move(block.label), value: placedBlocks(block.value, at) };
      case 'group':
        return { ...block, children: placedBlocks(block.children, at), ...(block.caption ? { caption: move(block.caption) } : {}) };
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => {
            const known = cells.get(cell) ?? { header: cell.header, text: move(cell.text), blocks: placedBlocks(cell.blocks, at) };
            cells.set(cell, known);
            return known;
          })),
        };
    }
  });
}
