import type { DefaultTreeAdapterTypes as Parse5 } from 'parse5';

/** Types of `input` whose value a browser shows as text (HTML Standard 4.10.5); a search box says nothing of the guide. */
const SHOWN = new Set(['', 'text', 'tel', 'email', 'url', 'number', 'date', 'time', 'month']);

type Element = Parse5.Element;

const valueOf = (element: Element, name: string): string | undefined => element.attrs.find((attr) => attr.name === name)?.value;
const elementsOf = (element: Element): Element[] => element.childNodes.filter((node): node is Element => 'tagName' in node);

/** The words that a control of a form shows to whoever opens the page; undefined where it is none or shows nothing of its own. */
function shownBy(element: Element): string | undefined {
  if (element.tagName === 'input') return SHOWN.has((valueOf(element, 'type') ?? '').trim().toLowerCase()) ? valueOf(element, 'value') : undefined;
  if (element.tagName !== 'select') return undefined;
  const options = elementsOf(element).flatMap((one) => (one.tagName === 'optgroup' ? elementsOf(one) : [one]));
  const chosen = options.find((one) => one.tagName === 'option' && valueOf(one, 'selected') !== undefined);
  return chosen?.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

/**
 * Portals that show a guide in the form in which it is filled in keep its values in controls, not in text: what a control shows becomes the
 * text within it. Others stay empty.
 */
export function fillControl(element: Element): void {
  const shown = shownBy(element);
  if (shown === undefined || shown.trim() === '') return;
  element.childNodes = [{ nodeName: '#text', value: shown, parentNode: element }];
}

/** Was it filled with what it shows? */
export const isFilled = ({ tagName, childNodes }: Element): boolean =>
  (tagName === 'input' || tagName === 'select') && childNodes.length === 1 && childNodes.every((node) => 'value' in node && node.value.trim() !== '');
