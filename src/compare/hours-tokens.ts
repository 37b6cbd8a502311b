import type { Lexicon } from './lexicon.js';
import { readNumeral } from './numerals.js';

/** A piece of a text on office hours. Minutes count from midnight; weekdays are 1 (Monday) to 7, 8 the statutory holidays. */
export type HoursToken =
  | { type: 'interval'; start: number; end: number; at: number }
  | { type: 'break'; start: number; end: number; at: number }
  | { type: 'days'; days: number[]; at: number }
  | { type: 'closed'; days: number[]; at: number }
  | { type: 'season'; name?: string; dates?: string; at: number }
  | { type: 'noBreak'; at: number }
  | { type: 'always'; at: number }
  | { type: 'open'; at: number }
  | { type: 'close'; at: number }
  | { type: 'stop'; mark: string; at: number }
  | { type: 'word'; text: string; at: number };

const NUMERAL = '[零〇一二两三四五六七八九十]{1,3}';
const PERIOD = '(?:上午|早上|早晨|早|清晨|中午|午间|正午|下午|午后|晚上|晚间|晚|夜间|傍晚|凌晨|AM|PM|am|pm)';
const CLOCK = `(?:(\\d{1,2})\\s?[:.]\\s?(\\d{2})(?::00)?(?:时|点|分)?|(\\d{1,2}|${NUMERAL})\\s?(?:点|时)(?:(半|整|钟|一刻|三刻|\\d{1,2}|${NUMERAL})分?)?|(\\d{1,2}))`;
const INTERVAL = new RegExp(`(${PERIOD})?[:,\\s]{0,3}${CLOCK}(?:分)?\\s?(?:-|至|到)+\\s?(${PERIOD})?[:\\s]{0,2}${CLOCK}(?:分)?`, 'uy');
const WEEKDAY = '(?:[一二三四五六日天](?![点时])|[1-7](?![\\d:.点时月]))';
const WEEK = '(?:每?周|每?星期|每?礼拜)';
const DAYS = new RegExp(`(?:每周的?|每)?${WEEK}(${WEEKDAY}(?:\\s?(?:-|至|到)\\s?${WEEK}?${WEEKDAY})?(?:\\s?(?:[、,和及与]|以及)\\s?${WEEK}?${WEEKDAY}(?:\\s?(?:-|至|到)\\s?${WEEK}?${WEEKDAY})?)*)`, 'uy');
const HOLIDAYS = /[(,]?\s?(?:除|不含|不包括)?(?:遇|逢)?(?:(?:国家|国务院|全国|法定|国定|公众|公共|公休|规定的?|周末|双休日|周六周日|周六、周日|休息日|和|及|与|以及|、|\/|等)*)(?:法定)?(?:节\s?假\s?日|假节日|假日|节日|休假日|假期|节假|公休日)(?:\([^()]{0,10}\))?(?:及(?:周末|双休日|公休日|休息日))?\s?(除外|以外|之外|外|休息|放假|不上班|不办公|不办理(?:业务)?|不对外(?:办公|服务|办理)?|顺延|另行(?:通知|安排|公告)|不受理|按(?:国家|国务院)?(?:有关)?规定(?:执行|安排|放假|休息)?)/uy;
const WEEKEND = /(?:周末|双休日|周六周日|周六、周日|周六、日|星期六、星期日|周六日|休息日|公休日)/uy;
const REST = /^(?:及?(?:法定)?节假日|、)*\s?(?:除外|休息|不上班|不办公|不办理(?:业务)?|不对外(?:办公|服务|办理)?|不受理|放假|闭馆|不开放|关闭|全天休息)/u;
const DATE = '(?:每年)?(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s?(?:月|\\.|\\/)\\s?(?:(\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?)?';
const DATES = new RegExp(`\\(?${DATE}\\s?(?:-|至|到)\\s?(?:次年|翌年|第二年)?${DATE}(?:(?<=[日号])|(?![:\\d点时]))(?:止|期间)?\\)?`, 'uy');
const SEASON = /(春、?秋、?冬季?|秋、?冬、?春季?|秋冬春季?|春秋冬季?|春夏季?|秋冬季?|春秋季?|夏秋季?|冬春季?|夏季|夏令|夏时|夏天|冬季|冬令|冬时|冬天|春季|秋季|春、夏季?|秋、冬季?|春、夏、秋季?|其他季节|其余季节|其他时间|其余时间|其他月份|其余月份)(?:作息|时间|时制|令时|时|期间|工作|办公|上班)*/uy;
const SEASON_BEFORE = /[春夏秋冬](?:季|令|天|时|时间|令时|作息|季作息)*[\s(:]{0,3}$/u;
const NO_BREAK = /(?:中午|午间|午休|中间)(?:时间|时段|期间)?(?:不|无|没有|未)(?:休息|休|间断|午休|打烊|下班|停办|断岗|断档|断|停歇|离岗)|中午(?:也)?(?:连续|正常|照常|不间断|值班|连班)(?:办公|办理|服务|上班|值守|值班)*|(?:实行)?(?:全天|中午)?(?:连续|不间断)(?:办公|服务|办理|工作)?|午休(?:时间)?不打烊|无午休|不午休|午间(?:连续|不间断|值班|延时)(?:服务|办理|值守)?/uy;
const BREAK_BEFORE = /(?:午休|中午休息|午间休息|其中休息|休息时间|午餐|吃饭)(?:时间)?[:为]?\s?$/u;
const BREAK_AFTER = /^\s?(?:为)?(?:午休|中午休息|午间休息|休息|午餐)(?:时间)?/u;
const ALWAYS = /(?:全天(?:候)?\s?)?(?:7\s?[*×xX]\s?)?(?:24|二十四|廿四)\s?(?:个)?小时(?:全天(?:候)?)?(?:不间断|服务|营业|开放|办理|值班|受理|值守|自助)*(?:全天候?)?|全天候(?:服务|开放|办理)?|全天(?=$|[\s;,。)])/uy;

const ALL = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const DAY_WORDS: readonly [RegExp, number[]][] = [
  [/(?:国家|每个|每|全国|正常|法定|国定|规定)*工作日(?:内)?/uy, WORKDAYS],
  [/(?:全年无休|全年365天|365天|节假日(?:照常|不休|无休|正常(?:上班|办公)|不休息)|含(?:法定)?节假日|包括(?:法定)?节假日)(?:办公|开放|服务|上班|办理)?/uy, [...ALL, 8]],
  [/每天|每日|天天|全周|全年/uy, ALL],
];

function weekday(mark: string): number {
  const at = '一二三四五六日'.indexOf(mark);
  return at >= 0 ? at + 1 : mark === '天' ? 7 : Number(mark);
}

function span(from: number, to: number): number[] {
  return from <= to ? ALL.filter((day) => day >= from && day <= to) : ALL.filter((day) => day >= from || day <= to);
}

function minutes(hour: string | undefined, minute: string | undefined, spoken: string | undefined, part: string | undefined, alone: string | undefined): number | undefined {
  const hours = readNumeral(hour ?? spoken ?? alone ?? '');
  const named = part === '半' ? 30 : part === '一刻' ? 15 : part === '三刻' ? 45 : part === '整' || part === '钟' || part === undefined ? 0 : readNumeral(part);
  const rest = minute === undefined ? named : Number(minute);
  return hours === undefined || rest === undefined || hours > 24 || rest > 59 || hours * 60 + rest > 1440 ? undefined : hours * 60 + rest;
}

function shifted(time: number, period: string | undefined): number {
  if (period === undefined) return time;
  if (/下午|午后|晚|夜|傍晚|PM|pm/u.test(period)) return time < 720 ? time + 720 : time;
  if (/中午|午间|正午/u.test(period)) return time < 300 ? time + 720 : time;
  return time;
}

/** Both ends of an interval as minutes of the day; a second end before the first is in the afternoon. */
function interval(match: RegExpExecArray): { start: number; end: number } | undefined {
  const start = minutes(match[2], match[3], match[4], match[5], match[6]);
  const end = minutes(match[8], match[9], match[10], match[11], match[12]);
  // “9-12” holds no time unless it says 上午: it may be dates or windows.
  if (start === undefined || end === undefined || (match[6] !== undefined && match[12] !== undefined && match[1] === undefined)) return undefined;
  const from = shifted(start, match[1]);
  const until = shifted(end, match[7] ?? (end < 720 && from >= 720 ? '下午' : undefined));
  const late = until <= from && until < 720 ? until + 720 : until;
  return late > from && late <= 1440 ? { start: from, end: late } : undefined;
}

function monthDay(month: string | undefined, day: string | undefined, last: boolean): string | undefined {
  const [first, second] = [readNumeral(month ?? ''), day === undefined ? undefined : readNumeral(day)];
  if (first === undefined || first < 1 || first > 12) return undefined;
  const length = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][first - 1] ?? 31;
  const date = second ?? (last ? length : 1);
  return date < 1 || date > length ? undefined : `${String(first).padStart(2, '0')}${String(date).padStart(2, '0')}`;
}

