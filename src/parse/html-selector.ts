import { attribute, isElement, type HtmlElement, type HtmlNode, type HtmlParent, type HtmlTree } from './html-tree.js';

const WELL_FORMED_ID = /^[A-Za-z_][\w-]*$/;

/** Position of each element among the siblings of its tag, kept per parent because long tables are asked row by row. */
const positions = new WeakMap<HtmlParent, Map<HtmlElement, number>>();

function position(element: HtmlElement): number {
  const parent = element.parentNode;
  if (!parent) return 1;
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

/** A selector that matches this element of the page and no other: from the nearest unique id, else from `html`. */
export function selectorOf(tree: HtmlTree, element: HtmlElement): string {
  const path: string[] = [];
  for (let node: HtmlElement | undefined = element; node; ) {
    const id = attribute(node, 'id');
    if (id !== undefined && WELL_FORMED_ID.test(id) && tree.ids.get(id) === 1) {
      path.unshift(`#${id}`);
      break;
    }
    if (node.tagName === 'html' || node.tagName === 'body' || node.tagName === 'head') {
      path.unshift(node.tagName);
      break;
    }
    path.unshift(`${node.tagName}:nth-of-type(${position(node)})`);
    const parent: HtmlParent | null = node.parentNode;
    node = parent && isElement(parent) ? parent : undefined;
  }
  return path.join(' > ');
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
