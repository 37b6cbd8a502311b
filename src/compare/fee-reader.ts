import type { Reading } from '../model/comparison.js';
import { plain } from './choices.js';
import { reading } from './comparator.js';
import { withFirstCase } from './contrast.js';
import type { Lexicon } from './lexicon.js';
import { matchesOf } from './matches.js';
import { arabicNumerals, findNumerals, numeralNote, readNumeral } from './numerals.js';
import { stripNumbering } from './numbering.js';
import { foldCharacters, foldPresentation } from './presentation.js';

/** One amount: what it is for, how much, for each what. */
export interface FeeItem {
  /** Name of the charge (工本费) where the text gives one that the vocabulary knows. */
  name: string;
  /** The case it holds for (住宅类). */
  case: string;
  /** Hundredths of a yuan; of a range the highest. */
  amount: number;
  least?: number;
  /** Unit that is charged for (证, 件, 人次); empty where not said. */
  per: string;
}

/** What a text says about fees. */
export interface Fee {
  charged: boolean;
  /** Empty: free of charge, or charged without an amount. */
  items: FeeItem[];
  /** Clauses that are not about an amount (减免 …) and were not understood. */
  rest: string[];
}

const LONGEST = 5000;
const FREE = /^(?:本事项|该事项|此事项|办理)?(?:均|一律|全部|完全)?(?:不向[^\d,;。]{1,8}?|不需要|不予|不|免于|免|无需|无须|无|未)(?:收取|收|缴纳|缴|交纳|交|产生|涉及)(?:任何|有关|相关|办理)*(?:费用|费|收费)$/u;
const FREE_CASE = /^(.{1,24}?)(?:的)?[,:]?(?:不收取(?:任何)?费用|不收费|免费|免收费|免收|不收取|不收|免缴)$/u;
const CITATION = /(?:依据|根据|按照|按)?:?《[^》]{0,80}》(?:\([^()]{0,60}\))?(?:第\d+条(?:第\d+款)?)?|\(?[\u4e00-\u9fff]{1,10}\[\d{4}\]第?\d{1,5}号\)?(?:文件?|规定)?/gu;

const NUMBER = '\\d{1,9}(?:\\.\\d{1,4})?';
const WORD = '[^\\d,;。、()元每:\\/]';
const MONEY = new RegExp(
  `(?:每(?:一|1)?(?<before>${WORD}{1,6}?)(?:每(?<second>${WORD}{1,4}?))?(?:(?:收费|收取|缴纳|交纳|收|缴|交)?(?<title>${WORD}{1,6}(?<!收)费)?(?:为|:)?)?)?(?:人民币|RMB|¥|计|共)*(?:(?<least>${NUMBER})(?:万?元|%)?(?:-|至|到))?(?<amount>${NUMBER})(?<unit>万元|元|块|角|毛|%|‰)(?:(?<jiao>\\d)(?:角|毛))?(?:整|人民币)?(?:\\(?(?:\\/|每|一|1)(?:每|一|1)?(?<after>${WORD}{1,8})(?:(?:\\/|每)(?<last>${WORD}{1,4}))?\\)?)?`,
  'gu',
);
const YUAN_SIGN = /(?:¥|RMB|CNY)\s?(\d{1,9}(?:\.\d{1,4})?)(?!\d|\.|万?元|-)/gu;

/** 人·次, 次/人 and 人次 are one unit. */
function unitOf(parts: (string | undefined)[], lexicon: Lexicon): string {
  const words = parts.flatMap((part) => (part ?? '').split(/[·.*\/每]/u)).map((part) => part.replace(/^(?:一|1|个)|(?:收费|收取)$/gu, '')).filter((part) => part !== '');
  const joined = words.join('');
  // One canonical order for 人次, 次·人 and 人/次; longer units are sorted by word.
  const sorted = joined.length <= 3 && lexicon.canonical('fee.unit', joined) === undefined ? [...joined].sort().join('') : [...words].sort().join('·');
  return lexicon.canonical('fee.unit', sorted) ?? sorted;
}

const CENTS: Record<string, number> = { 万元: 1_000_000, 角: 10, 毛: 10, '‰': 10 };

/** Hundredths of a yuan, or of a per cent. */
function cents(written: string, unit: string, jiao: string | undefined): number {
  return Math.round(Number(written) * (CENTS[unit] ?? 100)) + (jiao === undefined ? 0 : Number(jiao) * 10);
}