function seasonName(written: string): string {
  if (/其他|其余/u.test(written)) return '其他';
  return ['春', '夏', '秋', '冬'].filter((name) => written.includes(name)).join('');
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

type Found = { token: HoursToken | undefined; end: number } | undefined;

function readDays(text: string, at: number): Found {
  const weekend = sticky(WEEKEND, text, at);
  if (weekend !== null) {
    const end = at + weekend[0].length;
    const rest = REST.exec(text.slice(end, end + 20));
    return rest === null ? { token: { type: 'days', days: [6, 7], at }, end } : { token: { type: 'closed', days: [6, 7], at }, end: end + rest[0].length };
  }
  const match = sticky(DAYS, text, at);
  if (match !== null) {
    const days: number[] = [];
    for (const part of (match[1] ?? '').matchAll(/([一二三四五六日天1-7])(?:\s?[-至到]\s?[每周星期礼拜]*([一二三四五六日天1-7]))?/gu)) {
      const first = weekday(part[1] ?? '');
      days.push(...(part[2] === undefined ? [first] : span(first, weekday(part[2]))));
    }
    const end = at + match[0].length;
    const rest = REST.exec(text.slice(end, end + 20));
    const sorted = [...new Set(days)].sort((a, b) => a - b);
    return rest === null ? { token: { type: 'days', days: sorted, at }, end } : { token: { type: 'closed', days: sorted, at }, end: end + rest[0].length };
  }
  for (const [pattern, days] of DAY_WORDS) {
    const word = sticky(pattern, text, at);
    if (word !== null) return { token: { type: 'days', days, at }, end: at + word[0].length };
  }
  return undefined;
}

function readSeason(text: string, at: number): Found {
  const dates = sticky(DATES, text, at);
  const [from, to] = [monthDay(dates?.[1], dates?.[2], false), monthDay(dates?.[3], dates?.[4], true)];
  // 5.1-9.30 are dates behind the name of a season, and times elsewhere.
  const dated = dates !== null && (/月/u.test(dates[0]) || (dates[2] !== undefined && dates[4] !== undefined && SEASON_BEFORE.test(text.slice(Math.max(0, at - 8), at))));
  if (dated && from !== undefined && to !== undefined) return { token: { type: 'season', dates: `${from}-${to}`, at }, end: at + dates[0].length };
  const name = sticky(SEASON, text, at);
  return name === null ? undefined : { token: { type: 'season', name: seasonName(name[1] ?? ''), at }, end: at + name[0].length };
}

function readInterval(text: string, at: number): Found {
  const match = sticky(INTERVAL, text, at);
  const times = match === null ? undefined : interval(match);
  if (match === null || times === undefined) return undefined;
  const end = at + match[0].length;
  const behind = BREAK_AFTER.exec(text.slice(end, end + 8));
  const pause = behind !== null || BREAK_BEFORE.test(text.slice(Math.max(0, at - 10), at));
  return { token: { type: pause ? 'break' : 'interval', ...times, at }, end: end + (behind?.[0].length ?? 0) };
}

function readFixed(text: string, at: number): Found {
  const holiday = sticky(HOLIDAYS, text, at);
  if (holiday !== null) return { token: /^\(/u.test(holiday[0]) ? { type: 'open', at } : undefined, end: at + holiday[0].length };
  const none = sticky(NO_BREAK, text, at);
  if (none !== null) return { token: { type: 'noBreak', at }, end: at + none[0].length };
  const always = sticky(ALWAYS, text, at);
  return always === null ? undefined : { token: { type: 'always', at }, end: at + always[0].length };
}

const MARKS = /[\s()[\],;。、:."'\-\/*·!|]/u;

function readMark(text: string, at: number): HoursToken | undefined {
  const mark = text.charAt(at);
  if (mark === '(' || mark === '[') return { type: 'open', at };
  if (mark === ')' || mark === ']') return { type: 'close', at };
  return /[;。\n:]/u.test(mark) ? { type: 'stop', mark, at } : undefined;
}

/** What a run of words says beyond what the vocabulary calls filler: the name of a place whole, else what is left. */
function meaning(words: string, lexicon: Lexicon): string {
  const fillers = lexicon.terms('officeHours.filler');
  const places = lexicon.terms('officeHours.place');
  let rest = words;
  for (let changed = true; changed && rest !== ''; ) {
    if (places.some((ending) => rest.endsWith(ending) && rest !== ending)) break;
    const filler = fillers.find((term) => rest.endsWith(term));
    changed = filler !== undefined;
    if (filler !== undefined) rest = rest.slice(0, -filler.length);
  }
  if (places.some((ending) => rest.endsWith(ending))) return fillers.includes(rest) ? '' : rest;
  for (const filler of fillers) rest = rest.replaceAll(filler, '');
  return rest;
}

/** Cuts a folded text on office hours into what it says; words that are no part of hours come as `word`. */
export function hoursTokens(text: string, lexicon: Lexicon): HoursToken[] {
  const tokens: HoursToken[] = [];
  let word = '';
  let from = 0;
  const flush = (): void => {
    const rest = meaning(word, lexicon);
    if (rest !== '') tokens.push({ type: 'word', text: rest, at: from });
    word = '';
  };
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at);
    const mark = MARKS.test(character);
    const found = mark && character !== '(' && character !== ',' ? undefined : (readFixed(text, at) ?? (mark && character !== '(' ? undefined : (readDays(text, at) ?? readSeason(text, at) ?? readInterval(text, at))));
    if (found !== undefined) {
      if (found.token?.type === 'break') word = word.replace(BREAK_BEFORE, '');
      flush();
      if (found.token !== undefined) tokens.push(found.token);
      at = found.end;
      continue;
    }
    if (mark) {
      flush();
      const token = readMark(text, at);
      if (token !== undefined) tokens.push(token);
    } else {
      if (word === '') from = at;
      word += character;
    }
    at += 1;
  }
  flush();
  return tokens;
}
