import type { Block, Document } from './blocks.js';
import { muteActions } from './html-actions.js';
import { readNodes, type Reader } from './html-blocks.js';
import { markByWords, markFrame } from './html-furniture.js';
import { dropShortened, judgeHidden } from './html-hidden.js';
import { contentLinks } from './html-links.js';
import { contentChildren, type HtmlPage } from './html-page.js';
import { stretchOf } from './html-stretch.js';
import { drawnAway } from './html-style.js';
import { findTabs } from './html-tabs.js';
import { attribute, isElement, parseHtml, type HtmlElement, type HtmlTree } from './html-tree.js';
import { PAGE_WORDS, type PageWords } from './html-words.js';

/** The document of a frame that a page names by address, fetched apart. */
export interface FrameDocument {
  /** As the page writes it. */
  src: string;
  html: string;
  snapshot: string;
}

export interface HtmlOptions {
  /** Is this text the label of an element? Where a page marks labels by nothing, this decides. */
  isLabel?: (text: string) => boolean;
  words?: PageWords;
  frames?: readonly FrameDocument[];
}

const MOST_FRAMES = 3;

/**
 * Reads a page into blocks: the guide without the portal around it.
 * @param html the decoded text of the page, as it was fetched or as a browser drew it
 * @param snapshot SHA-256 of the bytes, for the places
 */
export function htmlToDocument(html: string, snapshot: string, options: HtmlOptions = {}): Document {
  return readDocument(parseHtml(html), snapshot, options, 0);
}

function readDocument(tree: HtmlTree, snapshot: string, options: HtmlOptions, level: number): Document {
  const page: HtmlPage = {
    tree, snapshot, words: options.words ?? PAGE_WORDS, isLabel: options.isLabel ?? (() => false),
    furniture: new Set(), muted: new Set(), cuts: new Map(), captions: new Map(),
  };
  const title = tree.elements.find((element) => element.tagName === 'title');
  const titleText = title ? stretchOf(page, [title]) : undefined;
  markContent(page);
  const links = contentLinks(page);
  const reader: Reader = { page, frame: (element) => {
    const frame = level < MOST_FRAMES ? frameDocument(page, element, options, level) : undefined;
    if (frame) links.push(...frame.links);
    return frame ? frame.blocks : [];
  } };
  const root = tree.elements.find((element) => element.tagName === 'body');
  const blocks: Block[] = root ? readNodes(reader, contentChildren(page, root), 0) : [];
  return { snapshot, blocks, links, ...(titleText && titleText.text !== '' ? { title: titleText } : {}) };
}

/** Decides what of the page is content; each step looks at what the ones before it have left. */
function markContent(page: HtmlPage): void {
  const { hidden, fixed } = drawnAway(page.tree);
  const tabs = findTabs(page, new Set(hidden));
  markFrame(page);
  const panels = new Set<HtmlElement>();
  for (const { row, captions, panels: own } of tabs) {
    page.furniture.add(row);
    own.forEach((panel, index) => {
      const caption = captions[index];
      panels.add(panel);
      if (caption) page.captions.set(panel, caption);
    });
  }
  const unfolds = muteActions(page);
  markByWords(page, fixed);
  judgeHidden(page, hidden, panels);
  dropShortened(page, unfolds);
}

function frameDocument(page: HtmlPage, element: HtmlElement, options: HtmlOptions, level: number): Document | undefined {
  const srcdoc = attribute(element, 'srcdoc');
  if (srcdoc !== undefined && srcdoc.trim() !== '') {
    const tree = parseHtml(srcdoc);
    if (!page.tree.frame) tree.frame = { tree: page.tree, element };
    return readDocument(tree, page.snapshot, options, level + 1);
  }
  const src = attribute(element, 'src')?.trim();
  const fetched = options.frames?.find((frame) => frame.src === src);
  return fetched && isElement(element) ? readDocument(parseHtml(fetched.html), fetched.snapshot, options, level + 1) : undefined;
}
