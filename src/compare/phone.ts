import type { CompareContext, Comparison, Reading } from '../model/comparison.js';
import type { Region } from '../model/vocabulary.js';
import { defineKind, different, same, unsure } from './comparator.js';
import type { KindFactory, Sides } from './comparator.js';
import { readPhones } from './phone-reader.js';
import type { Phone } from './phone-reader.js';

type Read = Reading<Phone[]> & { value: Phone[] };

/** Mobile and 400/800 numbers belong to no area. */
function areaOf(phone: Phone, context: CompareContext): string {
  return /^(?:1[3-9]\d{9}|[48]00\d{7})$/u.test(phone.number) ? '' : (phone.area ?? context.areaCode ?? '?');
}

function key(phone: Phone, context: CompareContext): string {
  return `${areaOf(phone, context)}-${phone.number}${phone.extension === undefined ? '' : `转${phone.extension}`}${phone.tail === undefined ? '' : `-${phone.tail}`}`;
}

/** A number as people write it. */
export function phoneText(phone: Phone): string {
  return `${phone.area === undefined ? '' : `${phone.area}-`}${phone.number}${phone.extension === undefined ? '' : `转${phone.extension}`}${phone.tail === undefined ? '' : `-${phone.tail}`}`;
}

/** Every set of numbers that “82615564-6” may mean: the number alone, its extension 6, …5564 and …5566, …5564 to …5566. */
function meanings(phone: Phone, context: CompareContext): string[][] {
  if (phone.tail === undefined) return [[key(phone, context)]];
  const { tail, ...base } = phone;
  const end = phone.number.slice(0, -tail.length) + tail;
  const numbers: string[] = [];
  for (let number = Number(phone.number); number <= Number(end) && numbers.length < 100; number += 1) numbers.push(String(number).padStart(phone.number.length, '0'));
  return [[base], [{ ...base, extension: tail }], [base, { ...base, number: end }], numbers.map((number) => ({ ...base, number }))].map((phones) => phones.map((one) => key(one, context)));
}

/** Sets that a list with at most a few doubtful tails may mean. */
function allMeanings(phones: Phone[], context: CompareContext): string[] {
  let sets: string[][] = [[]];
  for (const phone of phones) {
    sets = meanings(phone, context).flatMap((meaning) => sets.map((set) => [...set, ...meaning]));
    if (sets.length > 256) return ['?'];
  }
  return sets.map((set) => [...new Set(set)].sort().join(' '));
}

/** Numbers that the other side has not, as people write them. */
function missing(from: Phone[], keys: string[], others: string[]): string[] {
  return keys.every((one) => others.includes(one)) ? [] : [...new Set(from.filter((_phone, at) => !others.includes(keys[at] ?? '')).map(phoneText))];
}

function judgeTails(a: Phone[], b: Phone[], context: CompareContext): Comparison | undefined {
  const tailed = [...a, ...b].filter((phone) => phone.tail !== undefined);
  if (tailed.length === 0) return undefined;
  const [first, second] = [allMeanings(a, context), allMeanings(b, context)];
  const possible = first.some((set) => set === '?' || second.includes(set)) || second.includes('?');
  return possible ? unsure(`“${phoneText(tailed[0] ?? { number: '' })}”是分机还是几个号码不明，请人工核对`) : undefined;
}

/** Numbers of which only one side says the area code, and no context says which area is meant. */
function judgeAreas(a: Phone[], b: Phone[], context: CompareContext): Comparison | undefined {
  if (context.areaCode !== undefined) return undefined;
  const bare = (phones: Phone[]): string => [...new Set(phones.map((phone) => key({ ...phone, area: '?' }, context)))].sort().join(' ');
  const unsaid = [...a, ...b].some((phone) => areaOf(phone, context) === '?');
  if (!unsaid || bare(a) !== bare(b)) return undefined;
  // Two areas that are both said and differ are different numbers, whatever the rest does not say.
  return unsure('号码相同，但只有一方写明区号，且不知所在地区号');
}

