import type { MaterialPart } from '../model/guide.js';
import { trimRange } from './stretch.js';

/** Where the name of a material and its parts stand in its text. */
export interface MaterialRanges {
  name: { start: number; end: number };
  parts: { part: MaterialPart; start: number; end: number }[];
}

const COUNT = '(?:[0-9０-９]{1,3}|[一二两三四五六七八九十壹贰叁]{1,2})';
const DOCUMENT = '(?:纸质|电子)?(?:版|件)?(?:原件|复印件|复制件|影印件|正本|副本|扫描件|原件[和或及与、/]{1,2}复印件|复印件[和或及与、/]{1,2}原件)';
const PARTS: [MaterialPart[], RegExp][] = [
  [['form', 'copies'], new RegExp(`^(?:提交|提供|核验|验|需|各)?${DOCUMENT}(?:各)?(?:一式)?${COUNT}份(?:[，,、和及]?${DOCUMENT}(?:各)?(?:一式)?${COUNT}份)?$`)],
  [['form'], new RegExp(`^(?:提交|提供|核验|验|需)?${DOCUMENT}$`)],
  [['medium'], /^(?:纸质|电子)(?:版|件|化|文档|材料)?(?:[和或、/及与]{1,2}(?:纸质|电子)(?:版|件|化|文档|材料)?)?$/],
  [['copies'], new RegExp(`^(?:一式|各|共)?${COUNT}份$`)],
  [['source'], /^(?:申请人自备|申请人提供|自备|政府部门核发|政府部门出具|政府核发|部门核发|其他|中介机构出具|中介机构提供)$/],
  [['necessity'], /^(?:必要|非必要|必需|非必需|必须|非必须|容缺后补|可容缺|非必要材料|必要材料)$/],
];

function partsOf(text: string): MaterialPart[] | undefined {
  const flat = text.replace(/\s/g, '');
  return flat.length > 40 ? undefined : PARTS.find(([, pattern]) => pattern.test(flat))?.[0];
}

const SEPARATOR = /[，,；;|｜]/;

/** Cuts off parts from the end: a bracket of nothing but parts, or parts behind commas. */
export function materialRanges(text: string): MaterialRanges {
  let [start, end] = trimRange(text);
  const parts: MaterialRanges['parts'] = [];
  const take = (from: number, to: number): boolean => {
    const [first, last] = trimRange(text, from, to);
    const found = partsOf(text.slice(first, last));
    for (const part of found ?? []) parts.push({ part, start: first, end: last });
    return found !== undefined;
  };
  const stripEnd = (): void => {
    while (end > start && /[\s。.；;，,、：:]/.test(text.charAt(end - 1))) end -= 1;
  };
  stripEnd();
  const bracket = /[）)]/.test(text.charAt(end - 1)) ? openOf(text, start, end) : -1;
  if (bracket > start) {
    const pieces = piecesOf(text, bracket + 1, end - 1);
    const known = pieces.filter(([from, to]) => partsOf(text.slice(from, to).trim()) !== undefined);
    if (known.length > 0 && known.length * 2 >= pieces.length) {
      for (const [from, to] of known) take(from, to);
      end = bracket;
      stripEnd();
    }
  }
  for (let go = true; go && end > start;) {
    let cut = end;
    while (cut > start && !SEPARATOR.test(text.charAt(cut - 1)) && !(cut < end && /\s/.test(text.charAt(cut - 1)))) cut -= 1;
    go = cut > start && take(cut, end);
    if (go) end = cut - 1;
    stripEnd();
  }
  return { name: { start, end }, parts };
}

function openOf(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= start; at -= 1) {
    if (/[）)]/.test(text.charAt(at))) depth += 1;
    if (/[（(]/.test(text.charAt(at))) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function piecesOf(text: string, start: number, end: number): [number, number][] {
  const pieces: [number, number][] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && !SEPARATOR.test(text.charAt(at))) continue;
    if (at > from) pieces.push([from, at]);
    from = at + 1;
  }
  return pieces;
}
