import type { StateSettings } from '../../model/finding-state.js';
import type { OfficeSettings } from '../../model/office.js';
import { getSetting, setSetting } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { heldUntil, ofThings } from '../desk/news.js';
import { listOffices } from '../desk/offices.js';

type Part<T> = { [K in keyof T]?: T[K] extends object ? Part<T[K]> : T[K] };
const KEY = 'office';

/** How the week is run here: what people have set, over the defaults of the schemas. The information centre is called as it is set among the offices. */
export const officeSettings = (desk: Desk): Promise<OfficeSettings> => heldUntil(desk, 'office', ofThings('setting'), () => settingsNow(desk));

async function settingsNow(desk: Desk): Promise<OfficeSettings> {
  const { notice, clock, draw, states, jobs } = desk.engine.schemas.office;
  const set = (await getSetting<Part<OfficeSettings>>(desk.store, KEY)) ?? {};
  return {
    notice,
    jobs,
    clock: { ...clock, ...set.clock },
    draw: { ...draw, ...set.draw, highVolume: { ...draw.highVolume, ...set.draw?.highVolume }, changed: { ...draw.changed, ...set.draw?.changed } },
    states: { ...states, ...set.states, centreUnit: (await listOffices(desk)).offices['centre'] ?? states.centreUnit },
  };
}

/** Sets parts of how the week is run; the rest stays. */
export async function setOfficeSettings(desk: Desk, part: Part<Pick<OfficeSettings, 'clock' | 'draw' | 'states'>>, by: string): Promise<void> {
  await desk.store.change(() => undefined, async () => {
    const before = (await getSetting<Part<OfficeSettings>>(desk.store, KEY)) ?? {};
    await setSetting(desk.store, KEY, { ...before, ...part }, { by, at: desk.now() });
  });
}

export const stateSettings = async (desk: Desk): Promise<StateSettings> => (await officeSettings(desk)).states;
