import { plainText, plainTextOf, type HtmlPage } from './html-page.js';
import { childElements, contentOf, isElement, isText, parentElement, type HtmlElement, type HtmlNode } from './html-tree.js';

/** A text as copies of it are recognised: no blanks, no punctuation. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\u200b-\u200d\ufeff]/gu, '');

const TEMPLATE = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%|\{%/;

export const isTemplate = (text: string): boolean => TEMPLATE.test(text);

/**
 * Decides what of the hidden parts is content. A copy of what is visible is not, nor is a template;
 * the full text behind a shortened one is, and the shortened one is dropped for it; anything else hidden is content that waits for a click.
 */
export function judgeHidden(page: HtmlPage, hidden: readonly HtmlElement[], panels: ReadonlySet<HtmlElement>): void {
  if (hidden.length === 0) return;
  const away = new Set<HtmlElement>(hidden.filter((element) => !panels.has(element)));
  const visible = bare(visibleText(page, away));
  let droppedUntil = -1;
  for (const element of hidden) {
    const span = page.tree.spans.get(element);
    if (panels.has(element) || !span || span[0] === span[1] || span[1] <= droppedUntil) continue;
    const text = plainText(page, element);
    const own = bare(text);
    if (own === '') continue;
    if (isTemplate(contentOf(page.tree, element)) || (!replacesShortened(page, element, own) && isCopy(text, own, visible))) {
      page.furniture.add(element);
      droppedUntil = span[1];
    }
  }
}

function visibleText(page: HtmlPage, away: ReadonlySet<HtmlElement>): string {
  const seen = page.furniture;
  page.furniture = new Set<HtmlNode>([...seen, ...away]);
  const text = plainTextOf(page, page.tree.document.childNodes.filter(isElement));
  page.furniture = seen;
  return text;
}

function isCopy(text: string, own: string, visible: string): boolean {
  if (visible.includes(own)) return true;
  const pieces = text.split(/[；;、，,|\n ]+/).map(bare).filter((piece) => piece.length > 1);
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const known = pieces.reduce((sum, piece) => sum + (visible.includes(piece) ? piece.length : 0), 0);
  return pieces.length > 1 && known >= total * 0.9;
}

/** How many nodes around a full text may make up its shortened twin. */
const NEAR = 8;

/** Drops the shortened twin that stands next to a full text; says whether there was one. */
function replacesShortened(page: HtmlPage, element: HtmlElement, full: string): boolean {
  const parent = parentElement(element);
  if (!parent) return false;
  const at = parent.childNodes.indexOf(element);
  const siblings = parent.childNodes.slice(Math.max(0, at - NEAR), at + NEAR + 1).filter((node) => isElement(node) || (isText(node) && node.value.trim() !== ''));
  const index = siblings.indexOf(element);
  const before = siblings[index - 1];
  const behind = siblings[index + 1];
  const groups = [before ? [before] : [], siblings.slice(0, index), behind ? [behind] : []];
  for (const group of groups) {
    const short = bare(plainTextOf(page, group));
    if (short.length < 4 || short.length >= full.length || !full.startsWith(short)) continue;
    group.forEach((node) => page.furniture.add(node));
    return true;
  }
  return false;
}

/** The same for pages whose style sheets are not at hand: a text that ends in `…展开` before one that begins like it. */
export function dropShortened(page: HtmlPage, unfolds: readonly HtmlNode[]): void {
  for (const unfold of unfolds) {
    let around = parentElement(unfold);
    for (let level = 0; level < 3 && around && around.tagName !== 'body'; level++, around = parentElement(around)) {
      const parent = parentElement(around);
      if (!parent || page.furniture.has(around)) break;
      const siblings = childElements(parent);
      const next = siblings[siblings.indexOf(around) + 1];
      if (!next || page.furniture.has(next) || next.tagName !== around.tagName) continue;
      const short = bare(plainText(page, around));
      if (short.length < 8 || !bare(plainText(page, next)).startsWith(short)) continue;
      page.furniture.add(around);
      break;
    }
  }
}
