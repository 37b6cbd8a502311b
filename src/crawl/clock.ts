import { setTimeout as wait } from 'node:timers/promises';

const SHANGHAI = 8 * 3600_000;

/** Time in milliseconds since 1970 as ISO 8601 with +08:00, to the second, whatever the process's time zone. */
export function shanghaiTime(ms: number): string {
  return `${new Date(ms + SHANGHAI).toISOString().slice(0, 19)}+08:00`;
}

/** Waits; rejects when the signal is raised. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : undefined);
}
