import type { ClockSettings } from './calendar.js';
import type { DrawSettings } from './draw.js';
import type { StateSettings } from './finding-state.js';

/** How the week is run, as `schemas/office.json` says it. */
export interface OfficeSettings {
  /** Printed while nobody has decided on it. */
  notice: string;
  clock: ClockSettings;
  draw: DrawSettings;
  states: StateSettings;
}
