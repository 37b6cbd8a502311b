import { plainText, type HtmlPage } from './html-page.js';
import { attribute, childElements, classes, parentElement, type HtmlElement } from './html-tree.js';

const LONGEST_CAPTION = 18;

/** A row of captions and the panels that they open. */
export interface Tabs {
  row: HtmlElement;
  captions: HtmlElement[];
  panels: HtmlElement[];
}

/**
 * Finds rows of tab captions and, by what their attributes point at, by number or by order, the panel of each.
 * A panel may be hidden: it is content all the same.
 */
export function findTabs(page: HtmlPage, hidden: ReadonlySet<HtmlElement>): Tabs[] {
  const byId = new Map<string, HtmlElement>();
  for (const element of page.tree.elements) {
    const id = attribute(element, 'id');
    if (id !== undefined && page.tree.ids.get(id) === 1) byId.set(id, element);
  }
  const taken = new Set<HtmlElement>();
  const found: Tabs[] = [];
  for (const row of page.tree.elements) {
    const captions = captionsIn(page, row);
    if (!captions) continue;
    const panels = pointedAt(captions, byId, row) ?? besides(page, row, captions, hidden);
    if (!panels || panels.some((panel) => taken.has(panel))) continue;
    panels.forEach((panel) => taken.add(panel));
    found.push({ row, captions, panels });
  }
  return found;
}

function captionsIn(page: HtmlPage, row: HtmlElement): HtmlElement[] | undefined {
  if (['tr', 'tbody', 'thead', 'table', 'p', 'dl', 'html', 'body', 'head'].includes(row.tagName)) return undefined;
  const span = page.tree.spans.get(row);
  if (!span || span[1] - span[0] > 600 || span[0] === span[1]) return undefined;
  const items = childElements(row).filter((child) => !['script', 'style', 'i', 'br', 'hr'].includes(child.tagName));
  const first = items[0];
  if (!first || items.length < 2 || items.length > 16 || items.some((item) => item.tagName !== first.tagName)) return undefined;
  const texts = items.map((item) => plainText(page, item, LONGEST_CAPTION + 1));
  if (!items.every((item) => isLeaf(page, item))) return undefined;
  if (texts.some((text) => text === '' || text.length > LONGEST_CAPTION || /[:：。；]/.test(text)) || new Set(texts).size < texts.length) return undefined;
  return items;
}

/** One run of text, perhaps with a count behind it: a row of label and value is no caption. */
function isLeaf(page: HtmlPage, item: HtmlElement): boolean {
  const { texts, spans, starts } = page.tree;
  const span = spans.get(item);
  if (!span) return false;
  let runs = 0;
  for (let index = lowerBound(starts, span[0]); index < starts.length && (starts[index] ?? Infinity) < span[1]; index++) {
    const value = texts[index]?.value.trim() ?? '';
    if (value !== '' && !/^[（(]?\d+[)）]?$/.test(value)) runs += 1;
  }
  return runs === 1;
}

function lowerBound(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values by which a caption may name its panel: `#a`, `a`, `show('a')`. */
function pointers(caption: HtmlElement): string[] {
  const inside = [caption, ...childElements(caption), ...childElements(caption).flatMap(childElements)];
  return inside.flatMap((element) => element.attrs.flatMap(({ name, value }) => {
    if (name === 'onclick' || name === 'onmouseover') return (value.match(/['"]#?([\w-]+)['"]/g) ?? []).map((word) => word.replace(/['"#]/g, ''));
    return name === 'href' ? (value.startsWith('#') ? [value.slice(1)] : []) : name.startsWith('data-') || name === 'aria-controls' || name === 'for' || name === 'rel' ? [value.replace(/^[#.]/, '')] : [];
  })).filter((value) => value !== '');
}

function pointedAt(captions: HtmlElement[], byId: Map<string, HtmlElement>, row: HtmlElement): HtmlElement[] | undefined {
  const panels = captions.map((caption) => pointers(caption).map((id) => byId.get(id)).find((panel) => panel && panel !== caption && parentElement(panel) !== row && parentElement(panel) !== caption));
  const known = panels.filter((panel) => panel !== undefined);
  return known.length === captions.length && new Set(known).size === known.length ? known : undefined;
}

/** As many panels of one shape as there are captions, behind the row (or the box that holds nothing but the row) or inside of what stands there. */
function besides(page: HtmlPage, row: HtmlElement, captions: HtmlElement[], hidden: ReadonlySet<HtmlElement>): HtmlElement[] | undefined {
  const length = plainText(page, row).length;
  for (let around: HtmlElement = row, level = 0; level < 3; level++) {
    const parent = parentElement(around);
    if (!parent || plainText(page, around).length > length) return undefined;
    const siblings = childElements(parent);
    const behind = siblings.slice(siblings.indexOf(around) + 1).filter((element) => element.tagName !== 'script' && element.tagName !== 'style');
    const next = behind[0];
    for (const group of [sameShape(behind), next ? sameShape(childElements(next)) : []]) {
      if (group.length === captions.length && arePanels(page, captions, group, hidden)) return ordered(captions, group);
    }
    around = parent;
  }
  return undefined;
}

/** The leading elements of one tag that share a class with the first, or all have none. */
function sameShape(elements: HtmlElement[]): HtmlElement[] {
  const first = elements[0];
  if (!first) return [];
  const names = classes(first);
  return elements.filter((element) => element.tagName === first.tagName
    && (names.length === 0 ? classes(element).length === 0 : classes(element).some((name) => names.includes(name))));
}

function arePanels(page: HtmlPage, captions: HtmlElement[], group: HtmlElement[], hidden: ReadonlySet<HtmlElement>): boolean {
  const shut = group.filter((panel) => hidden.has(panel)).length;
  if (shut > 0) return shut >= group.length - 1;
  if (group.every((panel) => attribute(panel, 'role') === 'tabpanel')) return true;
  // Nothing is hidden where a style sheet of the portal's would do it: then the captions must work like buttons.
  return captions.every((caption) => isClickable(caption)) && group.every((panel) => page.tree.blocks.has(panel) && !/^(?:h\d|li|p|tr)$/.test(panel.tagName)) && group.some((panel) => plainText(page, panel, 40).length > 40);
}

const isClickable = (caption: HtmlElement): boolean => /^(?:li|a|button)$/.test(caption.tagName) || attribute(caption, 'onclick') !== undefined || pointers(caption).length > 0;

/** Panels in the order of their captions: by the number that a caption carries where each panel's id ends with one of them. */
function ordered(captions: HtmlElement[], panels: HtmlElement[]): HtmlElement[] {
  const byKey = captions.map((caption) => {
    const keys = pointers(caption);
    return panels.find((panel) => panel.attrs.some(({ name, value }) => (name === 'id' && keys.some((key) => endsWithWord(value, key))) || (name.startsWith('data-') && keys.includes(value))));
  });
  const known = byKey.filter((panel) => panel !== undefined);
  return known.length === panels.length && new Set(known).size === known.length ? known : panels;
}

/** `tab3` ends with 3; `tab13` does not. */
function endsWithWord(id: string, key: string): boolean {
  if (!id.endsWith(key)) return false;
  const before = id.charAt(id.length - key.length - 1);
  return !(/\d$/.test(before) && /^\d/.test(key));
}
