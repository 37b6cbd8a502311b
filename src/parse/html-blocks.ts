import type { Block, Stretch } from './blocks.js';
import { isOrdinal, numberedParts } from './html-ordinals.js';
import { contentChildren, hasText, isBlock, plainText, plainTextOf, type HtmlPage } from './html-page.js';
import { alternation, namesElement, opensWithLabel, singlePair, withoutColon } from './html-pairs.js';
import { isTranslation } from './labels.js';
import { stretchOf } from './html-stretch.js';
import { boxTable } from './html-rows.js';
import { readTable } from './html-table.js';
import { isElement, parentElement, signature, type HtmlElement, type HtmlNode } from './html-tree.js';
import { splitUnmarked } from './html-unmarked.js';
import { slice } from './stretch.js';

const HEADING = /^h[1-6]$/;
/** Deeper than this, a page's structure says nothing any more and is read as text. */
const DEEPEST = 120;

/** What reads a frame's own document, where the page has one. */
export type FrameReader = (frame: HtmlElement) => Block[];

export interface Reader {
  page: HtmlPage;
  frame: FrameReader;
}

/** Blocks of neighbouring nodes. */
export function readNodes(reader: Reader, nodes: readonly HtmlNode[], depth: number): Block[] {
  const { page } = reader;
  const blocks: Block[] = [];
  let part: HtmlNode[] = [];
  const flush = (): void => {
    if (part.length > 0) blocks.push(...readPart(reader, part, depth));
    part = [];
  };
  for (const node of nodes) {
    if (isElement(node) && node === page.title && !HEADING.test(node.tagName)) {
      flush();
      const text = stretchOf(page, [node]);
      if (text.text !== '') blocks.push({ type: 'heading', depth: 1, text });
    } else if (isElement(node) && HEADING.test(node.tagName)) {
      flush();
      blocks.push(...readHeading(reader, node, depth));
    } else if (!isElement(node) || node.tagName === 'br' || hasText(page, node)) part.push(node);
  }
  flush();
  return blocks;
}

function readHeading(reader: Reader, heading: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const nodes = contentChildren(page, heading);
  const pair = nodes.length > 1 ? singlePair(page, heading, nodes) : undefined;
  if (pair && !isTranslation(plainTextOf(page, pair.value, 60)) && page.isLabel(plainText(page, pair.label, 30).replace(/[:：]$/, ''))) return [makePair(reader, pair.label, pair.value, depth)];
  const text = stretchOf(page, [heading]);
  return text.text === '' ? [] : [{ type: 'heading', depth: Number(heading.tagName.charAt(1)), text }];
}

/** A value with the line breaks that stand between its nodes. */
function withBreaks(nodes: readonly HtmlNode[], value: HtmlNode[]): HtmlNode[] {
  const [first, last] = [value[0], value.at(-1)];
  return first && last && first !== last ? nodes.slice(nodes.indexOf(first), nodes.indexOf(last) + 1) : value;
}

/** Nodes without headings among them. */
function readPart(reader: Reader, nodes: HtmlNode[], depth: number): Block[] {
  const { page } = reader;
  const found = alternation(page, nodes.filter((node) => !isElement(node) || node.tagName !== 'br'));
  if (found) {
    return [...(found.before.length > 0 ? readRuns(reader, found.before, depth) : []), ...found.pairs.map((pair) => makePair(reader, pair.label, withBreaks(nodes, pair.value), depth))];
  }
  return readRuns(reader, nodes, depth);
}

function readRuns(reader: Reader, nodes: readonly HtmlNode[], depth: number): Block[] {
  const { page } = reader;
  const blocks: Block[] = [];
  let run: HtmlNode[] = [];
  const flush = (): void => {
    for (const part of apart(page, run)) {
      const text = stretchOf(page, part);
      if (text.text !== '') blocks.push({ type: 'paragraph', text });
    }
    run = [];
  };
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node) continue;
    if (!isBlock(page, node) || depth > DEEPEST) {
      run.push(node);
      continue;
    }
    flush();
    const boxed = boxTable(reader, nodes, at, depth);
    if (boxed) {
      blocks.push(boxed.block);
      at = boxed.end - 1;
      continue;
    }
    const children = readElement(reader, node, depth + 1);
    const boxedOff = children.length > 1 && isRepeated(node) && children.every((child) => child.type !== 'heading');
    blocks.push(...(boxedOff ? [{ type: 'group' as const, children }] : children));
  }
  flush();
  return splitUnmarked(page, blocks);
}

