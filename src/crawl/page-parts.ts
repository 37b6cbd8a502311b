import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';

/** What a page needs to be drawn. */
export interface PartAddress {
  url: string;
  type: 'stylesheet' | 'image';
}

/** More than this of one page is furniture. */
const MOST = 60;
const CSS_URL = /url\(\s{0,4}(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^'")\s]{1,1000}))\s{0,4}\)/g;
const CSS_IMPORT = /@import\s{1,4}(?:url\(\s{0,4})?["']?([^"')\s;]{1,1000})/g;

/** Addresses of the style sheets and pictures that a page names, in order, each once; scripts and fonts are not needed to see what it says. */
export function partsOfPage(html: string, address: string): PartAddress[] {
  const found = new Map<string, PartAddress>();
  let base = address;
  const add = (text: string | undefined, type: PartAddress['type']): void => {
    if (text === undefined || found.size >= MOST || !URL.canParse(text.trim(), base)) return;
    const url = new URL(text.trim(), base);
    url.hash = '';
    if (/^https?:$/.test(url.protocol) && !found.has(url.href)) found.set(url.href, { url: url.href, type });
  };
  const stack: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (tree.isElementNode(node)) {
      const value = (name: string): string | undefined => (node as DefaultTreeAdapterTypes.Element).attrs.find((each) => each.name === name)?.value;
      const name = node.tagName;
      if (name === 'base' && base === address && URL.canParse(value('href') ?? '', address)) base = new URL(value('href') ?? '', address).href;
      else if (name === 'link' && /\bstylesheet\b/i.test(value('rel') ?? '')) add(value('href'), 'stylesheet');
      else if (name === 'img' || (name === 'input' && value('type') === 'image')) add(value('src'), 'image');
      else if (name === 'style') {
        const css = node.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('');
        for (const part of partsOfSheet(css, base)) add(part.url, part.type);
      } else if (name === 'iframe' && value('srcdoc') !== undefined) {
        for (const part of partsOfPage(value('srcdoc') ?? '', base)) add(part.url, part.type);
      }
      for (const picture of urlsOf(value('style') ?? '', CSS_URL)) add(picture, 'image');
      if (value('background') !== undefined) add(value('background'), 'image');
    }
    if ('childNodes' in node) for (let index = node.childNodes.length - 1; index >= 0; index -= 1) stack.push(node.childNodes[index] as DefaultTreeAdapterTypes.Node);
  }
  return [...found.values()];
}

/** The same for a style sheet: those it imports and its pictures. */
export function partsOfSheet(css: string, address: string): PartAddress[] {
  const parts: PartAddress[] = [];
  const imported = urlsOf(css, CSS_IMPORT);
  const add = (text: string, type: PartAddress['type']): void => {
    if (!URL.canParse(text, address) || parts.length >= MOST) return;
    const { href, protocol } = new URL(text, address);
    if (/^https?:$/.test(protocol) && !parts.some((part) => part.url === href)) parts.push({ url: href, type });
  };
  for (const text of imported) add(text, 'stylesheet');
  for (const text of urlsOf(css, CSS_URL)) if (!imported.includes(text) && !/\.(?:woff2?|ttf|otf|eot)(?:$|[?#])/i.test(text)) add(text, 'image');
  return parts;
}

const urlsOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').filter((url) => url !== '' && !url.startsWith('data:'));
