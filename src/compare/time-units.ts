/** Units of a time limit. 日 is a day of which the text does not say whether it is a working day; '' a bare number. */
export type TimeUnit = '工作日' | '自然日' | '日' | '小时' | '分钟' | '周' | '月' | '年' | '';

/**
 * Days by convention, for the order of limits in different units only and never for equality: 1 working day as 7/5 days,
 * 1 month as 30, 1 year as 365 (the practice of provincial portals when they sort by limit).
 */
const DAYS: Record<TimeUnit, number> = { 工作日: 1.4, 自然日: 1, 日: 1, 小时: 1 / 24, 分钟: 1 / 1440, 周: 7, 月: 30, 年: 365, '': 1 };

/** Pairs of units with exact or customary ratios: values that agree by one of them may be meant as the same. */
const RATIOS: readonly [TimeUnit, TimeUnit, number][] = [
  ['周', '自然日', 7], ['周', '日', 7], ['周', '工作日', 5], ['月', '自然日', 30], ['月', '日', 30], ['年', '月', 12], ['年', '自然日', 365], ['年', '日', 365],
  ['日', '小时', 24], ['日', '小时', 8], ['自然日', '小时', 24], ['工作日', '小时', 8], ['小时', '分钟', 60],
];

export function days(amount: number, unit: TimeUnit): number {
  return amount * DAYS[unit];
}

/** May two amounts in different units be the same length by a customary ratio (1周 and 7日, 24小时 and 1日)? */
export function maybeEqual(amountA: number, unitA: TimeUnit, amountB: number, unitB: TimeUnit): boolean {
  return RATIOS.some(
    ([large, small, ratio]) => (unitA === large && unitB === small && amountA * ratio === amountB) || (unitB === large && unitA === small && amountB * ratio === amountA),
  );
}

const WORDS: Record<string, TimeUnit> = {
  工作日: '工作日', 工作天: '工作日', 自然日: '自然日', 自然天: '自然日', 日历日: '自然日', 日历天: '自然日', 日: '日', 天: '日', 小时: '小时', 钟头: '小时', 分钟: '分钟',
  周: '周', 星期: '周', 礼拜: '周', 月: '月', 年: '年', 周年: '年',
};

export function unitOf(word: string): TimeUnit {
  return WORDS[word] ?? '';
}

const UNIT = '(?:法定|完整)?(工作日|工作天|自然日|自然天|日历日|日历天|小时|钟头|分钟|周年|星期|礼拜|周|月|年|日|天)';
/** “20个工作日”, “5-10个工作日”, “20(工作日)”, “20日(工作日)”, “2个半小时”, “1年半”; months need 个 or 内 behind, 3月 is March. */
export const QUANTITY = new RegExp(`(?<![\\d./-]|\\d:)(\\d{1,4}(?:\\.\\d{1,2})?)(?:(?:个?${UNIT})?(?:-|至|到)(\\d{1,4}(?:\\.\\d{1,2})?))?(个半|个)?\\(?(?:个)?${UNIT}\\)?(半)?(?:\\((工作日|工作天|自然日|日历日|日历天|按工作日计算|按自然日计算)\\))?`, 'gu');
