import type { CompareContext, Comparison } from '../model/comparison.js';
import type { Comparisons } from '../compare/index.js';

export interface PairAnswer {
  id: string;
  verdict: Comparison['verdict'];
  reason: string;
}

/** Answers one line of a file of pairs: {"id","kind","a","b","context"}. @throws Error with a Chinese sentence where the line is no such pair. */
export function answerPair(line: string, number: number, comparisons: Comparisons): PairAnswer {
  let pair: { id?: unknown; kind?: unknown; a?: unknown; b?: unknown; context?: CompareContext };
  try {
    pair = JSON.parse(line) as typeof pair;
  } catch {
    throw new Error(`第${number}行不是 JSON，请检查这一行。`);
  }
  const { kind, a, b } = pair;
  if (typeof kind !== 'string' || typeof a !== 'string' || typeof b !== 'string') throw new Error(`第${number}行缺少 kind、a 或 b（都应是文字），请检查这一行。`);
  if (!comparisons.kinds.includes(kind)) throw new Error(`第${number}行的 kind“${kind}”不在可比对的种类之列：${comparisons.kinds.join('、')}。`);
  const { context } = pair;
  if (context !== undefined && (context === null || typeof context !== 'object' || Array.isArray(context))) throw new Error(`第${number}行的 context 应是一组名称和值，如 {"region":"330109","areaCode":"0571"}，没有就不写，请检查这一行。`);
  const { verdict, reason } = comparisons.compare(kind, a, b, context ?? {});
  return { id: String(pair.id ?? number), verdict, reason };
}
