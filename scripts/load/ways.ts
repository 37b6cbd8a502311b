import type { ClockSettings, Holidays } from '../../src/model/calendar.js';
import type { Actor, FindingEvent, FindingRecord, StateSettings } from '../../src/model/finding-state.js';
import type { Charge } from '../../src/model/points.js';
import { shanghaiTime } from '../../src/model/shanghai-time.js';
import { chargeOf } from '../../src/office/charge-of.js';
import { advance, newRecord } from '../../src/office/finding-states.js';
import { chanceOf } from './chance.js';
import type { LoadFinding } from './findings.js';

const HOUR = 3_600_000;

export interface Taken {
  event: FindingEvent;
  by: string;
  at: string;
  from: string;
  to: string;
}

/** The way of a finding until now: each step is one that the office's rules allow. */
export interface Way {
  record: FindingRecord;
  steps: Taken[];
  charge?: Charge;
}

export interface WayRules {
  settings: StateSettings;
  clock: ClockSettings;
  holidays: Holidays;
  now: number;
}

interface Planned {
  event: FindingEvent;
  actor: Actor;
  /** Hours after it was found. */
  after: number;
}

/** What happens to the n-th finding, found at `found` (milliseconds), as far as time allows. */
export function wayOf(n: number, { finding, unit, kind, valueHash }: LoadFinding, found: number, rules: WayRules): Way {
  const { settings, clock, holidays } = rules;
  let record = { ...newRecord({ fingerprint: finding.fingerprint, unit, rule: finding.rule }, shanghaiTime(found)), ...(finding.verdict === 'fail' ? {} : { state: 'doubtful' as const }) };
  const steps: Taken[] = [];
  if (kind === 'census') return { record, steps };
  for (const { event, actor, after } of planOf(n, finding.fingerprint, unit, valueHash, found)) {
    const at = found + after * HOUR;
    if (at > rules.now) break;
    const now = shanghaiTime(at);
    const result = advance(record, event, { actor, now, settings, holidays });
    if (!result.ok) break;
    steps.push({ event, by: actor.id, at: now, from: record.state, to: result.record.state });
    record = result.record;
  }
  const charge = chargeOf(record, { finding, itemId: finding.itemId, selfReported: false }, clock, holidays);
  if (!charge) return { record, steps };
  const { verdict, lifecycle, severity, maintainer, department, element, rule, number, relations } = finding;
  return { record, steps, charge: { ...charge, finding: { verdict, lifecycle, severity, maintainer, department, element, rule, number, relations } } };
}

function planOf(n: number, fingerprint: string, unit: string, values: string, found: number): Planned[] {
  const chance = chanceOf(n * 31 + 7);
  const inspector: Actor = { id: `inspector-${n % 15}`, role: 'centre', unit: '' };
  const reform: Actor = { id: `reform-${n % 7}`, role: 'reform', unit: '' };
  const own: Actor = { id: `department-${n % 20}`, role: 'unit', unit };
  const machine: Actor = { id: '系统', role: 'machine', unit: '' };
  const slow = chance() * 30;
  const reviewed = 20 + slow * 4;
  const lot = chance();
  if (lot < 0.12) {
    const dismissed: Planned = { event: { kind: 'dismiss', reason: '页面已在核查当天更新，手册以新版为准。' }, actor: inspector, after: reviewed };
    return chance() < 0.8 ? [dismissed, { event: { kind: 'keep-dismissed' }, actor: reform, after: reviewed + 30 }] : [dismissed];
  }
  if (lot < 0.15) return [{ event: { kind: 'doubt', reason: '需要向窗口核实实际执行的时限。' }, actor: inspector, after: reviewed }];
  const told: Planned[] = [{ event: { kind: 'confirm' }, actor: inspector, after: reviewed }, { event: { kind: 'notify' }, actor: inspector, after: reviewed + 24 }, { event: { kind: 'sign' }, actor: own, after: reviewed + 30 + slow }];
  if (lot < 0.17) return [...told, { event: { kind: 'waive', waiver: { fingerprint, values, reason: '依省级试点方案，经核准暂不调整。', approver: '区跑改办', approvedAt: shanghaiTime(found), until: '2027-12-31' } }, actor: reform, after: reviewed + 90 }];
  const appealed = chance() < 0.06;
  const decision: FindingEvent = lot < 0.6 ? { kind: 'uphold', reason: '手册已明确，维持。' } : lot < 0.75 ? { kind: 'reduce', reason: '已及时改正，减轻。', code: '渠道延迟', to: 50 } : { kind: 'revoke', reason: '手册该条有误，撤销。', code: '手册错误' };
  const answer: Planned[] = appealed
    ? [{ event: { kind: 'appeal', reason: '该事项窗口已按新规办理，页面由市级平台统一维护，本单位无法修改。', attachments: [] }, actor: own, after: reviewed + 34 + slow }, { event: decision, actor: reform, after: reviewed + 150 + slow * 6 }]
    : [{ event: { kind: 'accept' }, actor: own, after: reviewed + 34 + slow }];
  const mend: Planned[] = chance() < 0.9 ? [{ event: { kind: 'report-mended', note: '已按手册修改页面，并更换了窗口的指南。' }, actor: own, after: reviewed + 220 + slow * 4 }] : [];
  const seen: Planned[] = chance() < 0.9 ? [{ event: { kind: 'recheck', result: chance() < 0.93 ? 'gone' : 'still' }, actor: machine, after: reviewed + 400 }] : [];
  return [...told, ...answer, ...mend, ...seen];
}
