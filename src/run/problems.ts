import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import type { Engine } from './engine.js';

const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** One wrong value in many items of a unit is one problem with its items: same unit, element, rule and the same values on the sides. */
export function sameProblems(findings: Finding[], engine: Engine): Report['problems'] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.verdict !== 'fail' || finding.mended || finding.relations.includes('quality')) continue;
    const sides = (['online', 'offline', 'handbook'] as const).map((side) => fold(finding.sides[side]?.raw ?? ''));
    const key = [finding.department, finding.element, finding.rule, finding.key ?? '', ...sides].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const itemsOf = (group: Finding[]) => new Set(group.map(({ itemId }) => itemId)).size;
  return [...groups.values()]
    .filter((group) => itemsOf(group) > 1)
    .map((group) => {
      const [first] = group as [Finding, ...Finding[]];
      return {
        title: `${itemsOf(group)} 个事项的${engine.kit.element(first.element).label}有同样的问题`,
        department: first.department,
        element: first.element,
        fingerprints: group.map((finding) => finding.fingerprint),
      };
    });
}
