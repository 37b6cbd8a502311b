import { createHash } from 'node:crypto';
import type { FindingRecord, StepResult, Waiver } from '../model/finding-state.js';
import { dateOf } from './dates.js';
import type { StepContext } from './finding-states.js';
import { done, refused } from './step.js';

/** What both sides say, as far as it matters: a change of white space alone is none. */
export interface BothValues {
  online?: string;
  offline?: string;
  handbook?: string;
}

/** SHA-256 in hex over the values of the sides, white space and compatibility forms folded. */
export function valuesHash({ online, offline, handbook }: BothValues): string {
  const fold = (text: string | undefined) => (text === undefined ? null : text.normalize('NFKC').replace(/\s+/g, ' ').trim());
  return createHash('sha256').update(JSON.stringify([fold(online), fold(offline), fold(handbook)]), 'utf8').digest('hex');
}

/** Whether a waiver still covers what is seen now. It lapses when it expires and when either value changes. */
export function waiverHolds(waiver: Waiver, seen: { fingerprint: string; values: string }, now: string): 'holds' | 'expired' | 'changed' | 'other' {
  if (waiver.fingerprint !== seen.fingerprint) return 'other';
  if (dateOf(now) > waiver.until) return 'expired';
  return waiver.values === seen.values ? 'holds' : 'changed';
}

/** The reform office lists the finding as an exception; it stays on record and costs nothing while the waiver holds. */
export function waive(record: FindingRecord, waiver: Waiver, context: StepContext): StepResult {
  if (waiver.fingerprint !== record.fingerprint) return refused('例外所指的不是这条问题，请核对。');
  if (waiver.reason.trim() === '' || waiver.approver.trim() === '') return refused('列为例外要写明理由和核准人。');
  if (waiver.until < dateOf(context.now)) return refused(`例外的有效期${waiver.until}已经过去，请另定期限。`);
  return done({ ...record, state: 'waived', waiver }, context);
}

/** The waiver no longer covers the finding, which is reviewed anew: what was told of the old values does not speak of the new ones. */
export function lapseWaiver(record: FindingRecord, why: 'expired' | 'changed', context: StepContext): StepResult {
  if (why === 'expired' && record.waiver !== undefined && dateOf(context.now) <= record.waiver.until) return refused(`例外到${record.waiver.until}为止，还没有到期。`);
  return done(anew(record, context), context);
}

/** The reform office ends the waiver before its day; the finding is reviewed anew. */
export function endWaiver(record: FindingRecord, reason: string, context: StepContext): StepResult {
  if (reason.trim() === '') return refused('提前终止例外要写明理由。');
  return done(anew(record, context), context);
}

const anew = ({ fingerprint, unit, unitThen, rule, round, falseReports }: FindingRecord, { now }: StepContext): FindingRecord => ({ fingerprint, unit, unitThen, rule, state: 'lapsed', round, foundAt: now, falseReports });
