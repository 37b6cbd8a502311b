import type { ClockSettings, Holidays } from '../model/calendar.js';
import type { FindingRecord } from '../model/finding-state.js';
import type { Charge, Chargeable } from '../model/points.js';
import { bulletinOf, quarterOf } from './windows.js';

/** What the record of a finding's way does not hold of it. */
export interface ChargedFinding {
  finding: Chargeable;
  itemId: string;
  selfReported: boolean;
}

/**
 * The charge of a record's present round, for the bulletin of the window in which it was confirmed. Nothing was charged that no person
 * has confirmed, and nothing is while a waiver holds.
 */
export function chargeOf(record: FindingRecord, about: ChargedFinding, clock: ClockSettings, holidays: Holidays): Charge | undefined {
  if (record.confirmed === undefined || record.state === 'waived') return undefined;
  const week = bulletinOf(record.confirmed.at, clock, holidays).id;
  const { decision } = record;
  return {
    fingerprint: record.fingerprint, round: record.round, ...about, unit: record.unitThen, week, quarter: quarterOf(week), foundAt: record.foundAt,
    mendedEarly: record.mendedEarly === true,
    ...(record.served === undefined ? {} : { servedAt: record.served.at }),
    ...(record.mendBy === undefined ? {} : { mendBy: record.mendBy }),
    ...(record.finalAt === undefined ? {} : { finalAt: record.finalAt }),
    ...(decision?.kind === 'reduce' && decision.to !== undefined ? { reduced: { to: decision.to, at: decision.at } } : {}),
    ...(decision?.kind === 'revoke' ? { revokedAt: decision.at } : {}),
  };
}
