import type { Block, Document } from './blocks.js';
import type { LabelBook } from './labels.js';
import { stretchesOf } from './stretch.js';
import { namesGuide } from './title.js';

/** Elements whose label begins the statement of an item: its name, else its code. */
const IDENTITY: readonly (readonly string[])[] = [['mainItemName'], ['implementationCode', 'basicCode']];

/** How the parts of a document are read for what they state of themselves: their identity, and which elements. */
export interface PartReading {
  identity: string;
  elements: Set<string>;
}

/** A label at the start of a line, behind its number or mark. */
const LABEL = /^[\s\-*•·●◆0-9一二三四五六七八九十、.．()（）]*([^：:]{2,24})(?:[：:]|$)/;

/** A part that states fewer elements than this is no item of its own. */
const ENOUGH = 3;

/**
 * The items of a document that holds several (a book of guides, one table each, one chapter each), or the document as it is.
 * It is cut before the headings that stand above each statement of an item's name; and only where each part states enough, its own
 * identity, and the elements that the others state too: 情形, 主项与子项 and an annex that repeats the name are no items.
 */
export function severalItems(document: Document, book: LabelBook, read: (part: Document) => PartReading): Document[] {
  const named = document.blocks.map((block) => namedIn(block, book));
  const titled = document.blocks.flatMap((block, index) => (block.type === 'heading' && namesGuide(block.text.text) ? [index] : []));
  for (const starts of [...IDENTITY.map((ids) => startsOf(document.blocks, named, book, ids)), titled]) {
    if (starts.length < 2) continue;
    const parts = starts.map((start, index): Document => ({ ...document, blocks: document.blocks.slice(index === 0 ? 0 : start, starts[index + 1] ?? document.blocks.length) }));
    const readings = parts.map(read);
    const identities = readings.map((reading) => reading.identity);
    const distinct = new Set(identities).size === identities.length && !identities.includes('');
    const shared = readings.every((reading, index) => reading.elements.size >= ENOUGH && readings.some((other, at) => at !== index && [...reading.elements].some((id) => other.elements.has(id))));
    if (distinct && shared) return parts.map((part) => withoutTitle(part));
  }
  return [document];
}

/** The title of the whole file is none of its parts'. */
function withoutTitle({ title: _title, ...part }: Document): Document {
  return part;
}

/** Indices of the top-level blocks before which a new item begins: that of the label, or of the headings right above it. */
function startsOf(blocks: readonly Block[], named: readonly ReadonlySet<string>[], book: LabelBook, ids: readonly string[]): number[] {
  const starts: number[] = [];
  blocks.forEach((_block, index) => {
    if (!ids.some((id) => named[index]?.has(id))) return;
    let start = index;
    while (start > (starts.at(-1) ?? -1) + 1 && isHead(blocks[start - 1], book)) start -= 1;
    starts.push(start);
  });
  return starts;
}

/** A heading, or a short line without a label's colon: a title that only its place and type mark. */
function isHead(block: Block | undefined, book: LabelBook): boolean {
  if (block?.type === 'heading') return true;
  if (block?.type !== 'paragraph') return false;
  const text = block.text.text.trim();
  return text.length <= 40 && !/[：:。；;]/.test(text) && book.match(text) === undefined && !/\d{4}|电话|^[（(]/.test(text);
}

/** The elements whose labels begin a line of a block. */
function namedIn(block: Block, book: LabelBook): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { text } of stretchesOf([block])) {
    for (const line of text.split('\n', 50)) {
      const label = LABEL.exec(line)?.[1];
      const specs = label === undefined ? undefined : book.match(label)?.specs;
      for (const spec of specs ?? []) named.add(spec.id);
    }
  }
  return named;
}
