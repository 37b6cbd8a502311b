import type { Actor } from '../../model/finding-state.js';
import { allFindings, getRecords, listUsers } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { takeStep, takeSteps } from '../week/step.js';
import { findingCards, type FindingCard } from './finding-card.js';

/** A dismissal of the first review, to be looked through. */
export interface Dismissal {
  card: FindingCard;
  reason: string;
  by: string;
  at: string;
  /** When the reform office let it stand. */
  looked?: string;
}

const MOST = 500;

/** Dismissals, those not looked through yet first, the last ones first; 500 at most, with how many there are. */
export async function dismissals(desk: Desk, filter: { unit?: string; looked?: boolean }): Promise<{ rows: Dismissal[]; waiting: number; all: number }> {
  const found = await allFindings(desk.store, { state: 'dismissed', ...(filter.unit ? { unit: filter.unit } : {}) });
  const records = await getRecords(desk.store, found.map(({ fingerprint }) => fingerprint));
  const names = new Map((await listUsers(desk.store)).map(({ id, display }) => [id, display]));
  const looked = (fingerprint: string): string | undefined => records.get(fingerprint)?.dismissal?.looked?.at;
  const shown = found.filter(({ fingerprint }) => filter.looked === undefined || (looked(fingerprint) !== undefined) === filter.looked).sort((a, b) => (a.stateSince < b.stateSince ? 1 : -1)).slice(0, MOST);
  const cards = await findingCards(desk, shown);
  const rows = cards.map((card): Dismissal => {
    const { by, at, reason, looked: seen } = records.get(card.fingerprint)?.dismissal ?? { by: '', at: '', reason: '', looked: undefined };
    return { card, reason, by: names.get(by) ?? by, at, ...(seen ? { looked: seen.at } : {}) };
  });
  return { rows: [...rows.filter((row) => !row.looked), ...rows.filter((row) => row.looked)], waiting: found.filter(({ fingerprint }) => looked(fingerprint) === undefined).length, all: found.length };
}

/** Lets dismissals stand, all named or none. @throws as `takeSteps` */
export async function keepDismissals(desk: Desk, fingerprints: readonly string[], actor: Actor): Promise<void> {
  await takeSteps(desk, [...new Set(fingerprints)].map((fingerprint) => ({ fingerprint, event: { kind: 'keep-dismissed' } })), actor);
}

/** Sends a dismissal back to the first review. @throws as `takeStep` */
export async function reconsider(desk: Desk, fingerprint: string, reason: string, actor: Actor): Promise<void> {
  await takeStep(desk, { fingerprint, event: { kind: 'reconsider', reason } }, actor);
}
