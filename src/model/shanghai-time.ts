const OFFSET = 8 * 3_600_000;

/** A moment (milliseconds since 1970) as ISO 8601 in Asia/Shanghai, which has no daylight saving time, to the second, whatever the process's TZ is. */
export function shanghaiTime(ms: number): string {
  return `${new Date(ms + OFFSET).toISOString().slice(0, 19)}+08:00`;
}
