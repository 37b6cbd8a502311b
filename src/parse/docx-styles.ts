import { at, elements, type XmlElement } from './xml.js';

/** What a paragraph style says about headings and type. */
export interface WordStyle {
  /** 1 to 9; absent for text. */
  heading?: number;
  bold: boolean;
  numbered?: { list: string; level: number };
}

/** Is a switch such as `<w:b/>` on? `undefined` where it is not there. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined;
  return !['0', 'false', 'off', 'none'].includes(element.attributes['val'] ?? '1');
}

function headingOf(name: string, outline: string | undefined): number | undefined {
  if (/^(?:title|标题)$/i.test(name)) return 1;
  const level = /^(?:heading|标题|header)\s*([1-9])$/i.exec(name)?.[1];
  if (level !== undefined) return Number(level);
  const depth = outline === undefined ? Number.NaN : Number(outline);
  return depth >= 0 && depth <= 8 ? depth + 1 : undefined;
}

export function numberingOf(properties: XmlElement | undefined): { list: string; level: number } | undefined {
  const number = at(properties, 'numPr');
  const list = at(number, 'numId')?.attributes['val'];
  if (list === undefined || list === '0') return undefined;
  return { list, level: Number(at(number, 'ilvl')?.attributes['val'] ?? '0') || 0 };
}

/** Paragraph styles by identifier, with what they inherit. */
export function readStyles(root: XmlElement | undefined): Map<string, WordStyle> {
  const sources = new Map(elements(root, 'style').map((style) => [style.attributes['styleId'] ?? '', style]));
  const styles = new Map<string, WordStyle>();
  const read = (id: string, depth: number): WordStyle => {
    const known = styles.get(id);
    if (known) return known;
    const source = sources.get(id);
    const base = at(source, 'basedOn')?.attributes['val'];
    const parent: WordStyle = base !== undefined && base !== id && depth < 12 ? read(base, depth + 1) : { bold: false };
    const heading = headingOf(at(source, 'name')?.attributes['val'] ?? '', at(source, 'pPr', 'outlineLvl')?.attributes['val']) ?? parent.heading;
    const numbered = numberingOf(at(source, 'pPr')) ?? parent.numbered;
    const style: WordStyle = { bold: isOn(at(source, 'rPr', 'b')) ?? parent.bold, ...(heading === undefined ? {} : { heading }), ...(numbered ? { numbered } : {}) };
    styles.set(id, style);
    return style;
  };
  for (const id of sources.keys()) read(id, 0);
  return styles;
}

/** Lists by `numId`: which levels count, which only have a dot. */
export function readNumbering(root: XmlElement | undefined): (list: string, level: number) => boolean {
  const abstract = new Map(elements(root, 'abstractNum').map((one) => [one.attributes['abstractNumId'] ?? '', one]));
  const lists = new Map(elements(root, 'num').map((one) => [one.attributes['numId'] ?? '', abstract.get(at(one, 'abstractNumId')?.attributes['val'] ?? '')]));
  return (list, level) => {
    const found = elements(lists.get(list), 'lvl').find((one) => one.attributes['ilvl'] === String(level));
    return at(found, 'numFmt')?.attributes['val'] !== 'bullet';
  };
}
