import type { Block, Document } from './blocks.js';
import { unmarked } from './items.js';
import { trimmed } from './stretch.js';

/** Parts of a file that holds several items, each under a heading of its own. */
export interface BookParts {
  items: Document[];
  /** Headings whose part is no item (foreword, contents), so that nothing is passed over in silence. */
  others: string[];
}

/** Blocks below each heading of a depth, the heading among them; what stands before the first one comes first, without a heading. */
function sections(blocks: readonly Block[], depth: number): { heading: string; blocks: Block[] }[] {
  const found: { heading: string; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const begins = block.type === 'heading' && block.depth <= depth;
    if (begins || found.length === 0) found.push({ heading: begins ? trimmed(block.text).text : '', blocks: [] });
    found.at(-1)?.blocks.push(block);
  }
  return found;
}

const holdsHeading = (blocks: readonly Block[]): boolean => blocks.some((block) => block.type === 'heading' || (block.type === 'group' && holdsHeading(block.children)));

/** Headings within groups (the articles of a web page) count as those outside. */
function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'group' && block.caption === undefined && holdsHeading(block.children) ? flat(block.children) : [block]));
}

/**
 * Splits a file at the headings of its items: at the highest level of headings of which two or more begin a part that is a guide by
 * itself. A file of one item comes back whole.
 * The number of an item's heading (一、, 1.) is no part of its name.
 * @param isItem does a document state enough elements to be an item?
 */
export function bookParts(document: Document, isItem: (part: Document) => boolean): BookParts {
  const whole = flat(document.blocks);
  const depths = [...new Set(whole.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])))].sort((a, b) => a - b);
  for (const depth of depths) {
    const parts = sections(whole, depth).map(({ heading, blocks }) => ({ heading, document: { snapshot: document.snapshot, blocks, links: [] } satisfies Document }));
    const items = parts.filter((part) => part.heading !== '' && isItem(part.document));
    if (items.length < 2) continue;
    // What stands before the first item is cover and contents.
    const begins = parts.findIndex((part) => items.includes(part));
    const others = parts.filter((part, index) => index > begins && !items.includes(part)).map((part) => part.heading);
    return { items: items.map((part) => ({ ...part.document, blocks: part.document.blocks.map((block, index) => (index === 0 && block.type === 'heading' ? { ...block, text: unmarked(block.text) } : block)) })), others };
  }
  return { items: [document], others: [] };
}
