import type { Comparison } from '../model/comparison.js';
import type { FormContent } from '../model/form.js';

/** What a form has and the other lacks. */
export interface FormDifference extends Comparison {
  /** Of `b` only. */
  extra: string[];
  /** Of `a` only. */
  missing: string[];
}

/** Two forms of which less than this is common are two forms, or one that was read badly. */
const COMMON = 0.4;
/** From this on two labels may be one in other words. */
const LIKE = 0.5;
/** From this on a label may be one that the other form has for something else. */
const VERY_LIKE = 0.65;
const SHOWN = 4;

/** The first texts in quotes. */
export const inQuotes = (texts: readonly string[]): string => `${texts.slice(0, SHOWN).map((text) => `“${text.length > 40 ? `${text.slice(0, 40)}……` : text}”`).join('、')}${texts.length > SHOWN ? `等${texts.length}处` : ''}`;

/** Share of two-character groups that two texts have in common (Dice). */
function likeness(a: string, b: string): number {
  const pairs = (text: string): Set<string> => new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size);
}

/**
 * Two blank forms by what they ask for, say and have signed; `a` is the standard, or one channel. A text that stands anywhere in the
 * other form is not missing there, however the two are laid out; a label that only resembles one of the other's is for a person.
 */
export function compareForms(a: FormContent, b: FormContent, [nameA, nameB]: [string, string]): FormDifference {
  const texts = (form: FormContent): string[] => [...form.fields, ...form.signatures, ...form.notes];
  const missing = texts(a).filter((text) => !b.whole.includes(text));
  const extra = texts(b).filter((text) => !a.whole.includes(text));
  const none = { extra: [], missing: [] };
  if (missing.length + extra.length === 0) return { verdict: 'same', reason: '两份表单的栏目、说明和签章处一致', ...none };
  const labels = [...a.fields, ...a.signatures];
  const common = labels.filter((text) => b.whole.includes(text)).length / Math.max(1, labels.length);
  if (labels.length === 0 || common < COMMON) return { verdict: 'unsure', reason: `${nameA}和${nameB}的表单大部分栏目不同，可能不是同一张表，请人工核对`, ...none };
  const alike = (text: string, rivals: readonly string[], all: readonly string[]): boolean =>
    rivals.some((other) => other.includes(text) || text.includes(other) || likeness(text, other) >= LIKE) || all.some((other) => likeness(text, other) >= VERY_LIKE);
  const sure = { extra: extra.filter((text) => !alike(text, missing, texts(a))), missing: missing.filter((text) => !alike(text, extra, texts(b))) };
  if (sure.extra.length + sure.missing.length === 0) return { verdict: 'unsure', reason: `${[...(missing.length > 0 ? [`${nameA}有${inQuotes(missing)}`] : []), ...(extra.length > 0 ? [`${nameB}有${inQuotes(extra)}`] : [])].join('，')}，另一方有相近的栏目，写法不同，请人工核对`, ...none };
  const parts = [...(sure.extra.length > 0 ? [`${nameB}的表单多出${inQuotes(sure.extra)}`] : []), ...(sure.missing.length > 0 ? [`${nameB}的表单缺少${inQuotes(sure.missing)}`] : [])];
  return { verdict: 'different', reason: parts.join('，'), ...(sure.extra.length > 0 && sure.missing.length === 0 ? { order: 'more' as const } : {}), ...sure };
}
