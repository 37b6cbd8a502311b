import { selectorOf } from './html-selector.js';
import { isText, parseHtml, type HtmlElement } from './html-tree.js';

const MOST = 12;
const SILENT = new Set(['script', 'style', 'template', 'noscript']);

/** Selectors of the nodes whose own text differs between two takings of a page; none where the pages are built differently. */
export function changedSelectors(first: string, second: string): string[] {
  const [a, b] = [parseHtml(first), parseHtml(second)];
  if (a.elements.length !== b.elements.length) return [];
  const changed: string[] = [];
  for (const [index, element] of a.elements.entries()) {
    const other = b.elements[index];
    if (other?.tagName !== element.tagName) return [];
    if (!SILENT.has(element.tagName) && ownText(element) !== ownText(other) && changed.length < MOST) changed.push(selectorOf(a, element));
  }
  return changed;
}

/** Does a page hold exactly one element with this id? */
export function holdsId(html: string, id: string): boolean {
  return parseHtml(html).ids.get(id) === 1;
}

const ownText = (element: HtmlElement): string => element.childNodes.map((node) => (isText(node) ? node.value : '')).join('').replace(/\s+/g, ' ').trim();
