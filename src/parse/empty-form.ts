import type { Block } from './blocks.js';
import type { LabelBook } from './labels.js';

/** Nothing but labels under a label: a form whose values do not stand in the page. What it says is not known, neither is that it says nothing. */
export function isEmptyForm(value: readonly Block[], book: LabelBook): boolean {
  return value.length > 1 && value.every((block) => block.type === 'paragraph' && book.match(block.text.text.trim()) !== undefined);
}
