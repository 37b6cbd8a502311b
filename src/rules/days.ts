/** A day in ISO 8601 from `2018-09-15`, `2018年9月15日`, `2018/9/15`, `2018.9.15`; `undefined` for anything else, a day that no calendar has (31 September) too. */
export function isoDay(text: string): string | undefined {
  const [, year, month, day] = /([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})/.exec(text.normalize('NFKC')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

/** The day so many days later. */
export function laterBy(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
