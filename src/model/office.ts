import type { ClockSettings } from './calendar.js';
import type { DrawSettings } from './draw.js';
import type { StateSettings } from './finding-state.js';

/** Something that is done once a window. */
export interface OfficeJob {
  id: string;
  /** As people read it. */
  title: string;
  /** From which moment of the window its time is counted. */
  anchor: 'from' | 'cutOff' | 'to' | 'due';
  /** Minutes after that moment; negative before it. */
  minutes: number;
  /** After an outage: `each` window that was missed is caught up with (a report can be written late), or the `last` alone (a page of last week cannot be fetched any more). */
  catchUp: 'each' | 'last';
}

/** How the week is run, as `schemas/office.json` says it. */
export interface OfficeSettings {
  /** Printed while nobody has decided on it. */
  notice: string;
  clock: ClockSettings;
  draw: DrawSettings;
  states: StateSettings;
  /** What the clock does by itself, in this order where two are due at once. */
  jobs: OfficeJob[];
}
