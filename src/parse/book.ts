import type { Block, Document, Stretch } from './blocks.js';
import { unmarked } from './items.js';
import { slice, trimmed } from './stretch.js';

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

/** The name in an item's heading: without 一、 or 1., and without the bare number of its place (`7　公共场所卫生许可`). */
function nameOf(heading: Stretch, place: number): Stretch {
  const text = unmarked(heading);
  const number = new RegExp(`^${place}[ \\u3000]+(?=\\D)`).exec(text.text)?.[0] ?? '';
  return slice(text, number.length);
}

/** The highest level of the headings within blocks; undefined where there is none. */
function topDepth(blocks: readonly Block[]): number | undefined {
  const depths = blocks.flatMap((block): number[] => (block.type === 'heading' ? [block.depth] : block.type === 'group' ? [topDepth(block.children) ?? 7] : []));
  const least = Math.min(...depths);
  return least < 7 ? least : undefined;
}

const bare = (text: Stretch | undefined): string => (text?.text ?? '').replace(/\s/g, '');

/** Headings within groups (the articles of a web page) count as those outside; the caption of a group is the heading over those in it. */
function flat(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    const depth = block.type === 'group' ? topDepth(block.children) : undefined;
    if (block.type !== 'group' || depth === undefined) return [block];
    const children = flat(block.children);
    const [first] = children;
    // A table of contents names what its links lead to, and that begins with its own heading.
    const said = first?.type === 'heading' && bare(first.text) === bare(block.caption);
    return block.caption === undefined || said ? children : [{ type: 'heading', depth: Math.max(1, depth - 1), text: block.caption }, ...children];
  });
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
    return { items: items.map((part, place) => ({ ...part.document, blocks: part.document.blocks.map((block, index) => (index === 0 && block.type === 'heading' ? { ...block, text: nameOf(block.text, place + 1) } : block)) })), others };
  }
  return { items: [document], others: [] };
}
