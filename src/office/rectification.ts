import type { FindingRecord, FindingState, Mending, StepResult } from '../model/finding-state.js';
import { dateOf, dateText, daysBetween } from './dates.js';
import type { StepContext } from './finding-states.js';
import { done, refused } from './step.js';

const TO_MEND: readonly FindingState[] = ['rectifying', 'suspended', 'reported'];

/** 立行立改, by a date, or 挂账 with a reason and a day on which it is looked at again. */
export function arrange(record: FindingRecord, mending: Mending, context: StepContext): StepResult {
  const today = dateOf(context.now);
  const day = mending.how === 'at-once' ? today : mending.how === 'by-date' ? mending.on : mending.reviewOn;
  const known = validDate(day);
  if (known === undefined) return refused(`“${day}”不是日期，请写成 2018-09-20 这样。`);
  if (known < today) return refused(`整改期限${known}已经过去，请另定日期。`);
  if (mending.how === 'suspended' && mending.why.trim() === '') return refused('挂账要写明暂时不能整改的原因。');
  return done({ ...record, state: mending.how === 'suspended' ? 'suspended' : 'rectifying', mending, mendBy: known }, context);
}

/** The unit says it is mended; a re-check follows. */
export function reportMended(record: FindingRecord, note: string, context: StepContext): StepResult {
  if (note.trim() === '') return refused('报告已整改要写明改了什么。');
  return done({ ...record, state: 'reported', reported: { by: context.actor.id, at: context.now, note: note.trim() } }, context);
}

/**
 * What a later capture shows. Before a decision it only notes since when the defect is gone; after one, what is gone is closed, and what was reported
 * as mended and is still there goes back and counts as a false report.
 */
export function recheck(record: FindingRecord, result: 'gone' | 'still' | 'cannot-tell', context: StepContext): StepResult {
  const still = notGone(record);
  if (result === 'cannot-tell') return done(record, context);
  if (result === 'gone') {
    const gone = { ...record, goneAt: record.goneAt ?? context.now };
    return done(TO_MEND.includes(record.state) ? { ...gone, state: 'closed', closedAt: context.now } : gone, context);
  }
  if (record.state !== 'reported') return done(still, context);
  return done({ ...still, state: record.mending?.how === 'suspended' ? 'suspended' : 'rectifying', falseReports: record.falseReports + 1 }, context);
}

const notGone = ({ goneAt: _goneAt, ...record }: FindingRecord): FindingRecord => record;

/** 回头看 at a closed finding: it holds, or it is back and begins anew. */
export function lookBack(record: FindingRecord, result: 'gone' | 'again' | 'cannot-tell', context: StepContext): StepResult {
  if (result === 'cannot-tell') return done(record, context);
  if (result === 'gone') return done({ ...record, lookedBackAt: context.now }, context);
  const { fingerprint, unit, unitThen, rule, round, falseReports } = record;
  return done({ fingerprint, unit, unitThen, rule, state: 'reopened', round: round + 1, foundAt: context.now, lookedBackAt: context.now, falseReports: falseReports + (record.reported === undefined ? 0 : 1) }, context);
}

/** Whether a closed finding is still within the days in which it may be looked back at. */
export function withinLookBack(record: FindingRecord, today: string, days: number): boolean {
  return record.state === 'closed' && record.closedAt !== undefined && daysBetween(dateOf(record.closedAt), today) <= days;
}

/** How many of `closed` findings a look back takes: at least a fifth, never none. */
export function lookBackSize(closed: number): number {
  return Math.ceil(closed / 5);
}

function validDate(text: string): string | undefined {
  try {
    return dateText(text);
  } catch {
    return undefined;
  }
}
