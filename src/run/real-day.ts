import { UserProblem } from './problem.js';

/** A day as people write it, in the form 2026-09-20. @throws UserProblem where there is no such day */
export function realDay(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (!isDay(iso)) throw new UserProblem(`“${text}”不是日期，请写成 2026-09-20 或 2026年9月20日；要去掉期限请写 取消。`);
  return iso;
}

/** Whether there is such a day, written 2026-09-20. */
export function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
