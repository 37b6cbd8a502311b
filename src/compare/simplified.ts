import { ConverterFactory } from 'opencc-js/core';
import { to } from 'opencc-js/preset/t2cn';

type Dictionary = string | readonly (readonly [string, string])[];

let traditional: Set<string> | undefined;
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

/** Traditional characters as simplified ones (OpenCC's tables); text without any is returned as it is at the cost of one pass. */
export function toSimplified(text: string): string {
  traditional ??= traditionalCharacters();
  for (const character of text) {
    if (traditional.has(character)) {
      convert ??= ConverterFactory(to['cn'] ?? []);
      return convert(text);
    }
  }
  return text;
}
