import type { Lexicon } from './lexicon.js';
import { foldCharacters } from './presentation.js';

/**
 * The text without the label it begins with (`咨询电话：…`, `一、承诺办结时限：…`, `【办理时间】…`). What ends a label's name (电话, 时限, 地点 …)
 * stands in the vocabulary under `label.ending`; any other word before a colon (周一至周五：…) is part of the value.
 * `inLine`: a line of its own is no label (in running text it is a clause).
 * @returns text folded as by `foldCharacters`, without its label.
 */
export function stripLabel(text: string, lexicon: Lexicon, inLine = false): string {
  let rest = foldCharacters(text);
  for (let round = 0; round < 2; round += 1) {
    const found = labelEnd(rest, lexicon, inLine);
    if (found === undefined) return rest;
    rest = rest.slice(found).trimStart();
  }
  return rest;
}

/** Where the value begins behind a label at the start of folded text; `undefined` where no label stands. */
function labelEnd(text: string, lexicon: Lexicon, inLine: boolean): number | undefined {
  const head = text.slice(0, 40);
  const colon = head.search(/[:\]\n]/u);
  if (inLine && head.charAt(colon) === '\n') return undefined;
  if (colon < 2 || (head.charAt(colon) === ']' && !/^\s?\[/u.test(head))) return undefined;
  const name = head.slice(0, colon).replace(/ /gu, '').replace(/^[\s[*#"'-]+/u, '').replace(/^(?:\(?\d{1,2}\)?[.、]?|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))\s?/u, '').replace(/[\s"'*]+$/u, '').replace(/\([^()]*\)$/u, '');
  if (name.length < 2 || name.length > 16 || /[,;。\d]/u.test(name)) return undefined;
  if (!name.startsWith('是否') && !lexicon.terms('label.ending').some((ending) => name.endsWith(ending))) return undefined;
  let end = colon + 1;
  while (end < text.length && /[\]:\s*"'-]/u.test(text.charAt(end)) && end < colon + 6) end += 1;
  return end;
}
