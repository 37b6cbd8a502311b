import type { CensusCounts, EndedFinding, Ending } from '../../model/census.js';
import type { Finding } from '../../model/finding.js';
import type { ItemResult } from './item-result.js';

/** An item's findings, each with whether the last census had it, and what became of the others that the last one had. */
export interface ItemChanges {
  findings: Finding[];
  ended: EndedFinding[];
}

export const NO_CHANGES: CensusCounts = { new: 0, persisting: 0, mended: 0, doubtful: 0, untold: 0, delisted: 0 };

/** Compares an item with what the last census found of it. Nothing is called mended that could not be seen this time. */
export function changesOf(result: ItemResult, before: ItemResult | undefined, first: boolean): ItemChanges {
  const earlier = (before?.findings ?? []).filter(isReminder);
  const known = new Set(earlier.map(({ fingerprint }) => fingerprint));
  const present = new Set(result.findings.filter(isReminder).flatMap(({ fingerprint, formerly }) => [fingerprint, ...(formerly === undefined ? [] : [formerly])]));
  return {
    findings: result.findings.map((finding) => ({ ...finding, points: 0, seen: first ? 'first' : known.has(finding.fingerprint) || (finding.formerly !== undefined && known.has(finding.formerly)) ? 'persisting' : 'new' })),
    ended: earlier.filter(({ fingerprint, formerly }) => !present.has(fingerprint) && (formerly === undefined || !present.has(formerly))).map((finding) => ended(finding, endingOf(finding, result))),
  };
}

/** What is left of an item that is no longer in the catalogue. */
export function delisted(before: ItemResult): EndedFinding[] {
  return before.findings.filter(isReminder).map((finding) => ended(finding, 'delisted'));
}

/** Sums over all findings of some items. */
export function counted(changes: readonly ItemChanges[]): CensusCounts {
  const counts = { ...NO_CHANGES };
  for (const { findings, ended: gone } of changes) {
    for (const finding of findings) if (isReminder(finding)) counts[finding.seen === 'persisting' ? 'persisting' : 'new'] += 1;
    for (const { ending } of gone) counts[ending] += 1;
  }
  return counts;
}

export function added(all: readonly CensusCounts[]): CensusCounts {
  const sum = { ...NO_CHANGES };
  for (const counts of all) for (const name of Object.keys(sum) as (keyof CensusCounts)[]) sum[name] += counts[name];
  return sum;
}

/** What is wrong now: not what is left to a person, nor what was mended between two takings. */
export const isReminder = (finding: Finding): boolean => finding.verdict === 'fail' && finding.mended === undefined;

function endingOf(finding: Finding, now: ItemResult): Ending {
  const same = now.findings.filter(({ element, key }) => element === finding.element && key === finding.key);
  if (same.some(({ verdict }) => verdict === 'cannot-tell')) return 'doubtful';
  const sides = Object.keys(finding.sides);
  const taken = (side: string): boolean => {
    const captures = now.captures.filter(({ channel }) => channel === side);
    return captures.length > 0 && captures.every(({ outcome }) => outcome === 'ok');
  };
  return sides.every(taken) ? 'mended' : 'untold';
}

function ended({ fingerprint, number, item, itemId, itemName, department, element, key, rule, messageId, message, severity, basicCode }: Finding, ending: Ending): EndedFinding {
  return { fingerprint, number, item, itemId, itemName, department, element, rule, messageId, message, severity, ending, ...(key === undefined ? {} : { key }), ...(basicCode === undefined ? {} : { basicCode }) };
}
