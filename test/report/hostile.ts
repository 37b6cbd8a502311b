import type { Report } from '../../src/model/report.js';
import { sample } from './sample.js';

export const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</style><script>1</script>', '=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)',
  'a|b\n\n# 标题', '\u0000\u0007\ud800', '&lt;b&gt;', '[x](javascript:alert(1))', '\u001b[2J\u001b[31m',
];

/** The sample with every text of one finding and its captures replaced by a hostile one. */
export function hostileReport(text: string): Report {
  const [first, ...rest] = sample.findings;
  const [row, ...rows] = sample.coverage;
  if (first === undefined || row === undefined) throw new Error('the sample is empty');
  const side = { raw: text, at: { snapshot: text, kind: 'sheet' as const, sheet: text, cell: text }, capture: text, takenAt: text, url: `javascript:alert('${text}')`, file: text };
  return {
    ...sample,
    run: { ...sample.run, catalogue: text, portal: text, regionName: text, policyNotice: text, id: text },
    coverage: [{ ...row, itemName: text, department: text, url: `javascript:${text}`, detail: text, outcome: 'unreadable', sha256: text }, ...rows],
    findings: [{
      ...first, itemName: text, department: text, key: text, message: text, reason: text, maintainer: text, number: text,
      sides: { online: side, offline: { ...side, raw: `${text}甲` }, handbook: { ...side, raw: `乙${text}` } }, also: [{ side: 'online', capture: text, raw: text }],
    }, ...rest],
    problems: [{ title: text, department: text, element: 'materials', fingerprints: ['f000', 'f001'] }],
    notices: [{ where: text, message: text }],
  };
}
