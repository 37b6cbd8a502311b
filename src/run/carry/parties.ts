import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { getSetting, setSetting, type CarryKind, type Party } from '../../store/index.js';
import type { Desk } from '../desk.js';

/** What a store knows of its carrying: who it is, who the other side is, and what came in. */
export interface Carrying {
  self: Party;
  partner?: Party;
  received: { kind: CarryKind; week: string; number: number; sha256: string; at: string }[];
}

const KEY = 'carry';
export const BY = '摆渡';

/** The state of carrying as far as this store has taken part. */
export const knownCarrying = (desk: Desk): Promise<Carrying | undefined> => getSetting<Carrying>(desk.store, KEY);

/** The state of carrying; a store that takes part for the first time gets its identity. */
export async function carrying(desk: Desk): Promise<Carrying> {
  return desk.store.change(() => undefined, async () => {
    const known = await knownCarrying(desk);
    if (known) return known;
    const made: Carrying = { self: { store: randomUUID(), name: hostname() }, received: [] };
    await keepCarrying(desk, made);
    return made;
  });
}

export const keepCarrying = (desk: Desk, state: Carrying): Promise<void> => setSetting(desk.store, KEY, state, { by: BY, at: desk.now() });
