import type { FindingRecord, StepResult } from '../model/finding-state.js';
import type { StepContext } from './finding-states.js';
import { done, refused } from './step.js';

/** 初核 confirms: the finding may be told to the unit. */
export function confirm(record: FindingRecord, context: StepContext): StepResult {
  return done({ ...record, state: 'confirmed', confirmed: { by: context.actor.id, at: context.now } }, context);
}

/** 初核 finds that it is none. */
export function dismiss(record: FindingRecord, reason: string, context: StepContext): StepResult {
  if (reason.trim() === '') return refused('排除疑似问题要写明理由。');
  return done({ ...record, state: 'dismissed', dismissal: { by: context.actor.id, at: context.now, reason: reason.trim() } }, context);
}

/** 初核 cannot tell: it waits for what a person finds out. */
export function doubt(record: FindingRecord, reason: string): StepResult {
  if (reason.trim() === '') return refused('标为无法判断要写明还缺什么。');
  return { ok: true, record: { ...record, state: 'doubtful' } };
}

/** 复看: the reform office looked through a dismissal and lets it stand. */
export function keepDismissed(record: FindingRecord, { actor, now }: StepContext): StepResult {
  const { dismissal } = record;
  if (!dismissal) return refused('这条问题没有排除的记录，请刷新后再看。');
  return { ok: true, record: { ...record, dismissal: { ...dismissal, looked: { by: actor.id, at: now } } } };
}

/** 复看: the reform office sends a dismissal back; the first review looks at it anew. */
export function reconsider(record: FindingRecord, reason: string, context: StepContext): StepResult {
  if (reason.trim() === '') return refused('退回重新初核要写明理由。');
  const { fingerprint, unit, unitThen, rule, round, foundAt, falseReports } = record;
  return done({ fingerprint, unit, unitThen, rule, state: 'found', round, foundAt, falseReports }, context);
}
