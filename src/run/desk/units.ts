import { moveOpen } from '../../office/successors.js';
import { allFindings, getRecords, keepRecord, keepUnit as keep, listUnits as list, succeedUnit as succeed, type Unit } from '../../store/index.js';
import type { Desk } from '../desk.js';

/** All units, also those that are no more. */
export const listUnits = (desk: Desk): Promise<Unit[]> => list(desk.store);

/** Adds a unit, or gives it another name from a day on. */
export const keepUnit = (desk: Desk, unit: { id: string; name: string; kind?: string }, day: string, by: string): Promise<void> => keep(desk.store, unit, day, { by, at: desk.now() });

/** States in which a finding is over: it stays with the unit that it was found at. */
const OVER = ['dismissed', 'revoked', 'closed'];

/** A unit is merged into another: what is open moves, what is over keeps the unit of its day. How many of each moved. */
export async function succeedUnit(desk: Desk, unit: string, successor: string, day: string, by: string): Promise<Record<string, number>> {
  const today = desk.now().slice(0, 10);
  return desk.store.change(() => undefined, async () => {
    const moved = await succeed(desk.store, { unit, successor, day, over: { findings: OVER } }, { by, at: desk.now() });
    const units = (await list(desk.store)).map(({ id, since, until, successor: next }) => ({ name: id, from: since ?? '', ...(until ? { until } : {}), ...(next ? { successor: next } : {}) }));
    const records = [...(await getRecords(desk.store, (await allFindings(desk.store, { unit: successor })).map(({ fingerprint }) => fingerprint))).values()];
    const before = new Map(records.map((record) => [record.fingerprint, record]));
    for (const record of moveOpen(records, `${day > today ? day : today}T00:00:00+08:00`, units)) if (record !== before.get(record.fingerprint)) await keepRecord(desk.store, record);
    return moved;
  });
}
