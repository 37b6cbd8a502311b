import type { Reading } from '../model/comparison.js';
import { reading } from './comparator.js';
import { hoursTokens } from './hours-tokens.js';
import type { HoursToken } from './hours-tokens.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { stripNumbering } from './numbering.js';
import { foldCharacters } from './presentation.js';

/** A part of the year with hours of its own; no name and no dates: all year. Dates are MMDD-MMDD. */
export interface Season {
  name: string;
  dates: string;
}

/** Hours of one place in one season on some days. */
export interface Opening {
  /** Name of the place where the text gives hours for several. */
  place: string;
  season: Season;
  /** 1 Monday … 7 Sunday, 8 statutory holidays; empty where the text does not say. */
  days: number[];
  /** Minutes of the day, in order, not touching. */
  intervals: [number, number][];
}

/** Office hours as a text gives them. */
export interface OfficeHours {
  openings: Opening[];
}

const LONGEST = 3000;

interface Group extends Opening {
  breaks: [number, number][];
  noBreak: boolean;
  closed: boolean;
}

interface State {
  groups: Group[];
  place: string;
  season: Season;
  days: number[];
  /** Places and seasons that hold again once a bracket closes. */
  outer: { place: string; season: Season; days: number[]; intervals: number }[];
  unread: string[];
}

function intervalsSoFar(state: State): number {
  return state.groups.reduce((sum, group) => sum + group.intervals.length, 0);
}

/** A run of tokens: does any interval follow before the next days? */
function hoursFollow(tokens: HoursToken[], from: number): boolean {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.type === 'interval' || token?.type === 'always') return true;
    if (token?.type === 'days') return hoursFollow(tokens, at + 1);
  }
  return false;
}

function sameSeason(a: Season, b: Season): boolean {
  return a.name === b.name && a.dates === b.dates;
}

function openGroup(state: State): Group {
  const last = state.groups.at(-1);
  if (last !== undefined && !last.closed && last.place === state.place && sameSeason(last.season, state.season) && last.days.join() === state.days.join()) return last;
  const group: Group = { place: state.place, season: state.season, days: state.days, intervals: [], breaks: [], noBreak: false, closed: false };
  state.groups.push(group);
  return group;
}

/** Days behind the hours (“9:00-17:00，周一至周五”) belong to them where no hours follow. */
function takeDays(state: State, token: HoursToken & { type: 'days' }, follows: boolean, previous: HoursToken | undefined): void {
  if (!follows) {
    const open = state.groups.filter((group) => group.days.length === 0);
    if (open.length > 0) {
      for (const group of open) group.days = token.days;
      return;
    }
    const covered = state.groups.every((group) => token.days.every((day) => group.days.includes(day)));
    if (!covered) state.unread.push(token.days.join('、'));
    return;
  }
  const joins = previous?.type === 'days';
  state.days = joins ? [...new Set([...state.days, ...token.days])].sort((a, b) => a - b) : token.days;
  const last = state.groups.at(-1);
  if (last !== undefined) last.closed = true;
}

function takeSeason(state: State, token: HoursToken & { type: 'season' }, previous: HoursToken | undefined): void {
  // 夏季(5月1日-9月30日) is one season, said by name and dates.
  const joins = previous?.type === 'season';
  state.season = joins ? { name: state.season.name || (token.name ?? ''), dates: state.season.dates || (token.dates ?? '') } : { name: token.name ?? '', dates: token.dates ?? '' };
  const last = state.groups.at(-1);
  if (last !== undefined) last.closed = true;
}

function takeWord(state: State, text: string, lexicon: Lexicon): void {
  const place = lexicon.terms('officeHours.place').some((ending) => text.endsWith(ending)) && text.length >= 2 && !/\d{3}/u.test(text);
  if (!place) {
    state.unread.push(text);
    return;
  }
  state.place = text;
  const last = state.groups.at(-1);
  if (last !== undefined) last.closed = true;
}

