import { keepUnit as keep, listUnits as list, succeedUnit as succeed, type Unit } from '../../store/index.js';
import type { Desk } from '../desk.js';

/** All units, also those that are no more. */
export const listUnits = (desk: Desk): Promise<Unit[]> => list(desk.store);

/** Adds a unit, or gives it another name from a day on. */
export const keepUnit = (desk: Desk, unit: { id: string; name: string; kind?: string }, day: string, by: string): Promise<void> => keep(desk.store, unit, day, { by, at: desk.now() });

/** States in which a finding is over: it stays with the unit that it was found at. */
const OVER = ['dismissed', 'revoked', 'closed'];

/** A unit is merged into another: what is open moves, what is over keeps the unit of its day. How many of each moved. */
export const succeedUnit = (desk: Desk, unit: string, successor: string, day: string, by: string): Promise<Record<string, number>> =>
  succeed(desk.store, { unit, successor, day, over: { findings: OVER } }, { by, at: desk.now() });
