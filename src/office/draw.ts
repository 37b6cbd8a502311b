import type { Commitment, Draw, DrawInput, DrawnItem, FrameItem, UnitQuota } from '../model/draw.js';
import { plusDays } from './dates.js';
import { frameHash, inOrderOfLot, keepsCommitment } from './draw-order.js';
import { quotasOf } from './quotas.js';

/**
 * Draws a window's items: re-checks whole; then of each unit what was drawn last week and not reached, the random part by lot up to the
 * unit's quota, items with much business and changed ones on top. The same input and random value give the same draw, always.
 * @throws RangeError with a Chinese sentence where the random value is not the one committed to, or an item stands twice in the frame.
 */
export function drawItems(input: DrawInput, random: string, commitment: Commitment): Draw {
  if (!keepsCommitment(random, commitment)) throw new RangeError('随机值与事先公布的摘要不一致，不能用于本期抽取。');
  if (commitment.window !== input.window) throw new RangeError(`事先公布的摘要属于${commitment.window}开始的一期，不能用于${input.window}开始的一期。`);
  refuseTwins(input.frame);
  const hash = frameHash(input.frame);
  const again = new Set(input.rechecks);
  const order = inOrderOfLot(input.frame, random, hash);
  const units = [...new Set(input.frame.map((item) => item.unit))].sort();
  const strata = units.map((unit) => ({ unit, items: input.frame.filter((item) => item.unit === unit).length }));
  const { size, floor, ceiling } = input.settings;
  const planned = quotasOf(strata, size, floor, ceiling);
  const picks: DrawnItem[] = order.filter((item) => again.has(item.id)).map((item) => ({ item: item.id, unit: item.unit, part: 'recheck' }));
  const quotas: UnitQuota[] = [];
  for (const { unit, items } of strata) {
    const quota = planned.get(unit) ?? 0;
    const drawn = drawOfUnit(order.filter((item) => item.unit === unit && !again.has(item.id)), quota, input);
    const chance = drawn.filter((one) => one.part === 'random').length;
    picks.push(...drawn);
    quotas.push({ unit, items, planned: quota, drawn: chance, ...(chance < quota ? { shortfall: shortfallOf(items, quota, chance, input) } : {}) });
  }
  return { schemaVersion: 1, commitment, random, frameHash: hash, input, quotas, picks, replacements: [] };
}

/** Items of one unit, in the order of the lot, without those to be checked again. */
function drawOfUnit(order: readonly FrameItem[], quota: number, input: DrawInput): DrawnItem[] {
  const rested = restedItems(order, input);
  const missed = new Map(input.past.filter((one) => one.window === plusDays(input.window, -7) && one.outcome === 'missed' && one.part !== 'recheck').map((one) => [one.item, one.part]));
  const drawn: DrawnItem[] = order.flatMap((item) => {
    const part = missed.get(item.id);
    return part === undefined ? [] : [{ item: item.id, unit: item.unit, part, carried: true }];
  });
  const taken = new Set(drawn.map((one) => one.item));
  const take = (part: DrawnItem['part'], most: number, fits: (item: FrameItem) => boolean = () => true) => {
    const open = rested.filter((item) => !taken.has(item.id) && fits(item)).slice(0, Math.max(0, most - drawn.filter((one) => one.part === part).length));
    for (const item of open) {
      taken.add(item.id);
      drawn.push({ item: item.id, unit: item.unit, part });
    }
  };
  take('random', quota);
  take('volume', input.settings.highVolume.perUnit, (item) => (item.volume ?? 0) >= input.settings.highVolume.from);
  take('changed', input.settings.changed.perUnit, (item) => item.changed === true);
  return drawn;
}

/** Items that may be drawn: not in one of the last windows, unless they were not reached then. */
export function restedItems(items: readonly FrameItem[], input: Pick<DrawInput, 'window' | 'settings' | 'past'>): FrameItem[] {
  const since = plusDays(input.window, -7 * input.settings.restWindows);
  const resting = new Set(input.past.filter((one) => one.window >= since && one.window < input.window && one.outcome !== 'missed').map((one) => one.item));
  return items.filter((item) => !resting.has(item.id));
}

function refuseTwins(frame: readonly FrameItem[]): void {
  const seen = new Set<string>();
  for (const item of frame) {
    if (seen.has(item.id)) throw new RangeError(`抽查事项库里“${item.name}”（${item.id}）出现了两次，请先核对事项库。`);
    seen.add(item.id);
  }
}

function shortfallOf(items: number, quota: number, drawn: number, input: DrawInput): string {
  return `应抽${quota}项，只抽到${drawn}项：本单位共${items}项，其余事项在本期复查之列，或近${input.settings.restWindows}周内已抽过。`;
}
