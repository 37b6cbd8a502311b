import { ConverterFactory } from 'opencc-js/core';
import { to } from 'opencc-js/preset/t2cn';

type Dictionary = string | readonly (readonly [string, string])[];

let traditional: RegExp | undefined;
let convert: ((text: string) => string) | undefined;

function entries(dictionary: Dictionary): string[] {
  return typeof dictionary === 'string' ? dictionary.split('|').map((row) => row.slice(0, row.indexOf(' '))) : dictionary.map((row) => row[0]);
}

/** Characters that OpenCC's own tables would change; everything else needs no converter. */
function traditionalCharacters(): RegExp {
  const found = new Set<string>();
  for (const group of to['cn'] ?? []) {
    for (const dictionary of group) for (const word of entries(dictionary)) if ([...word].length === 1) found.add(word);
  }
  return new RegExp(`[${[...found].join('')}]`, 'u');
}

/** Forms of a character that OpenCC's tables of the mainland do not hold: those of Hong Kong, of Japanese input methods and of old print. */
const VARIANTS: Record<string, string> = { 衞: '卫', 汚: '污', 処: '处', 囯: '国', 隣: '邻', 硏: '研', 値: '值', 氷: '冰', 囘: '回', 姸: '妍', 郞: '郎', 靑: '青', 淸: '清', 淨: '净', 産: '产' };
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/** Traditional characters as simplified ones (OpenCC's tables); text without any is returned as it is at the cost of one pass. */
export function toSimplified(text: string): string {
  traditional ??= traditionalCharacters();
  const common = text.replaceAll('座標', '坐标').replace(VARIANT, (character) => VARIANTS[character] ?? character);
  if (!traditional.test(common)) return common;
  convert ??= ConverterFactory(to['cn'] ?? []);
  return convert(common);
}
