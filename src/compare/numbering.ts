import { matchesOf } from './matches.js';
import { findNumerals, readNumeral } from './numerals.js';

/** A mark of list numbering: where it stands, where the text behind it begins, its style and its number. */
interface Marker {
  start: number;
  end: number;
  style: string;
  number: number;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const BRACKETED = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
const DOTTED = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
const IDEOGRAPHS = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';

const MARKER = /[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[（([]\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[)）\]]|(\d{1,2})\s?([.．、)）\]])|([一二三四五六七八九十]{1,3})、|[（(]\s?([a-zA-Z])\s?[)）]|([a-zA-Z])\s?[.．、)）](?![a-zA-Z\d])/gu;

/** Every mark of numbering holds one of these; without one there is none. */
const MARKED = /[①-⑳⑴-⒛㈠-㈩)）\].．、]/u;

/** Characters after which a clause begins. */
const CLAUSE_START = /[\s。；;，,、：:】\])）.]/u;

function symbol(character: string): { style: string; number: number } | undefined {
  for (const [style, marks] of [['circled', CIRCLED], ['(1)', BRACKETED], ['1.', DOTTED], ['(一)', IDEOGRAPHS]] as const) {
    const at = marks.indexOf(character);
    if (at >= 0) return { style, number: at + 1 };
  }
  return undefined;
}

function markers(text: string): Marker[] {
  if (!MARKED.test(text)) return [];
  const found: Marker[] = [];
  for (const match of matchesOf(text, MARKER)) {
    const start = match.index;
    const end = start + match[0].length;
    const special = symbol(match[0]);
    const atStart = start === 0 || CLAUSE_START.test(text.charAt(start - 1));
    if (special !== undefined) {
      found.push({ start, end, ...special });
      continue;
    }
    const letter = match[5] ?? match[6];
    if (letter !== undefined) {
      const style = `${match[5] === undefined ? '' : '('}${letter < 'a' ? 'A' : 'a'}`;
      if (match[5] !== undefined || (atStart && end < text.length)) found.push({ start, end, style, number: letter.toLowerCase().charCodeAt(0) - 96 });
      continue;
    }
    const written = match[1] ?? match[2] ?? match[4];
    const number = written === undefined ? undefined : readNumeral(written);
    if (number === undefined) continue;
    const arabic = /\d/u.test(written ?? '');
    if (match[1] !== undefined) {
      found.push({ start, end, style: arabic ? '(1)' : '(一)', number });
      continue;
    }
    const bracket = match[3] !== undefined && ')）]'.includes(match[3]);
    // “1.5寸” and “1、2号窗口” are numbers, “一、二级建造师” is one list of two grades.
    const next = text.charAt(end);
    const running = (arabic ? /\d/u : /[\d一二三四五六七八九十]/u).test(next) && !bracket && !beginsAnew(text, end);
    if (!atStart || end === text.length || running) continue;
    found.push({ start, end, style: arabic ? (bracket ? '1)' : '1.') : '一、', number });
  }
  return found;
}

/** Does a text begin at `at` with digits or numerals that cannot belong to the marker before (“1、2018年度报告”, “一、三证合一的营业执照”)? */
function beginsAnew(text: string, at: number): boolean {
  const rest = text.slice(at, at + 12);
  const digits = /^\d+/u.exec(rest);
  if (digits !== null) return digits[0].length >= 3;
  return /^[一二三四五六七八九十][^、,，级等号]/u.test(rest);
}

/** The marks of the first style that count 1, 2, 3 … in order. */
function sequence(found: Marker[]): Marker[] {
  const tried = new Set<string>();
  for (const first of found) {
    if (first.number !== 1 || tried.has(first.style)) continue;
    tried.add(first.style);
    const run = [first];
    for (const marker of found) {
      const last = run.at(-1);
      if (last !== undefined && marker.style === first.style && marker.start >= last.end && marker.number === run.length + 1) run.push(marker);
    }
    // A letter alone is a name (A类), not a number.
    if (run.length > 1 || (first.start === 0 && !/a/iu.test(first.style))) return run;
  }
  return [];
}

/** 1甲2乙3丙: numbers that begin the text, count up, and have no unit or measure word behind them. */
function bareSequence(text: string): Marker[] {
  if (!/^1[\u4e00-\u9fff《]/u.test(text)) return [];
  const run: Marker[] = [];
  for (const found of findNumerals(text)) {
    const start = found.start;
    if (found.unit !== '' || found.ordinal || found.text !== String(run.length + 1) || !/[\u4e00-\u9fff《]/u.test(text.charAt(found.end))) continue;
    if (start > 0 && !/[^\d.第满近达超过-]/u.test(text.charAt(start - 1))) continue;
    run.push({ start, end: found.end, style: 'bare', number: found.value });
  }
  return run.length > 1 ? run : [];
}

/**
 * Items of a list that a text writes with numbers 1, 2, 3 … at the start of its lines or clauses, the numbers removed; `[text]` where
 * no such sequence stands. `bare`: also numbers without any mark, which ① becomes where compatibility characters are folded. Text before the first number is the first item; a number 1 alone counts only at the very start.
 */
export function splitNumbered(text: string, bare = false): string[] {
  if (!/[\d一①⑴⒈㈠aA]/u.test(text)) return [text];
  const marked = sequence(markers(text));
  const run = marked.length === 0 && bare ? bareSequence(text) : marked;
  const first = run[0];
  if (first === undefined) return [text];
  const items = [text.slice(0, first.start), ...run.map((marker, index) => text.slice(marker.end, run[index + 1]?.start ?? text.length))].map((item) => item.trim());
  const lead = items[0] === '' ? 1 : 0;
  return items.slice(lead).some((item) => /^[\s、,，;；。.]*$/u.test(item)) && run.length > 1 ? [text] : items.slice(lead);
}

/** The text with the numbers of its lists, and of lists within lists, removed; items are kept apart by line breaks. */
export function stripNumbering(text: string, depth = 3): string {
  const items = splitNumbered(text);
  const stripped = items.length > 1 || items[0] !== text;
  return stripped && depth > 1 ? items.map((item) => stripNumbering(item, depth - 1)).join('\n') : items.join('\n');
}
