import { getSetting, listUnits, listUsers } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { heldUntil, ofThings } from './news.js';

/** Names of the offices, those set here before those of the schemas, and whether the data is the sample that a first start brings. */
export const listOffices = (desk: Desk): Promise<{ offices: Record<string, string>; sample: boolean }> => heldUntil(desk, 'offices', ofThings('setting'), async () => {
  const set = await getSetting<Record<string, string>>(desk.store, 'offices');
  return { offices: { ...desk.engine.schemas.offices, ...set }, sample: (await getSetting<boolean>(desk.store, 'sample')) ?? false };
});

/** A unit's name of today; its identity where it is not registered. */
export async function unitNamed(desk: Desk, id: string): Promise<string> {
  return (await unitNames(desk)).get(id) ?? id;
}

/** Names of today of all units, by identity. */
export const unitNames = (desk: Desk): Promise<ReadonlyMap<string, string>> => heldUntil(desk, 'units', ofThings('unit'), async () => new Map((await listUnits(desk.store)).map(({ id, name }) => [id, name])));

/** What people are called, by account. */
export const userNames = (desk: Desk): Promise<ReadonlyMap<string, string>> => heldUntil(desk, 'users', ({ thing, action }) => thing === 'user' && action.startsWith('user.'), async () => new Map((await listUsers(desk.store)).map(({ id, display }) => [id, display])));
