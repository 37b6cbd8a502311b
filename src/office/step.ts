import type { FindingRecord, StateSettings, StepResult } from '../model/finding-state.js';
import type { Holidays, Moment } from '../model/calendar.js';
import { dateOf } from './dates.js';
import { addWorkingDays } from './working-days.js';

export function refused(refusal: string): StepResult {
  return { ok: false, refusal };
}

/** A step taken. What enters 待整改 for the first time is final from now on and gets a day by which it is to be mended. */
export function done(record: FindingRecord, { now, settings, holidays }: { now: Moment; settings: StateSettings; holidays: Holidays }): StepResult {
  if (record.state !== 'rectifying' || record.finalAt !== undefined) return { ok: true, record };
  return { ok: true, record: { ...record, finalAt: now, mendBy: record.mendBy ?? addWorkingDays(dateOf(now), settings.mendDays, holidays) } };
}
