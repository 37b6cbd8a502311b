import type { Finding } from '../model/finding.js';

const SEVERITIES = ['严重', '较重', '一般', '提示'];

/** By code point, as every file of the house is ordered. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Findings by department, item, accusations before doubts, severity, element, key, fingerprint; names by code point, whatever the order of the catalogue's rows. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      byCodePoint(a.department, b.department) ||
      byCodePoint(a.itemId, b.itemId) ||
      Number(a.verdict === 'cannot-tell') - Number(b.verdict === 'cannot-tell') ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      byCodePoint(a.element, b.element) ||
      byCodePoint(a.key ?? '', b.key ?? '') ||
      byCodePoint(a.fingerprint, b.fingerprint),
  );
}
