import { attribute, isElement, parentElement, type HtmlElement, type HtmlNode, type HtmlParent, type HtmlTree } from './html-tree.js';

const WELL_FORMED_ID = /^[A-Za-z_][\w-]*$/;

/** Position of each element among the siblings of its tag, kept for parents of many because long tables are asked row by row. */
const positions = new WeakMap<HtmlParent, Map<HtmlElement, number>>();
const MANY = 40;

function position(element: HtmlElement): number {
  const parent = element.parentNode;
  if (!parent) return 1;
  if (parent.childNodes.length <= MANY) return countUpTo(parent, element);
  let known = positions.get(parent);
  if (!known) {
    known = new Map();
    const counts = new Map<string, number>();
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      const count = (counts.get(child.tagName) ?? 0) + 1;
      counts.set(child.tagName, count);
      known.set(child, count);
    }
    positions.set(parent, known);
  }
  return known.get(element) ?? 1;
}

function countUpTo(parent: HtmlParent, element: HtmlElement): number {
  let count = 1;
  for (const child of parent.childNodes) {
    if (child === element) break;
    if (isElement(child) && child.tagName === element.tagName) count += 1;
  }
  return count;
}

/** A selector that matches this element of the page and no other: from the nearest unique id, else from `html`. */
export function selectorOf(tree: HtmlTree, element: HtmlElement): string {
  const known = tree.selectors.get(element);
  if (known !== undefined) return known;
  const made = makeSelector(tree, element);
  tree.selectors.set(element, made);
  return made;
}

/** Calls itself for what is around the element, which is nested no deeper than browsers nest (`parseHtml`). */
function makeSelector(tree: HtmlTree, element: HtmlElement): string {
  const id = attribute(element, 'id');
  if (id !== undefined && WELL_FORMED_ID.test(id) && tree.ids.get(id) === 1) return `#${id}`;
  if (element.tagName === 'html' || element.tagName === 'body' || element.tagName === 'head') return element.tagName;
  const own = `${element.tagName}:nth-of-type(${position(element)})`;
  const above = parentElement(element);
  return above ? `${selectorOf(tree, above)} > ${own}` : own;
}

/** The nearest element that holds both nodes. */
export function commonElement(a: HtmlNode, b: HtmlNode): HtmlElement | undefined {
  const above = new Set<HtmlParent>();
  for (let node: HtmlParent | null = a.parentNode; node; node = 'parentNode' in node ? node.parentNode : null) above.add(node);
  for (let node: HtmlParent | null = b.parentNode; node; node = 'parentNode' in node ? node.parentNode : null) {
    if (above.has(node)) return isElement(node) ? node : undefined;
  }
  return undefined;
}
