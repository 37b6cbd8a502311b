import type { Actor, FindingEvent, FindingRecord, StateSettings, StepResult } from '../model/finding-state.js';
import type { Holidays, Moment } from '../model/calendar.js';
import { decide, lapseSilently, takeAppeal } from './appeals.js';
import { arrange, lookBack, recheck, reportMended } from './rectification.js';
import { confirm, dismiss, doubt, keepDismissed, reconsider } from './first-review.js';
import { notify, serve } from './service.js';
import { EVENT_NAMES, ROLE_NAMES, STATE_NAMES, TRANSITIONS } from './state-table.js';
import { endWaiver, lapseWaiver, waive } from './waivers.js';
import { done, refused } from './step.js';

/** All that a step knows besides record and event. */
export interface StepContext {
  actor: Actor;
  now: Moment;
  settings: StateSettings;
  holidays: Holidays;
}

/** A record as it is when a defect is seen for the first time. */
export function newRecord(finding: { fingerprint: string; unit: string; rule: string }, foundAt: Moment): FindingRecord {
  const { fingerprint, unit, rule } = finding;
  return { fingerprint, unit, unitThen: unit, rule, state: 'found', round: 1, foundAt, falseReports: 0 };
}

/** Takes one step: the new record, or a sentence why not. The record given is never changed. */
export function advance(record: FindingRecord, event: FindingEvent, context: StepContext): StepResult {
  const refusal = notAllowed(record, event, context);
  if (refusal !== undefined) return refused(refusal);
  switch (event.kind) {
    case 'confirm': return confirm(record, context);
    case 'dismiss': return dismiss(record, event.reason, context);
    case 'doubt': return doubt(record, event.reason);
    case 'keep-dismissed': return keepDismissed(record, context);
    case 'reconsider': return reconsider(record, event.reason, context);
    case 'notify': return notify(record, context);
    case 'sign': return serve(record, false, context);
    case 'deem-served': return serve(record, true, context);
    case 'appeal': return takeAppeal(record, event, context);
    case 'accept':
    case 'withdraw': return done({ ...record, state: 'rectifying' }, context);
    case 'let-lapse': return lapseSilently(record, context);
    case 'uphold':
    case 'reduce':
    case 'revoke': return decide(record, event, context);
    case 'arrange': return arrange(record, event.mending, context);
    case 'report-mended': return reportMended(record, event.note, context);
    case 'recheck': return recheck(record, event.result, context);
    case 'look-back': return lookBack(record, event.result, context);
    case 'waive': return waive(record, event.waiver, context);
    case 'lapse-waiver': return lapseWaiver(record, event.why, context);
    case 'end-waiver': return endWaiver(record, event.reason, context);
  }
}

function notAllowed(record: FindingRecord, event: FindingEvent, { actor, settings }: StepContext): string | undefined {
  const { from, by } = TRANSITIONS[event.kind];
  const name = EVENT_NAMES[event.kind];
  if (!from.includes(record.state)) return `这条问题现在是“${STATE_NAMES[record.state]}”，不能${name}。`;
  const reviewer = record.unit === settings.centreUnit ? 'reform' : 'centre';
  const roles = by.map((role) => (role === 'reviewer' ? reviewer : role));
  if (!roles.includes(actor.role)) return `${name}由${roles.map((role) => ROLE_NAMES[role]).join('或')}办理${by.includes('reviewer') && reviewer === 'reform' ? '（信息中心自己负责的内容由区跑改办初核）' : ''}，${ROLE_NAMES[actor.role]}不能办理。`;
  if (actor.role === 'unit' && actor.unit !== record.unit) return `这条问题由“${record.unit}”负责，“${actor.unit}”不能${name}。`;
  return undefined;
}
