import { isFilled } from './html-controls.js';
import { isTemplate } from './html-hidden.js';
import { plainLength, plainText, showsText, wordsOf, type HtmlPage } from './html-page.js';
import { isSection } from './html-section.js';
import { titleElement } from './html-title.js';
import { attribute, childElements, isElement, isText, parentElement, type HtmlElement, type HtmlNode, type HtmlText } from './html-tree.js';
import { phrasesOf } from './html-words.js';

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'canvas', 'object', 'embed', 'audio', 'video', 'select', 'datalist', 'map', 'input', 'progress', 'meter']);
const PORTAL = new Set(['nav', 'footer', 'menu']);
const PORTAL_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'menu', 'menubar', 'toolbar']);
/** Names that style sheets of any site give to its frame. */
const PORTAL_NAME = /^(?:footer|foot|nav|navbar|navigation|breadcrumbs?|crumbs?|copyright|pagination|pager)$/i;
const SITE_HEAD = /^(?:(?:site|page|common|public|global|main|web|g|m)[-_]?)?(?:header|head|top|topbar|top-bar|hd)$/i;
const HEADING = /^h[1-6]$/;
const FILE = /\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|jpe?g|png|txt|ofd)(?:[?#]|$)|download|attach|file/i;

/** Marks what belongs to the portal's frame by its tag or name. Comes first: everything later looks at what is left. */
export function markFrame(page: HtmlPage): void {
  for (const element of page.tree.elements) {
    const { tagName } = element;
    const role = attribute(element, 'role') ?? '';
    if (SILENT.has(tagName) && !isFilled(element)) page.furniture.add(element);
    else if (tagName === 'header') markHeader(page, element);
    else if (tagName === 'aside' && countLabels(page, element) < 3) page.furniture.add(element);
    else if (isSiteHead(page, element)) page.furniture.add(element);
    else if (PORTAL.has(tagName) || PORTAL_ROLES.has(role) || isNamed(element)) {
      if (!descendants(element).some((inner) => inner.tagName === 'h1') && countLabels(page, element) < 5) page.furniture.add(element);
    }
  }
}

const isNamed = (element: HtmlElement): boolean => PORTAL_NAME.test(attribute(element, 'class')?.trim() ?? '') || PORTAL_NAME.test(attribute(element, 'id') ?? '');

/** The first box of the body, short, without a heading, and called a head or top. */
function isSiteHead(page: HtmlPage, element: HtmlElement): boolean {
  const parent = parentElement(element);
  if (parent?.tagName !== 'body' && (parent ? parentElement(parent)?.tagName : '') !== 'body') return false;
  if (!SITE_HEAD.test((attribute(element, 'class') ?? attribute(element, 'id') ?? '').trim().split(/\s+/)[0] ?? '')) return false;
  return plainText(page, element, 301).length <= 300 && countLabels(page, element) < 3 && !descendants(element).some((inner) => HEADING.test(inner.tagName));
}

/** A page's own header goes but for its title; that of an article stays. */
function markHeader(page: HtmlPage, header: HtmlElement): void {
  for (let above = parentElement(header); above; above = parentElement(above)) if (/^(?:main|article|section)$/.test(above.tagName)) return;
  const inner = descendants(header);
  if (inner.some((element) => element.tagName === 'h1')) inner.filter((element) => element.tagName === 'a' || element.tagName === 'ul').forEach((element) => page.furniture.add(element));
  else page.furniture.add(header);
}

function descendants(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  const stack = [...childElements(element)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    found.push(node);
    stack.push(...childElements(node));
  }
  return found;
}

function countLabels(page: HtmlPage, element: HtmlElement): number {
  return descendants(element).filter((inner) => childElements(inner).length === 0 && page.isLabel(plainText(page, inner, 30))).length;
}

/** Marks what only its words and its position show: the way to the page, lists of other items, footers, boxes pinned to the window, unfilled templates. */
export function markByWords(page: HtmlPage, fixed: readonly HtmlElement[]): void {
  const { tree } = page;
  const root = tree.document.childNodes.find(isElement) ?? tree.document.childNodes[0];
  const total = root ? plainLength(page, root) : 0;
  for (const element of fixed) if (plainLength(page, element) < total * 0.3) page.furniture.add(element);
  const title = titleElement(page);
  page.title = title;
  const anchors = new Set<HtmlElement>();
  for (let node = title; node; node = parentElement(node)) anchors.add(node);
  const phrases = phrasesOf(page.words);
  for (const text of tree.texts) {
    const words = wordsOf(text.value);
    if (words === '' || isAway(page, text)) continue;
    if (isTemplate(text.value)) markTemplate(page, text);
    else if (words.length <= 12 && phrases.elsewhere.has(words.replace(/[:>»]+$/, '')) && !page.isLabel(words) && !isSection(page, text)) markElsewhere(page, text, anchors, total);
    else if (phrases.trail.test(words)) markTrail(page, text, anchors);
  }
  markFooter(page, anchors, total);
  markLinkLists(page, anchors);
  if (title && !page.isLabel(plainText(page, title, 30))) markBefore(page, title, total);
}

function isAway(page: HtmlPage, node: HtmlNode): boolean {
  if (page.furniture.has(node)) return true;
  for (let above = parentElement(node); above; above = parentElement(above)) if (page.furniture.has(above)) return true;
  return false;
}

/** The block around an unfilled `{{ x }}` holds no value; where the block holds more than that, only the text itself goes. */
function markTemplate(page: HtmlPage, text: HtmlText): void {
  let block: HtmlElement | undefined = parentElement(text);
  while (block && !page.tree.blocks.has(block)) block = parentElement(block);
  if (block && block.tagName !== 'body' && plainText(page, block, 80).length <= 80 && childElements(block).every((child) => !page.tree.blocks.has(child))) page.furniture.add(block);
  else page.furniture.add(text);
}

/** A caption like 相关事项 takes what it stands over with it: the box that it opens, else its siblings up to the next heading. */
function markElsewhere(page: HtmlPage, text: HtmlText, anchors: ReadonlySet<HtmlElement>, total: number): void {
  let node: HtmlNode = text;
  const limit = Math.max(total * 0.5, 120);
  const caption = plainText(page, text);
  for (let above = parentElement(node); above && above.tagName !== 'body' && !anchors.has(above); above = parentElement(above)) {
    const whole = plainText(page, above, limit + 1);
    if (!whole.startsWith(caption) || whole.length > limit) break;
    node = above;
  }
  page.furniture.add(node);
  if (plainText(page, text) !== '' && !isElement(node)) return;
  const parent = isElement(node) ? parentElement(node) : undefined;
  if (!parent || !isElement(node) || node.childNodes.length === 0 || !isCaptionOnly(node, caption)) return;
  const siblings = childElements(parent);
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    if (HEADING.test(sibling.tagName) || sibling.tagName === node.tagName || anchors.has(sibling)) break;
    page.furniture.add(sibling);
  }
}

function isCaptionOnly(element: HtmlElement, caption: string): boolean {
  let text = '';
  for (const node of [element, ...descendants(element)]) for (const child of node.childNodes) if (isText(child)) text += child.value.trim();
  return text.replace(/\s+/g, '').length <= caption.length + 4;
}

function markTrail(page: HtmlPage, text: HtmlText, anchors: ReadonlySet<HtmlElement>): void {
  let node: HtmlNode = text;
  for (let above = parentElement(node); above && above.tagName !== 'body' && !anchors.has(above); above = parentElement(above)) {
    if (plainText(page, above, 200).length > 160) break;
    node = above;
  }
  page.furniture.add(node);
}

/** From the first words of a footer on, where little follows, nothing is content any more. */
function markFooter(page: HtmlPage, anchors: ReadonlySet<HtmlElement>, total: number): void {
  let before = 0;
  const { footer } = phrasesOf(page.words);
  for (const text of page.tree.texts) {
    const words = wordsOf(text.value);
    if (words === '') continue;
    if (total - before <= Math.max(500, total * 0.3) && footer.test(words)) {
      const node = outermostAway(page, text) ?? footerAround(page, text, anchors, total);
      page.furniture.add(node);
      dropRest(page, node);
      return;
    }
    if (!isAway(page, text)) before += words.length;
  }
}

function footerAround(page: HtmlPage, text: HtmlText, anchors: ReadonlySet<HtmlElement>, total: number): HtmlNode {
  let node: HtmlNode = text;
  for (let above = parentElement(node); above && above.tagName !== 'body' && !anchors.has(above); above = parentElement(above)) {
    if (plainText(page, above, 800).length > Math.max(300, Math.min(800, total * 0.4)) || countLabels(page, above) > 4) break;
    node = above;
  }
  return node;
}

function outermostAway(page: HtmlPage, node: HtmlNode): HtmlNode | undefined {
  let outermost = page.furniture.has(node) ? node : undefined;
  for (let above = parentElement(node); above; above = parentElement(above)) if (page.furniture.has(above)) outermost = above;
  return outermost;
}

function dropRest(page: HtmlPage, node: HtmlNode): void {
  for (let at: HtmlNode | undefined = node; at; at = parentElement(at)) {
    const siblings: HtmlNode[] = at.parentNode ? at.parentNode.childNodes : [];
    for (const sibling of siblings.slice(siblings.indexOf(at) + 1)) {
      if (isText(sibling) || (isElement(sibling) && countLabels(page, sibling) < 5)) page.furniture.add(sibling);
    }
  }
}

/** Lists of which every entry opens with a link to another page name other things than this item, unless a label stands over them. */
function markLinkLists(page: HtmlPage, anchors: ReadonlySet<HtmlElement>): void {
  for (const list of page.tree.elements) {
    if (anchors.has(list) || !/^(?:ul|ol|div|p)$/.test(list.tagName) || isAway(page, list) || inValue(list)) continue;
    const items = childElements(list).filter((child) => showsText(page, child));
    const first = items[0];
    if (!first || items.length < 3 || items.some((item) => item.tagName !== first.tagName || !opensWithLink(page, item))) continue;
    const before = captionBefore(page, list);
    if (before === undefined || !page.isLabel(before)) page.furniture.add(list);
  }
}

function inValue(node: HtmlElement): boolean {
  for (let above = parentElement(node); above; above = parentElement(above)) if (/^(?:td|dd|th)$/.test(above.tagName)) return true;
  return false;
}

function opensWithLink(page: HtmlPage, item: HtmlElement): boolean {
  let node: HtmlElement = item;
  for (let depth = 0; depth < 4; depth++) {
    if (node.tagName === 'a') return isNavigation(attribute(node, 'href') ?? '') && showsText(page, node);
    const child = node.childNodes.find((inner) => isElement(inner) || (isText(inner) && inner.value.trim() !== ''));
    if (!child || !isElement(child)) return false;
    node = child;
  }
  return false;
}

const isNavigation = (href: string): boolean => href !== '' && !FILE.test(href) && !/^(?:tel|mailto):/i.test(href);

function captionBefore(page: HtmlPage, element: HtmlElement): string | undefined {
  for (let node: HtmlElement | undefined = element, level = 0; node && level < 3; node = parentElement(node), level++) {
    const siblings: HtmlNode[] = node.parentNode ? node.parentNode.childNodes : [];
    const before = siblings.slice(0, siblings.indexOf(node)).filter((sibling) => showsText(page, sibling)).at(-1);
    if (before) return plainText(page, before, 30);
  }
  return undefined;
}

/** What stands before the page's title is its frame: logo, search, hot line. */
function markBefore(page: HtmlPage, title: HtmlElement, total: number): void {
  const before: HtmlNode[] = [];
  for (let node: HtmlElement | undefined = title; node && node.tagName !== 'html'; node = parentElement(node)) {
    const siblings: HtmlNode[] = node.parentNode ? node.parentNode.childNodes : [];
    before.push(...siblings.slice(0, siblings.indexOf(node)).filter((sibling) => showsText(page, sibling)));
  }
  const length = before.reduce((sum, node) => sum + plainLength(page, node), 0);
  const labels = before.reduce((sum, node) => sum + (isElement(node) ? countLabels(page, node) : 0), 0);
  if (length < total * 0.25 && labels < 3) before.forEach((node) => page.furniture.add(node));
}
