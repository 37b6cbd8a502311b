import type { ClockSettings, Holidays } from '../../src/model/calendar.js';
import type { Actor, FindingEvent, FindingRecord, StateSettings } from '../../src/model/finding-state.js';
import type { Charge } from '../../src/model/points.js';
import type { Unit } from '../../src/model/unit.js';
import { chargeOf } from '../../src/office/charge-of.js';
import { dateOf } from '../../src/office/dates.js';
import { advance, newRecord } from '../../src/office/finding-states.js';
import { governanceRules } from '../../src/office/governance/index.js';
import { overdue } from '../../src/office/governance/rectification-overdue.js';
import { answerableFor, moveOpen } from '../../src/office/successors.js';
import { bulletinOf, quarterOf, windowOf } from '../../src/office/windows.js';
import { plusDays } from '../../src/office/dates.js';
import type { Fact, Seen } from './facts.js';

export interface DeskRules {
  clock: ClockSettings;
  states: StateSettings;
  holidays: Holidays;
  units: readonly Unit[];
}

const MACHINE: Actor = { id: 'run', role: 'machine', unit: '' };
const TO_REVIEW = ['found', 'doubtful', 'reopened', 'lapsed'];
const keyOf = (record: FindingRecord) => `${record.fingerprint}#${record.round}`;

/** The office's desk: every fact goes through the states of findings, and the charges follow. */
export function deskOf(rules: DeskRules) {
  const records = new Map<string, FindingRecord>();
  const known = new Map<string, Seen>();
  const charges = new Map<string, Charge>();
  const facts: Fact[] = [];
  const refusals = new Map<string, number>();
  const { clock, holidays } = rules;

  function put(record: FindingRecord): void {
    records.set(record.fingerprint, record);
    const seen = known.get(record.fingerprint);
    if (seen === undefined) return;
    const charge = chargeOf(record, { finding: chargeable(seen), itemId: seen.item, selfReported: seen.selfReported }, clock, holidays);
    // The dates of a charge that a fault of the handbook revoked stay.
    const fault = charges.get(keyOf(record))?.revokedAt;
    if (charge === undefined) charges.delete(keyOf(record));
    else charges.set(keyOf(record), fault === undefined ? charge : { ...charge, revokedAt: fault });
  }

  function step(fingerprint: string, event: FindingEvent, actor: Actor, now: string, quiet = false): boolean {
    const record = records.get(fingerprint);
    if (record === undefined) return false;
    const result = advance(record, event, { actor, now, settings: rules.states, holidays });
    if (result.ok) {
      put(result.record);
      if (result.record.falseReports > record.falseReports) chargeFalseReport(result.record, record.round, now);
    } else if (!quiet) {
      const words = result.refusal.replaceAll(/\d{4}-\d{2}-\d{2}|“[^”]*”/g, '…');
      refusals.set(words, (refusals.get(words) ?? 0) + 1);
    }
    return result.ok;
  }

  function look(fact: Extract<Fact, { act: 'seen' | 'gone' }>): void {
    const record = records.get(fact.fingerprint);
    if (record === undefined) {
      if (fact.act === 'gone') return;
      known.set(fact.fingerprint, fact.seen);
      const { seen } = fact;
      put(newRecord({ fingerprint: fact.fingerprint, unit: answerableFor(seen.unit, dateOf(fact.at), rules.units), rule: seen.rule }, fact.at));
      return;
    }
    if (record.state === 'dismissed' || record.state === 'revoked') return;
    if (record.state === 'closed') step(fact.fingerprint, { kind: 'look-back', result: fact.act === 'seen' ? 'again' : 'gone' }, MACHINE, fact.at);
    else if (record.state !== 'waived') step(fact.fingerprint, { kind: 'recheck', result: fact.act === 'seen' ? 'still' : 'gone' }, MACHINE, fact.at);
    else if (fact.act === 'seen' && record.waiver?.values !== fact.values) step(fact.fingerprint, { kind: 'lapse-waiver', why: 'changed' }, MACHINE, fact.at);
  }

  function fault(fact: Extract<Fact, { act: 'fault' }>): void {
    for (const fingerprint of fact.fingerprints) {
      const record = records.get(fingerprint);
      if (record === undefined) continue;
      if (TO_REVIEW.includes(record.state)) {
        step(fingerprint, { kind: 'dismiss', reason: fact.code }, record.unit === rules.states.centreUnit ? { id: 'zhao', role: 'reform', unit: '区跑改办' } : { id: 'chen', role: 'centre', unit: '区信息中心' }, fact.at);
      } else {
        step(fingerprint, { kind: 'revoke', reason: '一次认定，全部撤销', code: fact.code }, { id: 'zhao', role: 'reform', unit: '区跑改办' }, fact.at);
      }
      for (const [key, charge] of charges) if (charge.fingerprint === fingerprint) charges.set(key, { ...charge, revokedAt: charge.revokedAt ?? fact.at });
    }
  }

  function chargeFalseReport(record: FindingRecord, round: number, at: string): void {
    const week = bulletinOf(at, clock, holidays).id;
    conduct(record, round, 'rectify/false-report', `false-report ${record.falseReports}`, week, at);
  }

  /** A charge by a rule of group D; it is final with the next bulletin and falls with the finding that it rests on. */
  function conduct(record: FindingRecord, round: number, ruleId: string, name: string, week: string, foundAt: string): void {
    const rule = governanceRules.find((meta) => meta.id === ruleId);
    const seen = known.get(record.fingerprint);
    if (rule === undefined || seen === undefined) return;
    const finding = { ...chargeable(seen), rule: rule.id, number: rule.number, severity: rule.severity, lifecycle: rule.lifecycle, element: 'rectification', maintainer: record.unit, department: record.unit };
    const fingerprint = `${record.fingerprint} ${name}`;
    charges.set(fingerprint, {
      fingerprint, round, finding, itemId: seen.item, unit: record.unit, week, quarter: quarterOf(week), foundAt, selfReported: false, mendedEarly: false,
      finalAt: windowOf(plusDays(week, 7), clock, holidays).due,
    });
  }

  return {
    records, known, facts, refusals,
    /** Charges as they stand; those of group D are revoked with the round that they rest on. */
    charges(): Charge[] {
      return [...charges.values()].map((charge) => {
        const [base = '', name] = charge.fingerprint.split(' ');
        const revokedAt = name === undefined ? undefined : charges.get(`${base}#${charge.round}`)?.revokedAt;
        return revokedAt === undefined ? charge : { ...charge, revokedAt };
      });
    },
    /** Enters a fact and does what follows from it; false where it was refused. */
    take(fact: Fact): boolean {
      facts.push(fact);
      switch (fact.act) {
        case 'seen':
        case 'gone': look(fact); return true;
        case 'fault': fault(fact); return true;
        default: return step(fact.fingerprint, eventOf(fact), fact.by, fact.at);
      }
    },
    /** What the machine does every night. */
    tick(now: string): void {
      for (const record of moveOpen([...records.values()], now, rules.units)) if (record !== records.get(record.fingerprint)) put(record);
      for (const record of [...records.values()]) {
        if (record.state === 'notified') step(record.fingerprint, { kind: 'deem-served' }, MACHINE, now, true);
        else if (record.state === 'signed') step(record.fingerprint, { kind: 'let-lapse' }, MACHINE, now, true);
      }
    },
    /** 逾期未整改 of a window. */
    chargeOverdue(week: string): void {
      const { cutOff } = windowOf(week, clock, holidays);
      for (const mark of overdue([...records.values()], dateOf(cutOff))) {
        const record = records.get(mark.key);
        if (record) conduct(record, record.round, 'rectify/overdue', `overdue ${week}`, week, cutOff);
      }
    },
  };
}

