import { remember } from '../compare/remember.js';
import type { PageWords } from './html-words.js';
import { isElement, isText, type HtmlElement, type HtmlNode, type HtmlText, type HtmlTree } from './html-tree.js';
import { isVisible } from './visible.js';

/** A parsed page together with what of it is content. */
export interface HtmlPage {
  tree: HtmlTree;
  /** SHA-256 of the bytes that the page was read from. */
  snapshot: string;
  words: PageWords;
  isLabel: (text: string) => boolean;
  /** Nodes that belong to the portal and not to the guide: neither text nor links are read. */
  furniture: Set<HtmlNode>;
  /** Buttons and the like: their text is not read, their links are. */
  muted: Set<HtmlNode>;
  /** Text nodes of which only a range counts (`…展开` behind a value). */
  cuts: Map<HtmlText, [number, number]>;
  /** What names the page's subject, a heading or not. */
  title?: HtmlElement | undefined;
  /** Captions that stand elsewhere on the page (tabs), by the panel that they name. */
  captions: Map<HtmlElement, HtmlElement>;
}

/** A text in one width without blanks, as captions and phrases are looked up. The pages of a portal share most of what stands around the guide. */
export const wordsOf = remember((text) => (isPlain(text) ? text : text.normalize('NFKC').replace(/\s+/g, '')));

/** Nothing but visible ASCII and common Chinese characters, which are of one width already. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!((code >= 0x4e00 && code <= 0x9fff) || (code > 0x20 && code < 0x7f) || code === 0x3002)) return false;
  }
  return true;
}

const isSkipped = (page: HtmlPage, node: HtmlNode): boolean => page.furniture.has(node) || page.muted.has(node);

/** Text of a node that counts, as one line without blanks at its ends; stops when it is longer than `limit`. */
export function plainText(page: HtmlPage, node: HtmlNode, limit = Infinity): string {
  return plainTextOf(page, [node], limit);
}

export function plainTextOf(page: HtmlPage, nodes: readonly HtmlNode[], limit = Infinity): string {
  let text = '';
  const add = (node: HtmlNode): void => {
    if (text.length > limit || isSkipped(page, node)) return;
    if (isText(node)) {
      const cut = page.cuts.get(node);
      const own = cut ? node.value.slice(cut[0], cut[1]) : node.value;
      text += text === '' ? own.replace(LEADING, '') : own;
    } else if (isElement(node)) {
      if (text !== '' && (node.tagName === 'br' || page.tree.blocks.has(node))) text += ' ';
      for (const child of node.childNodes) add(child);
    }
  };
  for (const node of nodes) add(node);
  return isAllVisible(text) ? text : text.replace(BLANKS, ' ').trim();
}

const LEADING = /^[\s\u200b-\u200d\ufeff]+/;
const BLANKS = /[\s\u200b-\u200d\ufeff]+/g;

function isAllVisible(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isVisible(text.charCodeAt(index))) return false;
  return true;
}

/** Length of what `plainText` makes of a node. */
export function plainLength(page: HtmlPage, node: HtmlNode): number {
  let length = 0;
  // Blanks count once, and only between characters.
  let blank = false;
  const add = (text: string, from: number, to: number): void => {
    for (let index = from; index < to; index += 1) {
      if (isBlankCode(text.charCodeAt(index))) blank = length > 0;
      else {
        length += blank ? 2 : 1;
        blank = false;
      }
    }
  };
  const walk = (at: HtmlNode): void => {
    if (isSkipped(page, at)) return;
    if (isText(at)) {
      const cut = page.cuts.get(at);
      add(at.value, cut ? cut[0] : 0, cut ? cut[1] : at.value.length);
    } else if (isElement(at)) {
      if (at.tagName === 'br' || page.tree.blocks.has(at)) blank = length > 0;
      for (const child of at.childNodes) walk(child);
    }
  };
  walk(node);
  return length;
}

const BLANK = /[\s\u200b-\u200d\ufeff]/;

function isBlankCode(code: number): boolean {
  return !isVisible(code) && BLANK.test(String.fromCharCode(code));
}

const NOT_BLANK = /[^\s\u200b-\u200d\ufeff]/;

const isSeen = (text: string): boolean => isVisible(text.charCodeAt(0)) || NOT_BLANK.test(text);

/** Does any text of a node count? The same as a `plainText` that is not empty, without making it. */
export function showsText(page: HtmlPage, node: HtmlNode): boolean {
  if (isSkipped(page, node)) return false;
  if (isText(node)) {
    const cut = page.cuts.get(node);
    return isSeen(cut ? node.value.slice(cut[0], cut[1]) : node.value);
  }
  return isElement(node) && node.childNodes.some((child) => showsText(page, child));
}

/** Does a node hold anything that counts? */
export function hasText(page: HtmlPage, node: HtmlNode): boolean {
  if (isElement(node)) {
    const span = page.tree.spans.get(node);
    if (span && span[0] === span[1] && node.tagName !== 'iframe' && page.tree.blocks.has(node) && !holdsFrame(node)) return false;
  }
  return showsText(page, node) || (isElement(node) && !isSkipped(page, node) && holdsFrame(node));
}

function holdsFrame(element: HtmlElement): boolean {
  const stack: HtmlElement[] = [element];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.tagName === 'iframe') return true;
    for (const child of node.childNodes) if (isElement(child)) stack.push(child);
  }
  return false;
}

/** The children that count: no comments, no furniture, no text that is only blanks. */
export function contentChildren(page: HtmlPage, element: HtmlElement): HtmlNode[] {
  return element.childNodes.filter((node) => {
    if (isText(node)) return isSeen(node.value) && !isSkipped(page, node);
    return isElement(node) && !isSkipped(page, node);
  });
}

export const isBlock = (page: HtmlPage, node: HtmlNode): node is HtmlElement => isElement(node) && page.tree.blocks.has(node);
