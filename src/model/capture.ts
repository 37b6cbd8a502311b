/** The sides of a case. */
export type Side = 'online' | 'offline' | 'handbook';

/** Name of what happened when a page or file was to be captured. None but `ok` is ever compared. */
export type Outcome =
  | 'ok' | 'not-found' | 'soft-not-found' | 'unavailable' | 'rate-limited' | 'forbidden' | 'maintenance' | 'challenge' | 'empty' | 'shell'
  | 'not-rendered' | 'truncated' | 'redirect-home' | 'redirect-elsewhere' | 'wrong-item' | 'disallowed' | 'not-allowed' | 'timeout'
  | 'too-large' | 'network' | 'unreadable' | 'missing' | 'not-captured';

/** One taking of one side: a portal page, a filed paper guide, a hall leaflet, a handbook entry. */
export interface Capture {
  channel: Side;
  /** Which of several captures of a side: `online-web`, `online-app`, `hall-printed`, `handbook` … */
  capture: string;
  outcome: Outcome;
  /** One Chinese sentence: what happened and what to do; absent when `ok`. */
  detail?: string;
  attempts: number;
  url?: string;
  file?: string;
  sha256?: string;
  /** ISO 8601 with +08:00. */
  takenAt?: string;
  /** Where something that was handed over comes from, and who took or handed it over. */
  source?: string;
  person?: string;
  /** The page's own 更新时间, as it states it. */
  updatedAt?: string;
}
