import type { CrawlPhrases, PhraseSet } from './types.js';
import type { PageSketch } from './visible-text.js';

export type PhraseClass = 'challenge' | 'soft-not-found' | 'maintenance' | 'rate-limited' | 'forbidden' | 'unavailable';

/** Which list wins where a page has words of several: “升级改版，您访问的页面不存在” is a missing page. */
const ORDER: [PhraseClass, keyof CrawlPhrases & ('challenge' | 'softNotFound' | 'maintenance' | 'rateLimited' | 'forbidden' | 'unavailable')][] = [
  ['challenge', 'challenge'],
  ['soft-not-found', 'softNotFound'],
  ['maintenance', 'maintenance'],
  ['rate-limited', 'rateLimited'],
  ['forbidden', 'forbidden'],
  ['unavailable', 'unavailable'],
];

/**
 * Names a page without guide data by what it says. `strict` (a page that its scripts have yet to fill): weak words count in
 * the title only. A page that shows the expected name is not named by weak words.
 */
export function findPhrase(page: PageSketch, phrases: CrawlPhrases, strict: boolean, expected?: string): { outcome: PhraseClass; phrase: string } | undefined {
  const head = fold(`${page.title}\n${page.headings}`);
  const plain = fold(page.plain);
  const strongIn = plain.length <= phrases.limits.strong ? `${head}\n${plain}` : head;
  for (const [outcome, list] of ORDER) {
    const phrase = firstOf(phrases[list].strong, strongIn);
    if (phrase !== undefined) return { outcome, phrase };
  }
  if (expected !== undefined && expected !== '' && `${head}${plain}`.includes(fold(expected))) return undefined;
  const weakIn = strict ? fold(page.title) : plain.length <= phrases.limits.weak ? `${head}\n${plain}` : head;
  for (const [outcome, list] of ORDER) {
    const set: PhraseSet = phrases[list];
    const phrase = firstOf(set.weak, weakIn);
    if (phrase !== undefined) return { outcome, phrase };
  }
  return undefined;
}

function firstOf(words: string[], text: string): string | undefined {
  return words.find((word) => text.includes(fold(word)));
}

/** Pages break words by spaces and write them in either case. */
function fold(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}
