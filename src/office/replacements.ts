import type { Draw, DrawnItem, Replacement } from '../model/draw.js';
import type { Moment } from '../model/calendar.js';
import { inOrderOfLot } from './draw-order.js';
import { restedItems } from './draw.js';

/**
 * The draw with one item given up (停办, 搬迁 …) for the next of its unit in the order of the lot, with the reason on record. What was drawn
 * for a re-check is given up without a substitute, as are the last items of a unit.
 * @throws RangeError with a Chinese sentence where the item is not in the draw, was given up before, or no reason is given.
 */
export function replaceItem(draw: Draw, item: string, reason: string, decidedBy: string, at: Moment): Draw {
  const pick = currentPicks(draw).find((one) => one.item === item);
  if (!pick) throw new RangeError(`事项“${item}”不在本期抽查之列，或者已经替换过。`);
  if (reason.trim() === '') throw new RangeError('替换抽查事项要写明原因（如停办、搬迁）。');
  const by = pick.part === 'recheck' ? undefined : nextInLine(draw, pick);
  const replacement: Replacement = { item, ...(by === undefined ? {} : { by }), reason: reason.trim(), decidedBy, at };
  return { ...draw, replacements: [...draw.replacements, replacement] };
}

/** What is to be checked: the picks with every replacement carried out. */
export function currentPicks(draw: Draw): DrawnItem[] {
  return draw.replacements.reduce<DrawnItem[]>(
    (picks, { item, by }) => picks.flatMap((one) => (one.item !== item ? [one] : by === undefined ? [] : [{ item: by, unit: one.unit, part: one.part }])),
    [...draw.picks],
  );
}

/** The unit's next item: one that stands in no list of the draw and rests from none before; of the same sort where the part asks for one. */
function nextInLine(draw: Draw, pick: DrawnItem): string | undefined {
  const used = new Set([...draw.picks.map((one) => one.item), ...draw.replacements.flatMap(({ item, by }) => [item, ...(by === undefined ? [] : [by])]), ...draw.input.rechecks]);
  const open = restedItems(draw.input.frame.filter((item) => item.unit === pick.unit && !used.has(item.id)), draw.input);
  const fitting = open.filter((item) => (pick.part === 'volume' ? (item.volume ?? 0) >= draw.input.settings.highVolume.from : pick.part === 'changed' ? item.changed === true : true));
  return inOrderOfLot(fitting, draw.random, draw.frameHash)[0]?.id;
}
