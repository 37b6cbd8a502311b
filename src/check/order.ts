import type { Finding } from '../model/finding.js';
import type { ServiceItem } from '../model/item.js';

const SEVERITIES = ['严重', '较重', '一般', '提示'];

/** By code point, as every file of the house is ordered. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Findings by department in the order of the catalogue, item, accusations before doubts, severity, element, key, fingerprint. */
export function orderFindings(findings: readonly Finding[], items: readonly ServiceItem[]): Finding[] {
  const departments = new Map<string, number>();
  const rows = new Map<string, number>();
  for (const item of items) {
    if (!departments.has(item.department)) departments.set(item.department, departments.size);
    if (!rows.has(item.id)) rows.set(item.id, rows.size);
  }
  const place = (known: Map<string, number>, name: string) => known.get(name) ?? known.size;
  return [...findings].sort(
    (a, b) =>
      place(departments, a.department) - place(departments, b.department) ||
      byCodePoint(a.department, b.department) ||
      place(rows, a.itemId) - place(rows, b.itemId) ||
      byCodePoint(a.itemId, b.itemId) ||
      Number(a.verdict === 'cannot-tell') - Number(b.verdict === 'cannot-tell') ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      byCodePoint(a.element, b.element) ||
      byCodePoint(a.key ?? '', b.key ?? '') ||
      byCodePoint(a.fingerprint, b.fingerprint),
  );
}
