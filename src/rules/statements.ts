import type { CompareContext, Comparison } from '../model/comparison.js';
import type { Field } from '../model/field.js';
import type { Guide } from '../model/guide.js';
import type { RuleKit } from '../model/kit.js';
import { byScenario, compareByScenario } from './scenarios.js';

/** What a side says of an element: one field for each time that it says it. */
export type Statements = [Field, ...Field[]];

/** A stroke in an empty cell says nothing. */
const EMPTY = /^[-—–－/／\\_\s]*$/;

/** Kinds whose values are sets: several statements of a side may add up to one. */
const SETS = new Set(['phone', 'legalBasis', 'audience', 'handlingModes', 'specialProcedures']);

/** The statements of a guide on an element, or `undefined` where it is silent. */
export function statementsOf(guide: Guide, element: string): Statements | undefined {
  let own = stated.get(guide);
  if (!own) stated.set(guide, (own = new Map()));
  if (!own.has(element)) own.set(element, readStatements(guide, element));
  return own.get(element);
}

/** Every rule asks for the same few elements of a guide, which is not changed any more. */
const stated = new WeakMap<Guide, Map<string, Statements | undefined>>();

function readStatements(guide: Guide, element: string): Statements | undefined {
  const fields = (element === 'process.steps' ? stepFields(guide) : (guide.fields[element] ?? [])).filter((field) => !EMPTY.test(field.text));
  const [first, ...others] = fields;
  return first ? [first, ...others] : undefined;
}

/** The steps as one field: their names in order, with the places of all. */
function stepFields(guide: Guide): Field[] {
  const steps = guide.steps ?? [];
  if (steps.length === 0) return guide.fields['process.steps'] ?? [];
  const text = steps.map((step) => step.name.text).join('→');
  const whole = guide.fields['process.steps']?.[0];
  if (whole) return [{ ...whole, text }];
  return [{ value: undefined, text, raw: steps.map((step) => step.name.raw).join('\n'), at: steps.flatMap((step) => step.name.at) }];
}

/** Several fields as one, for sets that are spread over several lines. */
function joined(fields: Statements): Field {
  if (fields.length === 1) return fields[0];
  return {
    value: undefined,
    text: fields.map((field) => field.text).join('；'),
    raw: fields.map((field) => field.raw).join('\n'),
    at: fields.flatMap((field) => field.at),
  };
}

export interface Compared {
  comparison: Comparison;
  a: Field;
  b: Field;
}

/**
 * Compares what two sides say of an element, within each 情形 where one of them states it by 情形. A side that says it twice is the same as the other if all is; where one saying
 * agrees and another does not, a person must look, because the second may stand for something else.
 */
export function compareStatements(kit: RuleKit, kind: string, a: Statements, b: Statements, context: CompareContext): Compared {
  if (a.every(isForAll) && b.every(isForAll)) return compareSayings(kit, kind, a, b, context);
  const [byA, byB] = [byScenario(a, kit), byScenario(b, kit)];
  if (byA.size === 1 && byB.size === 1 && byA.has('') && byB.has('')) return compareSayings(kit, kind, a, b, context);
  const told = toldInText(kit, kind, a, b, context);
  return told ?? compareByScenario(byA, byB, (one, other) => compareSayings(kit, kind, one.fields as Statements, other.fields as Statements, context)) ?? compareSayings(kit, kind, a, b, context);
}

const isForAll = ({ scenario }: Field): boolean => scenario === undefined;

/** “新办：10个工作日；变更：5个工作日” in one text against the same stated 情形 by 情形: the comparison reads the cases of a text. */
function toldInText(kit: RuleKit, kind: string, a: Statements, b: Statements, context: CompareContext): Compared | undefined {
  const bySide = [a, b].map((fields) => fields.every((field) => field.scenario !== undefined));
  const inText = [a, b].map((fields) => fields.length === 1 && fields[0].scenario === undefined);
  if (!(bySide[0] && inText[1]) && !(bySide[1] && inText[0])) return undefined;
  const [one, other] = [a, b].map((fields) => joined(fields.map((field) => (field.scenario === undefined ? field : { ...field, text: `${field.scenario}：${field.text}` })) as Statements)) as [Field, Field];
  const comparison = kit.compare(kind, one.text, other.text, context);
  const text = (bySide[0] ? other : one).text;
  const named = (bySide[0] ? a : b).every((field) => field.scenario !== undefined && text.includes(field.scenario));
  return comparison.verdict === 'same' || (comparison.verdict === 'different' && named) ? { comparison, a: one, b: other } : undefined;
}

function compareSayings(kit: RuleKit, kind: string, a: Statements, b: Statements, context: CompareContext): Compared {
  if (a.length === 1 && b.length === 1) return { a: a[0], b: b[0], comparison: kit.compare(kind, a[0].text, b[0].text, context) };
  if (SETS.has(kind)) {
    const whole = { a: joined(a), b: joined(b) };
    const comparison = kit.compare(kind, whole.a.text, whole.b.text, context);
    if (comparison.verdict === 'same') return { comparison, ...whole };
  }
  const pairs = a.flatMap((one) => b.map((other) => ({ a: one, b: other, comparison: kit.compare(kind, one.text, other.text, context) })));
  const [first] = pairs as [Compared, ...Compared[]];
  const odd = pairs.find((pair) => pair.comparison.verdict === 'different');
  const even = pairs.find((pair) => pair.comparison.verdict === 'same');
  if (!odd) return pairs.find((pair) => pair.comparison.verdict === 'unsure' && !even) ?? even ?? first;
  if (pairs.every((pair) => pair.comparison.verdict === 'different')) return first;
  return { ...odd, comparison: { verdict: 'unsure', reason: `同一份指南有几处说法，其中一处不同：${odd.comparison.reason}` } };
}
