import { getSetting, listUnits } from '../../store/index.js';
import type { Desk } from '../desk.js';

/** Names of the offices, those set here before those of the schemas, and whether the data is the sample that a first start brings. */
export async function listOffices(desk: Desk): Promise<{ offices: Record<string, string>; sample: boolean }> {
  const set = await getSetting<Record<string, string>>(desk.store, 'offices');
  return { offices: { ...desk.engine.schemas.offices, ...set }, sample: (await getSetting<boolean>(desk.store, 'sample')) ?? false };
}

/** A unit's name of today; its identity where it is not registered. */
export async function unitNamed(desk: Desk, id: string): Promise<string> {
  return (await listUnits(desk.store)).find((unit) => unit.id === id)?.name ?? id;
}
