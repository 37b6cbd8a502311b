import type { Reading } from '../model/comparison.js';
import { reading } from './comparator.js';
import { withFirstCase } from './contrast.js';
import { stripLabel } from './labels.js';
import type { Lexicon } from './lexicon.js';
import { matchesOf } from './matches.js';
import { arabicNumerals, findNumerals, numeralNote, readNumeral } from './numerals.js';
import { splitNumbered } from './numbering.js';
import { foldPresentation, stripFinalPunctuation } from './presentation.js';
import { QUANTITY, unitOf } from './time-units.js';
import type { TimeUnit } from './time-units.js';

/** One limit: how long, from when, without what. */
export interface Limit {
  /** Length in `unit`; 0 is 即办. For a range the longest. */
  amount: number;
  least?: number;
  unit: TimeUnit;
  /** 当日办结: done by the end of the day, which is neither 即办 nor one working day. */
  sameDay?: true;
  /** What starts it, canonical; absent where the text does not say, which means acceptance (受理). */
  start?: string;
  /** It counts from the day after the event. */
  nextDay?: true;
  /** What does not count (公示, 专家评审 …), canonical and sorted. */
  excluded: string[];
  /** By how much it may be extended. */
  extension?: { amount: number; unit: TimeUnit };
  /** Words around it that say more than the limit: a case (新办), a purpose. Empty when all was understood. */
  rest: string;
}

/** A time limit as a text gives it: one limit, several by cases, or the statement that there is none. */
export interface TimeLimit {
  limits: Limit[];
  /** 无法定期限: the text says that there is no limit. */
  none: boolean;
}

const LONGEST = 3000;
const STAND_IN = '\u0001';

const EXCLUSION =
  /(?:不含|不包括|不包含|不计算|不计入|不计|扣除|剔除|除去)([^,;。()\d]{1,60})|除([^,;。()\d]{1,40}?)(?:之外|以外|外)|([^,;。()\d\u0001]{1,60}?)(?:的?(?:所需)?(?:时间|期限|时限|期间))?(?:均|也)?(?:除外|(?:不|均不)(?:计算|计|包含|包括|含|算)(?:入|在)[^,;。()\d]{0,12})/gu;
const EVENT = /(?:自|从|在)?([^,;。()\d\u0001自从]{1,40}?)(之次日|次日|之日|当日|当天|之时|时|日|后|之后)?起(?:计算|算|计)?|((?:正式|依法)?受理(?:申请(?:材料)?|材料)?|收件|收到[^,;。()\d\u0001]{0,12}|接到[^,;。()\d\u0001]{0,12}|材料齐全)(?:之后|后)/gu;
/** “比法定时限压缩50%” is a boast and no limit. */
const FASTER = /(?:比|较|在)?(?:法定)?(?:办结)?(?:时限|期限)?(?:基础上)?(?:压缩|提速|缩短|提前)(?:了)?(?:率)?(?:为|:)?\d{1,3}(?:\.\d{1,2})?%(?:以上)?/gu;
const UNIT_AHEAD = /^个?(?:工作日|工作天|自然日|日历日|日历天|日|天|小时|分钟|周|月|年)(?:以内|之内|内)?(?:办结|完成)?/u;
const UNSTARTED = /^(?:之后|后|起|,|的)$/u;

interface Work {
  text: string;
  excluded: string[];
  start?: string;
  nextDay?: true;
}

/** Names of what is excluded: split, stripped of 时间, 期 and the like, canonical. */
function excludedNames(written: string, lexicon: Lexicon): string[] {
  return written
    .split(/[、和及与或\/]|以及/u)
    .map((name) => name.replace(/^(?:上述|其中|依法|的|所|需|需要)+/u, '').replace(/(?:等|的|所需|所用|需要|时间|时限|期限|期间|环节|阶段|程序|过程|天数|日期)+$/u, ''))
    .filter((name) => name !== '')
    .map((name) => lexicon.canonical('timeLimit.excluded', name) ?? name)
    .sort();
}

