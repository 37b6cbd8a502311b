import type { CompareContext, Comparison, Reading } from '../model/comparison.js';
import { allContrasting } from './contrast.js';
import { defineKind, different, orderOf, same, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import type { Lexicon } from './lexicon.js';
import { readTimeLimit } from './time-limit-reader.js';
import type { Limit, TimeLimit } from './time-limit-reader.js';
import { days, maybeEqual } from './time-units.js';
import type { TimeUnit } from './time-units.js';

type Read = Reading<TimeLimit> & { value: TimeLimit };

/** A limit in plain words: “20个工作日”, “当场办结”. */
export function limitText(limit: Limit): string {
  if (limit.sameDay) return '当日办结';
  if (limit.amount === 0) return '当场办结';
  const counter = ['工作日', '自然日', '小时', '月'].includes(limit.unit) ? '个' : '';
  return `${limit.least === undefined ? '' : `${limit.least}至`}${limit.amount}${counter}${limit.unit}`;
}

/** 行政许可 counts its days in working days (行政许可法第八十二条). */
function unitIn(limit: Limit, context: CompareContext): TimeUnit {
  return limit.unit === '日' && context.itemType === '行政许可' ? '工作日' : limit.unit;
}

/** How long: number and unit, without start and exclusions. */
function judgeLength(a: Limit, b: Limit, context: CompareContext, sides: Sides): Comparison {
  const [textA, textB] = [limitText(a), limitText(b)];
  const [unitA, unitB] = [unitIn(a, context), unitIn(b, context)];
  const both = `${sides.a}为${textA}，${sides.b}为${textB}`;
  const mixed = unitA !== unitB && a.amount !== 0 && b.amount !== 0;
  const order = orderOf(days(a.amount, unitA), days(b.amount, unitB));
  if (a.sameDay !== b.sameDay) {
    const other = a.sameDay ? b : a;
    return other.unit === '日' && other.amount === 1 && unitIn(other, context) === '日' ? unsure(`${both}，“1日”是否指当日请人工核对`) : different(`时限不同：${both}`, other.amount === 0 ? orderOf(a.amount, b.amount) : orderOf(days(a.amount, a.sameDay ? '小时' : unitA), days(b.amount, b.sameDay ? '小时' : unitB)));
  }
  if (a.amount === 0 && b.amount === 0) return same('两方均为当场办结');
  if (a.amount === 0 || b.amount === 0) return different(`时限不同：${both}`, order);
  if (!mixed) {
    if (a.amount !== b.amount) return different(`时限不同：${both}`, order);
    if (a.least === b.least) return same('时限相同');
    return a.least === undefined || b.least === undefined ? unsure(`${both}，是否相同请人工核对`) : different(`时限不同：${both}`);
  }
  const vague = [unitA, unitB].some((unit) => unit === '日' || unit === '');
  if (vague && a.amount === b.amount && [unitA, unitB].every((unit) => ['工作日', '自然日', '日', ''].includes(unit))) {
    return unsure(`${both}，其中一方未写明是工作日还是自然日`);
  }
  if ([unitA, unitB].includes('')) return unsure(`${both}，其中一方未写单位`);
  if (maybeEqual(a.amount, unitA, b.amount, unitB)) return unsure(`时限单位不同：${both}，按惯例折算相等，请人工核对`);
  if (a.amount === b.amount) return different(`时限单位不同：${sides.a}为${unitA}，${sides.b}为${unitB}`, order);
  return different(`时限不同：${both}${order === undefined ? '' : `（按折算，${order === 'more' ? sides.a : sides.b}较长）`}`, order);
}

/** What starts the limit. A text that does not say so means acceptance (受理). */
function judgeStart(a: Limit, b: Limit, sides: Sides, lexicon: Lexicon): Comparison | undefined {
  const [startA, startB] = [a.start ?? '受理', b.start ?? '受理'];
  if (startA === startB) {
    return a.nextDay === b.nextDay ? undefined : unsure(`起算日写法不同：${(a.nextDay ? sides.a : sides.b)}自次日起算，请人工核对`);
  }
  const both = `${sides.a}自${startA}起算，${sides.b}自${startB}起算`;
  const near = (from: string, to: string): boolean => lexicon.rows('timeLimit.start.near').some((row) => row.canonical === from && row.terms.includes(to));
  const known = (start: string): boolean => lexicon.canonical('timeLimit.start', start) !== undefined;
  if (near(startA, startB) || near(startB, startA) || (!known(startA) && !known(startB))) return unsure(`${both}，是否同一时点请人工核对`);
  return different(`起算时间不同：${both}`);
}

function list(names: string[]): string {
  return names.length === 0 ? '无' : names.join('、');
}

/** What does not count towards the limit. */
function judgeExcluded(a: Limit, b: Limit, context: CompareContext, sides: Sides, lexicon: Lexicon): Comparison | undefined {
  const onlyA = a.excluded.filter((name) => !b.excluded.includes(name));
  const onlyB = b.excluded.filter((name) => !a.excluded.includes(name));
  if (onlyA.length === 0 && onlyB.length === 0) return undefined;
  const both = `${sides.a}不计入的为${list(a.excluded)}，${sides.b}为${list(b.excluded)}`;
  const silent = a.excluded.length === 0 || b.excluded.length === 0;
  if (silent && (context.relation === 'standard' || [...onlyA, ...onlyB].includes('法定节假日'))) return unsure(`不计入时限的环节只有一方写明：${both}`);
  const known = (name: string): boolean => lexicon.canonical('timeLimit.excluded', name) !== undefined;
  if (onlyA.length > 0 && onlyB.length > 0 && ![...onlyA, ...onlyB].every(known)) return unsure(`不计入时限的环节写法不同：${both}，请人工核对`);
  return different(`不计入时限的环节不同：${both}`, onlyB.length === 0 ? 'more' : onlyA.length === 0 ? 'less' : undefined);
}

function judgeExtension(a: Limit, b: Limit, sides: Sides): Comparison | undefined {
  const [first, second] = [a.extension, b.extension];
  if (first?.amount === second?.amount && first?.unit === second?.unit) return undefined;
  if (first === undefined || second === undefined) return unsure(`只有${first === undefined ? sides.b : sides.a}写明可以延长，请人工核对`);
  const sure = first.unit === second.unit || ![first.unit, second.unit].includes('日');
  return sure ? different(`可延长的时间不同：${sides.a}为${first.amount}${first.unit}，${sides.b}为${second.amount}${second.unit}`) : unsure('可延长的时间单位写法不同，请人工核对');
}

function judgeLimit(a: Limit, b: Limit, context: CompareContext, sides: Sides, lexicon: Lexicon): Comparison {
  if (a.rest !== b.rest) {
    const [side, words] = a.rest === '' ? [sides.b, b.rest] : [sides.a, a.rest];
    return unsure(`${side}另有“${words.slice(0, 20)}”，${limitText(a)}与${limitText(b)}是否同一时限请人工核对`);
  }
  const length = judgeLength(a, b, context, sides);
  if (length.verdict === 'different') return length;
  const others = [judgeStart(a, b, sides, lexicon), judgeExcluded(a, b, context, sides, lexicon), judgeExtension(a, b, sides)];
  return others.find((answer) => answer?.verdict === 'different') ?? (length.verdict === 'unsure' ? length : undefined) ?? others.find((answer) => answer !== undefined) ?? length;
}

function judge(a: Read, b: Read, context: CompareContext, sides: Sides, lexicon: Lexicon): Comparison {
  const [first, second] = [a.value, b.value];
  if (first.none || second.none) {
    if (first.none && second.none) return same('两方均写明没有时限');
    return different(`${first.none ? sides.a : sides.b}写明没有时限，${first.none ? sides.b : sides.a}为${(first.none ? second : first).limits.map(limitText).join('、')}`);
  }
  const [limitA, limitB] = [first.limits[0], second.limits[0]];
  if (limitA === undefined || limitB === undefined) return unsure('时限未能读懂，请人工核对');
  if (first.limits.length === 1 && second.limits.length === 1) {
    const answer = judgeLimit(limitA, limitB, context, sides, lexicon);
    return answer.verdict === 'same' ? sameForms(a, b, answer.reason) : answer;
  }
  return judgeCases(first.limits, second.limits, context, sides, lexicon);
}

/** Several limits: matched by the words around them (新办, 变更). */
function judgeCases(a: Limit[], b: Limit[], context: CompareContext, sides: Sides, lexicon: Lexicon): Comparison {
  const byCase = new Map(b.map((limit) => [limit.rest, limit]));
  const names = new Set(a.map((limit) => limit.rest));
  const matched = a.length === b.length && names.size === a.length && byCase.size === b.length && a.every((limit) => byCase.has(limit.rest));
  const both = `${sides.a}为${a.map(limitText).join('、')}，${sides.b}为${b.map(limitText).join('、')}`;
  const lonely = (limits: Limit[], others: Limit[]): string[] => limits.map((limit) => limit.rest).filter((name) => others.every((other) => other.rest !== name));
  if (!matched && allContrasting(lonely(a, b), lonely(b, a), lexicon)) return different(`各情形的时限不同：${both}，情形分别为${a.map((limit) => limit.rest).join('、')}与${b.map((limit) => limit.rest).join('、')}`);
  if (!matched) return unsure(`一方写有几个时限，未能逐个对应：${both}`);
  const answers = a.map((limit) => ({ limit, answer: judgeLimit(limit, byCase.get(limit.rest) ?? limit, context, sides, lexicon) }));
  const worst = answers.find(({ answer }) => answer.verdict === 'different') ?? answers.find(({ answer }) => answer.verdict === 'unsure');
  if (worst === undefined) return same('各情形的时限相同');
  return { ...worst.answer, reason: worst.limit.rest === '' ? worst.answer.reason : `“${worst.limit.rest.slice(0, 20)}”${worst.answer.reason}` };
}

/** 时限: number, unit, what starts it and what is excluded. */
export const createTimeLimit: KindFactory = ({ lexicon }) =>
  defineKind<TimeLimit>({
    read: (text) => readTimeLimit(text, lexicon),
    judge: (a, b, context, sides) => judge(a, b, context, sides, lexicon),
  });
