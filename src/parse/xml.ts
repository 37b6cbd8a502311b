/** An element of an XML document; `name` is the local name, without its prefix. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) found[local(name)] = decodeEntities(double ?? single ?? '');
  }
  return found;
}

/** End of a tag that begins at `at`: the `>` outside of quotes, -1 if there is none. */
function tagEnd(xml: string, at: number): number {
  let quote = '';
  for (let index = at; index < xml.length; index += 1) {
    const unit = xml.charAt(index);
    if (quote !== '') {
      if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '>') return index;
  }
  return -1;
}

/**
 * Reads well-formed XML as office programs write it. No DTD is read, no entity but the five of XML is expanded.
 * Returns the root element, or `undefined` where there is none or the tags do not fit each other.
 */
export function parseXml(xml: string): XmlElement | undefined {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  for (let at = 0; at < xml.length;) {
    const open = xml.indexOf('<', at);
    const top = stack.at(-1);
    if (!top) return undefined;
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text !== '' && stack.length > 1) top.children.push(decodeEntities(text));
    if (open < 0) break;
    if (xml.startsWith('<!--', open)) {
      at = xml.indexOf('-->', open) + 3;
      if (at < 3) return undefined;
    } else if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return undefined;
      top.children.push(xml.slice(open + 9, end));
      at = end + 3;
    } else {
      const end = tagEnd(xml, open);
      if (end < 0) return undefined;
      const inner = xml.slice(open + 1, end);
      at = end + 1;
      if (inner.startsWith('?') || inner.startsWith('!')) continue;
      if (inner.startsWith('/')) {
        if (stack.length < 2 || top.name !== local(inner.slice(1).trim())) return undefined;
        stack.pop();
        continue;
      }
      const name = /^[^\s/]+/.exec(inner)?.[0] ?? '';
      const element: XmlElement = { name: local(name), attributes: attributesOf(inner.slice(name.length)), children: [] };
      top.children.push(element);
      if (!inner.endsWith('/')) stack.push(element);
    }
  }
  return stack.length === 1 ? root.children.find((child): child is XmlElement => typeof child !== 'string') : undefined;
}

/** The child elements, those of one name if a name is given. */
export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name));
}

/** The element at a path of local names below `parent`. */
export function at(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => elements(element, name)[0], parent);
}
