const OFFSET_HOURS = 8;

/** A moment as ISO 8601 in Asia/Shanghai (which has no daylight saving time), to the second, whatever the process's TZ is. */
export function shanghai(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 19) + '+08:00';
}