/** “0572-…、8261…” on one side and “8261…、0572-…” on the other: whose area code the bare number has is not said. */
function judgeInherited(a: Phone[], b: Phone[], context: CompareContext): Comparison | undefined {
  if (![...a, ...b].some((phone) => phone.inherited)) return undefined;
  const set = (phones: Phone[], own: boolean): string => [...new Set(phones.map((phone) => key(own && phone.inherited ? { number: phone.number, ...(phone.extension === undefined ? {} : { extension: phone.extension }) } : phone, context)))].sort().join();
  const meant = [set(b, false), set(b, true)];
  return meant.includes(set(a, false)) || meant.includes(set(a, true)) ? unsure('其中一个号码没有写区号，不知属于哪个区号，请人工核对') : undefined;
}

/** Is there a number that the other side has in no area, and that none of its unread runs can hold or end? */
function elsewhere(phones: Phone[], others: Phone[], unread: string[]): boolean {
  const runs = unread.map((run) => run.replace(/\D/gu, '')).filter((run) => run !== '');
  return phones.some((phone) => others.every((other) => other.number !== phone.number)
    && runs.every((run) => !run.includes(phone.number) && !phone.number.endsWith(run) && !phone.number.includes(run) && (run.length !== phone.number.length || run.slice(0, 4) !== phone.number.slice(0, 4))));
}

const SAME_NUMBERS = '号码相同，仅区号、分隔、顺序或周围文字写法不同';

function judge(a: Read, b: Read, context: CompareContext, sides: Sides): Comparison {
  const isCall = (phone: Phone): boolean => phone.fax === undefined;
  const calls = ({ value }: Read): Phone[] => (value.some(isCall) && !value.every(isCall) ? value.filter(isCall) : value);
  const [first, second] = [calls(a), calls(b)];
  const [keysA, keysB] = [first.map((phone) => key(phone, context)), second.map((phone) => key(phone, context))];
  const onlyA = missing(first, keysA, keysB);
  const onlyB = missing(second, keysB, keysA);
  const unread = a.unread.length + b.unread.length > 0 && a.unread.join('|') !== b.unread.join('|') ? (a.unread[0] ?? b.unread[0] ?? '') : undefined;
  // A number that no unread run of the other side can be is another number, whatever that run means.
  if (unread !== undefined && !elsewhere(first, second, b.unread) && !elsewhere(second, first, a.unread)) return unsure(`“${unread.slice(0, 20)}”是否电话号码未能读懂，请人工核对`);
  if (onlyA.length === 0 && onlyB.length === 0) {
    if (first === a.value && second === b.value) return same(SAME_NUMBERS);
    const faxes = (read: Read): string => [...new Set(read.value.map((phone) => key(phone, context)))].sort().join();
    return faxes(a) === faxes(b) ? same(SAME_NUMBERS) : unsure('电话相同，传真号码不同或只有一方写明，请人工核对');
  }
  const doubt = judgeTails(first, second, context) ?? judgeAreas(first, second, context) ?? judgeInherited(first, second, context);
  if (doubt !== undefined) return doubt;
  const parts = [onlyA.length > 0 ? `${sides.a}多“${onlyA.slice(0, 3).join('、')}”` : '', onlyB.length > 0 ? `${sides.b}多“${onlyB.slice(0, 3).join('、')}”` : ''].filter((part) => part !== '');
  return different(onlyA.length === 1 && onlyB.length === 1 ? `电话号码不同：${sides.a}为${onlyA.join()}，${sides.b}为${onlyB.join()}` : `电话号码不同：${parts.join('，')}`);
}

/** The area code of the context, or of its region: the district's own or its city's. */
function withArea(context: CompareContext, regions: readonly Region[]): CompareContext {
  if (context.areaCode !== undefined || context.region === undefined) return context;
  const codes = [context.region, `${context.region.slice(0, 4)}00`];
  const areaCode = codes.map((code) => regions.find((region) => region.code === code)?.areaCode).find((code) => code !== undefined);
  return areaCode === undefined ? context : { ...context, areaCode };
}

/** 电话: an unordered set of subscriber numbers. */
export const createPhone: KindFactory = ({ data }) =>
  defineKind<Phone[]>({
    read: (text) => readPhones(text),
    judge: (a, b, context, sides) => judge(a, b, withArea(context, data.regions), sides),
  });
