import { attribute, classes, contentOf, parentElement, type HtmlElement, type HtmlTree } from './html-tree.js';

/** What a page's own styles say of an element, as far as it matters for reading. */
interface Drawing {
  hidden: boolean;
  fixed: boolean;
}

interface Compound {
  tag?: string;
  id?: string;
  classes: string[];
}

/** A rule of an inline style sheet that shows, hides or pins elements. */
interface StyleRule {
  /** Ancestors outermost first, the element itself last. */
  path: Compound[];
  weight: number;
  hidden?: boolean;
  fixed?: boolean;
}

const RULES = 400;

/** Reads the rules of the page's `<style>` sheets that hide or pin; what they leave open is visible. Media rules for print do not count. */
function styleRules(tree: HtmlTree): StyleRule[] {
  const rules: StyleRule[] = [];
  for (const sheet of tree.elements) {
    if (sheet.tagName !== 'style' || /print/i.test(attribute(sheet, 'media') ?? '')) continue;
    const css = withoutComments(contentOf(tree, sheet));
    for (const [heads, body] of declarations(css)) {
      const drawing = drawingOf(body);
      if (drawing.hidden === undefined && drawing.fixed === undefined) continue;
      for (const head of heads.split(',')) {
        const path = readSelector(head.trim());
        if (path && rules.length < RULES) rules.push({ path, weight: weightOf(path), ...drawing });
      }
    }
  }
  return rules.map((rule, index) => ({ rule, index })).sort((a, b) => a.rule.weight - b.rule.weight || a.index - b.index).map(({ rule }) => rule);
}

function withoutComments(css: string): string {
  let text = '';
  let from = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', from)) {
    text += css.slice(from, open);
    const close = css.indexOf('*/', open + 2);
    if (close < 0) return text;
    from = close + 2;
  }
  return text + css.slice(from);
}

/** Selector and body of each plain rule; what stands inside of an at-rule for print is left out. */
function declarations(css: string): [string, string][] {
  const found: [string, string][] = [];
  let from = 0;
  let printing = 0;
  for (let i = 0; i < css.length; i++) {
    const unit = css.charAt(i);
    if (unit === '{') {
      const head = css.slice(from, i).trim();
      from = i + 1;
      if (head.startsWith('@')) {
        printing += printing > 0 || /^@media[^{]*\bprint\b/.test(head) || !/^@(?:media|supports|layer)/.test(head) ? 1 : 0;
        continue;
      }
      const close = css.indexOf('}', i);
      if (close < 0) break;
      if (printing === 0) found.push([head, css.slice(i + 1, close)]);
      from = close + 1;
      i = close;
    } else if (unit === '}') {
      from = i + 1;
      if (printing > 0) printing -= 1;
    } else if (unit === ';') {
      from = i + 1;
    }
  }
  return found;
}

function drawingOf(body: string): Partial<Drawing> {
  const drawing: Partial<Drawing> = {};
  const display = /(?:^|[;\s])display\s*:\s*([a-z-]+)/i.exec(body)?.[1]?.toLowerCase();
  if (display !== undefined) drawing.hidden = display === 'none';
  if (/(?:^|[;\s])visibility\s*:\s*hidden/i.test(body)) drawing.hidden = true;
  const position = /(?:^|[;\s])position\s*:\s*([a-z-]+)/i.exec(body)?.[1]?.toLowerCase();
  if (position !== undefined) drawing.fixed = position === 'fixed';
  return drawing;
}

/** A selector of tags, ids, classes and descent; others (states, attributes) say nothing about the page as it was kept. */
function readSelector(selector: string): Compound[] | undefined {
  if (selector === '' || selector.length > 200 || /[:[\]+~@%()\\"']/.test(selector)) return undefined;
  const path: Compound[] = [];
  for (const word of selector.replace(/>/g, ' ').split(/\s+/)) {
    const compound: Compound = { classes: [] };
    for (const piece of word.match(/[.#]?[^.#]+/g) ?? []) {
      if (piece.startsWith('.')) compound.classes.push(piece.slice(1));
      else if (piece.startsWith('#')) compound.id = piece.slice(1);
      else if (piece !== '*') compound.tag = piece.toLowerCase();
    }
    path.push(compound);
  }
  return path;
}

const weightOf = (path: Compound[]): number =>
  path.reduce((sum, part) => sum + (part.id === undefined ? 0 : 10_000) + part.classes.length * 100 + (part.tag === undefined ? 0 : 1), 0);

function fits(element: HtmlElement, part: Compound): boolean {
  if (part.tag !== undefined && part.tag !== element.tagName) return false;
  if (part.id !== undefined && part.id !== attribute(element, 'id')) return false;
  if (part.classes.length === 0) return true;
  const own = classes(element);
  return part.classes.every((name) => own.includes(name));
}

function matches(element: HtmlElement, path: Compound[]): boolean {
  const last = path.at(-1);
  if (!last || !fits(element, last)) return false;
  let index = path.length - 2;
  for (let above = parentElement(element); above && index >= 0; above = parentElement(above)) {
    const part = path[index];
    if (part && fits(above, part)) index -= 1;
  }
  return index < 0;
}

/** The elements that the page itself hides (those inside of hidden ones only where they are hidden once more), and those that it pins to the window. */
export function drawnAway(tree: HtmlTree): { hidden: HtmlElement[]; fixed: HtmlElement[] } {
  const rules = styleRules(tree);
  const hidden: HtmlElement[] = [];
  const fixed: HtmlElement[] = [];
  for (const element of tree.elements) {
    const own = attribute(element, 'style') ?? '';
    const drawing: Partial<Drawing> = attribute(element, 'hidden') === undefined ? {} : { hidden: true };
    for (const rule of rules) {
      if (!matches(element, rule.path)) continue;
      if (rule.hidden !== undefined) drawing.hidden = rule.hidden;
      if (rule.fixed !== undefined) drawing.fixed = rule.fixed;
    }
    if (own !== '') Object.assign(drawing, drawingOf(own));
    if (drawing.fixed) fixed.push(element);
    if (drawing.hidden) hidden.push(element);
  }
  return { hidden, fixed };
}
