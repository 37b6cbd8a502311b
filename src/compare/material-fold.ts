import { foldCharacters } from './presentation.js';

const kept = new Map<string, string>();

/** The text folded unit by unit, so that each position is the same in both: for readers that say where in a text a part stands. */
export function foldInPlace(text: string): string {
  let folded = '';
  for (const unit of text.split('')) {
    let one = kept.get(unit);
    if (one === undefined) {
      const whole = /\s/u.test(unit) ? (/[\n\r\u2028\u2029]/u.test(unit) ? '\n' : ' ') : foldCharacters(unit);
      one = whole.length === 1 ? whole : whole === '' ? ' ' : unit;
      if (kept.size < 5000) kept.set(unit, one);
    }
    folded += one;
  }
  return folded;
}
