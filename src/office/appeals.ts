import type { FindingEvent, FindingRecord, StepResult } from '../model/finding-state.js';
import { dateOf } from './dates.js';
import type { StepContext } from './finding-states.js';
import { done, refused } from './step.js';

type Decision = Extract<FindingEvent, { kind: 'uphold' | 'reduce' | 'revoke' }>;

/** Whether the days for an appeal are over. */
export function appealOver(record: FindingRecord, now: string): boolean {
  return record.appealUntil !== undefined && dateOf(now) > record.appealUntil;
}

/** 申诉（复核申请）, within the days from 签收 and with a reason. */
export function takeAppeal(record: FindingRecord, event: Extract<FindingEvent, { kind: 'appeal' }>, context: StepContext): StepResult {
  const { actor, now, settings } = context;
  if (appealOver(record, now)) return refused(`申诉期为签收后${settings.appealDays}个工作日，已于${record.appealUntil}届满，不能再申诉；确有错误的，请区跑改办撤销。`);
  if (event.reason.trim() === '') return refused('申诉要写明理由。');
  return done({ ...record, state: 'appealed', appeal: { by: actor.id, at: now, reason: event.reason.trim(), attachments: [...event.attachments] } }, context);
}

/** 逾期视为无意见, where that is the rule. */
export function lapseSilently(record: FindingRecord, context: StepContext): StepResult {
  if (!context.settings.silenceIsConsent) return refused('没有启用“逾期视为无意见”，申诉期满后由区跑改办决定。');
  if (!appealOver(record, context.now)) return refused(`申诉期到${record.appealUntil}为止，还没有届满。`);
  return done({ ...record, state: 'rectifying' }, context);
}

/** The reform office upholds, reduces or revokes. Who confirmed the finding does not decide on it. */
export function decide(record: FindingRecord, event: Decision, context: StepContext): StepResult {
  const { actor, now } = context;
  if (record.confirmed?.by === actor.id) return refused('初核时确认这条问题的人不能对它作复核决定，请由他人办理。');
  if (event.reason.trim() === '') return refused('作出决定要写明理由。');
  if (event.kind === 'uphold' && record.state === 'signed' && !appealOver(record, now)) return refused(`单位没有申诉，申诉期到${record.appealUntil}为止，还不能决定。`);
  if (event.kind === 'reduce' && (!Number.isInteger(event.to) || event.to < 0)) return refused('减轻后的扣分要写成不小于0的分值，精确到0.01分。');
  const decision = {
    kind: event.kind, by: actor.id, at: now, reason: event.reason.trim(),
    ...(event.kind === 'uphold' ? {} : { code: event.code }), ...(event.kind === 'reduce' ? { to: event.to } : {}),
  };
  return done({ ...record, state: event.kind === 'revoke' ? 'revoked' : 'rectifying', decision }, context);
}
