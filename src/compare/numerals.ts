import { matchesOf } from './matches.js';

const DIGITS: Record<string, number> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 壹: 1, 弌: 1, 二: 2, 贰: 2, 弍: 2, 两: 2, 三: 3, 叁: 3, 叄: 3, 四: 4, 肆: 4, 五: 5, 伍: 5,
  六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
const TENS: Record<string, number> = { 廿: 20, 卄: 20, 卅: 30, 丗: 30, 卌: 40 };
const SMALL: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

const CHARACTERS = '零〇○一壹弌二贰弍两三叁叄四肆五伍六陆七柒八捌九玖廿卄卅丗卌十拾百佰千仟万萬亿億';
const NUMBER = new RegExp(`^(?:\\d[\\d,.]*|[${CHARACTERS}半])[\\d,.${CHARACTERS}]{0,30}半?$`, 'u');

/** Digits written one after the other: 二〇一八, 一二三四五. */
function positional(text: string): number | undefined {
  let value = 0;
  for (const character of text) {
    const digit = DIGITS[character];
    if (digit === undefined || character === '两') return undefined;
    value = value * 10 + digit;
  }
  return text.length > 15 ? undefined : value;
}

/** Value of a numeral built with 十百千万亿, whose digits may be Arabic (1百, 3千, 1.5万, 3万5千); `undefined` where it is not well formed. */
function composed(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  /** Small units must fall within a section; `scale` is the unit written last, large ones included. */
  let ceiling = Number.POSITIVE_INFINITY;
  let scale = 1;
  for (const token of text.match(/\d+(?:\.\d+)?|[^\d]/gu) ?? []) {
    const small = SMALL[token];
    const large = LARGE[token];
    const tens = TENS[token];
    const digit = /^\d/u.test(token) ? Number(token) : DIGITS[token];
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
      continue;
    }
    if (tens !== undefined) {
      if (pending !== undefined || ceiling <= 10) return undefined;
      section += tens;
      ceiling = 10;
      scale = 10;
    } else if (small !== undefined) {
      if (small >= ceiling || (pending === undefined && small !== 10)) return undefined;
      section += (pending === undefined || pending === 0 ? 1 : pending) * small;
      ceiling = small;
      scale = small;
    } else if (large !== undefined) {
      if (pending === undefined && section === 0) return undefined;
      total += (section + (pending ?? 0)) * large;
      section = 0;
      ceiling = Number.POSITIVE_INFINITY;
      scale = large;
    } else return undefined;
    pending = undefined;
  }
  if (pending === undefined) return total + section;
  // 一百二 is 120 and 三万五 is 35,000, yet 一百零二 is 102.
  const spoken = scale > 10 && pending < 10 && !/[零〇○]/u.test(text.at(-2) ?? '');
  return total + section + (spoken ? (pending * scale) / 10 : pending);
}

/**
 * Value of a text that is a number and nothing else, in any form: 20, １５, 1,200, 二十, 贰拾, 两, 〇, 廿, 卅, 一百〇一, 壹佰, 1百, 2万, 半.
 * `undefined` for anything else.
 */
