import type { VocabularyRow } from '../model/vocabulary.js';
import { foldPresentation } from './presentation.js';

/** The vocabulary, looked up by use. Terms are folded once; the canonical word is a term of its own row. */
export interface Lexicon {
  /** Canonical word that `term` (folded) stands for, or `undefined`. Rows that do not hold on `day` are passed over. */
  canonical(use: string, term: string, day?: string): string | undefined;
  /** All terms of a use, longest first, canonical words among them. */
  terms(use: string, day?: string): readonly string[];
  /** Terms of one canonical word, longest first. */
  termsOf(use: string, canonical: string): readonly string[];
  rows(use: string): readonly VocabularyRow[];
}

function holds(row: VocabularyRow, day: string | undefined): boolean {
  return day === undefined || ((row.from === undefined || row.from <= day) && (row.until === undefined || day <= row.until));
}

/** Looks up rows of `schemas/vocabulary.json`. */
export function createLexicon(vocabulary: readonly VocabularyRow[]): Lexicon {
  const byUse = new Map<string, VocabularyRow[]>();
  for (const row of vocabulary) {
    const terms = [...new Set([row.canonical, ...row.terms].map(foldPresentation))].filter((term) => term !== '');
    const rows = byUse.get(row.use);
    const folded = { ...row, terms: terms.sort((a, b) => b.length - a.length) };
    if (rows === undefined) byUse.set(row.use, [folded]);
    else rows.push(folded);
  }
  const canonicals = new Map<string, Map<string, VocabularyRow[]>>();
  for (const [use, rows] of byUse) {
    const map = new Map<string, VocabularyRow[]>();
    for (const row of rows) for (const term of row.terms) map.set(term, [...(map.get(term) ?? []), row]);
    canonicals.set(use, map);
  }
  const lists = new Map<string, readonly string[]>();
  const dated = new Set(vocabulary.filter((row) => row.from !== undefined || row.until !== undefined).map(({ use }) => use));
  return {
    canonical: (use, term, day) => canonicals.get(use)?.get(term)?.find((row) => holds(row, day))?.canonical,
    terms(use, day) {
      const key = day === undefined || !dated.has(use) ? use : `${use}\u0000${day}`;
      const known = lists.get(key);
      if (known !== undefined) return known;
      const rows = (byUse.get(use) ?? []).filter((row) => holds(row, day));
      const list = [...new Set(rows.flatMap((row) => row.terms))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
      if (lists.size < 2000) lists.set(key, list);
      return list;
    },
    termsOf: (use, canonical) => [...new Set((byUse.get(use) ?? []).filter((row) => row.canonical === canonical).flatMap((row) => row.terms))].sort((a, b) => b.length - a.length),
    rows: (use) => byUse.get(use) ?? [],
  };
}
