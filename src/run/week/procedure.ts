import type { Procedure } from '../../model/procedure.js';
import type { StateSettings } from '../../model/finding-state.js';
import { getSetting, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { listOffices } from '../desk/offices.js';

type Part<T> = { [K in keyof T]?: T[K] extends object ? Part<T[K]> : T[K] };

/** How the week goes here: what people have set, over the defaults of the schemas. */
export async function procedureOf(desk: Desk): Promise<Procedure> {
  const { clock, draw, states } = desk.engine.schemas.procedure;
  const set = (await getSetting<Part<Procedure>>(desk.store, 'procedure')) ?? {};
  return {
    clock: { ...clock, ...set.clock },
    draw: { ...draw, ...set.draw, highVolume: { ...draw.highVolume, ...set.draw?.highVolume }, changed: { ...draw.changed, ...set.draw?.changed } },
    states: { ...states, ...set.states },
  };
}

/** Sets parts of the procedure; the rest stays. */
export async function setProcedure(desk: Desk, part: Part<Procedure>, by: string): Promise<void> {
  const before = (await getSetting<Part<Procedure>>(desk.store, 'procedure')) ?? {};
  await setSetting(desk.store, 'procedure', { ...before, ...part }, { by, at: desk.now() });
}

/** The days that steps of a finding take, and the information centre's own name as a unit. */
export async function stateSettings(desk: Desk): Promise<StateSettings> {
  const { states } = await procedureOf(desk);
  return { ...states, centreUnit: (await listOffices(desk)).offices['centre'] ?? '' };
}
