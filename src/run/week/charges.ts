import type { Charge } from '../../model/points.js';
import type { FindingRecord } from '../../model/finding-state.js';
import { governanceRules } from '../../office/governance/index.js';
import { overdue } from '../../office/governance/rectification-overdue.js';
import { dateOf, plusDays } from '../../office/dates.js';
import { bulletinOf, quarterOf, windowOf } from '../../office/windows.js';
import { allFindings, getRecords, keepCharge, listCharges, type StoredFinding } from '../../store/index.js';
import type { Desk } from '../desk.js';
import { holidays } from '../holidays.js';
import { officeSettings } from './office-settings.js';

/** Charges as they stand; one for the conduct at a finding (group D) falls with the round of the finding that it rests on. */
export async function chargesOf(desk: Desk, filter: { upTo?: string; units?: readonly string[] } = {}): Promise<Charge[]> {
  const charges = await listCharges(desk.store, filter);
  const rounds = new Map(charges.map((charge) => [`${charge.fingerprint} ${charge.round}`, charge]));
  if (filter.units !== undefined) {
    // The finding may have been another unit's when it was found.
    const elsewhere = new Set(charges.flatMap(({ fingerprint, round }) => { const base = conductAt(fingerprint); return base === undefined || rounds.has(`${base} ${round}`) ? [] : [base]; }));
    for (const charge of elsewhere.size === 0 ? [] : await listCharges(desk.store, { fingerprints: [...elsewhere] })) rounds.set(`${charge.fingerprint} ${charge.round}`, charge);
  }
  return charges.map((charge) => {
    const base = conductAt(charge.fingerprint);
    const revokedAt = base === undefined ? undefined : rounds.get(`${base} ${charge.round}`)?.revokedAt;
    return revokedAt === undefined ? charge : { ...charge, revokedAt };
  });
}

/** The finding at which somebody's conduct is charged; undefined for the charge of a finding itself. */
export function conductAt(fingerprint: string): string | undefined {
  const [base, name] = fingerprint.split(' ');
  return name === undefined ? undefined : base;
}

/** The title of the rule of group D that a charge is by, of its fingerprint. */
export function conductTitle(fingerprint: string): string | undefined {
  const [, name = ''] = fingerprint.split(' ');
  return governanceRules.find(({ id }) => id === `rectify/${name}`)?.failTitle;
}

/** 虚报整改: what was reported as mended was still there. Within the change that takes the step. */
export async function chargeFalseReport(desk: Desk, record: FindingRecord, finding: StoredFinding): Promise<void> {
  const now = desk.now();
  await charge(desk, record, finding, 'rectify/false-report', String(record.falseReports), bulletinOf(now, (await officeSettings(desk)).clock, holidays()).id, now);
}

/** 逾期未整改 at the cut-off of a week: each finding once a week. How many. */
export async function chargeOverdue(desk: Desk, week: string): Promise<number> {
  const { cutOff } = windowOf(week, (await officeSettings(desk)).clock, holidays());
  const findings = new Map((await allFindings(desk.store, { state: 'rectifying' })).filter(({ kind }) => kind !== 'census').map((row) => [row.fingerprint, row]));
  const records = await getRecords(desk.store, [...findings.keys()]);
  const marks = overdue([...records.values()], dateOf(cutOff));
  await desk.store.change(() => (marks.length === 0 ? undefined : { by: '系统', at: desk.now(), action: 'charge.overdue', thing: 'week', id: week, detail: { findings: marks.length } }), async () => {
    for (const { key } of marks) {
      const [record, finding] = [records.get(key), findings.get(key)];
      if (record && finding) await charge(desk, record, finding, 'rectify/overdue', week, week, cutOff);
    }
  });
  return marks.length;
}

/** A charge by a rule of group D for the unit that answers; it is final with the bulletin after the one that tells it. */
async function charge(desk: Desk, record: FindingRecord, { content, item }: StoredFinding, ruleId: string, which: string, week: string, foundAt: string): Promise<void> {
  const rule = governanceRules.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`no rule ${ruleId}`);
  const { clock } = await officeSettings(desk);
  const { verdict, relations } = content;
  const fingerprint = `${record.fingerprint} ${ruleId.split('/')[1] ?? ''} ${which}`;
  const finding = { verdict, relations, lifecycle: rule.lifecycle, severity: rule.severity, maintainer: record.unit, department: record.unit, element: 'rectification', rule: rule.id, number: rule.number };
  await keepCharge(desk.store, { fingerprint, round: record.round }, {
    fingerprint, round: record.round, finding, itemId: item, unit: record.unit, week, quarter: quarterOf(week), foundAt, selfReported: false, mendedEarly: false, finalAt: windowOf(plusDays(week, 7), clock, holidays()).due,
  });
}
