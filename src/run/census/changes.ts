import type { CensusCounts, EndedFinding, Ending } from '../../model/census.js';
import type { Finding } from '../../model/finding.js';
import { excuse, profileAt, type BrokenPortal } from '../profiles.js';
import type { ItemResult } from './item-result.js';

/** An item's findings, each with whether the last census had it, and what became of the others that the last one had. */
export interface ItemChanges {
  findings: Finding[];
  ended: EndedFinding[];
}

export const NO_CHANGES: CensusCounts = { new: 0, persisting: 0, mended: 0, doubtful: 0, untold: 0, delisted: 0 };

/** The last census: what it found of an item, and the portals whose profiles were broken then; `undefined` where there was none. */
export interface Before {
  result: ItemResult | undefined;
  broken: readonly BrokenPortal[];
}

/**
 * Compares an item with what the last census found of it. Nothing is called mended that could not be seen this time, as on a portal
 * whose profile is `broken`; what the last census could not hold against anybody does not end.
 */
export function changesOf(result: ItemResult, broken: readonly BrokenPortal[], before: Before | undefined): ItemChanges {
  const findings = excuse(result.findings, broken);
  const listed = namesOf((before?.result?.findings ?? []).filter(({ verdict, mended }) => verdict === 'fail' && mended === undefined));
  const present = namesOf(findings.filter(isReminder));
  const seen = (finding: Finding): Finding['seen'] => (before === undefined ? 'first' : isNamed(finding, listed) ? 'persisting' : 'new');
  return {
    findings: findings.map((finding) => ({ ...finding, points: 0, ...(finding.brokenProfile === undefined ? { seen: seen(finding) } : {}) })),
    ended: reminders(before).filter((finding) => !isNamed(finding, present)).map((finding) => ended(finding, endingOf(finding, result, broken))),
  };
}

/** What the last census reminded of. */
function reminders(before: Before | undefined): Finding[] {
  return excuse(before?.result?.findings ?? [], before?.broken ?? []).filter(isReminder);
}

const namesOf = (findings: readonly Finding[]): Set<string> => new Set(findings.flatMap(({ fingerprint, formerly }) => [fingerprint, ...(formerly === undefined ? [] : [formerly])]));
const isNamed = ({ fingerprint, formerly }: Finding, names: ReadonlySet<string>): boolean => names.has(fingerprint) || (formerly !== undefined && names.has(formerly));

/** What is left of an item that is no longer in the catalogue. */
export function delisted(before: Before): EndedFinding[] {
  return reminders(before).map((finding) => ended(finding, 'delisted'));
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

/** What is wrong now: not what is left to a person, what was mended between two takings, nor what a portal's broken profile may have misread. */
export const isReminder = (finding: Finding): boolean => finding.verdict === 'fail' && finding.mended === undefined && finding.brokenProfile === undefined;

function endingOf(finding: Finding, now: ItemResult, broken: readonly BrokenPortal[]): Ending {
  const profiles = broken.map(({ profile }) => profile);
  const online = finding.sides.online && [finding.sides.online.url, ...now.captures.filter(({ channel }) => channel === 'online').map(({ url }) => url)];
  if (online?.some((url) => profileAt(profiles, url) !== undefined)) return 'untold';
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
