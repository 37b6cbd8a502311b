import { InvalidArgumentError } from 'commander';

/** A whole number of at least 1. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('应为大于 0 的整数。');
  return value;
}

/** An absolute http or https address. */
export function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError('应为以 http:// 或 https:// 开头的网址。');
  return text;
}

export const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** Seconds, 0 or more. */
export function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('应为 0 或更大的秒数。');
  return value;
}

/** A stretch of the day (`22:00-06:00`) in minutes since midnight. */
export function hours(text: string): { from: number; to: number } {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(text.trim().replaceAll('：', ':').replace(/[—–~至]/, '-'));
  const [from, to] = match ? [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])] : [];
  if (!match || from === undefined || to === undefined || from >= 1440 || to > 1440 || Number(match[2]) > 59 || Number(match[4]) > 59) throw new InvalidArgumentError('应为时段，如 22:00-06:00。');
  return { from, to };
}

/** A port to listen on; 0 takes any that is free. */
export function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new InvalidArgumentError('应为 0 到 65535 的整数。');
  return value;
}
