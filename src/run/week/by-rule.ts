import { appealOver } from '../../office/appeals.js';
import { allFindings, Conflict, getRecords, listNotices } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { UserProblem } from '../problem.js';
import { signNotice } from './notices.js';
import { MACHINE } from './record-run.js';
import { stateSettings } from './office-settings.js';
import { recordOf, takeStep } from './step.js';

/**
 * Takes the steps that time alone brings: notices that nobody signed are deemed served, days for an appeal that are over end in 无意见 (where
 * that is the rule), waivers expire. Safe to do at any time and any number of times. How many of each.
 */
export async function stepsByRule(desk: Desk): Promise<{ served: number; lapsed: number; expired: number }> {
  const done = { served: 0, lapsed: 0, expired: 0 };
  const settings = await stateSettings(desk);
  for (const notice of await listNotices(desk.store, { state: 'issued' })) done.served += await tried(() => signNotice(desk, notice.id, MACHINE, ''));
  if (settings.silenceIsConsent) {
    for (const finding of await allFindings(desk.store, { state: 'signed' })) {
      const record = (await getRecords(desk.store, [finding.fingerprint])).get(finding.fingerprint) ?? recordOf(finding);
      if (appealOver(record, desk.now())) done.lapsed += await tried(() => takeStep(desk, { fingerprint: finding.fingerprint, event: { kind: 'let-lapse' } }, MACHINE));
    }
  }
  for (const finding of await allFindings(desk.store, { state: 'waived' })) {
    const record = (await getRecords(desk.store, [finding.fingerprint])).get(finding.fingerprint);
    if (record?.waiver && record.waiver.until < desk.now().slice(0, 10)) done.expired += await tried(() => takeStep(desk, { fingerprint: finding.fingerprint, event: { kind: 'lapse-waiver', why: 'expired' } }, MACHINE));
  }
  return done;
}

/** 1 where a step was taken, 0 where it is not its time yet or somebody else took it in the meantime. */
async function tried(step: () => Promise<unknown>): Promise<number> {
  try {
    await step();
    return 1;
  } catch (cause) {
    if (cause instanceof UserProblem || cause instanceof Conflict) return 0;
    throw cause;
  }
}
