import type { Actor } from '../../model/finding-state.js';
import { getFindings, getRecords } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { takeStep, takeSteps } from '../week/step.js';
import { findingCards, type FindingCard } from './finding-card.js';
import { findingIndex } from './news.js';
import { userNames } from './offices.js';

/** A dismissal of the first review, to be looked through. */
export interface Dismissal {
  card: FindingCard;
  reason: string;
  by: string;
  at: string;
  /** When the reform office let it stand. */
  looked?: string;
}

/** A page of dismissals, those not looked through yet first, the last ones first, with how many wait and how many there are. */
export async function dismissals(desk: Desk, filter: { unit?: string; looked?: boolean }, { page, size }: { page: number; size: number }): Promise<{ total: number; rows: Dismissal[]; waiting: number; all: number }> {
  const index = findingIndex(desk);
  const dismissed = { state: 'dismissed', ...(filter.unit ? { unit: filter.unit } : {}) };
  const [waiting, looked] = [await index.count({ ...dismissed, looked: 'no' }), await index.count({ ...dismissed, looked: 'yes' })];
  const offset = (page - 1) * size;
  const wait = filter.looked === true ? [] : (await index.page({ ...dismissed, looked: 'no' }, { limit: size, offset, order: 'since' })).fingerprints;
  const before = filter.looked === true ? 0 : waiting;
  const seen = filter.looked === false ? [] : (await index.page({ ...dismissed, looked: 'yes' }, { limit: size - wait.length, offset: Math.max(0, offset - before), order: 'since' })).fingerprints;
  return { total: filter.looked === undefined ? waiting + looked : filter.looked ? looked : waiting, rows: await rowsOf(desk, [...wait, ...seen]), waiting, all: waiting + looked };
}

async function rowsOf(desk: Desk, fingerprints: readonly string[]): Promise<Dismissal[]> {
  const [cards, records, names] = await Promise.all([getFindings(desk.store, fingerprints).then((findings) => findingCards(desk, findings)), getRecords(desk.store, fingerprints), userNames(desk)]);
  return cards.map((card): Dismissal => {
    const { by, at, reason, looked } = records.get(card.fingerprint)?.dismissal ?? { by: '', at: '', reason: '', looked: undefined };
    return { card, reason, by: names.get(by) ?? by, at, ...(looked ? { looked: looked.at } : {}) };
  });
}

/** Lets dismissals stand, all named or none. @throws as `takeSteps` */
export async function keepDismissals(desk: Desk, fingerprints: readonly string[], actor: Actor): Promise<void> {
  await takeSteps(desk, [...new Set(fingerprints)].map((fingerprint) => ({ fingerprint, event: { kind: 'keep-dismissed' } })), actor);
}

/** Sends a dismissal back to the first review. @throws as `takeStep` */
export async function reconsider(desk: Desk, fingerprint: string, reason: string, actor: Actor): Promise<void> {
  await takeStep(desk, { fingerprint, event: { kind: 'reconsider', reason } }, actor);
}
