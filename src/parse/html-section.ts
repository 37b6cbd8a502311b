import { opensWithLabel } from './html-pairs.js';
import { plainText, type HtmlPage } from './html-page.js';
import { childElements, isElement, parentElement, signature, type HtmlElement, type HtmlText } from './html-tree.js';

const FRAME = /foot|header|aside|side|nav|bottom|copyright|float|fixed|toolbar/i;
const FRAME_TAGS = new Set(['footer', 'header', 'aside', 'nav']);

/**
 * Does a caption that portals use for their own boxes (联系我们) head a section of the guide: in the row of captions that are
 * labels, outside the portal's frame, over labelled values?
 */
export function isSection(page: HtmlPage, text: HtmlText): boolean {
  const caption = parentElement(text);
  if (!caption || !page.words.sections.includes(text.value.normalize('NFKC').replace(/[\s:>»]+/g, ''))) return false;
  for (let node: HtmlElement | undefined = caption; node && node.tagName !== 'body'; node = parentElement(node)) {
    if (FRAME_TAGS.has(node.tagName) || node.attrs.some((one) => (one.name === 'class' || one.name === 'id') && FRAME.test(one.value))) return false;
  }
  return inRow(page, caption) && holdsLabels(page, caption);
}

/** Stands a caption of the same shape that is a label beside it, or in a box beside its box? */
function inRow(page: HtmlPage, caption: HtmlElement): boolean {
  const parent = parentElement(caption);
  if (!parent) return false;
  const above = parentElement(parent);
  const near = [...childElements(parent), ...(above && parent.tagName !== 'body' ? childElements(above).flatMap((box) => childElements(box)) : [])];
  return near.some((other) => other !== caption && signature(other) === signature(caption) && !page.furniture.has(other) && page.isLabel(plainText(page, other, 30).replace(/[:：]$/, '')));
}

/** Do labels stand in what the caption heads? */
function holdsLabels(page: HtmlPage, caption: HtmlElement): boolean {
  const parent = parentElement(caption);
  if (!parent) return false;
  const siblings = childElements(parent);
  const stack: HtmlElement[] = [];
  for (const sibling of siblings.slice(siblings.indexOf(caption) + 1)) {
    if (signature(sibling) === signature(caption)) break;
    stack.push(sibling);
  }
  for (let node = stack.pop(); node; node = stack.pop()) {
    const words = plainText(page, node, 60);
    if (opensWithLabel(page, words) || (words.length < 30 && page.isLabel(words.replace(/[:：]$/, '')))) return true;
    stack.push(...node.childNodes.filter(isElement));
  }
  return false;
}
