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

/** The amounts that a side states, wherever they stand; silent on the amount is silent. A table of fees is one statement, each amount behind the name of its fee. */
export function amountOf(guide: Guide): Field | undefined {
  const amounts = amountsOf(guide);
  return table(guide, amounts) ?? amounts[0];
}

function amountsOf(guide: Guide): Field[] {
  for (const element of ['fees[].amount', 'feeCharged']) {
    const fields = (statementsOf(guide, element) ?? []).filter((one) => AMOUNT.test(one.text));
    if (fields.length > 0) return fields;
  }
  return [];
}

/** Several amounts with as many names as one field; undefined where it is not sure which name is whose. */
function table(guide: Guide, amounts: readonly Field[]): Field | undefined {
  const names = statementsOf(guide, 'fees[].name') ?? [];
  if (amounts.length < 2 || names.length !== amounts.length || guide.fields['fees[].amount']?.length !== amounts.length) return undefined;
  const text = amounts.map((amount, at) => `${names[at]?.text ?? ''}：${amount.text}`).join('；');
  return { value: undefined, text, raw: amounts.map(({ raw }) => raw).join('\n'), at: amounts.flatMap(({ at }) => at) };
}

/** What the amounts of two sides come to. Amounts that are given apart and without names are the same where each has its like; else a person looks. */
function compareAmounts(a: Guide, b: Guide, kit: RuleKit, context: CompareContext): Omit<FeeComparison, 'element'> | undefined {
  const [listA, listB] = [amountsOf(a), amountsOf(b)];
  const [left, right] = [table(a, listA) ?? listA[0], table(b, listB) ?? listB[0]];
  if (!left || !right) return undefined;
  const compared = { ...kit.compare('fee', left.text, right.text, context), a: left, b: right };
  const alike = (one: Field, others: readonly Field[]): boolean => others.some((other) => kit.compare('fee', one.text, other.text, context).verdict === 'same');
  const apart = (list: readonly Field[], chosen: Field): boolean => chosen === list[0] && list.slice(1).some((one) => !alike(one, [chosen]));
  if (!apart(listA, left) && !apart(listB, right)) return compared;
  if (listA.every((one) => alike(one, listB)) && listB.every((one) => alike(one, listA))) return { verdict: 'same', reason: '各处收费标准相同', a: left, b: right };
  return { ...compared, verdict: 'unsure', reason: '收费标准分几处写明，请人工核对' };
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
  const names = (guide.fields['fees[].name'] ?? []).filter(({ scenario }) => fields.some((field) => field.scenario === scenario));
  const kept = FEES.map((element) => [element, (guide.fields[element] ?? []).filter((field) => fields.includes(field))] as const);
  return { ...guide, fields: { ...guide.fields, ...Object.fromEntries(kept), 'fees[].name': names } };
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
  const amounts = left.charged ? compareAmounts(a, b, kit, context) : undefined;
  if (!amounts) return [flag];
  const { verdict, reason, a: ofA, b: ofB } = amounts;
  return [flag, { element: 'fees[].amount', verdict, reason, a: ofA, b: ofB }];
}
