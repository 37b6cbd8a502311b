import type { Document } from './blocks.js';
import { plainText, type HtmlPage } from './html-page.js';
import { placeOf } from './html-stretch.js';
import { attribute, collapse, contentOf, isElement } from './html-tree.js';

/** The links of the content, as the page writes them; those that only run a script or jump inside of the page are no links. */
export function contentLinks(page: HtmlPage): Document['links'] {
  const links: Document['links'] = [];
  const stack = [...page.tree.document.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node) || page.furniture.has(node)) continue;
    const href = node.tagName === 'a' ? attribute(node, 'href')?.trim() : undefined;
    if (href !== undefined && href !== '' && !/^(?:#|javascript:|void\b)/i.test(href)) {
      const text = collapse(plainText(page, node)) || collapse(contentOf(page.tree, node)) || (attribute(node, 'title') ?? '').trim();
      links.push({ text, href, at: placeOf(page, node) });
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) stack.push(child);
    }
  }
  return links;
}
