import type { PageWords } from './html-words.js';
import { isElement, isText, type HtmlElement, type HtmlNode, type HtmlText, type HtmlTree } from './html-tree.js';

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

const isSkipped = (page: HtmlPage, node: HtmlNode): boolean => page.furniture.has(node) || page.muted.has(node);

/** Text of a node that counts, as one line without blanks at its ends; stops when it is longer than `limit`. */
export function plainText(page: HtmlPage, node: HtmlNode, limit = Infinity): string {
  return plainTextOf(page, [node], limit);
}

export function plainTextOf(page: HtmlPage, nodes: readonly HtmlNode[], limit = Infinity): string {
  let text = '';
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node && text.length <= limit; node = stack.pop()) {
    if (isSkipped(page, node)) continue;
    if (isText(node)) {
      const [from, to] = page.cuts.get(node) ?? [0, node.value.length];
      const own = node.value.slice(from, to);
      text += text === '' ? own.replace(/^[\s\u200b-\u200d\ufeff]+/, '') : own;
    } else if (isElement(node)) {
      if (text !== '' && (node.tagName === 'br' || page.tree.blocks.has(node))) text += ' ';
      for (let i = node.childNodes.length - 1; i >= 0; i--) {
        const child = node.childNodes[i];
        if (child) stack.push(child);
      }
    }
  }
  return text.replace(/[\s\u200b-\u200d\ufeff]+/g, ' ').trim();
}

/** Does a node hold anything that counts? */
export function hasText(page: HtmlPage, node: HtmlNode): boolean {
  if (isElement(node)) {
    const span = page.tree.spans.get(node);
    if (span && span[0] === span[1] && node.tagName !== 'iframe' && page.tree.blocks.has(node) && !holdsFrame(node)) return false;
  }
  return plainText(page, node, 0) !== '' || (isElement(node) && !isSkipped(page, node) && holdsFrame(node));
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
    if (isText(node)) return /[^\s\u200b-\u200d\ufeff]/.test(node.value) && !isSkipped(page, node);
    return isElement(node) && !isSkipped(page, node);
  });
}

export const isBlock = (page: HtmlPage, node: HtmlNode): node is HtmlElement => isElement(node) && page.tree.blocks.has(node);
