import type { Amendment, Reordering } from '../model/amendment.js';
import { placeInWords } from './places.js';

/** Units shown on either side of a change. */
const AROUND = 16;

/** Changes to a guide for people: place, reason, and the words before and after; ends with a line end. */
export function changesInWords(changes: readonly (Amendment | Reordering)[]): string {
  return changes.map((change) => `  ${'raw' in change ? `${placeInWords(change.at)}　${change.why}\n${change.changes.map((one) => lines(change.raw, one)).join('')}` : `${change.why}\n    - ${change.names.join('、')}\n    + ${change.order.map((from) => change.names[from] ?? '').join('、')}\n`}`).join('');
}

function lines(raw: string, { start, end, to }: Amendment['changes'][number]): string {
  const one = (text: string): string => text.replace(/\s*\n\s*/g, ' / ');
  const from = Math.max(0, start - AROUND);
  const until = Math.min(raw.length, end + AROUND);
  const [head, tail] = [`${from > 0 ? '…' : ''}${raw.slice(from, start)}`, `${raw.slice(end, until)}${until < raw.length ? '…' : ''}`];
  return `    - ${one(head + raw.slice(start, end) + tail)}\n    + ${one(head + to + tail)}\n`;
}
