import { byCodePoint } from '../model/code-points.js';
import type { Finding } from '../model/finding.js';

const SEVERITIES = ['严重', '较重', '一般', '提示'];

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
