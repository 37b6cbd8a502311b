import { listSettings, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { listOffices } from './offices.js';

/** Settings that people set, by key, beside the names of the offices. */
export async function readSettings(desk: Desk): Promise<{ offices: Record<string, string>; values: Record<string, unknown> }> {
  const { offices } = await listOffices(desk);
  return { offices, values: Object.fromEntries([...(await listSettings(desk.store))].filter(([key]) => key !== 'offices')) };
}

/** Sets the names of offices; an empty name goes back to the one of the schemas. */
export async function setOffices(desk: Desk, names: Record<string, string>, by: string): Promise<void> {
  const known = Object.keys(desk.engine.schemas.offices);
  const kept = Object.fromEntries(Object.entries(names).filter(([key, name]) => known.includes(key) && name.trim() !== '').map(([key, name]) => [key, name.trim()]));
  await setSetting(desk.store, 'offices', kept, { by, at: desk.now() });
}
