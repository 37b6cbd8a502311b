import type { BookWeek } from './facts.js';

/** Where two books say different things; nothing is rounded away. A sum of nothing and no entry are the same. */
export function differencesOf(these: readonly BookWeek[], those: readonly BookWeek[]): string[] {
  const found = these.length === those.length ? [] : [`${these.length} 期与 ${those.length} 期`];
  for (const [n, one] of these.entries()) {
    const other = those[n];
    if (other === undefined) continue;
    if (one.week !== other.week || one.printedAt !== other.printedAt) found.push(`第${n + 1}期：${one.week} ${one.printedAt} 与 ${other.week} ${other.printedAt}`);
    for (const part of ['proposed', 'final', 'corrected', 'states'] as const) {
      for (const name of [...new Set([...Object.keys(one[part]), ...Object.keys(other[part])])].sort()) {
        const [a, b] = [one[part][name] ?? 0, other[part][name] ?? 0];
        if (a !== b) found.push(`${one.week} ${part} ${name}：${a} 与 ${b}`);
      }
    }
  }
  return found;
}
