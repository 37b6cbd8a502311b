import type { Place } from '../model/place.js';
import type { Stretch } from './blocks.js';
import type { HtmlPage } from './html-page.js';
import { commonElement, selectorOf } from './html-selector.js';
import { attribute, collapse, isElement, isText, parentElement, type HtmlElement, type HtmlNode, type HtmlTree } from './html-tree.js';
import { isVisible } from './visible.js';

type Evidence = ReturnType<Stretch['locate']>;

/** Evidence that knows the range of the page's content which it covers, for joining pieces: nothing that anyone else sees. */
class Covering implements Evidence {
  readonly #range: readonly [number, number];

  constructor(readonly raw: string, readonly at: Place, range: readonly [number, number]) {
    this.#range = range;
  }

  /** `undefined` for evidence that the page does not hold as one range. */
  static rangeOf(evidence: Evidence): readonly [number, number] | undefined {
    return evidence instanceof Covering ? evidence.#range : undefined;
  }
}

/** A run of characters that stand in the page's content one after the other. */
interface Segment {
  at: number;
  length: number;
  from: number;
}

const LINE_FEED = 0x0a;
const BOLD_TAGS = new Set(['b', 'strong', 'th', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const PRE_STYLE = /white-space\s*:\s*(?:pre|break-spaces)/i;
const BLANK = /[\s\u200b-\u200d\ufeff]/;

const isBlank = (text: string, at: number): boolean => !isVisible(text.charCodeAt(at)) && BLANK.test(text.charAt(at));
/** White space as a browser collapses it. */
const collapses = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;

/** The text of neighbouring nodes in readable form, with the way back into the page. */
export function stretchOf(page: HtmlPage, nodes: readonly HtmlNode[]): Stretch {
  const writer = new Writer();
  const preformatted = nodes[0] !== undefined && insidePre(nodes[0]);
  for (const node of nodes) writeNode(page, node, writer, preformatted, false);
  return new HtmlStretch(page, writer, nodes[0]);
}

/** Calls itself for what is inside, which is nested no deeper than browsers nest (`parseHtml`). */
function writeNode(page: HtmlPage, node: HtmlNode, writer: Writer, preformatted: boolean, bold: boolean): void {
  if (page.furniture.has(node) || page.muted.has(node)) return;
  if (isText(node)) {
    const cut = page.cuts.get(node);
    const start = page.tree.startOf.get(node) ?? 0;
    if (cut) writer.write(node.value.slice(cut[0], cut[1]), start + cut[0], preformatted);
    else writer.write(node.value, start, preformatted);
    return;
  }
  if (!isElement(node)) return;
  if (node.tagName === 'br') {
    writer.breakLine(true);
    return;
  }
  const cell = node.tagName === 'td' || node.tagName === 'th';
  const block = !cell && page.tree.blocks.has(node);
  const begins = !bold && isBold(node);
  if (block) writer.breakLine(false);
  if (cell) writer.space();
  if (begins) writer.beginBold();
  const pre = preformatted || keepsLines(node);
  for (const child of node.childNodes) writeNode(page, child, writer, pre, bold || begins);
  if (begins) writer.endBold();
  if (block) writer.breakLine(false);
  if (cell) writer.space();
}

function isBold(element: HtmlElement): boolean {
  if (BOLD_TAGS.has(element.tagName)) return true;
  const style = attribute(element, 'style');
  return style !== undefined && BOLD_STYLE.test(style);
}

function keepsLines(element: HtmlElement): boolean {
  if (element.tagName === 'pre' || element.tagName === 'textarea') return true;
  const style = attribute(element, 'style');
  return style !== undefined && PRE_STYLE.test(style);
}

function insidePre(node: HtmlNode): boolean {
  for (let parent = parentElement(node); parent; parent = parentElement(parent)) if (keepsLines(parent)) return true;
  return false;
}

/** Collects characters, collapses white space as a browser draws it and remembers where each came from. */
class Writer {
  text = '';
  readonly segments: Segment[] = [];
  readonly strong: [number, number][] = [];
  private boldFrom = -1;
  private pendingSpace = -1;
  private pendingBreaks = 0;

  write(data: string, base: number, preformatted: boolean): void {
    let index = 0;
    while (index < data.length) {
      const unit = data.charCodeAt(index);
      if (preformatted && unit === LINE_FEED) {
        this.pendingBreaks += 1;
        this.pendingSpace = -1;
        index += 1;
      } else if (collapses(unit) && (!preformatted || this.pendingBreaks > 0 || this.text === '')) {
        if (this.pendingSpace < 0) this.pendingSpace = base + index;
        index += 1;
      } else {
        let end = index + 1;
        while (end < data.length && (preformatted ? data.charCodeAt(end) !== LINE_FEED : !collapses(data.charCodeAt(end)))) end += 1;
        this.put(data.slice(index, end), base + index);
        index = end;
      }
    }
  }

  /** A line break; `always` for `<br>`, of which two make an empty line. */
  breakLine(always: boolean): void {
    this.pendingSpace = -1;
    this.pendingBreaks = always ? this.pendingBreaks + 1 : Math.max(this.pendingBreaks, 1);
  }

  space(): void {
    if (this.pendingSpace < 0) this.pendingSpace = Infinity;
  }

  beginBold(): void {
    this.boldFrom = -2;
  }

  endBold(): void {
    const last = this.strong.at(-1);
    if (this.boldFrom >= 0 && last && last[1] === this.boldFrom) last[1] = this.text.length;
    else if (this.boldFrom >= 0 && this.text.length > this.boldFrom) this.strong.push([this.boldFrom, this.text.length]);
    this.boldFrom = -1;
  }

  private put(run: string, from: number): void {
    if (this.text !== '' && this.pendingBreaks > 0) this.text += '\n'.repeat(Math.min(this.pendingBreaks, 2));
    else if (this.text !== '' && this.pendingSpace >= 0) {
      if (this.pendingSpace !== Infinity) this.mark(1, this.pendingSpace);
      this.text += ' ';
    }
    this.pendingBreaks = 0;
    this.pendingSpace = -1;
    if (this.boldFrom === -2) this.boldFrom = this.text.length;
    this.mark(run.length, from);
    this.text += run;
  }

  private mark(length: number, from: number): void {
    const last = this.segments.at(-1);
    if (last && last.at + last.length === this.text.length && last.from + last.length === from) last.length += length;
    else this.segments.push({ at: this.text.length, length, from });
  }
}

class HtmlStretch implements Stretch {
  readonly text: string;
  readonly strong?: [number, number][];
  private readonly segments: Segment[];

  constructor(private readonly page: HtmlPage, writer: Writer, private readonly first: HtmlNode | undefined) {
    this.text = writer.text;
    this.segments = writer.segments;
    if (writer.strong.length > 0) this.strong = writer.strong;
  }

  locate(start: number, end: number): Evidence {
    let from = start;
    let to = end;
    while (from < to && isBlank(this.text, from)) from += 1;
    while (to > from && isBlank(this.text, to - 1)) to -= 1;
    const first = from < to ? this.contentAt(from) : undefined;
    const last = from < to ? this.contentAt(to - 1) : undefined;
    if (first === undefined || last === undefined || last < first) return { raw: '', at: place(this.page, elementAround(this.first)) };
    return evidence(this.page, first, last + 1);
  }

  /** Bound, for it is handed on without its object. */
  readonly merge = (parts: Evidence[]): Evidence => {
    const known = parts.map((part) => Covering.rangeOf(part));
    const from = Math.min(...known.map((range) => range?.[0] ?? Infinity));
    const to = Math.max(...known.map((range) => range?.[1] ?? -Infinity));
    const sum = known.reduce((total, range) => total + (range ? range[1] - range[0] : 0), 0);
    if (from < to && !known.includes(undefined) && to - from <= 2 * sum + 200) return evidence(this.page, from, to);
    const places = parts.flatMap((part) => part.at);
    const only = places[0];
    return { raw: parts.map((part) => part.raw).join('\n'), at: places.length === 1 && only ? only : places };
  };

  /** Where a character of the text stands in the page's content; for one that the page does not hold, the nearest before it. */
  private contentAt(index: number): number | undefined {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const segment = this.segments[low];
    return segment && segment.at <= index ? segment.from + Math.min(index - segment.at, segment.length - 1) : undefined;
  }
}

function evidence(page: HtmlPage, from: number, to: number): Evidence {
  const { tree } = page;
  const first = tree.texts[textAt(tree, from)];
  const last = tree.texts[textAt(tree, to - 1)];
  const element = first && last ? (first === last ? parentElement(first) : commonElement(first, last)) : undefined;
  return new Covering(collapse(tree.content.slice(from, to)), place(page, element), [from, to]);
}

/** Index of the text node that holds this offset of the content. */
function textAt(tree: HtmlTree, offset: number): number {
  let low = 0;
  let high = tree.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const elementAround = (node: HtmlNode | undefined): HtmlElement | undefined => (node && isElement(node) ? node : node && parentElement(node));

function place(page: HtmlPage, element: HtmlElement | undefined): Place {
  const selector = element ? selectorOf(page.tree, element) : 'html';
  const { frame } = page.tree;
  return frame
    ? { snapshot: page.snapshot, kind: 'html', selector, frame: selectorOf(frame.tree, frame.element) }
    : { snapshot: page.snapshot, kind: 'html', selector };
}

/** The place of an element itself, for links. */
export function placeOf(page: HtmlPage, element: HtmlElement): Place {
  return place(page, element);
}
