import { parse, type DefaultTreeAdapterTypes as Parse5 } from 'parse5';
import { fillControl } from './html-controls.js';

export type HtmlNode = Parse5.ChildNode;
export type HtmlElement = Parse5.Element;
export type HtmlText = Parse5.TextNode;
export type HtmlParent = Parse5.ParentNode;

/**
 * A parsed page with its text content laid out in one string, in document order, as the DOM joins it (`<br>` adds nothing).
 * Every character of every stretch points into that string, so evidence is a slice of it.
 */
export interface HtmlTree {
  document: Parse5.Document;
  /** The text nodes in document order; content of `template` is not part of a document's text. */
  texts: HtmlText[];
  /** Where each text node begins in `content`; same order as `texts`. */
  starts: number[];
  startOf: Map<HtmlText, number>;
  /** Range of `content` that an element covers. */
  spans: Map<HtmlElement, [number, number]>;
  content: string;
  /** Selectors of elements as far as they were asked for: neighbours share most of theirs. */
  selectors: Map<HtmlElement, string>;
  /** How many elements carry an id. */
  ids: Map<string, number>;
  elements: HtmlElement[];
  /** Elements that have a block-level element inside, or are one. */
  blocks: Set<HtmlElement>;
  /** The frame's element and its own tree's way up, where this tree is a frame of another page. */
  frame?: { tree: HtmlTree; element: HtmlElement };
}

const BLOCK_TAGS = new Set(('address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 '
  + 'header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption iframe search').split(' '));

const NO_CLASSES: readonly string[] = [];
const classMemo = new WeakMap<HtmlElement, readonly string[]>();

export const isElement = (node: HtmlNode | HtmlParent): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode | HtmlParent): node is HtmlText => node.nodeName === '#text';

/** Value of an attribute; `undefined` where the element does not carry it. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value;
  return undefined;
}

/** The class names of an element. */
export function classes(element: HtmlElement): readonly string[] {
  const value = attribute(element, 'class');
  if (value === undefined) return NO_CLASSES;
  let known = classMemo.get(element);
  if (!known) classMemo.set(element, (known = value.split(/\s+/).filter(Boolean)));
  return known;
}

/** Tag and classes in one word: elements of one shape on a page share it. */
export function signature(element: HtmlElement): string {
  return [element.tagName, ...[...classes(element)].sort()].join('.');
}

export function childElements(node: HtmlParent): HtmlElement[] {
  return node.childNodes.filter(isElement);
}

export function parentElement(node: HtmlNode): HtmlElement | undefined {
  const parent = node.parentNode;
  return parent && isElement(parent) ? parent : undefined;
}

/** Browsers nest no deeper either; what stands deeper is left out. */
const DEEPEST = 512;

/** Parses a page and lays out its text. */
export function parseHtml(html: string): HtmlTree {
  const document = parse(html);
  const tree: HtmlTree = {
    document, texts: [], starts: [], startOf: new Map(), spans: new Map(), content: '', selectors: new Map(), ids: new Map(), elements: [], blocks: new Set(),
  };
  const parts: string[] = [];
  let length = 0;
  // Nested as deep as DEEPEST at most, so that it may call itself.
  const lay = (parent: HtmlParent, depth: number): void => {
    for (const node of parent.childNodes) {
      if (isText(node)) {
        tree.texts.push(node);
        tree.starts.push(length);
        tree.startOf.set(node, length);
        parts.push(node.value);
        length += node.value.length;
      } else if (isElement(node)) {
        const span: [number, number] = [length, length];
        tree.spans.set(node, span);
        tree.elements.push(node);
        if (BLOCK_TAGS.has(node.tagName)) tree.blocks.add(node);
        const id = attribute(node, 'id');
        if (id !== undefined) tree.ids.set(id, (tree.ids.get(id) ?? 0) + 1);
        fillControl(node);
        if (depth >= DEEPEST) node.childNodes = node.childNodes.filter(isText);
        lay(node, depth + 1);
        span[1] = length;
        if (tree.blocks.has(node) && isElement(parent)) tree.blocks.add(parent);
      }
    }
  };
  lay(document, 0);
  tree.content = parts.join('');
  return tree;
}

/** The whole text of an element as the DOM gives it. */
export function contentOf(tree: HtmlTree, element: HtmlElement): string {
  const span = tree.spans.get(element);
  return span ? tree.content.slice(span[0], span[1]) : '';
}

/** White space as every reader of evidence collapses it; zero-width characters and the byte order mark stay. */
export function collapse(text: string): string {
  return text.replace(/[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g, ' ').trim();
}
