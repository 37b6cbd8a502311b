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