function collect(tokens: HoursToken[], lexicon: Lexicon): State {
  const state: State = { groups: [], place: '', season: { name: '', dates: '' }, days: [], outer: [], unread: [] };
  let previous: HoursToken | undefined;
  tokens.forEach((token, index) => {
    if (token.type === 'open') state.outer.push({ place: state.place, season: state.season, days: state.days, intervals: intervalsSoFar(state) });
    else if (token.type === 'close') {
      const outer = state.outer.pop();
      // What a bracket says with hours of its own (夏季8:00-11:30) holds only within it; 夏季(6月1日-9月30日) goes on.
      if (outer !== undefined && (outer.place !== state.place || outer.intervals < intervalsSoFar(state))) Object.assign(state, { place: outer.place, season: outer.season, days: outer.days });
    } else if (token.type === 'interval') openGroup(state).intervals.push([token.start, token.end]);
    else if (token.type === 'break') openGroup(state).breaks.push([token.start, token.end]);
    else if (token.type === 'always') {
      const group = openGroup(state);
      group.intervals.push([0, 1440]);
      if (group.days.length === 0) group.days = [1, 2, 3, 4, 5, 6, 7];
    } else if (token.type === 'noBreak') {
      const [group] = [state.groups.at(-1) ?? openGroup(state)];
      if (group !== undefined) group.noBreak = true;
    } else if (token.type === 'days') takeDays(state, token, hoursFollow(tokens, index + 1), previous);
    else if (token.type === 'closed') {
      if (state.groups.some((group) => group.days.some((day) => token.days.includes(day)))) state.unread.push('休息');
    } else if (token.type === 'season') {
      // “下午2:30-5:30（夏令时）”: which of the hours before it are meant is not said.
      if (previous?.type === 'interval' && tokens[index - 1]?.type === 'open' && tokens[index + 1]?.type === 'close') state.unread.push('季节');
      takeSeason(state, token, previous);
    } else if (token.type === 'word') takeWord(state, token.text, lexicon);
    if (token.type !== 'open' && token.type !== 'close' && !(token.type === 'stop' && previous?.type !== 'interval')) previous = token;
  });
  return state;
}

/** Unmarked hours behind a morning are in the afternoon: 8:30-12:00，1:30-5:00. */
function afternoon(intervals: [number, number][]): [number, number][] {
  return intervals.map(([start, end], index) => {
    const before = intervals[index - 1];
    return before !== undefined && before[0] < 720 && before[0] >= 360 && start < before[0] && start >= 60 && start < 420 && end <= 600 ? [start + 720, end + 720] : [start, end];
  });
}

function merged(intervals: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function without(intervals: [number, number][], pause: [number, number]): [number, number][] {
  return intervals.flatMap(([start, end]): [number, number][] => {
    if (pause[0] >= end || pause[1] <= start) return [[start, end]];
    const parts: [number, number][] = [[start, pause[0]], [pause[1], end]];
    return parts.filter(([from, to]) => to > from);
  });
}

function finish(group: Group, unread: string[]): Opening {
  const intervals = group.breaks.reduce(without, merged(afternoon(group.intervals)));
  // Two intervals with a gap at noon and the words that there is no noon break contradict each other.
  const gap = intervals.some(([, end], index) => end >= 660 && end <= 840 && (intervals[index + 1]?.[0] ?? 9999) <= 960);
  if (group.noBreak && gap) unread.push('中午不休息');
  return { place: group.place, season: group.season, days: group.days, intervals };
}

/** White space within a time (17: 15, 13时 30分) or a list of weekdays (周二、 五) parts nothing. */
function closeTimes(text: string): string {
  return text
    .replace(/(?<=[点时半整分])[ \n]+(?=(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})[点时:])/gu, ',')
    .replace(/(?<=\d)\s*:\s*(?=\d{2}(?!\d))/gu, ':')
    .replace(/(?<=[点时])\s+(?=(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})分|半(?!天|日))/gu, '')
    .replace(/(?<=[周期][一二三四五六日天\d])([、,和至到-])\s+(?=[一二三四五六日天周星])/gu, '$1')
    .replace(/(?<=[\d点时分半整])\s*-\s*(?=[\d上下中早晚零〇一二两三四五六七八九十])/gu, '-');
}

/** Reads office hours: seasons, weekdays and intervals, of one place or several. */
export function readOfficeHours(text: string, lexicon: Lexicon): Reading<OfficeHours> {
  if (text.length > LONGEST) return reading<OfficeHours>(undefined, [text.slice(0, 30)]);
  const plain = stripNumbering(closeTimes(stripLabel(text, lexicon))).replace(/(?<=[\u4e00-\u9fff])[ \n]+(?=[\u4e00-\u9fff])/gu, '').replace(/\b00:00-24:00\b|0:00-24:00/gu, '24小时').replace(/\n/gu, ';');
  const folded = foldCharacters(plain);
  const state = collect(hoursTokens(folded, lexicon), lexicon);
  const unread = [...state.unread];
  const openings = state.groups.filter((group) => group.intervals.length > 0).map((group) => finish(group, unread));
  if (openings.length === 0) return reading<OfficeHours>(undefined, folded === '' ? [] : [folded.slice(0, 30)]);
  return reading({ openings: namedPlaces(openings) }, [...new Set(unread)]);
}

/** The name of the only place says nothing that the guide does not say. */
function namedPlaces(openings: Opening[]): Opening[] {
  return new Set(openings.map((opening) => opening.place)).size === 1 ? openings.map((opening) => ({ ...opening, place: '' })) : openings;
}
