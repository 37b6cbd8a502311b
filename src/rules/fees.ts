import type { CompareContext, Comparison } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import { byScenario, compareByScenario, type OfScenario } from './scenarios.js';
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

/** The elements that say whether and how much is charged. */
const FEES = ['feeCharged', 'fees[].amount'];

/** Compares whether is charged and, where both charge, how much; within each 情形 where a side states fees by 情形. Empty: a side is silent. */
export function compareFees(a: Guide, b: Guide, kit: RuleKit, context: CompareContext): FeeComparison[] {
  const [byA, byB] = [a, b].map((guide) => byScenario(FEES.flatMap((element) => statementsOf(guide, element) ?? []), kit)) as [Map<string, OfScenario>, Map<string, OfScenario>];
  const plain = [byA, byB].every((side) => [...side.keys()].every((key) => key === ''));
  if (plain) return compareCharges(a, b, kit, context);
  const within = (one: OfScenario, other: OfScenario): Charges => worst(compareCharges(only(a, one), only(b, other), kit, context), one, other);
  const found = byA.size > 0 && byB.size > 0 ? compareByScenario(byA, byB, within) : undefined;
  if (!found) return [];
  const { comparison, fee } = found;
  return [{ ...fee, verdict: comparison.verdict, reason: comparison.reason }];
}

/** What the fees of one 情形 come to. */
interface Charges {
  comparison: Comparison;
  fee: FeeComparison;
}

/** A guide with the statements on fees of one 情形 alone. */
function only(guide: Guide, { fields }: OfScenario): Guide {
  const kept = FEES.map((element) => [element, (guide.fields[element] ?? []).filter((field) => fields.includes(field))] as const);
  return { ...guide, fields: { ...guide.fields, ...Object.fromEntries(kept) } };
}

function worst(found: readonly FeeComparison[], a: OfScenario, b: OfScenario): Charges {
  const fee = found.find((one) => one.verdict === 'different') ?? found.find((one) => one.verdict === 'unsure') ?? found.at(-1);
  if (fee) return { fee, comparison: { verdict: fee.verdict, reason: fee.reason } };
  const comparison: Comparison = { verdict: 'unsure', reason: '一方的收费未能读懂，请人工核对' };
  return { fee: { element: 'feeCharged', ...comparison, a: a.fields[0] as Field, b: b.fields[0] as Field }, comparison };
}

function compareCharges(a: Guide, b: Guide, kit: RuleKit, context: CompareContext): FeeComparison[] {
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