/** The words of a case, without those that say nothing and with the name of the charge apart. */
function nameAndCase(words: string, lexicon: Lexicon): { name: string; case: string } {
  let rest = words.replace(/[\s()[\]"'《》:;,。、·*-]+/gu, '');
  let name = '';
  for (const term of lexicon.terms('fee.name')) {
    if (name !== '' || !rest.includes(term)) continue;
    name = lexicon.canonical('fee.name', term) ?? term;
    rest = rest.replace(term, '');
  }
  const fillers = lexicon.terms('fee.filler');
  for (let changed = true; changed && rest !== ''; ) {
    const filler = fillers.find((word) => rest.startsWith(word) || rest.endsWith(word));
    changed = filler !== undefined;
    if (filler !== undefined) rest = rest.startsWith(filler) ? rest.slice(filler.length) : rest.slice(0, -filler.length);
  }
  return { name, case: rest };
}

interface Clause {
  items: FeeItem[];
  rest: string;
}

/** “首次申领不收费”: a case that is free of charge. */
function freeCase(text: string, lexicon: Lexicon): FeeItem | undefined {
  const words = FREE_CASE.exec(text.replace(/[\s()[\]"'。]+/gu, ''))?.[1];
  const named = words === undefined ? undefined : nameAndCase(words, lexicon);
  return named === undefined || named.case === '' ? undefined : { ...named, amount: 0, per: '' };
}

function readClause(text: string, lexicon: Lexicon): Clause {
  const items: FeeItem[] = [];
  let from = 0;
  let tail = text;
  for (const match of matchesOf(text, MONEY)) {
    const groups = match.groups ?? {};
    const unit = groups['unit'] ?? '元';
    const words = text.slice(from, match.index) + (groups['title'] ?? '');
    from = match.index + match[0].length;
    tail = text.slice(from);
    const least = groups['least'] === undefined ? {} : { least: cents(groups['least'], unit, undefined) };
    const per = unitOf([groups['before'], groups['second'], groups['after'], groups['last']], lexicon);
    items.push({ ...nameAndCase(words, lexicon), amount: cents(groups['amount'] ?? '', unit, groups['jiao']), ...least, per: unit === '%' || unit === '‰' ? `%${per}` : per });
  }
  const free = freeCase(tail, lexicon);
  if (free !== undefined) return { items: [...items, free], rest: '' };
  const freeWords = tail.replace(/[\s()[\]"'。:]+/gu, '');
  if (items.length === 0 && (lexicon.canonical('fee.free', freeWords) !== undefined || FREE.test(freeWords))) return { items, rest: freeWords };
  const behind = nameAndCase(tail, lexicon);
  const only = items.length === 1 ? items[0] : undefined;
  // “10元/证(补证)”: the case may stand behind the amount.
  if (only !== undefined && only.case === '' && only.name === '' && behind.case !== '' && !/\d/u.test(behind.case)) return { items: [{ ...only, ...behind }], rest: '' };
  return { items, rest: behind.name + behind.case };
}

/** A heading before the first amount holds for all: 登记费：住宅类80元，非住宅类550元. */
function spreadName(items: FeeItem[]): FeeItem[] {
  const first = items[0];
  const shared = first !== undefined && first.name !== '' && items.slice(1).every((item) => item.name === '') ? first.name : undefined;
  return shared === undefined ? items : items.map((item) => ({ ...item, name: shared }));
}

/** Reads fees from a text of any wording: free, charged, or a list of amounts with case and unit. */
export function readFee(written: string, lexicon: Lexicon): Reading<Fee> {
  if (written.length > LONGEST) return reading<Fee>(undefined, [written.slice(0, 30)]);
  const text = withFirstCase(written, lexicon);
  const whole = plain(text, lexicon);
  if (whole === '') return reading<Fee>(undefined);
  const bareWord = whole.replace(/^[["'(]+|[\]"')]+$/gu, '');
  if (lexicon.canonical('fee.free', bareWord) !== undefined || FREE.test(bareWord)) return reading({ charged: false, items: [], rest: [] }, [], [`“${bareWord}”即不收费`]);
  if (lexicon.canonical('fee.charged', bareWord) !== undefined) return reading({ charged: true, items: [], rest: [] }, [], [`“${bareWord}”即收费`]);
  const bare = readNumeral(bareWord);
  if (bare !== undefined) return bare === 0 ? reading({ charged: false, items: [], rest: [] }, [], ['0 元即不收费']) : reading({ charged: true, items: [{ name: '', case: '', amount: Math.round(bare * 100), per: '' }], rest: [] });

  const lines = stripNumbering(foldCharacters(text).replace(/([:、,])\s?\n\s?/gu, '$1')).split('\n').map((line) => plain(line, lexicon)).join('\n');
  const ready = lines
    .replace(/(?<![\d.])(\d{1,3}(?:,\d{3})+)(?=(?:\.\d+)?(?:万?元|\/|-|至))/gu, (number) => number.replaceAll(',', ''))
    .replace(YUAN_SIGN, '$1元')
    .replace(CITATION, '');
  const notes = findNumerals(ready).flatMap((found) => (found.unit === '元' || found.unit === '角' ? (numeralNote(found.text, found.value) ?? []) : []));
  const clauses = arabicNumerals(foldMoney(ready)).split(/[,;。\n、]/u).map((clause) => readClause(clause, lexicon));
  return assemble(clauses, whole, notes, lexicon);
}

/** 元 before 每 and a lone 元 in words (每证壹拾元整) need no more than numerals in digits. */
function foldMoney(text: string): string {
  return foldPresentation(text.replace(/\n/gu, ';')).replace(/元人民币/gu, '元').replace(/m[2²]/gu, '平方米').replace(/m[3³]/gu, '立方米').replace(/块钱/gu, '元');
}

function assemble(clauses: Clause[], whole: string, notes: string[], lexicon: Lexicon): Reading<Fee> {
  let items = spreadName(clauses.flatMap((clause) => clause.items));
  const rest: string[] = [];
  let [free, charged] = [false, false];
  for (const { rest: words } of clauses) {
    if (words === '') continue;
    const title = lexicon.canonical('fee.name', words);
    // “收取工本费，10元/本”: the name stands in a clause of its own.
    if (title !== undefined && items.length > 0 && items.every((item) => item.name === '' || item.name === title)) {
      items = items.map((item) => ({ ...item, name: title }));
      continue;
    }
    if (lexicon.canonical('fee.free', words) !== undefined || FREE.test(words)) free = true;
    else if (lexicon.canonical('fee.charged', words) !== undefined) charged = true;
    else rest.push(words);
  }
  if (items.length === 0 && !free && !charged) return reading<Fee>(undefined, [whole]);
  if (free && (charged || items.some((item) => item.amount > 0))) rest.push('不收费');
  const paid = items.filter((item) => item.amount > 0);
  const value: Fee = { charged: paid.length > 0 || (charged && !free), items: paid.length > 0 ? items : [], rest: rest.sort() };
  return reading(value, value.rest, paid.length === 0 && items.length > 0 ? [...notes, '0 元即不收费'] : notes);
}
