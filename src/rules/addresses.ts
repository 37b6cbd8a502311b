import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';

/** An address of the web that a guide names, as a link or in words. */
export interface NamedAddress {
  href: string;
  text: string;
  at: Field['at'];
  /** The element that states it; absent for links, whose text must tell. */
  element?: string;
}

/** Elements that hold addresses to be opened. */
const ELEMENTS = ['onlineUrl', 'mobileUrl', 'consultation.url', 'complaint.url', 'evaluationUrl', 'progressQuery'];
const ADDRESS = /https?:\/\/[A-Za-z0-9][-A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%]{2,500}/gu;

/** Every address once: links first, then what elements state in words. */
export function addressesOf(guide: Guide): NamedAddress[] {
  const links: NamedAddress[] = guide.links.map(({ href, text, at }) => ({ href, text, at }));
  const known = new Set(links.map(({ href }) => href));
  const stated = ELEMENTS.flatMap((element) =>
    (guide.fields[element] ?? []).flatMap(({ text, at }) => (text.match(ADDRESS) ?? []).map((found): NamedAddress => ({ href: found.replace(/[.,;:!?)'\]]+$/u, ''), text: found, at, element }))));
  return [...links, ...stated.filter(({ href }) => !known.has(href) && known.add(href))];
}
