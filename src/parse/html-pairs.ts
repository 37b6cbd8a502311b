import { contentChildren, plainText, plainTextOf, type HtmlPage } from './html-page.js';
import { numberingAt, type Numbering } from './numbering.js';
import { isElement, isText, parentElement, signature, type HtmlElement, type HtmlNode } from './html-tree.js';

/** A label and what stands with it, as nodes of the page. */
export interface NodePair {
  label: HtmlNode;
  value: HtmlNode[];
}

const LONGEST_LABEL = 26;
const COLON = /[:：∶︰]\s*$/;
const LEADING_COLON = /^[\s\u200b-\u200d\ufeff]*[:：∶︰][\s]*/;
const HEADING = /^h[1-6]$/;
const AMOUNT = /^[\d零〇一二两三四五六七八九十百]+(?:\.\d+)?\s*(?:\(|（)?(?:个|次|元|%|％|工作日|自然日|日|天|小时|分钟|份|项|年|月|人|分|$)/;

/** Could this be a label: one short line without the punctuation of sentences, no amount? */
export function labelLike(page: HtmlPage, node: HtmlNode): boolean {
  if (!isElement(node) || node.tagName === 'br' || node.tagName === 'a' || node.tagName === 'img') return false;
  if (node.childNodes.some((child) => isElement(child) && page.tree.blocks.has(child))) return false;
  const text = plainText(page, node, LONGEST_LABEL + 4);
  return text !== '' && text.length <= LONGEST_LABEL && !/[。；;！!？?，,]/.test(text.replace(/[（(][^（()）]*[)）]/g, '')) && !AMOUNT.test(text) && /\p{L}/u.test(text);
}

const bareLabel = (text: string): string => text.replace(/[:：∶︰*＊\s]+$/, '').replace(/^[*＊\s]+/, '');

export const namesElement = (page: HtmlPage, node: HtmlNode): boolean => page.isLabel(bareLabel(plainText(page, node, LONGEST_LABEL + 4)));

/** `承诺时限：5个工作日`: a known label, a colon, a value. */
export function opensWithLabel(page: HtmlPage, text: string): boolean {
  const label = /^([^:：∶︰\n]{2,26})[:：∶︰]\s*\S/.exec(text)?.[1];
  return label !== undefined && page.isLabel(bareLabel(label));
}

function hasColon(page: HtmlPage, node: HtmlNode, next: HtmlNode | undefined): boolean {
  return COLON.test(plainText(page, node, LONGEST_LABEL + 4)) || (next !== undefined && LEADING_COLON.test(plainText(page, next, 8)));
}

/** Drops a colon in front of a value, which belongs to the label. */
export function withoutColon(page: HtmlPage, nodes: HtmlNode[]): HtmlNode[] {
  const first = nodes[0];
  if (!first) return nodes;
  let node: HtmlNode = first;
  while (isElement(node)) {
    const child: HtmlNode | undefined = contentChildren(page, node)[0];
    if (!child) return nodes;
    node = child;
  }
  if (!isText(node)) return nodes;
  const [from, to] = page.cuts.get(node) ?? [0, node.value.length];
  const colon = LEADING_COLON.exec(node.value.slice(from, to));
  if (!colon) return nodes;
  page.cuts.set(node, [from + colon[0].length, to]);
  return node === first && from + colon[0].length >= to ? nodes.slice(1) : nodes;
}

/** Labels and values that alternate in one row of siblings: `k v k v`, `label text br label text`. Nodes before the first label come back as `before`. */
export function alternation(page: HtmlPage, nodes: HtmlNode[]): { before: HtmlNode[]; pairs: NodePair[] } | undefined {
  const labels = alternateLabels(page, nodes);
  if (!labels) return undefined;
  const first = nodes.findIndex((node) => labels.has(node));
  const pairs: NodePair[] = [];
  for (const node of nodes.slice(first)) {
    if (labels.has(node)) pairs.push({ label: node, value: [] });
    else pairs.at(-1)?.value.push(node);
  }
  return { before: nodes.slice(0, first), pairs };
}

function alternateLabels(page: HtmlPage, nodes: HtmlNode[]): Set<HtmlNode> | undefined {
  const behind = new Map(nodes.map((node, index) => [node, nodes[index + 1]]));
  const couldLabel = (node: HtmlNode | undefined, index: number): boolean => node !== undefined && labelLike(page, node) && !isListed(page, nodes, index);
  const candidates = nodes.filter((node, index) => isElement(node) && !HEADING.test(node.tagName) && couldLabel(node, index) && opensValue(page, nodes, index));
  if (candidates.length < 2) return undefined;
  const certain = candidates.filter((node) => namesElement(page, node) || hasColon(page, node, behind.get(node)) || (isElement(node) && node.tagName === 'label'));
  const shapes = new Map<string, number>();
  for (const node of certain) if (isElement(node)) shapes.set(signature(node), (shapes.get(signature(node)) ?? 0) + 1);
  const best = [...shapes].sort((a, b) => b[1] - a[1])[0];
  if (best && best[1] >= 2) {
    const ofShape = candidates.filter((node) => isElement(node) && signature(node) === best[0]);
    const whole = certain.filter((node) => isElement(node) && signature(node) === best[0]);
    if (isArticle(page, nodes, whole)) return undefined;
    if (separates(nodes, ofShape) && whole.length * 2 >= ofShape.length) return new Set(ofShape);
    const even = nodes.filter((_, index) => index % 2 === 0);
    if (nodes.length % 2 === 0 && whole.every((node) => even.includes(node)) && even.every((node) => labelLike(page, node))) return new Set(nodes.filter((node, index) => index % 2 === 0 && couldLabel(node, index)));
    if (separates(nodes, whole)) return new Set(whole);
    return undefined;
  }
  return strictAlternation(nodes, candidates);
}

/** An unknown line that the next one, or the one before, goes on counting (`1.身份证`, `2.驾驶证`) is an entry of a list and names nothing. */
function isListed(page: HtmlPage, nodes: readonly HtmlNode[], index: number): boolean {
  const numbering = (at: number): Numbering | undefined => {
    const node = nodes[at];
    return node ? numberingAt(plainText(page, node, LONGEST_LABEL)) : undefined;
  };
  const own = numbering(index);
  const node = nodes[index];
  if (!own || !node || page.isLabel(bareLabel(plainText(page, node, LONGEST_LABEL + 4)).slice(own.end)) || hasColon(page, node, nodes[index + 1])) return false;
  const [before, next] = [numbering(index - 1), numbering(index + 1)];
  return (next?.style === own.style && next.ordinal === own.ordinal + 1) || (before?.style === own.style && before.ordinal === own.ordinal - 1);
}

/** Lines of one shape, some of a label alone (`三、材料：`) and others of label and value (`四、地点：城东路1号`): running text, not rows of pairs. */
function isArticle(page: HtmlPage, nodes: readonly HtmlNode[], labels: readonly HtmlNode[]): boolean {
  const first = labels[0];
  if (!first || !isElement(first)) return false;
  const known = new Set(labels);
  return nodes.some((node, index) => {
    if (!isElement(node) || signature(node) !== signature(first) || known.has(node)) return false;
    const before = nodes[index - 1];
    return (before === undefined || !known.has(before)) && opensWithLabel(page, plainText(page, node, 40));
  });
}

/** `.k .v .k .v …`: two shapes that take turns, without a word that is known. */
function strictAlternation(nodes: HtmlNode[], candidates: HtmlNode[]): Set<HtmlNode> | undefined {
  const shapes = nodes.map((node) => (isElement(node) ? signature(node) : ''));
  const [key, value] = shapes;
  if (nodes.length < 4 || nodes.length % 2 !== 0 || key === undefined || key === '' || key === value) return undefined;
  if (shapes.some((shape, index) => (index % 2 === 0 ? shape !== key : shape === key || shape === ''))) return undefined;
  const labels = nodes.filter((_, index) => index % 2 === 0);
  return labels.every((node) => candidates.includes(node)) ? new Set(labels) : undefined;
}

/** Has each label a value before the next one? One in five may be empty. */
function separates(nodes: HtmlNode[], labels: HtmlNode[]): boolean {
  const known = new Set(labels);
  const empty = nodes.filter((node, index) => known.has(node) && known.has(nodes[index + 1] ?? node)).length;
  return labels.length >= 2 && empty * 5 <= labels.length;
}

/** A bold word amid a sentence opens nothing. */
function opensValue(page: HtmlPage, nodes: HtmlNode[], index: number): boolean {
  const node = nodes[index];
  const before = nodes[index - 1];
  if (!node || (isElement(node) && page.tree.blocks.has(node)) || before === undefined || isElement(before)) return true;
  return hasColon(page, node, nodes[index + 1]) || /[\n;；。]\s*$/.test(isText(before) ? before.value : '');
}

const shapesOf = new WeakMap<HtmlElement, Map<string, number>>();

/** How many siblings look like this element inside: the rows of one list. */
function repeats(page: HtmlPage, element: HtmlElement): number {
  const parent = parentElement(element);
  if (!parent) return 1;
  let counts = shapesOf.get(parent);
  if (!counts) {
    counts = new Map();
    for (const child of contentChildren(page, parent)) if (isElement(child)) counts.set(shape(page, child), (counts.get(shape(page, child)) ?? 0) + 1);
    shapesOf.set(parent, counts);
  }
  return counts.get(shape(page, element)) ?? 1;
}

const shape = (page: HtmlPage, element: HtmlElement): string =>
  [signature(element), ...contentChildren(page, element).slice(0, 2).map((child) => (isElement(child) ? signature(child) : '#'))].join('>');

/** An element that is one label with one value: `<div><span>k</span><span>v</span></div>`, `<p><b>k：</b>v</p>`, a number over its caption. */
export function singlePair(page: HtmlPage, element: HtmlElement, nodes: HtmlNode[]): NodePair | undefined {
  return tile(page, element, nodes) ?? row(page, element, nodes);
}

function row(page: HtmlPage, element: HtmlElement, nodes: HtmlNode[]): NodePair | undefined {
  const [label, next] = nodes;
  if (label && next && isText(label) && isElement(next)) return namesElement(page, label) ? { label, value: nodes.slice(1) } : undefined;
  if (!label || !next || !isElement(label) || !labelLike(page, label)) return undefined;
  const pair = { label, value: nodes.slice(1) };
  if (HEADING.test(label.tagName)) {
    const inline = pair.value.every((node) => !isElement(node) || !page.tree.blocks.has(node));
    return inline && (namesElement(page, label) || repeats(page, element) > 1) ? pair : undefined;
  }
  if (!page.tree.blocks.has(label) && isPartOfLabel(page, nodes)) return undefined;
  if (namesElement(page, label) || hasColon(page, label, next) || label.tagName === 'label') return pair;
  if (nodes.length !== 2 || !isElement(next) || signature(label) === signature(next)) return undefined;
  return repeats(page, element) > 1 && (page.tree.blocks.has(label) === page.tree.blocks.has(next) || page.tree.blocks.has(next)) ? pair : undefined;
}

/** A word processor splits labels over several spans: what stands before the colon is a label, and longer than the first of them. */
function isPartOfLabel(page: HtmlPage, nodes: HtmlNode[]): boolean {
  const first = nodes[0];
  const whole = /^([^:：∶︰]{2,26})[:：∶︰]/.exec(plainTextOf(page, nodes, 40))?.[1];
  return first !== undefined && whole !== undefined && page.isLabel(bareLabel(whole)) && bareLabel(plainText(page, first)).length < bareLabel(whole).length;
}

function tile(page: HtmlPage, element: HtmlElement, nodes: HtmlNode[]): NodePair | undefined {
  const label = nodes.at(-1);
  const first = nodes[0];
  if (!label || !first || nodes.length < 2 || nodes.length > 5 || namesElement(page, first) || isPartOfLabel(page, nodes)) return undefined;
  const caption = bareLabel(plainText(page, label, LONGEST_LABEL + 4));
  const value = plainTextOf(page, nodes.slice(0, -1).filter((node) => !isElement(node) || node.tagName !== 'br'), 40);
  if (value === '' || value.length > 30 || caption.length > LONGEST_LABEL || COLON.test(value) || LEADING_COLON.test(plainText(page, label, 40))) return undefined;
  const known = page.isLabel(caption);
  const counted = AMOUNT.test(value) && caption.length >= 3 && /^\p{L}/u.test(caption) && !/[\d，。；;,:：]|工作日$/.test(caption) && isElement(label) && repeats(page, element) > 1;
  return known || counted ? { label, value: nodes.slice(0, -1) } : undefined;
}