function takeExclusions(work: Work, lexicon: Lexicon): void {
  work.text = work.text.replace(EXCLUSION, (whole: string, after: string | undefined, between: string | undefined, before: string | undefined, at: number, all: string) => {
    // “20个工作日法定节假日除外”: the unit belongs to the number before, not to what is excluded.
    const unit = before !== undefined && /\d/u.test(all.charAt(at - 1)) ? (UNIT_AHEAD.exec(before)?.[0] ?? '') : '';
    const names = excludedNames(after ?? between ?? before?.slice(unit.length) ?? '', lexicon);
    // “特殊情况除外” says when the limit does not hold, and only a known name says what does not count.
    if (before !== undefined && whole.endsWith('除外') && names.some((name) => lexicon.canonical('timeLimit.excluded', name) === undefined)) return whole;
    work.excluded.push(...names);
    return unit + STAND_IN;
  });
}

function takeStart(work: Work, lexicon: Lexicon): void {
  work.text = work.text.replace(EVENT, (whole: string, event?: string, day?: string, short?: string) => {
    const words = (event ?? short ?? '').replace(/^(?:自|从|在|于)/u, '').replace(/的$/u, '');
    if (work.start !== undefined || words === '' || UNSTARTED.test(words)) return whole;
    work.start = canonicalStart(words, lexicon);
    if (day !== undefined && day.endsWith('次日')) work.nextDay = true;
    return STAND_IN;
  });
}

function canonicalStart(words: string, lexicon: Lexicon): string {
  const known = lexicon.canonical('timeLimit.start', words);
  if (known !== undefined) return known;
  let rest = words;
  for (const filler of lexicon.terms('timeLimit.start.filler')) rest = rest.replaceAll(filler, '');
  return lexicon.canonical('timeLimit.start', rest) ?? words;
}

