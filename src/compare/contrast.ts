import type { Lexicon } from './lexicon.js';
import { termPattern } from './wording.js';

/** Kinds of words of which a case holds one: what is done (新办, 变更), size, grade, who, where. */
const USES = ['case.action', 'case.size', 'case.grade', 'case.who', 'case.where'] as const;

function words(text: string, use: string, lexicon: Lexicon): Set<string> {
  const pattern = termPattern(lexicon, use);
  return new Set(pattern === undefined ? [] : (text.match(pattern) ?? []).map((word) => lexicon.canonical(use, word) ?? word));
}

/** Do two names of cases exclude each other (补领 and 换领, 大型车 and 中型车)? Words that the vocabulary does not hold exclude nothing. */
export function contrasting(a: string, b: string, lexicon: Lexicon): boolean {
  return USES.some((use) => {
    const [x, y] = [words(a, use, lexicon), words(b, use, lexicon)];
    return x.size > 0 && y.size > 0 && [...x].every((word) => !y.has(word));
  });
}

/** As `contrasting`, of all the names that only one side has. */
export function allContrasting(a: readonly string[], b: readonly string[], lexicon: Lexicon): boolean {
  return a.length > 0 && b.length > 0 && a.every((one) => b.every((other) => contrasting(one, other, lexicon)));
}

/** “单位：80元；个人：20元” begins with a case, which is no label: the text without the colon behind it. */
export function withFirstCase(text: string, lexicon: Lexicon): string {
  return text.replace(/^(\s*)([^\s:：\d]{1,8})\s*[:：]/u, (whole, space: string, word: string) => (USES.some((use) => lexicon.canonical(use, word) !== undefined) ? space + word : whole));
}
