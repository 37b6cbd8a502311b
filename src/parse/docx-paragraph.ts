import { at, elements, type XmlElement } from './xml.js';
import { isOn } from './docx-styles.js';

/** Text of one paragraph as it is printed. */
export interface WordText {
  text: string;
  strong: [number, number][];
  links: { text: string; target: string }[];
  /** Text boxes that are anchored in it. */
  boxes: XmlElement[];
}

/** Typefaces that official papers (GB/T 9704) use for headings instead of bold type. */
const HEADING_FACE = /黑体|SimHei|小标宋|Heiti/i;

function isStrong(run: XmlElement, inherited: boolean): boolean {
  const properties = at(run, 'rPr');
  const fonts = at(properties, 'rFonts')?.attributes;
  const face = fonts?.['eastAsia'] ?? fonts?.['ascii'];
  return (isOn(at(properties, 'b')) ?? inherited) || (face !== undefined && HEADING_FACE.test(face));
}

/** Parts of a run or paragraph that are no text of their own. */
const SKIPPED = new Set(['pPr', 'rPr', 'del', 'moveFrom', 'delText', 'instrText', 'rt', 'Fallback', 'footnoteReference', 'endnoteReference', 'commentReference', 'annotationRef']);

/** Text of a paragraph: insertions kept, deletions dropped, field codes and hidden text left out; text boxes apart. */
export function paragraphText(paragraph: XmlElement, bold: boolean): WordText {
  const out: WordText = { text: '', strong: [], links: [], boxes: [] };
  const add = (text: string, strong: boolean): void => {
    if (text === '') return;
    const last = out.strong.at(-1);
    if (strong && last && last[1] === out.text.length) last[1] += text.length;
    else if (strong) out.strong.push([out.text.length, out.text.length + text.length]);
    out.text += text;
  };
  const walk = (element: XmlElement, strong: boolean): void => {
    if (SKIPPED.has(element.name)) return;
    switch (element.name) {
      case 'txbxContent': out.boxes.push(element); return;
      case 't': add(element.children.filter((child): child is string => typeof child === 'string').join(''), strong); return;
      case 'tab': case 'ptab': add('\t', strong); return;
      case 'br': case 'cr': add('\n', strong); return;
      case 'noBreakHyphen': add('-', strong); return;
      case 'r': {
        if (isOn(at(element, 'rPr', 'vanish'))) return;
        const own = isStrong(element, bold);
        for (const child of elements(element)) walk(child, own);
        return;
      }
      case 'hyperlink': {
        const start = out.text.length;
        for (const child of elements(element)) walk(child, strong);
        const target = element.attributes['id'];
        if (target !== undefined) out.links.push({ text: out.text.slice(start), target });
        return;
      }
      default:
        for (const child of elements(element)) walk(child, strong);
    }
  };
  for (const child of elements(paragraph)) walk(child, bold);
  return out;
}
