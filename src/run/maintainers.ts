import type { Case } from '../model/case.js';
import type { Side } from '../model/capture.js';
import type { MaintainerRow } from '../model/maintainer.js';

/** Does a row's list name the element: itself, all parts (`material.*`) or all elements. */
function names(patterns: string[] | undefined, element: string): boolean {
  const bare = element.replace(/\[\]$/, '');
  return patterns === undefined || patterns.some((pattern) => (pattern.endsWith('*') ? bare.startsWith(pattern.slice(0, -1)) : pattern.replace(/\[\]$/, '') === bare));
}

/**
 * Who can change an element on a side of this case (责任方), from the rows of `schemas/maintainers.json`; undefined where nobody is known.
 * The handbook's owner is the one that the entry names.
 */
export function maintainerOf(rows: MaintainerRow[], subject: Case): (side: Side, element: string) => string | undefined {
  const { department } = subject.item;
  const host = subject.captures.find((capture) => capture.channel === 'online' && capture.url)?.url;
  return (side, element) => {
    const row = rows.find(
      (candidate) =>
        candidate.side === side &&
        (candidate.hosts === undefined || (host !== undefined && candidate.hosts.includes(new URL(host).host))) &&
        (candidate.unitEndings === undefined || candidate.unitEndings.some((ending) => department.endsWith(ending))) &&
        names(candidate.elements, element),
    );
    if (!row) return undefined;
    if (row.maintainer === 'unit') return department;
    if (row.maintainer === 'owner') return subject.handbook?.standard.owner ?? subject.handbookOwner;
    return row.maintainer;
  };
}