/** Inline boxes that each begin with a label and a colon stand apart, though no blank is between them. */
function apart(page: HtmlPage, run: readonly HtmlNode[]): HtmlNode[][] {
  const opening = run.filter((node) => isElement(node) && node.tagName !== 'br' && opensWithLabel(page, plainText(page, node, 40)));
  if (opening.length < 2) return numberedParts(page, run) ?? [[...run]];
  const parts: HtmlNode[][] = [];
  for (const node of run) {
    if (parts.length === 0 || opening.includes(node)) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts;
}

/** Has it a neighbour of the same shape: one of several cards? */
function isRepeated(element: HtmlElement): boolean {
  if (element.tagName === 'p') return false;
  const siblings: HtmlNode[] = element.parentNode ? element.parentNode.childNodes.filter(isElement) : [];
  const index = siblings.indexOf(element);
  return [siblings[index - 1], siblings[index + 1]].some((near) => near !== undefined && isElement(near) && signature(near) === signature(element));
}

/** Blocks of one block-level element. */
export function readElement(reader: Reader, element: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const caption = page.captions.get(element);
  const blocks = readByTag(reader, element, depth);
  if (!caption || blocks.length === 0) return blocks;
  const text = stretchOf(page, [caption]);
  const first = blocks[0];
  const repeated = blocks.length === 1 && first?.type === 'group' && first.caption?.text === text.text;
  return repeated ? blocks : [{ type: 'group', caption: text, children: blocks }];
}

function readByTag(reader: Reader, element: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  switch (element.tagName) {
    case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6':
      return readHeading(reader, element, depth);
    case 'table':
      return readTable(reader, element, depth);
    case 'ul': case 'ol': case 'dir': case 'menu':
      return readList(reader, element, depth);
    case 'dl':
      return readDefinitions(reader, element, depth);
    case 'iframe':
      return reader.frame(element);
    case 'pre': {
      const text = stretchOf(page, [element]);
      return text.text === '' ? [] : [{ type: 'paragraph', text }];
    }
    default:
      return readContainer(reader, element, depth);
  }
}

/** Blocks of an element that only holds others. */
export function readContainer(reader: Reader, element: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const nodes = contentChildren(page, element);
  const [opening, ...others] = nodes.filter((node) => isElement(node) ? node.tagName !== 'br' && hasText(page, node) : true);
  if (!opening) return [];
  if (others.length > 0 && isOrdinal(page, element, opening, others)) return readNodes(reader, nodes.slice(nodes.indexOf(opening) + 1), depth);
  // A label whose value is empty states nothing, and must not take what comes next for its value.
  if (others.length === 0 && nodes.length > 1 && isElement(opening) && namesElement(page, opening)) return [{ type: 'pair', label: withoutTail(stretchOf(page, [opening])), value: [] }];
  const [first, rest] = [opening, others];
  if (!alternation(page, [first, ...rest])) {
    const pair = singlePair(page, element, [first, ...rest]);
    if (pair) return [makePair(reader, pair.label, withBreaks(nodes, pair.value), depth)];
  }
  if (isElement(first) && rest.length > 0 && opensCard(first, rest)) {
    const text = stretchOf(page, [first]);
    const children = readNodes(reader, nodes.slice(nodes.indexOf(first) + 1), depth);
    if (text.text !== '' && children.length > 0) return [{ type: 'group', caption: text, children }];
  }
  return readNodes(reader, nodes, depth);
}

/** A heading that stands over all of its box, and is the only one of its rank in it. */
function opensCard(first: HtmlElement, rest: HtmlNode[]): boolean {
  if (first.tagName === 'summary' || first.tagName === 'legend') return true;
  return /^h[2-6]$/.test(first.tagName) && parentElement(first)?.tagName !== 'body'
    && rest.every((node) => !isElement(node) || !HEADING.test(node.tagName) || node.tagName > first.tagName);
}

function readList(reader: Reader, list: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const found = alternation(page, contentChildren(page, list));
  if (found) return found.pairs.map((pair) => makePair(reader, pair.label, pair.value, depth));
  const items = contentChildren(page, list)
    .map((node) => (isElement(node) ? (isBlock(page, node) ? readElement(reader, node, depth + 1) : readContainer(reader, node, depth + 1)) : readNodes(reader, [node], depth)))
    .filter((blocks) => blocks.length > 0);
  const only = items.map((blocks) => (blocks.length === 1 ? blocks[0] : undefined));
  const labels = only.map((block) => (block?.type === 'pair' ? block.label.text : undefined));
  if (items.length > 0 && !labels.includes(undefined) && new Set(labels).size === labels.length) return items.flat();
  const split = only.every((block) => block?.type === 'paragraph') ? splitUnmarked(page, items.flat()) : [];
  if (split.some((block) => block.type === 'pair')) return split;
  return items.length === 0 ? [] : [{ type: 'list', ordered: list.tagName === 'ol', items }];
}

function readDefinitions(reader: Reader, list: HtmlElement, depth: number): Block[] {
  const { page } = reader;
  const blocks: Block[] = [];
  let terms: HtmlElement[] = [];
  let values: HtmlNode[] = [];
  const flush = (): void => {
    const label = terms.at(-1);
    for (const term of terms.slice(0, -1)) blocks.push({ type: 'paragraph', text: stretchOf(page, [term]) });
    if (label && values.length > 0) blocks.push(makePair(reader, label, values, depth));
    else if (label) blocks.push({ type: 'pair', label: withoutTail(stretchOf(page, [label])), value: [] });
    else if (values.length > 0) blocks.push(...values.flatMap((node) => (isElement(node) ? readContainer(reader, node, depth + 1) : readNodes(reader, [node], depth))));
    terms = [];
    values = [];
  };
  for (const node of contentChildren(page, list)) {
    if (isElement(node) && node.tagName === 'dt') {
      if (values.length > 0) flush();
      terms.push(node);
    } else if (isElement(node) && node.tagName === 'dd') {
      values.push(node);
    } else {
      flush();
      blocks.push(...(isElement(node) && node.tagName === 'div' ? readDefinitions(reader, node, depth + 1) : readNodes(reader, [node], depth + 1)));
    }
  }
  flush();
  return blocks.filter((block) => block.type !== 'paragraph' || block.text.text !== '');
}

const WRAPPERS = new Set(['div', 'dd', 'td', 'th', 'span', 'em', 'section', 'p', 'a', 'i', 'article', 'main', 'center', 'font']);

/** A pair; a caption over parts with labels of their own is a group unless it names an element itself. */
export function makePair(reader: Reader, label: HtmlNode, value: HtmlNode[], depth: number): Block {
  const { page } = reader;
  const text = withoutTail(stretchOf(page, captionNodes(page, label)));
  const nodes = withoutColon(page, value);
  const only = nodes.length === 1 ? nodes[0] : undefined;
  const blocks = only && isElement(only) && WRAPPERS.has(only.tagName) && depth < DEEPEST ? readContainer(reader, only, depth + 1) : readNodes(reader, nodes, depth + 1);
  const parts = blocks.some((block) => block.type === 'pair' || block.type === 'table' || block.type === 'group' || (block.type === 'paragraph' && opensWithLabel(page, block.text.text)));
  return parts && !page.isLabel(text.text) ? { type: 'group', caption: text, children: blocks } : { type: 'pair', label: text, value: blocks };
}

/** What a caption holds behind the number of its card. */
function captionNodes(page: HtmlPage, label: HtmlNode): HtmlNode[] {
  const [first, ...others] = isElement(label) ? contentChildren(page, label) : [];
  return first && isElement(label) && isOrdinal(page, label, first, others) ? others : [label];
}

/** A label without the colon behind it and the star before it. */
function withoutTail(label: Stretch): Stretch {
  const tail = /[:：∶︰\s]+$/.exec(label.text);
  const head = /^[*＊\s]+/.exec(label.text);
  return slice(label, head ? head[0].length : 0, tail ? tail.index : label.text.length);
}
