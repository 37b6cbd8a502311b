import type { CheckResult } from '../../check/index.js';
import type { Capture } from '../../model/capture.js';
import type { ServiceItem } from '../../model/item.js';
import type { CensusItem } from '../../store/index.js';
import type { HeldCase } from '../held-case.js';
import { sha256 } from '../versions.js';

/** What a census keeps of an item: all that its report says of it. */
export interface ItemResult extends CheckResult {
  item: Pick<ServiceItem, 'id' | 'basicCode' | 'implementationCode' | 'name' | 'department'>;
  captures: Capture[];
  checked: boolean;
  /** Whether its guide stands online, and whether an entrance for applying answered; absent where no address was tried. */
  online: boolean;
  entrance?: boolean;
  /** Hash of the entry's file. */
  handbook?: string;
  /** What its pages on portals with a profile state, for seeing whether the profile still fits. */
  pages: { url: string; stated: readonly string[] }[];
}

/** Names of members whose texts are times of this census. */
const TIMES = new Set(['takenAt', 'confirmedAt', 'firstTakenAt', 'secondTakenAt', 'at']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/;
/** No text that was read holds it. */
const MARK = '\u0000';
const WRITTEN = JSON.stringify(MARK);

/** An item's result as the store keeps it: the same text on every night on which the same was found. */
export function toCensusItem(result: ItemResult): CensusItem {
  const times: string[] = [];
  const content = JSON.stringify(result, (name, value: unknown) => {
    if (typeof value !== 'string' || !TIMES.has(name) || !TIME.test(value)) return value;
    times.push(value);
    return MARK;
  });
  return { item: result.item.id, unit: result.item.department, sha256: sha256(content), content, times };
}

/** From where a time of a result comes: the page at an address, the moment of this census, the page that confirmed a finding, or what was said. */
export type TimeSource = { page: string } | 'now' | 'confirmed' | { said: string };

/** Where the times of a result come from, in their order. */
export function timesOf(result: ItemResult, since: string): TimeSource[] {
  const sources: TimeSource[] = [];
  JSON.stringify(result, function (this: { url?: string }, name, value: unknown) {
    if (typeof value !== 'string' || !TIMES.has(name) || !TIME.test(value)) return value;
    sources.push(name === 'confirmedAt' ? 'confirmed' : value < since ? { said: value } : this.url === undefined ? 'now' : { page: this.url });
    return MARK;
  });
  return sources;
}

/** The times themselves, this time. */
export function timesNow(sources: readonly TimeSource[], pages: readonly { url: string; outcome: string; takenAt: string }[], now: string): string[] {
  return sources.map((source) => {
    if (source === 'now') return now;
    if (source === 'confirmed') return pages.find(({ outcome }) => outcome === 'ok')?.takenAt ?? now;
    return 'page' in source ? (pages.find(({ url }) => url === source.page)?.takenAt ?? now) : source.said;
  });
}

/** The result of an item with its times. */
export function fromCensusItem({ content, times }: Pick<CensusItem, 'content' | 'times'>): ItemResult {
  let at = 0;
  return JSON.parse(content.replaceAll(WRITTEN, () => JSON.stringify(times[at++] ?? ''))) as ItemResult;
}

/** What is kept of a case that was checked. `profiled`: does a profile speak of pages at this address? */
export function itemResult(held: HeldCase, result: CheckResult, entrance: boolean | undefined, profiled: (url: string | undefined) => boolean): ItemResult {
  const { id, basicCode, implementationCode, name, department } = held.item;
  return {
    item: { id, basicCode, ...(implementationCode === undefined ? {} : { implementationCode }), name, department },
    captures: held.captures,
    checked: held.checked,
    online: held.light.online.length > 0,
    ...(entrance === undefined ? {} : { entrance }),
    ...(held.light.handbook?.capture.sha256 ? { handbook: held.light.handbook.capture.sha256 } : {}),
    pages: held.pages.flatMap(({ url, stated }) => (url !== undefined && profiled(url) ? [{ url, stated }] : [])),
    findings: result.findings,
    unstated: result.unstated,
    errors: result.errors,
  };
}
