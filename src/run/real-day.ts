import { UserProblem } from './problem.js';

/** A day as people write it, in the form 2026-09-20. @throws UserProblem where there is no such day */
export function realDay(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) throw new UserProblem(`“${text}”不是日期，请写成 2026-09-20 或 2026年9月20日；要去掉期限请写 取消。`);
  return iso;
}
