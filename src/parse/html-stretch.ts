import type { Place } from '../model/place.js';
import type { Stretch } from './blocks.js';
import type { HtmlPage } from './html-page.js';
import { commonElement, selectorOf } from './html-selector.js';
import { attribute, collapse, isElement, isText, parentElement, type HtmlElement, type HtmlNode, type HtmlTree } from './html-tree.js';

type Evidence = ReturnType<Stretch['locate']>;

/** A run of characters that stand in the page's content one after the other. */
interface Segment {
  at: number;
  length: number;
  from: number;
}

/** Range of the content that a piece of evidence covers, for joining pieces. */
const ranges = new WeakMap<Evidence, [number, number]>();

const BOLD_TAGS = new Set(['b', 'strong', 'th', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const BLANK = /[\s\u200b-\u200d\ufeff]/;

/** The text of neighbouring nodes in readable form, with the way back into the page. */
export function stretchOf(page: HtmlPage, nodes: readonly HtmlNode[]): Stretch {
  const writer = new Writer();
  const stack: { node: HtmlNode; leaving?: () => void }[] = [...nodes].reverse().map((node) => ({ node }));
  let preformatted = nodes[0] ? insidePre(nodes[0]) : 0;
  let bold = 0;
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (step.leaving) {
      step.leaving();
      continue;
    }
    if (page.furniture.has(node) || page.muted.has(node)) continue;
    if (isText(node)) {
      const [from, to] = page.cuts.get(node) ?? [0, node.value.length];
      writer.write(node.value.slice(from, to), (page.tree.startOf.get(node) ?? 0) + from, preformatted > 0);
      continue;
    }
    if (!isElement(node)) continue;
    if (node.tagName === 'br') {
      writer.breakLine(true);
      continue;
    }
    const cell = node.tagName === 'td' || node.tagName === 'th';
    const block = !cell && page.tree.blocks.has(node);
    const pre = keepsLines(node) ? 1 : 0;
    const heavy = BOLD_TAGS.has(node.tagName) || BOLD_STYLE.test(attribute(node, 'style') ?? '') ? 1 : 0;
    if (block) writer.breakLine(false);
    if (cell) writer.space();
    preformatted += pre;
    bold += heavy;
    if (heavy && bold === 1) writer.beginBold();
    stack.push({
      node,
      leaving: () => {
        preformatted -= pre;
        bold -= heavy;
        if (heavy && bold === 0) writer.endBold();
        if (block) writer.breakLine(false);
        if (cell) writer.space();
      },
    });
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child) stack.push({ node: child });
    }
  }
  return new HtmlStretch(page, writer, nodes[0]);
}

const keepsLines = (element: HtmlElement): boolean =>
  element.tagName === 'pre' || element.tagName === 'textarea' || /white-space\s*:\s*(?:pre|break-spaces)/i.test(attribute(element, 'style') ?? '');

function insidePre(node: HtmlNode): number {
  for (let parent = parentElement(node); parent; parent = parentElement(parent)) if (keepsLines(parent)) return 1;
  return 0;
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
      const unit = data.charAt(index);
      if (preformatted && unit === '\n') {
        this.pendingBreaks += 1;
        this.pendingSpace = -1;
        index += 1;
      } else if (' \t\n\r\f'.includes(unit) && (!preformatted || this.pendingBreaks > 0 || this.text === '')) {
        if (this.pendingSpace < 0) this.pendingSpace = base + index;
        index += 1;
      } else {
        let end = index + 1;
        while (end < data.length && (preformatted ? data.charAt(end) !== '\n' : !' \t\n\r\f'.includes(data.charAt(end)))) end += 1;
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
    while (from < to && BLANK.test(this.text.charAt(from))) from += 1;
    while (to > from && BLANK.test(this.text.charAt(to - 1))) to -= 1;
    const first = from < to ? this.contentAt(from) : undefined;
    const last = from < to ? this.contentAt(to - 1) : undefined;
    if (first === undefined || last === undefined || last < first) return { raw: '', at: place(this.page, elementAround(this.first)) };
    return evidence(this.page, first, last + 1);
  }

  /** Bound, for it is handed on without its object. */
  readonly merge = (parts: Evidence[]): Evidence => {
    const known = parts.map((part) => ranges.get(part));
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
  const found: Evidence = { raw: collapse(tree.content.slice(from, to)), at: place(page, element) };
  ranges.set(found, [from, to]);
  return found;
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
