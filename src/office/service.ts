import type { FindingRecord, StepResult } from '../model/finding-state.js';
import { dateOf } from './dates.js';
import type { StepContext } from './finding-states.js';
import { done, refused } from './step.js';
import { addWorkingDays } from './working-days.js';

/** The unit is told, with the bulletin. What is gone by then was mended early, whatever becomes of it later. */
export function notify(record: FindingRecord, context: StepContext): StepResult {
  return done({ ...record, state: 'notified', notifiedAt: context.now, ...(record.goneAt === undefined ? {} : { mendedEarly: true }) }, context);
}

/** 签收 by a person of the unit, or by rule once the days are over; the days for an appeal begin. */
export function serve(record: FindingRecord, deemed: boolean, context: StepContext): StepResult {
  const { actor, now, settings, holidays } = context;
  if (deemed) {
    const from = deemedServedOn(record, context);
    if (from === undefined) return refused('没有启用“视为送达”，要等单位签收。');
    if (dateOf(now) <= from) return refused(`告知后满${settings.deemedServedDays}个工作日（${from}）仍未签收的，次日起才视为送达。`);
  }
  const appealUntil = addWorkingDays(dateOf(now), settings.appealDays, holidays);
  return done({ ...record, state: 'signed', served: { by: actor.id, at: now, deemed }, appealUntil }, context);
}

/** The last day on which the unit can sign before it is deemed served; undefined where nothing is deemed. */
function deemedServedOn(record: FindingRecord, { settings, holidays }: StepContext): string | undefined {
  if (settings.deemedServedDays === undefined || record.notifiedAt === undefined) return undefined;
  return addWorkingDays(dateOf(record.notifiedAt), settings.deemedServedDays, holidays);
}
