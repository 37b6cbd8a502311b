import type { Comparison, Reading } from '../model/comparison.js';
import { defineKind, different, orderOf, same, sameForms, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { allContrasting } from './contrast.js';
import type { Lexicon } from './lexicon.js';
import { readFee } from './fee-reader.js';
import type { Fee, FeeItem } from './fee-reader.js';

type Read = Reading<Fee> & { value: Fee };

function money(amount: number): string {
  return `${Number((amount / 100).toFixed(2))}元`;
}

function itemText(item: FeeItem): string {
  if (item.amount === 0) return `${item.name}${item.case}免费`;
  const range = item.least === undefined ? '' : `${money(item.least).slice(0, -1)}至`;
  if (item.per.startsWith('%')) return `${item.name}${item.case}${range.replace('元', '')}${item.amount / 100}%${item.per === '%' ? '' : `/${item.per.slice(1)}`}`;
  return `${item.name}${item.case}${range}${money(item.amount)}${item.per === '' ? '' : `/${item.per}`}`;
}

function listText(fee: Fee): string {
  if (!fee.charged) return '不收费';
  return fee.items.length === 0 ? '收费（未写金额）' : fee.items.slice(0, 4).map(itemText).join('、');
}

function judgeAmount(a: FeeItem, b: FeeItem, both: string): Comparison | undefined {
  if (a.per.startsWith('%') !== b.per.startsWith('%')) return different(`收费方式不同：${both}`);
  if (a.amount !== b.amount) return different(`收费金额不同：${both}`, orderOf(a.amount, b.amount));
  if (a.least !== b.least) return a.least === undefined || b.least === undefined ? unsure(`收费金额写法不同：${both}，请人工核对`) : different(`收费金额不同：${both}`);
  if (a.per === b.per) return undefined;
  return a.per === '' || b.per === '' ? unsure(`计费单位只有一方写明：${both}`) : different(`计费单位不同：${both}`);
}

/** Items of one list by case; `undefined` where two items have the same case. */
function byCase(items: FeeItem[], named: boolean): Map<string, FeeItem> | undefined {
  const map = new Map(items.map((item) => [named ? `${item.name}|${item.case}` : item.case, item]));
  return map.size === items.length ? map : undefined;
}

function amounts(items: FeeItem[]): string {
  return items.map((item) => `${item.least ?? ''}-${item.amount}`).sort().join();
}

function full(items: FeeItem[]): string {
  return items.map((item) => `${item.name}|${item.case}|${item.least ?? ''}|${item.amount}|${item.per}`).sort().join('\n');
}

function judgeItems(first: Fee, second: Fee, sides: Sides, lexicon: Lexicon): Comparison {
  const [a, b] = [first.items, second.items];
  const both = `${sides.a}为${listText(first)}，${sides.b}为${listText(second)}`;
  if (full(a) === full(b)) return same('收费项目和金额相同');
  const silentName = a.every((item) => item.name === '') !== b.every((item) => item.name === '');
  const [mapA, mapB] = [byCase(a, !silentName), byCase(b, !silentName)];
  const order = a.length === b.length ? orderOf(a.reduce((sum, item) => sum + item.amount, 0), b.reduce((sum, item) => sum + item.amount, 0)) : undefined;
  if (mapA === undefined || mapB === undefined) return amounts(a) === amounts(b) ? unsure(`收费写法不同：${both}，请人工核对`) : different(`收费不同：${both}`, order);
  const answers = [...mapA].flatMap(([name, item]) => {
    const other = mapB.get(name);
    return other === undefined ? [] : (judgeAmount(item, other, both) ?? []);
  });
  const wrong = answers.find((answer) => answer.verdict === 'different');
  if (wrong !== undefined) return { ...wrong, ...(wrong.order === undefined && order !== undefined ? { order } : {}) };
  const lonely = [...mapA.keys()].filter((name) => !mapB.has(name)).length + [...mapB.keys()].filter((name) => !mapA.has(name)).length;
  if (lonely > 0) return judgeLonely(a, b, both, order, lexicon);
  return answers[0] ?? unsure(`收费项目名称只有一方写明：${both}，请人工核对`);
}

/** Cases or names of one side that the other does not have by the same words. */
function judgeLonely(a: FeeItem[], b: FeeItem[], both: string, order: 'more' | 'less' | undefined, lexicon: Lexicon): Comparison {
  const charged = (items: FeeItem[]): string => full(items.filter((item) => item.amount > 0));
  if (a.length !== b.length && charged(a) === charged(b)) return unsure(`只有一方写明免费的情形：${both}，请人工核对`);
  if (a.length !== b.length) return different(`收费项目多少不同：${both}`);
  if (amounts(a) !== amounts(b)) return different(`收费不同：${both}`, order);
  const names = (items: FeeItem[]): string => items.map((item) => item.name).sort().join();
  const cases = (items: FeeItem[]): string => items.map((item) => item.case).sort().join();
  // Both name the charge with words that are known, and not the same one: another charge.
  if (names(a) !== names(b) && cases(a) === cases(b) && [...a, ...b].every((item) => item.name !== '')) return different(`收费项目不同：${both}`);
  const [onlyA, onlyB] = [lonelyCases(a, b), lonelyCases(b, a)];
  if (cases(a) !== cases(b) && (opposite(a, b) || allContrasting(onlyA, onlyB, lexicon))) return different(`收费情形不同：${both}`);
  return unsure(`收费情形写法不同：${both}，请人工核对`);
}

const lonelyCases = (items: FeeItem[], others: FeeItem[]): string[] => items.map((item) => item.case).filter((name) => others.every((other) => other.case !== name));

/** 非住宅类 against 住宅类: the cases differ by a negation. */
function opposite(a: FeeItem[], b: FeeItem[]): boolean {
  const bare = (items: FeeItem[]): string => items.map((item) => item.case.replace(/^[非不未无]/u, '')).sort().join();
  return bare(a) === bare(b);
}

function judge(a: Read, b: Read, sides: Sides, lexicon: Lexicon): Comparison {
  const both = `${sides.a}为${listText(a.value)}，${sides.b}为${listText(b.value)}`;
  if (a.unread.join('|') !== b.unread.join('|')) {
    const [name, words] = a.unread.length > 0 ? [sides.a, a.unread] : [sides.b, b.unread];
    return unsure(`${name}另有“${words.join('、').slice(0, 24)}”，请人工核对`);
  }
  if (a.value.charged !== b.value.charged) return different(`是否收费不同：${both}`, a.value.charged ? 'more' : 'less');
  const [first, second] = [a.value.items.length, b.value.items.length];
  if (first === 0 && second === 0) return sameForms(a, b, a.value.charged ? '均为收费' : '均为不收费');
  if (first === 0 || second === 0) return different(`只有一方写明收费金额：${both}`);
  const answer = judgeItems(a.value, b.value, sides, lexicon);
  return answer.verdict === 'same' ? sameForms(a, b, answer.reason) : answer;
}

/** 收费: charged or not; a set of (case, amount, unit). */
export const createFee: KindFactory = ({ lexicon }) =>
  defineKind<Fee>({
    read: (text) => readFee(text, lexicon),
    judge: (a, b, _context, sides) => judge(a, b, sides, lexicon),
  });
