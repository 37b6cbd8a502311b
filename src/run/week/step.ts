import type { Actor, FindingEvent, FindingRecord, StateSettings } from '../../model/finding-state.js';
import type { ClockSettings } from '../../model/calendar.js';
import { chargeOf } from '../../office/charge-of.js';
import { advance, newRecord } from '../../office/finding-states.js';
import { endWaiver, getFindings, getRecords, keepCharge, keepRecord, listWaivers, Missing, moveFinding, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { UserProblem } from '../problem.js';
import { chargeFalseReport } from './charges.js';
import { officeSettings, stateSettings } from './office-settings.js';

export interface Step {
  fingerprint: string;
  /** The version that whoever acts has seen; absent: as it stands now. */
  version?: number;
  event: FindingEvent;
}

export interface Stepped {
  record: FindingRecord;
  version: number;
}

/** What steps need besides the finding; read once for many. */
interface Rules {
  settings: StateSettings;
  clock: ClockSettings;
}

/**
 * Takes one legal step of a finding's way: its state, record and charge change together with the entry in the log, or nothing does.
 * @throws UserProblem with the sentence why the step is not legal; Conflict where somebody was faster; Missing
 */
export async function takeStep(desk: Desk, step: Step, actor: Actor): Promise<Stepped> {
  const [done] = await takeSteps(desk, [step], actor);
  if (!done) throw new Missing('没有这条问题，可能已并入别的问题，请回到列表重新查找。');
  return done;
}

/** Takes steps of several findings, all of them or none. @throws as `takeStep` */
export async function takeSteps(desk: Desk, steps: readonly Step[], actor: Actor): Promise<Stepped[]> {
  if (steps.length === 0) return [];
  const rules: Rules = { settings: await stateSettings(desk), clock: (await officeSettings(desk)).clock };
  return desk.store.change(() => undefined, async () => {
    const prints = steps.map(({ fingerprint }) => fingerprint);
    const findings = new Map((await getFindings(desk.store, prints)).map((finding) => [finding.fingerprint, finding]));
    const records = await getRecords(desk.store, prints);
    const done: Stepped[] = [];
    for (const step of steps) {
      const finding = findings.get(step.fingerprint);
      if (!finding) throw new Missing('没有这条问题，可能已并入别的问题，请回到列表重新查找。');
      done.push(await take(desk, rules, finding, records.get(step.fingerprint) ?? recordOf(finding), step, actor));
    }
    return done;
  });
}

/** The record of a finding that has taken no step yet. */
export function recordOf(finding: StoredFinding): FindingRecord {
  return { ...newRecord({ fingerprint: finding.fingerprint, unit: finding.unit, rule: finding.rule }, finding.firstSeenAt), unitThen: finding.foundUnit };
}

async function take(desk: Desk, { settings, clock }: Rules, finding: StoredFinding, record: FindingRecord, { version, event }: Step, actor: Actor): Promise<Stepped> {
  const now = desk.now();
  const result = advance(record, event, { actor, now, settings, holidays: holidays() });
  if (!result.ok) throw new UserProblem(result.refusal);
  const after = result.record;
  const due = dueOf(after);
  const moved = await moveFinding(desk.store, {
    fingerprint: finding.fingerprint, version: version ?? finding.version, from: finding.state, to: after.state, action: `finding.${event.kind}`, by: actor.id, at: now,
    ...('reason' in event ? { reason: event.reason } : {}), due: due ?? null, detail: event,
  });
  await keepRecord(desk.store, after);
  if (event.kind === 'lapse-waiver' || event.kind === 'end-waiver') await endKept(desk, finding.fingerprint, event.kind === 'end-waiver' ? 'revoked' : event.why === 'expired' ? 'expired' : 'lapsed', actor.id);
  if (event.kind === 'recheck' && after.falseReports > record.falseReports && finding.kind !== 'census') await chargeFalseReport(desk, after, finding);
  const about = { finding: finding.content, itemId: finding.item, selfReported: false };
  await keepCharge(desk.store, { fingerprint: after.fingerprint, round: after.round }, finding.kind === 'census' ? undefined : chargeOf(after, about, clock, holidays()));
  return { record: after, version: moved };
}

/** Ends the waiver of a finding, so that another may be granted later. */
async function endKept(desk: Desk, fingerprint: string, state: 'lapsed' | 'expired' | 'revoked', by: string): Promise<void> {
  for (const waiver of await listWaivers(desk.store, { fingerprint })) if (waiver.state === 'active') await endWaiver(desk.store, waiver.id, state, { by, at: desk.now() });
}

/** The day by which the next step is due: the end of the days for an appeal, then that for mending. */
function dueOf({ state, appealUntil, mendBy }: FindingRecord): string | undefined {
  if (state === 'signed') return appealUntil;
  return state === 'rectifying' || state === 'suspended' ? mendBy : undefined;
}
