import { isLoopback } from './host-guard.js';
import type { Settings } from './settings.js';
import type { NightWindow } from './types.js';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Asia/Shanghai has no daylight saving time. */
const OFFSET = 8 * 60;

/** Milliseconds from `now` (since 1970) until the window opens; 0 within it. A window of no length is always open. */
export function untilOpen({ from, to }: NightWindow, now: number): number {
  const minutes = (now / MINUTE + OFFSET) % DAY;
  const open = from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  if (open || from === to) return 0;
  return Math.ceil(((from - minutes + DAY) % DAY) * MINUTE);
}

/** Waits until a host (`name` or `name:port`) may be asked: outside the agreed hours only this machine itself may. */
export async function openHours(host: string, { window, now, sleep, signal, onProgress }: Settings): Promise<void> {
  if (!window || isLoopback(host.replace(/:\d+$/, ''))) return;
  for (let closed = untilOpen(window, now()); closed > 0; closed = untilOpen(window, now())) {
    onProgress?.({ type: 'window', host, until: now() + closed });
    await sleep(closed, signal);
  }
}
