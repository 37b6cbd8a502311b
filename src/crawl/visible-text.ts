import { parse, defaultTreeAdapter as tree, type DefaultTreeAdapterTypes } from 'parse5';

/** What a person would see of a page without its scripts having run, and what the page holds besides. */
export interface PageSketch {
  title: string;
  headings: string;
  /** Visible text, white space removed. */
  text: string;
  /** The same without links, buttons, navigation and footer: what the page itself says. */
  plain: string;
  /** Text of inline scripts. */
  scripts: string;
  hasScript: boolean;
  hasFrame: boolean;
  /** Target of a meta refresh. */
  refresh?: string;
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'select', 'svg', 'iframe', 'object']);
const FURNITURE = new Set(['a', 'button', 'nav', 'footer', 'label']);
/** Attributes by which script frameworks show an element only under a condition. */
const CONDITIONAL = new Set(['hidden', 'v-if', 'v-else', 'v-else-if', 'v-show', 'ng-if', 'ng-show', '*ngif', 'x-show', 'x-if', 'v-cloak', 'ng-cloak']);
/** Pages that are longer hold something; their beginning tells what. */
const ENOUGH = 400_000;

/** Sketches a page for naming its outcome; only called for pages without guide data. */
export function sketch(html: string): PageSketch {
  const result: PageSketch = { title: '', headings: '', text: '', plain: '', scripts: '', hasScript: false, hasFrame: false };
  const parts = { headings: [] as string[], text: [] as string[], plain: [] as string[], scripts: [] as string[] };
  const stack: { node: DefaultTreeAdapterTypes.Node; hidden: boolean; heading: boolean; furniture: boolean }[] = [
    { node: parse(html.slice(0, ENOUGH)), hidden: false, heading: false, furniture: false },
  ];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { node } = entry;
    if (tree.isTextNode(node)) {
      if (entry.hidden) continue;
      parts.text.push(node.value);
      if (!entry.furniture) parts.plain.push(node.value);
      if (entry.heading) parts.headings.push(node.value);
      continue;
    }
    if (!('childNodes' in node)) continue;
    let { hidden, heading, furniture } = entry;
    if (tree.isElementNode(node)) {
      const name = node.tagName;
      if (name === 'script') {
        result.hasScript = true;
        parts.scripts.push(textOf(node));
      } else if (name === 'iframe' || name === 'frame') result.hasFrame = true;
      else if (name === 'title' && result.title === '') result.title = squeeze(textOf(node));
      else if (name === 'meta') result.refresh ??= refreshOf(node);
      hidden ||= (SILENT.has(name) && name !== 'head') || name === 'title' || isHidden(node);
      heading ||= /^h[1-4]$/.test(name);
      furniture ||= FURNITURE.has(name);
    }
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child) stack.push({ node: child, hidden, heading, furniture });
    }
  }
  result.headings = squeeze(parts.headings.join(''));
  result.plain = squeeze(parts.plain.join(''));
  result.text = squeeze(parts.text.join(''));
  result.scripts = parts.scripts.join('\n');
  return result;
}

function textOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('');
}

function attribute(node: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return node.attrs.find((each) => each.name === name)?.value;
}

function isHidden(node: DefaultTreeAdapterTypes.Element): boolean {
  if (node.attrs.some((each) => CONDITIONAL.has(each.name))) return true;
  const style = attribute(node, 'style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function refreshOf(node: DefaultTreeAdapterTypes.Element): string | undefined {
  if (attribute(node, 'http-equiv')?.toLowerCase() !== 'refresh') return undefined;
  const content = attribute(node, 'content') ?? '';
  const at = content.toLowerCase().indexOf('url=');
  if (at < 0 || Number.parseFloat(content) > 30) return undefined;
  return content.slice(at + 4).trim().replace(/^['"]|['"]$/g, '');
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, '');
}