/** What the words around a limit say beyond it. Fillers of one character are dropped only at the ends of a phrase: 自 in 自动 stays. */
function meaning(text: string, lexicon: Lexicon): string {
  const terms = lexicon.terms('timeLimit.filler');
  let rest = text;
  for (const filler of terms) if (filler.length > 1 && rest.includes(filler)) rest = rest.replaceAll(filler, STAND_IN);
  const single = terms.filter((filler) => filler.length === 1).join('');
  return rest
    .split(/[\u0001\s()[\]"',;:。.、·*-]+/u)
    .map((phrase) => trimCharacters(phrase, single))
    .join('');
}

function trimCharacters(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function halves(amount: number, between: string | undefined, behind: string | undefined): number {
  return between === '个半' || behind !== undefined ? amount + 0.5 : amount;
}

/** Quantities of the text as limits; what stands between them is their `rest`. */
function takeLimits(work: Work, lexicon: Lexicon): Limit[] {
  const limits: Limit[] = [];
  let from = 0;
  let tail = '';
  for (const match of matchesOf(work.text, QUANTITY)) {
    const [whole, first = '', , second, between, unitWord = '', half, bracketed] = match;
    const bareMonth = unitWord === '月' && between === undefined && !/^(?:以|之)?内|^$/u.test(work.text.slice(match.index + whole.length, match.index + whole.length + 2));
    if (bareMonth || (unitWord === '年' && Number(first) > 99)) continue;
    const unit = unitOf(bracketed === undefined ? unitWord : bracketed.replace(/^按|计算$/gu, ''));
    const before = work.text.slice(from, match.index);
    from = match.index + whole.length;
    const amount = halves(Number(second ?? first), between, half);
    const last = limits.at(-1);
    if (last !== undefined && /延长/u.test(before)) {
      last.extension = { amount, unit };
      last.rest += meaning(before.replace(/经[^\u0001,;。()\d]{0,24}(?:批准|同意|许可|决定)/u, '').replace(/[\u0001,;。(]?(?:[^\u0001,;。(]{0,24})?延长/u, ''), lexicon);
      continue;
    }
    const [own, next] = limits.length === 0 ? ['', before] : splitBetween(before);
    if (last !== undefined) last.rest += meaning(own, lexicon);
    limits.push({ amount, ...(second === undefined ? {} : { least: Number(first) }), unit, excluded: [], rest: meaning(next, lexicon) });
  }
  tail = work.text.slice(from);
  const last = limits.at(-1);
  if (last !== undefined) last.rest += meaning(tail, lexicon);
  return limits;
}

/** What stands between two limits: up to the first separator it belongs to the first, the rest to the second. */
function splitBetween(text: string): [string, string] {
  const at = text.search(/[,;。、(]/u);
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at)];
}

/** The label's own unit: “承诺时限(工作日)：20”. */
function unitOfLabel(folded: string): TimeUnit {
  const match = /\(?(工作日|自然日|小时|天|日)\)?:/u.exec(folded.slice(0, 30));
  return match?.[1] === undefined ? '' : unitOf(match[1]);
}

function instant(): Limit {
  return { amount: 0, unit: '工作日', excluded: [], rest: '' };
}

/** Reads a limit, or several, from a text of any wording; what was not understood stands in `unread` and in the limits' `rest`. */
export function readTimeLimit(text: string, lexicon: Lexicon): Reading<TimeLimit> {
  if (text.length > LONGEST) return reading<TimeLimit>(undefined, [text.slice(0, 40)]);
  const folded = foldPresentation(text);
  const numbered = splitNumbered(stripLabel(withFirstCase(text, lexicon), lexicon));
  const written = stripFinalPunctuation(foldPresentation(numbered.length > 1 ? numbered.join(';') : (numbered[0] ?? ''))).replaceAll('[', '(').replaceAll(']', ')');
  if (written === '') return reading<TimeLimit>(undefined);
  if (lexicon.canonical('timeLimit.none', written) !== undefined) return reading<TimeLimit>({ limits: [], none: true });
  const notes = findNumerals(written).flatMap((found) => (found.unit === '' ? [] : (numeralNote(found.text, found.value) ?? [])));
  const bare = readNumeral(written);
  if (bare !== undefined) return reading<TimeLimit>({ limits: [{ ...instant(), amount: bare, unit: bare === 0 ? '工作日' : unitOfLabel(folded) }], none: false }, [], notes);

  const work: Work = { text: arabicNumerals(written).replace(FASTER, STAND_IN).replace(/[以之]内/gu, '内'), excluded: [] };
  takeExclusions(work, lexicon);
  takeStart(work, lexicon);
  const limits = [...takeWords(work, lexicon, notes), ...takeLimits(work, lexicon)];
  const only = dropRepeated(limits);
  if (only.length === 0) return reading<TimeLimit>(undefined, [written]);
  const excluded = [...new Set(work.excluded)].filter((name) => name !== '法定节假日' || only.some((limit) => limit.unit !== '工作日'));
  for (const limit of only) {
    limit.excluded = excluded;
    if (work.start !== undefined) limit.start = work.start;
    if (work.nextDay !== undefined) limit.nextDay = true;
  }
  return reading<TimeLimit>({ limits: only, none: false }, only.map((limit) => limit.rest).filter((rest) => rest !== ''), notes);
}

/** Limits that are words: 即办, 当日办结. Their words leave the text; a text of nothing else has no rest. */
function takeWords(work: Work, lexicon: Lexicon, notes: string[]): Limit[] {
  const found: Limit[] = [];
  for (const [use, limit] of [['timeLimit.sameDay', { ...instant(), amount: 1, sameDay: true }], ['timeLimit.instant', instant()]] as const) {
    let seen = false;
    for (const term of lexicon.terms(use)) {
      if (!work.text.includes(term)) continue;
      work.text = work.text.replaceAll(term, STAND_IN);
      const meant = use === 'timeLimit.instant' ? '当场办结' : '当日办结';
      if (!seen && term !== meant) notes.push(`“${term}”即${meant}`);
      seen = true;
    }
    if (seen) found.push({ ...limit });
  }
  const [only] = found;
  if (only !== undefined && !/\d/u.test(work.text)) only.rest = meaning(work.text, lexicon);
  return found;
}

/** The same limit said twice is one: 即办(0个工作日), a line repeated. */
function dropRepeated(limits: Limit[]): Limit[] {
  const seen = new Map<string, Limit>();
  for (const limit of limits) {
    const key = `${limit.amount === 0 ? '即办' : `${limit.amount}${limit.unit}`}|${limit.least ?? ''}|${limit.sameDay ?? ''}|${limit.rest}`;
    if (!seen.has(key)) seen.set(key, limit);
  }
  return [...seen.values()];
}
