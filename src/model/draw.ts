import type { DateText, Moment } from './calendar.js';

/** An item of the 抽查事项库 of a day. */
export interface FrameItem {
  /** Identity of the item, as in the catalogue. */
  id: string;
  name: string;
  unit: string;
  /** 办件量 of the last year; absent where nobody has said it. */
  volume?: number;
  /** Its guide changed since the last draw. */
  changed?: boolean;
}

/** How many items are drawn. All whole numbers. */
export interface DrawSettings {
  /** Items of the random part, shared out among the units by the number of their items. */
  size: number;
  /** Each unit's least and most items of the random part. */
  floor: number;
  ceiling: number;
  /** Further items a unit of those with much business, drawn by lot among them; from how many cases a year an item is one. */
  highVolume: { perUnit: number; from: number };
  /** Most items a unit of those whose guides changed. */
  changed: { perUnit: number };
  /** Windows in which an item that was drawn is not drawn again, but for a re-check. */
  restWindows: number;
}

/** Why an item is in a draw. Only `random` counts for problem rates. */
export type DrawPart = 'random' | 'volume' | 'changed' | 'recheck';

export interface DrawnItem {
  item: string;
  unit: string;
  part: DrawPart;
  /** Drawn last week and not reached then. */
  carried?: boolean;
}

/** An item that was drawn before. */
export interface PastItem extends DrawnItem {
  window: DateText;
  /** `missed`: not reached (未核查), to be drawn first next time; `replaced`: given up for another. */
  outcome: 'checked' | 'missed' | 'replaced';
}

/** An item that could not be checked, and the one drawn in its stead. */
export interface Replacement {
  item: string;
  /** The next item of the same unit in the order of the draw; absent where the unit has none left. */
  by?: string;
  /** 停办, 搬迁 …: a person's words. */
  reason: string;
  decidedBy: string;
  at: Moment;
}

/** What is published before a draw: the hash of a random value that nobody sees yet. */
export interface Commitment {
  window: DateText;
  /** SHA-256 in hex of the random value's UTF-8 text: `printf %s VALUE | sha256sum`. */
  sha256: string;
  committedAt: Moment;
}

/** All that a draw depends on. */
export interface DrawInput {
  window: DateText;
  settings: DrawSettings;
  frame: readonly FrameItem[];
  /** Draws of the windows before, as far as `restWindows` reaches. */
  past: readonly PastItem[];
  /** Items with findings of the last period, to be checked again. */
  rechecks: readonly string[];
}

/** A unit in a draw: how many items it has, how many it should give and why it gives fewer. */
export interface UnitQuota {
  unit: string;
  items: number;
  planned: number;
  drawn: number;
  /** Chinese sentence where `drawn` is below `planned`. */
  shortfall?: string;
}

/** A draw as it is published: with the random value anybody can draw it again. */
export interface Draw {
  schemaVersion: 1;
  commitment: Commitment;
  /** The value itself, shown after the draw. */
  random: string;
  /** SHA-256 in hex of the frame, see `frameHash`. */
  frameHash: string;
  input: DrawInput;
  quotas: UnitQuota[];
  picks: DrawnItem[];
  replacements: Replacement[];
}