export type Desk = ReturnType<typeof deskOf>;

function chargeable(seen: Seen): Charge['finding'] {
  const { severity, maintainer, element, rule, number, lifecycle, unit } = seen;
  return { verdict: 'fail', lifecycle, severity, maintainer, department: unit, element, rule, number, relations: number.startsWith('B') ? ['online-offline'] : ['online-handbook'] };
}

function eventOf(fact: Exclude<Fact, { act: 'seen' | 'gone' | 'fault' }>): FindingEvent {
  switch (fact.act) {
    case 'dismiss':
    case 'doubt':
    case 'uphold': return { kind: fact.act, reason: '见附件' };
    case 'appeal': return { kind: 'appeal', reason: '情况不符', attachments: [] };
    case 'reduce': return { kind: 'reduce', reason: '已主动改正', code: '渠道延迟', to: fact.to };
    case 'revoke': return { kind: 'revoke', reason: '核实后撤销', code: fact.code };
    case 'report-mended': return { kind: 'report-mended', note: '已按手册修改' };
    case 'suspend': return { kind: 'arrange', mending: { how: 'suspended', why: '待系统改造', reviewOn: fact.until } };
    case 'give-time': return { kind: 'arrange', mending: { how: 'by-date', on: fact.until } };
    case 'waive': return { kind: 'waive', waiver: { fingerprint: fact.fingerprint, values: fact.values, reason: '上级另有规定', approver: fact.by.id, approvedAt: fact.at, until: fact.until } };
    default: return { kind: fact.act };
  }
}
