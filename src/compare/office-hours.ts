import type { Comparison, Reading } from '../model/comparison.js';
import { defineKind, different, same, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { readOfficeHours } from './hours-reader.js';
import type { OfficeHours, Opening, Season } from './hours-reader.js';

type Read = Reading<OfficeHours> & { value: OfficeHours };

const NAMES = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日', '法定节假日'];

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Intervals in plain words: 09:00-12:00、13:30-17:00. */
export function intervalsText(intervals: [number, number][]): string {
  return intervals.map(([start, end]) => (start === 0 && end === 1440 ? '24小时' : `${clock(start)}-${clock(end)}`)).join('、');
}

function daysText(days: number[]): string {
  if (days.length === 0) return '未写明哪几天';
  if (days.length > 1 && days.at(-1) === 8) return `${daysText(days.slice(0, -1))}和法定节假日`;
  const consecutive = days.length > 2 && days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1);
  return consecutive ? `${NAMES[days[0] ?? 0] ?? ''}至${NAMES[days.at(-1) ?? 0] ?? ''}` : days.map((day) => NAMES[day] ?? '').join('、');
}

/** One season of one place: intervals by day; day 0 stands for days that the text does not name. */
interface Table {
  place: string;
  season: Season;
  byDay: Map<number, string>;
}

function tables(hours: OfficeHours): Table[] {
  const found: Table[] = [];
  for (const opening of hours.openings) {
    let table = found.find((one) => one.place === opening.place && one.season.name === opening.season.name && one.season.dates === opening.season.dates);
    if (table === undefined) {
      table = { place: opening.place, season: opening.season, byDay: new Map() };
      found.push(table);
    }
    for (const day of opening.days.length === 0 ? [0] : opening.days) {
      const known = table.byDay.get(day);
      const text = intervalsText(opening.intervals);
      table.byDay.set(day, known === undefined || known === text ? text : `${known}、${text}`);
    }
  }
  return found;
}

function seasonText(season: Season): string {
  const dates = season.dates === '' ? '' : `${season.dates.slice(0, 2)}月${season.dates.slice(2, 4)}日至${season.dates.slice(5, 7)}月${season.dates.slice(7)}日`;
  return season.name === '' ? dates : `${season.name}季${dates === '' ? '' : `（${dates}）`}`;
}

function hoursText(hours: Opening[]): string {
  return hours.slice(0, 3).map((opening) => `${opening.place}${seasonText(opening.season)}${opening.days.length === 0 ? '' : daysText(opening.days)} ${intervalsText(opening.intervals)}`.trim()).join('；');
}

function values(table: Table): string {
  return [...new Set(table.byDay.values())].sort().join('|');
}

/** Hours by day of one season. */
function judgeTable(a: Table, b: Table, both: string): Comparison | undefined {
  const [bareA, bareB] = [a.byDay.has(0), b.byDay.has(0)];
  if (bareA !== bareB) return values(a) === values(b) ? unsure(`只有一方写明办公日：${both}`) : different(`办理时间不同：${both}`);
  const days = [...new Set([...a.byDay.keys(), ...b.byDay.keys()])].sort((first, second) => first - second);
  const differing = days.filter((day) => a.byDay.get(day) !== b.byDay.get(day));
  if (differing.length === 0) return undefined;
  // 每天 may or may not be meant to include the statutory holidays.
  if (differing.join() === '8') return unsure(`法定节假日是否办理只有一方写明：${both}`);
  const closed = differing.every((day) => !a.byDay.has(day) || !b.byDay.has(day));
  return different(`${closed ? '办公日' : '办理时间'}不同：${both}`);
}

/** The season of the other side that a season may be: same name or same dates. */
function partner(table: Table, others: Table[]): Table | undefined {
  const exact = others.find((other) => other.season.name === table.season.name && other.season.dates === table.season.dates);
  return exact ?? others.find((other) => (table.season.name !== '' && other.season.name === table.season.name) || (table.season.dates !== '' && other.season.dates === table.season.dates));
}

function judgeSeasons(a: Table[], b: Table[], both: string): Comparison | undefined {
  const whole = (tables: Table[]): boolean => tables.every((table) => table.season.name === '' && table.season.dates === '');
  if (whole(a) !== whole(b)) {
    const all = new Set([...a, ...b].map(values));
    return all.size === 1 ? unsure(`只有一方分季节写明：${both}`) : different(`季节时间不同：${both}`);
  }
  const answers: Comparison[] = [];
  const left = new Set(b);
  for (const table of a) {
    const other = partner(table, [...left]);
    if (other === undefined) {
      const dated = [...a, ...b].every((one) => one.season.dates !== '');
      answers.push(dated ? different(`季节起止日期不同：${both}`) : unsure(`季节写法不同，未能对应：${both}`));
      continue;
    }
    left.delete(other);
    const [first, second] = [table.season, other.season];
    if (first.dates !== '' && second.dates !== '' && first.dates !== second.dates) answers.push(different(`季节起止日期不同：${both}`));
    else if ((first.dates === '') !== (second.dates === '') || (first.name !== second.name && first.name !== '' && second.name !== '')) answers.push(unsure(`季节的写法详略不同：${both}`));
    answers.push(...[judgeTable(table, other, both)].flatMap((answer) => answer ?? []));
  }
  if (a.length !== b.length) return different(`季节多少不同：${both}`);
  return answers.find((answer) => answer.verdict === 'different') ?? answers[0];
}

function judge(a: Read, b: Read, sides: Sides): Comparison {
  const both = `${sides.a}为${hoursText(a.value.openings)}，${sides.b}为${hoursText(b.value.openings)}`;
  if (a.unread.join('|') !== b.unread.join('|')) {
    const [name, words] = a.unread.length > 0 ? [sides.a, a.unread] : [sides.b, b.unread];
    return unsure(`${name}另有“${words.join('、').slice(0, 24)}”，请人工核对`);
  }
  const [first, second] = [tables(a.value), tables(b.value)];
  const places = (list: Table[]): string[] => [...new Set(list.map((table) => table.place))].sort();
  const shared = places(first).filter((place) => places(second).includes(place));
  const answers = shared.flatMap((place) => judgeSeasons(first.filter((table) => table.place === place), second.filter((table) => table.place === place), both) ?? []);
  const worst = answers.find((answer) => answer.verdict === 'different');
  if (worst !== undefined) return worst;
  if (shared.length !== places(first).length || shared.length !== places(second).length) {
    const known = new Set(second.map(values));
    const foreign = first.every((table) => !known.has(values(table)));
    return shared.length === 0 && foreign && places(first).length === places(second).length ? different(`办理时间不同：${both}`) : unsure(`几个办理点的时间未能逐个对应：${both}`);
  }
  return answers[0] ?? same('办理时间相同，仅写法不同');
}

/** 办理时间: season × weekday × intervals. */
export const createOfficeHours: KindFactory = ({ lexicon }) =>
  defineKind<OfficeHours>({
    read: (text) => readOfficeHours(text, lexicon),
    judge: (a, b, _context, sides) => judge(a, b, sides),
  });
