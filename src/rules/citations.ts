import { remember } from '../compare/remember.js';

/** A document that a guide cites in 《》, with what stands behind it up to the next. */
export interface Cited {
  title: string;
  /** Text before it in its line. */
  before: string;
  behind: string;
}

const NAMED = /《([^《》\n]{2,80})》/gu;
/** What may stand before a citation of a list: nothing, its number, a mark, or words that lead in. */
const HEAD = /(?:^|[；;、，,。：:)）])\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[.、)）．]\s*)?(?:根据|依据|按照|依照)?\s*$/u;

/** The citations that the list itself makes; those within the quoted text of an article are not its own. */
export const citedIn = remember((text): readonly Cited[] => {
  return text.split('\n').flatMap((line) => {
    const plain = line.replace(/“[^”]{0,600}”?/gu, ' ');
    const found = [...plain.matchAll(NAMED)];
    return found.flatMap((match, at): Cited[] => {
      const before = plain.slice(0, match.index);
      // Behind an article its text may follow, and what that names is not cited by the guide.
      const inText = /条[^、；;]*[：:\s]/u.test(before);
      if (!HEAD.test(before) || inText) return [];
      return [{ title: match[1] ?? '', before, behind: plain.slice(match.index + match[0].length, found[at + 1]?.index ?? plain.length) }];
    });
  });
});

/** A law's name without 中华人民共和国 and the year of its version. */
export const shortTitle = remember((title) => title.normalize('NFKC').replace(/\s/g, '').replace(/^中华人民共和国/, '').replace(/\([^()]*(?:19|20)[0-9]{2}[^()]*\)$/u, ''));
