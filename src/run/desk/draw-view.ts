import type { Draw } from '../../model/draw.js';
import { currentPicks } from '../../office/replacements.js';
import { getSample, getSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { weekOf } from '../week/draw-week.js';
import { kindName, namesOf } from './finding-rows.js';

export interface DrawView {
  week: string;
  weekName: string;
  /** Absent: not drawn yet. */
  drawn?: {
    at: string;
    revealed: boolean;
    commitment: string;
    items: { item: string; itemName: string; unitName: string; partName: string; carried: boolean }[];
    replacements: { itemName: string; byName?: string; reason: string; who: string; at: string }[];
    quotas: { unitName: string; items: number; planned: number; drawn: number; shortfall?: string }[];
  };
}

/** The draw of the present week for those who carry it out. */
export async function drawView(desk: Desk): Promise<DrawView> {
  const week = await weekOf(desk);
  const names = await namesOf(desk);
  const draw = await getSetting<Draw>(desk.store, `draw:${week}`);
  const sample = await getSample(desk.store, { week, kind: 'weekly' });
  if (!draw || !sample) return { week, weekName: names.week(week) };
  const items = new Map(draw.input.frame.map(({ id, name }) => [id, name]));
  const unit = (id: string): string => names.units.get(id) ?? id;
  return {
    week, weekName: names.week(week),
    drawn: {
      at: sample.committedAt, revealed: sample.revealedAt !== null, commitment: sample.commitment,
      items: currentPicks(draw).map((pick) => ({ item: pick.item, itemName: items.get(pick.item) ?? pick.item, unitName: unit(pick.unit), partName: kindName(pick.part), carried: pick.carried ?? false })),
      replacements: draw.replacements.map(({ item, by, reason, decidedBy, at }) => ({ itemName: items.get(item) ?? item, ...(by ? { byName: items.get(by) ?? by } : {}), reason, who: names.users.get(decidedBy) ?? decidedBy, at })),
      quotas: draw.quotas.map(({ unit: id, shortfall, ...quota }) => ({ unitName: unit(id), items: quota.items, planned: quota.planned, drawn: quota.drawn, ...(shortfall ? { shortfall } : {}) })),
    },
  };
}