export function readNumeral(text: string): number | undefined {
  const plain = text.trim().replace(/[０-９．，]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  if (/^\d{1,15}(?:\.\d{1,6})?$/u.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?$/u.test(plain)) return Number(plain.replaceAll(',', ''));
  if (plain === '半') return 0.5;
  if (plain.length > 32 || !NUMBER.test(plain) || /[半,]/u.test(plain)) return undefined;
  const chinese = plain.replace(/[^\d.]/gu, '') === '';
  if (chinese && plain.length > 1) {
    const value = positional(plain);
    if (value !== undefined) return value;
  }
  if (!/\d/u.test(plain) && plain.length === 1) return DIGITS[plain] ?? TENS[plain] ?? (plain === '十' || plain === '拾' ? 10 : undefined);
  const multiplier = /[十拾百佰千仟万萬亿億廿卄卅丗卌]/u.test(plain);
  return multiplier ? composed(plain) : undefined;
}

/** A number that stands in a text, with the measure word or unit behind it (empty for an ordinal). */
export interface FoundNumeral {
  start: number;
  /** One past the numeral; the unit follows. */
  end: number;
  text: string;
  value: number;
  unit: string;
  /** 第三十五条: the place in an order, not a count. */
  ordinal: boolean;
}

/** Units and measure words that make the numeral before them a number, longest first. */
const UNITS = [
  '个工作日', '个自然日', '个日历日', '个日历天', '个小时', '个星期', '个月', '个半', '工作日', '自然日', '日历日', '日历天', '小时', '分钟', '星期', '周岁', '周年', '年度', '季度',
  '平方米', '立方米', '平方公里', '公里', '千米', '千克', '公斤', '毫米', '厘米', '英寸', '公顷', '千瓦', '个', '份', '张', '次', '日', '天', '年', '月', '周', '时', '分', '秒', '元', '角',
  '项', '条', '款', '名', '人', '户', '楼', '层', '号', '室', '栋', '幢', '座', '寸', '页', '套', '件', '种', '类', '级', '位', '枚', '本', '册', '米', '吨', '亩', '台', '辆', '艘', '间', '处',
  '岁', '步', '遍', '式', '章', '节', '编', '版', '期', '批', '倍', '成', '折', '块', '只', '家', '所', '部', '辑', '卷', '联', '色', '科', '师', '门', '支', '把', '根', '瓶', '箱', '桶', '头', '匹', '株', '点', '刻', '克', '斤', '升', '度', '%',
] as const;

/** 统一, 逐一, 唯一, 之一, 三证合一, 同一, 每一 …: 一 belongs to the word before it. */
const ONE_BEFORE = /[统逐唯之专合单不任万上每同]$/u;
/** 几十, 数百 and 某三人 are no exact numbers. */
const VAGUE_BEFORE = /[某几数]$/u;
const CANDIDATE = new RegExp(`\\d[\\d.]*[${CHARACTERS}]*|[${CHARACTERS}][${CHARACTERS}\\d.]*|半`, 'gu');

function unitAt(text: string, at: number): string {
  const next = text.slice(at, at + 4);
  return UNITS.find((unit) => next.startsWith(unit)) ?? '';
}

/** Longest beginning of a candidate that is a number followed by a unit: 5千克 is 5 千克 and no 5000 克. */
function numberBefore(text: string, start: number, candidate: string): FoundNumeral | undefined {
  for (let length = Math.min(candidate.length, 24); length > 0; length -= 1) {
    const written = candidate.slice(0, length);
    const value = readNumeral(written);
    const unit = value === undefined ? '' : unitAt(text, start + length);
    if (value === undefined || unit === '') continue;
    const shorter = length > 1 && /千$/u.test(written) && /^[克米瓦伏]/u.test(unit);
    if (!shorter) return { start, end: start + length, text: written, value, unit, ordinal: false };
  }
  return undefined;
}

/**
 * Numbers of a folded text: those before a unit or measure word and those after 第. 一般, 统一, 三证合一 hold none.
 */
export function findNumerals(text: string): FoundNumeral[] {
  const found: FoundNumeral[] = [];
  for (const match of matchesOf(text, CANDIDATE)) {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 2), start);
    if (before.endsWith('第')) {
      const value = readNumeral(match[0]);
      if (value !== undefined) found.push({ start, end: start + match[0].length, text: match[0], value, unit: '', ordinal: true });
      continue;
    }
    if (/^\d+(?:\.\d+)?$/u.test(match[0])) {
      found.push({ start, end: start + match[0].length, text: match[0], value: Number(match[0]), unit: unitAt(text, start + match[0].length), ordinal: false });
      continue;
    }
    if (VAGUE_BEFORE.test(before) || (match[0].startsWith('一') && ONE_BEFORE.test(before)) || /分之/u.test(text.slice(start, start + match[0].length + 2)) || /分之$/u.test(before)) continue;
    // 一次性 is a word of its own; 半 counts only before a time, and in 两个半小时 it belongs to the number before.
    const number = numberBefore(text, start, match[0]);
    if (number === undefined || /^次性/u.test(text.slice(number.end, number.end + 2)) || (number.text === '半' && (before.endsWith('个') || !/^(?:天|日|年|个|小时)/u.test(number.unit)))) continue;
    found.push(number);
  }
  return found;
}

/** The folded text with every number of `findNumerals` in Arabic digits: 二十个工作日 → 20个工作日, 第三十五条 → 第35条, 三分之二 and 百分之五 → 5%. */
export function arabicNumerals(text: string): string {
  if (!/[零〇○一壹弌二贰弍两三叁叄四肆五伍六陆七柒八捌九玖廿卄卅丗卌十拾半]|\d[百佰千仟万萬亿億]/u.test(text)) return text;
  const percent = text.replace(RESTATED, (whole, words: string, digits: string) => (readNumeral(words) === Number(digits) ? digits : whole)).replace(/百分之((?:[零〇一二三四五六七八九十百点\d]|\.(?=\d)){1,8})/gu, (whole, number: string) => {
    const value = readPercentage(number);
    return value === undefined ? whole : `${value}%`;
  });
  let result = '';
  let at = 0;
  for (const number of findNumerals(percent)) {
    result += percent.slice(at, number.start) + (/^[\d.]+$/u.test(number.text) ? number.text : String(number.value));
    at = number.end;
  }
  return result + percent.slice(at);
}

/** 二十(20)个, 贰拾(20)元: the number said twice. */
const RESTATED = new RegExp(`([${CHARACTERS}]{1,10})\\((\\d{1,9})\\)`, 'gu');

function readPercentage(text: string): number | undefined {
  const [whole = '', fraction] = text.split('点');
  const value = readNumeral(whole);
  if (value === undefined || fraction === undefined) return value;
  const digits = positional(fraction);
  return digits === undefined ? undefined : Number(`${value}.${String(digits).padStart(fraction.length, '0')}`);
}

/** Why a numeral was understood so: “汉字数字‘二十’即 20”; `undefined` where it is written in Arabic digits. */
export function numeralNote(written: string, value: number): string | undefined {
  return /^[\d.,]+$/u.test(written) ? undefined : `汉字数字“${written}”即 ${value}`;
}
