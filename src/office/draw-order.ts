import { createHash } from 'node:crypto';
import type { Commitment, FrameItem } from '../model/draw.js';
import type { DateText, Moment } from '../model/calendar.js';

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of a frame: its items by identity, each a line `id⇥unit⇥volume⇥changed`. The order of the file does not matter, its content does. */
export function frameHash(frame: readonly FrameItem[]): string {
  const lines = frame.map((item) => [item.id, item.unit, item.volume ?? '', item.changed ? '1' : '0'].join('\t'));
  return sha256(lines.sort(byCodePoint).join('\n'));
}

/** The place of an item in the order of the lot: SHA-256 of random value, hash of the frame and identity, a line each. Anybody can compute it with `sha256sum`. */
export function lotOf(random: string, hash: string, item: string): string {
  return sha256(`${random}\n${hash}\n${item}`);
}

/**
 * Items in the order in which they are drawn. Hashes take the place of a generator of chance: the order of the items' lots is a
 * permutation that nobody can foresee without the random value and everybody can compute with it, without floating point.
 */
export function inOrderOfLot<T extends { id: string }>(items: readonly T[], random: string, hash: string): T[] {
  return items
    .map((item) => ({ item, lot: lotOf(random, hash, item.id) }))
    .sort((a, b) => byCodePoint(a.lot, b.lot) || byCodePoint(a.item.id, b.item.id))
    .map(({ item }) => item);
}

/** What is published before a draw. @throws RangeError where the value is so short that it could be guessed. */
export function commitTo(random: string, window: DateText, now: Moment): Commitment {
  if (random.length < 32) throw new RangeError('随机值太短，容易被猜出；请用系统生成的随机值（至少32个字符）。');
  return { window, sha256: sha256(random), committedAt: now };
}

/** Whether a value is the one that was committed to. */
export function keepsCommitment(random: string, commitment: Commitment): boolean {
  return sha256(random) === commitment.sha256;
}
