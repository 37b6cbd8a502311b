import type { ServiceItem } from '../model/item.js';
import type { GuideFace } from './kept-guide.js';

const code = (text: string) => text.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '').toUpperCase();
const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Share of two-character groups that two names have in common (Dice), 0 to 1; a proposal, never a proof. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [left, right] = [pairs(letters(a)), pairs(letters(b))];
  if (left.size + right.size === 0) return letters(a) === letters(b) ? 1 : 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common++;
  return (2 * common) / (left.size + right.size);
}

/** Below this a name is another item's, if no code says otherwise; above it a difference is a finding about the name. */
const OTHER_NAME = 0.5;

/**
 * Is this guide another item's? A page that shows another item is an outcome, not a hundred mismatches.
 * A code of the item settles it; codes of other items only, or no code and a wholly different name, say that it is another's.
 */
export function isOtherItem(guide: GuideFace, item: ServiceItem): boolean {
  const stated = (id: string) => (guide.fields[id] ?? []).map((field) => field.text);
  const own = [item.implementationCode, item.basicCode].filter((c): c is string => Boolean(c)).map(code);
  const codes = [...stated('implementationCode'), ...stated('basicCode'), ...stated('caseCode')].map(code).filter(Boolean);
  if (codes.some((c) => own.some((mine) => c === mine || c.startsWith(mine) || (mine.length === 12 && c.includes(mine))))) return false;
  const names = [...stated('mainItemName'), ...stated('subItemName'), ...stated('caseName')];
  const titles = guide.title ? [guide.title.text] : [];
  const closest = Math.max(0, ...[...names, ...titles].map((name) => likeness(name, item.name)));
  if (codes.length > 0) return closest < 0.95;
  if (names.length === 0) return false;
  return closest < OTHER_NAME;
}
