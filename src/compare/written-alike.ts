/** A stretch of a text that is aligned as one, and what it is written as wherever it is written otherwise. */
export interface Token {
  text: string;
  key: string;
}

/** Mere ways of writing, for showing alone: 星期一 for 周一, 至 or a long dash between two values. */
const WAYS: readonly [RegExp, string][] = [
  [/(?:每?(?:星期|礼拜|周))(?=\s*[一二三四五六日天])/uy, '周'],
  [/天(?<=(?:星期|礼拜|周)\s*天)/uy, '日'],
  [/(?:[-‐-―－~～〜]+|至|到)(?=\s*(?:[\d０-９周]|星期|礼拜|上午|下午|次日))/uy, '至'],
  [/\s+/uy, ' '],
];

/** A text in tokens; joined they are the text to the letter. Width, case and ways of writing are folded in the keys. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = wayAt(text, at) ?? characterAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** Every character for itself, as it is written. */
export const charactersOf = (text: string): Token[] => Array.from(text, (one) => ({ text: one, key: one }));

function wayAt(text: string, at: number): Token | undefined {
  for (const [way, key] of WAYS) {
    way.lastIndex = at;
    const [found] = way.exec(text) ?? [];
    if (found) return { text: found, key };
  }
  return undefined;
}

function characterAt(text: string, at: number): Token {
  const one = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { text: one, key: one.normalize('NFKC').toLowerCase() };
}
