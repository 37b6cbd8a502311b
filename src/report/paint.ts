import { diffChars } from 'diff';

/** A piece of a text that does or does not stand in the other text. */
export interface Piece {
  text: string;
  differs: boolean;
}

/** Paints what differs between two texts, character by character. */
export function paint(a: string, b: string): { a: Piece[]; b: Piece[] } {
  const changes = diffChars(a, b, { timeout: 200 });
  if (changes === undefined) return { a: [{ text: a, differs: true }], b: [{ text: b, differs: true }] };
  return {
    a: changes.filter((change) => !change.added).map((change) => ({ text: change.value, differs: change.removed })),
    b: changes.filter((change) => !change.removed).map((change) => ({ text: change.value, differs: change.added })),
  };
}
