import type { ClockSettings } from './calendar.js';
import type { DrawSettings } from './draw.js';
import type { StateSettings } from './finding-state.js';

/** How the week goes: its clock, the draw, and the days that the way of a finding takes. `schemas/procedure.json` holds the defaults. */
export interface Procedure {
  clock: ClockSettings;
  draw: DrawSettings;
  states: Omit<StateSettings, 'centreUnit'>;
}
