import type { ServiceItem } from '../model/item.js';
import { UserProblem } from './problem.js';
import { sha256 } from './versions.js';

/**
 * Draws `size` items so that anybody with the seed draws the same: the items whose hash of seed and identity is smallest,
 * in the order of the catalogue.
 */
export function drawSample(items: ServiceItem[], size: number, seed: string): ServiceItem[] {
  if (!seed) throw new UserProblem('抽样需要 --seed：请给出一段任意文字，凭同一段文字可以重新抽出同样的事项。');
  const drawn = new Set(
    items
      .map((item) => ({ id: item.id, rank: sha256(`${seed}\n${item.id}`) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id),
  );
  return items.filter((item) => drawn.has(item.id));
}
