import type { Comparison } from '../model/comparison.js';
import { different, orderOf, same, unsure } from './comparator.js';
import type { AmountValue, FormValue, MediumValue } from './material-attributes.js';

/** How the two sides are called. */
export interface SideNames {
  a: string;
  b: string;
}

export function printForm(form: FormValue): string {
  const shown = form.shown === true ? '（核验原件）' : '';
  if (form.original && form.copy) return `原件${form.joined === 'or' ? '或' : '和'}复印件${shown}`;
  return `${form.original ? '原件' : '复印件'}${shown}`;
}

export function printMedium(medium: MediumValue): string {
  if (medium.paper && medium.electronic) return `纸质${medium.joined === 'or' ? '或' : '和'}电子`;
  return medium.paper ? '纸质' : '电子';
}

export function printAmount(amount: AmountValue): string {
  const unit = amount.unit ?? '份';
  const parts: string[] = [];
  if (amount.original !== undefined) parts.push(`原件${amount.original}${unit}`);
  if (amount.copy !== undefined) parts.push(`复印件${amount.copy}${unit}`);
  if (amount.either !== undefined) parts.push(`原件或复印件${amount.either}${unit}`);
  if (amount.each !== undefined) parts.push(`各${amount.each}${unit}`);
  if (amount.total !== undefined) parts.push(`${amount.total}${unit}`);
  return parts.join('、');
}

/** How much a form asks of the applicant: either one least, both most. */
function weight(first: boolean, second: boolean, joined: 'and' | 'or'): number {
  return first && second ? (joined === 'or' ? 0 : 3) : first ? 2 : 1;
}

/** Does one side list what the other joins by 或? Whoever wrote 纸质、电子 may have meant either. */
const isOpen = (a: { joined: 'and' | 'or'; listed?: boolean }, b: { joined: 'and' | 'or'; listed?: boolean }): boolean => a.joined !== b.joined && (a.listed === true || b.listed === true);

export function compareForms(a: FormValue, b: FormValue, names: SideNames): Comparison {
  const printed = `${names.a}为${printForm(a)}，${names.b}为${printForm(b)}`;
  const equal = a.original === b.original && a.copy === b.copy && (!(a.original && a.copy) || a.joined === b.joined);
  if (equal && (a.shown ?? false) === (b.shown ?? false)) return same(`材料形式同为${printForm(a)}`);
  if (a.shown === true || b.shown === true) return unsure(`一方要求核验原件，请人工核对：${printed}`);
  if (isOpen(a, b) && a.original === b.original && a.copy === b.copy) return unsure(`一方只列举原件、复印件，未写明“和”还是“或”，请人工核对：${printed}`);
  return different(`材料形式不同：${printed}`, orderOf(weight(a.original, a.copy, a.joined), weight(b.original, b.copy, b.joined)));
}

export function compareMediums(a: MediumValue, b: MediumValue, names: SideNames): Comparison {
  if (a.paper === b.paper && a.electronic === b.electronic && (!(a.paper && a.electronic) || a.joined === b.joined)) return same(`同为${printMedium(a)}`);
  if (isOpen(a, b) && a.paper === b.paper && a.electronic === b.electronic) return unsure(`一方只列举纸质、电子，未写明“和”还是“或”，请人工核对：${names.a}为${printMedium(a)}，${names.b}为${printMedium(b)}`);
  return different(`材料形式不同：${names.a}为${printMedium(a)}，${names.b}为${printMedium(b)}`, orderOf(weight(a.paper, a.electronic, a.joined), weight(b.paper, b.electronic, b.joined)));
}

interface Counts {
  original?: number;
  copy?: number;
  /** One number that is said of the material as a whole. */
  whole?: number;
  /** It may be of each form or of all together. */
  open?: boolean;
}

/** Numbers by form, with the form that is stated elsewhere taken in. */
function counts(amount: AmountValue, form: FormValue | undefined): Counts {
  if (amount.original !== undefined || amount.copy !== undefined) return { ...(amount.original === undefined ? {} : { original: amount.original }), ...(amount.copy === undefined ? {} : { copy: amount.copy }) };
  const value = amount.either ?? amount.each ?? amount.total;
  if (value === undefined) return {};
  const both = form !== undefined && form.original && form.copy && form.joined === 'and';
  if (amount.each !== undefined && both) return { original: value, copy: value };
  if (form !== undefined && !both && !(form.original && form.copy)) return form.original ? { original: value } : { copy: value };
  return { whole: value, open: (both && amount.each === undefined) || (amount.each !== undefined && form === undefined) };
}

const sum = (value: Counts): number => value.whole ?? (value.original ?? 0) + (value.copy ?? 0);

/**
 * Compares numbers of copies. That a form is wanted by one side only is a difference of form: the numbers of the forms that both sides name
 * are compared, and the sums where they name none in common.
 */
export function compareAmounts(a: { amount: AmountValue; form?: FormValue }, b: { amount: AmountValue; form?: FormValue }, names: SideNames): Comparison {
  const [x, y] = [counts(a.amount, a.form), counts(b.amount, b.form)];
  const printed = `${names.a}为${printAmount(a.amount)}，${names.b}为${printAmount(b.amount)}`;
  const answer = (equal: boolean): Comparison => (equal ? equalNumbers(a.amount, b.amount, printed) : different(`份数不同：${printed}`, orderOf(sum(x), sum(y))));
  if (x.whole === undefined && y.whole === undefined) {
    const common = (['original', 'copy'] as const).filter((form) => (x[form] ?? 0) > 0 && (y[form] ?? 0) > 0);
    if (common.length === 0) return answer(sum(x) === sum(y));
    const more = (['original', 'copy'] as const).some((form) => ((x[form] ?? 0) > 0) !== ((y[form] ?? 0) > 0));
    if (more && common.every((form) => x[form] === y[form])) return unsure(`一方另计原件或复印件的份数，请人工核对：${printed}`);
    return answer(common.every((form) => x[form] === y[form]));
  }
  if (x.whole !== undefined && y.whole !== undefined) {
    const doubled = (x.open === true && 2 * x.whole === y.whole) || (y.open === true && 2 * y.whole === x.whole);
    return doubled || (x.whole === y.whole && x.open !== y.open) ? openNumbers(printed, a.amount, b.amount) : answer(x.whole === y.whole);
  }
  const [whole, split] = x.whole === undefined ? [y, x] : [x, y];
  const numbers = [split.original, split.copy].filter((value) => value !== undefined && value > 0);
  if (numbers.length <= 1) return answer(whole.whole === sum(split));
  const each = numbers.every((value) => value === whole.whole);
  if (each && (x.whole === undefined ? b.amount : a.amount).each !== undefined) return answer(true);
  return each || whole.whole === sum(split) ? unsure(`份数是每种形式各计还是合计不明，请人工核对：${printed}`) : answer(false);
}

function equalNumbers(a: AmountValue, b: AmountValue, printed: string): Comparison {
  const plain = (unit: string | undefined): string => (unit === undefined || unit === '件' || unit === '个' ? '份' : unit);
  if (a.unit !== undefined && b.unit !== undefined && plain(a.unit) !== plain(b.unit)) return unsure(`份数相同而量词不同，请人工核对：${printed}`);
  return same(`份数相同：${printed}`);
}

function openNumbers(printed: string, a: AmountValue, b: AmountValue): Comparison {
  return a.each !== undefined && a.each === b.each ? equalNumbers(a, b, printed) : unsure(`份数是每种形式各计还是合计不明，请人工核对：${printed}`);
}
