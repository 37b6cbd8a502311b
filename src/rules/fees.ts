import type { CompareContext } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import { statementsOf } from './statements.js';

/** Whether a side charges, and the words that say so. */
export interface Charged {
  charged: boolean;
  field: Field;
}

const FREE = '不收费';
const AMOUNT = /[0-9０-９一二三四五六七八九十百千万两零〇壹贰叁肆伍陆柒捌玖拾佰仟][^，。；\n]{0,6}[元角分]|[￥¥]\s*[0-9０-９]/u;

/** Reads whether a side charges from 是否收费, else from the amounts that it gives: who prints an amount charges. */
export function chargedOf(guide: Guide, kit: RuleKit, context: CompareContext): Charged | undefined {
  for (const element of ['feeCharged', 'fees[].amount']) {
    const field = statementsOf(guide, element)?.[0];
    if (!field) continue;
    const { verdict } = kit.compare('fee', field.text, FREE, context);
    if (verdict !== 'unsure') return { charged: verdict === 'different', field };
    if (AMOUNT.test(field.text)) return { charged: true, field };
  }
  return undefined;
}

/** The amounts that a side states, wherever they stand; silent on the amount is silent. */
export function amountOf(guide: Guide): Field | undefined {
  for (const element of ['fees[].amount', 'feeCharged']) {
    const field = statementsOf(guide, element)?.find((one) => AMOUNT.test(one.text));
    if (field) return field;
  }
  return undefined;
}

/** What two sides' fees come to: one finding at most, on the flag or else on the amount. */
export interface FeeComparison {
  element: 'feeCharged' | 'fees[].amount';
  verdict: 'same' | 'different' | 'unsure';
  reason: string;
  a: Field;
  b: Field;
}

/** Compares whether is charged and, where both charge, how much. `undefined` entries: a side is silent. */
export function compareFees(a: Guide, b: Guide, kit: RuleKit, context: CompareContext): FeeComparison[] {
  const left = chargedOf(a, kit, context);
  const right = chargedOf(b, kit, context);
  if (!left || !right) return [];
  const [nameA, nameB] = context.names ?? ['甲', '乙'];
  const sides = { a: left.field, b: right.field };
  if (left.charged !== right.charged) {
    const words = (charged: boolean) => (charged ? '收费' : '不收费');
    return [{ element: 'feeCharged', verdict: 'different', reason: `${nameA}${words(left.charged)}，${nameB}${words(right.charged)}`, ...sides }];
  }
  const flag: FeeComparison = { element: 'feeCharged', verdict: 'same', reason: left.charged ? '都收费' : '都不收费', ...sides };
  const amounts = left.charged ? { a: amountOf(a), b: amountOf(b) } : {};
  if (!amounts.a || !amounts.b) return [flag];
  const { verdict, reason } = kit.compare('fee', amounts.a.text, amounts.b.text, context);
  return [flag, { element: 'fees[].amount', verdict, reason, a: amounts.a, b: amounts.b }];
}
