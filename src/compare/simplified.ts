import { ConverterFactory } from 'opencc-js/core';
import { to } from 'opencc-js/preset/t2cn';

type Dictionary = string | readonly (readonly [string, string])[];

let traditional: RegExp | undefined;
let unsettled: Uint8Array | undefined;
let convert: ((text: string) => string) | undefined;

function entries(dictionary: Dictionary): string[] {
  return typeof dictionary === 'string' ? dictionary.split('|').map((row) => row.slice(0, row.indexOf(' '))) : dictionary.map((row) => row[0]);
}

/** Characters that OpenCC's own tables would change; everything else needs no converter. */
function traditionalCharacters(): Set<string> {
  const found = new Set<string>();
  for (const group of to['cn'] ?? []) {
    for (const dictionary of group) for (const word of entries(dictionary)) if ([...word].length === 1) found.add(word);
  }
  return found;
}

/** Forms of a character that OpenCC's tables of the mainland do not hold: those of Hong Kong, of Japanese input methods and of old print. */
const VARIANTS: Record<string, string> = { 衞: '卫', 汚: '污', 処: '处', 囯: '国', 隣: '邻', 硏: '研', 値: '值', 氷: '冰', 囘: '回', 姸: '妍', 郞: '郎', 靑: '青', 淸: '清', 淨: '净', 産: '产' };
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/** 1 for each unit of text that is a traditional character or variant, or half of a pair that may be one. */
function unsettledUnits(): Uint8Array {
  if (unsettled) return unsettled;
  unsettled = new Uint8Array(0x10000).fill(1, 0xd800, 0xe000);
  for (const character of [...traditionalCharacters(), ...Object.keys(VARIANTS)]) unsettled[character.charCodeAt(0)] = 1;
  return unsettled;
}

/** Is a character written alike in simplified script, whatever stands beside it? */
export const isSimplified = (character: string): boolean => unsettledUnits()[character.charCodeAt(0)] === 0;

/** Traditional characters as simplified ones (OpenCC's tables); text without any is returned as it is at the cost of one pass. */
export function toSimplified(text: string): string {
  const units = unsettledUnits();
  let at = 0;
  while (at < text.length && units[text.charCodeAt(at)] === 0) at += 1;
  if (at === text.length) return text;
  traditional ??= new RegExp(`[${[...traditionalCharacters()].join('')}]`, 'u');
  const common = text.replaceAll('座標', '坐标').replace(VARIANT, (character) => VARIANTS[character] ?? character);
  if (!traditional.test(common)) return common;
  convert ??= ConverterFactory(to['cn'] ?? []);
  return convert(common);
}
