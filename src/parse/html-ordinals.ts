import { contentChildren, hasText, plainText, plainTextOf, type HtmlPage } from './html-page.js';
import { isElement, parentElement, signature, type HtmlElement, type HtmlNode } from './html-tree.js';

const ORDINAL = /^0?([1-9]\d?)[.、]?$/;
/** What is counted by the number before it; 人防工程图 is not. */
const COUNTED = /^[（(]?(?:个?(?:工作日|自然日|日历天|小时|分钟|月)|[个次元份项年月人分天日页本张%％])(?:$|[）)\/，。\s]|内|以内|之内|办结)/;
const MOST = 100;
const LEVELS = 3;

/** The number that a node holds and nothing else, boxed by the page as the number of a row. */
function ordinalOf(page: HtmlPage, node: HtmlNode | undefined): number | undefined {
  if (!node || !isElement(node)) return undefined;
  const found = ORDINAL.exec(plainText(page, node, 4))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The number that stands first in an element, in a box of its own. */
function leadingOrdinal(page: HtmlPage, element: HtmlElement): number | undefined {
  let node: HtmlElement | undefined = element;
  for (let level = 0; node && level <= LEVELS; level++) {
    const [first, next]: HtmlNode[] = contentChildren(page, node);
    if (!first || !isElement(first)) return undefined;
    const number = next === undefined ? undefined : ordinalOf(page, first);
    if (number !== undefined) return number;
    node = first;
  }
  return undefined;
}

/** Does what stands behind a boxed number make it an amount, or the value over its caption? */
function isAmount(page: HtmlPage, behind: readonly HtmlNode[]): boolean {
  return COUNTED.test(plainTextOf(page, behind.slice(0, 1), 30)) || page.isLabel(plainTextOf(page, behind, 30));
}

/** Neighbours of the same shape, without a gap. */
function rowOf(page: HtmlPage, element: HtmlElement): HtmlElement[] {
  const siblings = (element.parentNode?.childNodes ?? []).filter((node): node is HtmlElement => isElement(node) && hasText(page, node));
  const alike = (node: HtmlElement | undefined): boolean => node !== undefined && signature(node) === signature(element);
  let from = siblings.indexOf(element);
  let to = from;
  while (alike(siblings[from - 1])) from--;
  while (alike(siblings[to + 1])) to++;
  return siblings.slice(from, to + 1);
}

/**
 * Is the first box of `row` nothing but the number that the row, or the card that it opens, has among its like?
 * `behind` is what else the row holds.
 */
export function isOrdinal(page: HtmlPage, row: HtmlElement, box: HtmlNode, behind: readonly HtmlNode[]): boolean {
  const number = ordinalOf(page, box);
  if (number === undefined || behind.length === 0 || isAmount(page, behind)) return false;
  let alone = true;
  for (let at: HtmlElement | undefined = row, level = 0; at && level < LEVELS; at = parentElement(at), level++) {
    const like = rowOf(page, at);
    if (like.length > 1) alone = false;
    if (like.length > 1 && like.length < MOST && like.every((one, index) => leadingOrdinal(page, one) === index + 1)) return true;
    const parent = parentElement(at);
    if (!parent || contentChildren(page, parent)[0] !== at) break;
  }
  return alone && number === 1 && behind.every((node) => isElement(node) && ordinalOf(page, node) === undefined);
}

/** Boxes in one line, each behind the box of its number: `1 申请 2 受理 3 决定`. The parts without their numbers. */
export function numberedParts(page: HtmlPage, run: readonly HtmlNode[]): HtmlNode[][] | undefined {
  const boxes = run.filter((node) => ordinalOf(page, node) !== undefined);
  const first = boxes[0];
  if (boxes.length < 2 || boxes.length >= MOST || !first || !isElement(first)) return undefined;
  if (!boxes.every((box, index) => ordinalOf(page, box) === index + 1 && isElement(box) && signature(box) === signature(first))) return undefined;
  const known = new Set(boxes);
  const parts: HtmlNode[][] = [[]];
  for (const node of run) {
    if (known.has(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  const [before, ...rest] = parts;
  if (rest.some((part) => plainTextOf(page, part, 0) === '' || isAmount(page, part))) return undefined;
  return before && plainTextOf(page, before, 0) !== '' ? [before, ...rest] : rest;
}
