import type { Mark } from './marks.js';
import type { Numbering } from './numbering.js';

/** The numbers of the row in which the labels themselves are numbered. */
export class LabelNumbers {
  /** The last number of the labels, by style. */
  private readonly last = new Map<Numbering['style'], number>();

  /** Does a mark bear the next number of the row? `within`: another label's value is open. */
  isSequel(mark: Mark, within: boolean): boolean {
    if (!mark.numbering || !mark.lineStart) return false;
    if (this.last.size === 0) return mark.match !== undefined && mark.numbering.style === 'han' && !within;
    return this.last.get(mark.numbering.style) === mark.numbering.ordinal - 1;
  }

  /** Remembers the number of a label; a label of the top level begins the counting of lower levels anew. */
  count(numbering: Numbering | undefined): void {
    if (!numbering) return;
    if (numbering.style === 'han') this.last.clear();
    this.last.set(numbering.style, numbering.ordinal);
  }
}
