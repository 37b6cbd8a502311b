import type { CarryManifest } from '../../store/index.js';

export const KIND_WORDS = { week: '一期的核查', decisions: '处理结果' } as const;

/** What an archive holds, in a few words. */
export function contents({ kind, week, tables, files }: CarryManifest): string {
  const rows = (table: string): number => tables[table]?.rows ?? 0;
  return kind === 'week'
    ? `${week} 起一期的核查：事项 ${rows('items')} 个、核查 ${rows('weekRuns')} 次、文件 ${files.length} 个`
    : `处理结果：问题 ${rows('findings')} 条、例外 ${rows('waivers')} 条、移交等文件 ${files.length} 个`;
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
