import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, FindingEvent, FindingRecord, FindingState } from '../../src/model/finding-state.js';
import { advance, newRecord } from '../../src/office/finding-states.js';
import { STATE_NAMES, TRANSITIONS, type EventKind } from '../../src/office/state-table.js';
import { CENTRE, HOLIDAYS, MACHINE, REFORM, STATES, UNIT } from './kit.js';

const NOW = '2018-09-20T10:00:00+08:00';
const LATER = '2018-11-20T10:00:00+08:00';
const WAIVER = { fingerprint: 'f', values: 'v', reason: '上级批复', approver: '跑改办主任', approvedAt: NOW, until: '2018-12-31' };
const EVENTS: FindingEvent[] = [
  { kind: 'confirm' }, { kind: 'dismiss', reason: '页面缓存' }, { kind: 'doubt', reason: '待查' }, { kind: 'keep-dismissed' }, { kind: 'reconsider', reason: '页面并无缓存' }, { kind: 'notify' }, { kind: 'sign' }, { kind: 'deem-served' }, { kind: 'accept' },
  { kind: 'appeal', reason: '不属实', attachments: [] }, { kind: 'withdraw' }, { kind: 'let-lapse' }, { kind: 'uphold', reason: '属实' }, { kind: 'reduce', reason: '情节轻微', code: '渠道延迟', to: 10 },
  { kind: 'revoke', reason: '手册有误', code: '手册错误' }, { kind: 'arrange', mending: { how: 'by-date', on: '2018-12-01' } }, { kind: 'report-mended', note: '已改' }, { kind: 'recheck', result: 'gone' },
  { kind: 'look-back', result: 'gone' }, { kind: 'waive', waiver: WAIVER }, { kind: 'lapse-waiver', why: 'changed' }, { kind: 'end-waiver', reason: '批复撤销' },
];
const STATE_LIST = Object.keys(STATE_NAMES) as FindingState[];
const ACTORS: Record<string, Actor> = { centre: CENTRE, reform: REFORM, unit: UNIT, machine: MACHINE };

/** A record in a state with all that the steps from it ask for. */
function inState(state: FindingState, over: Partial<FindingRecord> = {}): FindingRecord {
  return { ...newRecord({ fingerprint: 'f', unit: '区民政局', rule: 'r' }, '2018-09-14T09:00:00+08:00'), state, confirmed: { by: 'zhang', at: NOW }, notifiedAt: NOW, served: { by: 'wang', at: NOW, deemed: false }, appealUntil: '2018-09-26', waiver: WAIVER, ...(state === 'dismissed' ? { dismissal: { by: 'zhang', at: NOW, reason: '页面缓存' } } : {}), ...over };
}
const step = (record: FindingRecord, event: FindingEvent, actor: Actor, now = NOW, settings = STATES) => advance(record, event, { actor, now, settings, holidays: HOLIDAYS });
const refusalOf = (result: ReturnType<typeof advance>) => (result.ok ? '' : result.refusal);

/** State × event → the states reached by whom, written out: the law of the table, kept apart from it. */
const LEGAL: Record<EventKind, { from: string; roles: string; to: string }> = {
  confirm: { from: 'found doubtful reopened lapsed', roles: 'centre', to: 'confirmed' },
  dismiss: { from: 'found doubtful reopened lapsed', roles: 'centre', to: 'dismissed' },
  doubt: { from: 'found doubtful reopened lapsed', roles: 'centre', to: 'doubtful' },
  'keep-dismissed': { from: 'dismissed', roles: 'reform', to: 'dismissed' },
  reconsider: { from: 'dismissed', roles: 'reform', to: 'found' },
  notify: { from: 'confirmed', roles: 'centre reform', to: 'notified' },
  sign: { from: 'notified', roles: 'unit', to: 'signed' },
  'deem-served': { from: 'notified', roles: 'machine', to: 'signed' },
  accept: { from: 'signed', roles: 'unit', to: 'rectifying' },
  appeal: { from: 'signed', roles: 'unit', to: 'appealed' },
  withdraw: { from: 'appealed', roles: 'unit', to: 'rectifying' },
  'let-lapse': { from: 'signed', roles: 'machine', to: 'rectifying' },
  uphold: { from: 'signed appealed', roles: 'reform', to: 'rectifying' },
  reduce: { from: 'appealed', roles: 'reform', to: 'rectifying' },
  revoke: { from: 'confirmed notified signed appealed rectifying suspended reported closed', roles: 'reform', to: 'revoked' },
  arrange: { from: 'rectifying suspended', roles: 'reform', to: 'rectifying' },
  'report-mended': { from: 'rectifying suspended', roles: 'unit', to: 'reported' },
  recheck: { from: 'found doubtful reopened lapsed confirmed notified signed appealed rectifying suspended reported', roles: 'machine centre', to: 'closed' },
  'look-back': { from: 'closed', roles: 'machine centre', to: 'closed' },
  waive: { from: 'found doubtful reopened lapsed confirmed notified signed appealed rectifying suspended', roles: 'reform', to: 'waived' },
  'lapse-waiver': { from: 'waived', roles: 'machine', to: 'lapsed' },
  'end-waiver': { from: 'waived', roles: 'reform', to: 'lapsed' },
};

describe('every state, event and office', () => {
  const rows = STATE_LIST.flatMap((state) => EVENTS.flatMap((event) => Object.keys(ACTORS).map((role) => ({ state, event, role }))));
  it(`${STATE_LIST.length} × ${EVENTS.length} × 4: only what is written out is legal`, () => {
    for (const { state, event, role } of rows) {
      const { from, roles, to } = LEGAL[event.kind];
      // Late enough for every rule that waits for a day to be over, early enough for none that ends with one.
      const record = inState(state, event.kind === 'appeal' ? {} : { appealUntil: '2018-09-19', notifiedAt: '2018-09-10T09:00:00+08:00' });
      const before = JSON.stringify(record);
      const result = step(record, event, ACTORS[role] as Actor);
      const legal = from.split(' ').includes(state) && roles.split(' ').includes(role);
      expect([state, event.kind, role, result.ok]).toEqual([state, event.kind, role, legal]);
      if (result.ok) {
        const early = event.kind === 'recheck' && !['rectifying', 'suspended', 'reported'].includes(state);
        expect([state, event.kind, result.record.state]).toEqual([state, event.kind, early ? state : to]);
      } else {
        expect(result.refusal).toMatch(/^[^a-z]+。$/);
      }
      expect(JSON.stringify(record)).toBe(before);
    }
  });

  it('covers all events', () => expect(EVENTS.map((event) => event.kind).sort()).toEqual(Object.keys(TRANSITIONS).sort()));
});

describe('the first review', () => {
  it('of what the centre answers for is the reform office’s', () => {
    const own = inState('found', { unit: '区信息中心' });
    expect(refusalOf(step(own, { kind: 'confirm' }, CENTRE))).toBe('确认问题由区跑改办办理（信息中心自己负责的内容由区跑改办初核），区信息中心不能办理。');
    expect(step(own, { kind: 'confirm' }, REFORM)).toMatchObject({ ok: true, record: { state: 'confirmed', confirmed: { by: 'li' } } });
  });
  it('gives reasons', () => {
    expect(refusalOf(step(inState('found'), { kind: 'dismiss', reason: ' ' }, CENTRE))).toBe('排除疑似问题要写明理由。');
    expect(refusalOf(step(inState('found'), { kind: 'doubt', reason: '' }, CENTRE))).toContain('写明还缺什么');
  });
});

describe('serving', () => {
  it('is by the unit concerned alone, and begins the days for an appeal', () => {
    expect(refusalOf(step(inState('notified'), { kind: 'sign' }, { ...UNIT, unit: '区城管局' }))).toBe('这条问题由“区民政局”负责，“区城管局”不能签收。');
    expect(step(inState('notified'), { kind: 'sign' }, UNIT, '2018-09-20T10:00:00+08:00')).toMatchObject({ record: { served: { by: 'wang', deemed: false }, appealUntil: '2018-09-26' } });
  });
  it('is deemed after two working days, where that is the rule', () => {
    const told = inState('notified', { notifiedAt: '2018-09-20T10:00:00+08:00' });
    expect(refusalOf(step(told, { kind: 'deem-served' }, MACHINE, '2018-09-25T23:59:59+08:00'))).toContain('次日起才视为送达');
    expect(step(told, { kind: 'deem-served' }, MACHINE, '2018-09-26T00:00:00+08:00')).toMatchObject({ record: { state: 'signed', served: { deemed: true } } });
    const never = (({ deemedServedDays: _days, ...rest }: typeof STATES) => rest)(STATES);
    expect(refusalOf(step(told, { kind: 'deem-served' }, MACHINE, LATER, never))).toContain('没有启用');
  });
});

describe('appeals', () => {
  it('end with the last day', () => {
    const appeal: FindingEvent = { kind: 'appeal', reason: '不属实', attachments: ['说明.pdf'] };
    expect(step(inState('signed'), appeal, UNIT, '2018-09-26T23:59:59+08:00')).toMatchObject({ record: { state: 'appealed', appeal: { attachments: ['说明.pdf'] } } });
    expect(refusalOf(step(inState('signed'), appeal, UNIT, '2018-09-27T00:00:00+08:00'))).toContain('已于2018-09-26届满');
  });
  it('silence is consent only where that is the rule, and only afterwards', () => {
    expect(refusalOf(step(inState('signed'), { kind: 'let-lapse' }, MACHINE, '2018-09-26T12:00:00+08:00'))).toContain('还没有届满');
    expect(step(inState('signed'), { kind: 'let-lapse' }, MACHINE, '2018-09-27T00:00:00+08:00')).toMatchObject({ record: { state: 'rectifying', finalAt: '2018-09-27T00:00:00+08:00', mendBy: '2018-10-09' } });
    expect(refusalOf(step(inState('signed'), { kind: 'let-lapse' }, MACHINE, LATER, { ...STATES, silenceIsConsent: false }))).toContain('没有启用“逾期视为无意见”');
    expect(step(inState('signed'), { kind: 'uphold', reason: '未申诉，属实' }, REFORM, LATER, { ...STATES, silenceIsConsent: false }).ok).toBe(true);
    expect(refusalOf(step(inState('signed'), { kind: 'uphold', reason: '属实' }, REFORM, NOW))).toContain('还不能决定');
  });
  it('are not decided by who confirmed', () => {
    const own = inState('appealed', { confirmed: { by: 'li', at: NOW } });
    for (const event of EVENTS.filter(({ kind }) => kind === 'uphold' || kind === 'reduce' || kind === 'revoke')) {
      expect(refusalOf(step(own, event, REFORM))).toContain('不能对它作复核决定');
      expect(step(own, event, { ...REFORM, id: 'zhao' }).ok).toBe(true);
      expect(refusalOf(step(inState('appealed'), { ...event, reason: '' } as FindingEvent, REFORM))).toContain('写明理由');
    }
    for (const to of [-1, 0.5]) expect(refusalOf(step(inState('appealed'), { kind: 'reduce', reason: 'x', code: '误判', to }, REFORM))).toContain('0.01分');
  });
});

describe('mending', () => {
  it.each([
    [{ how: 'by-date', on: '2018-09-30' }, 'rectifying', '2018-09-30'], [{ how: 'at-once' }, 'rectifying', '2018-09-20'],
    [{ how: 'suspended', why: '系统改造', reviewOn: '2019-01-31' }, 'suspended', '2019-01-31'],
  ] as const)('%o', (mending, state, mendBy) => expect(step(inState('rectifying'), { kind: 'arrange', mending }, REFORM)).toMatchObject({ record: { state, mendBy } }));
  it.each([
    [{ how: 'by-date', on: '2018-09-19' }, '已经过去'], [{ how: 'by-date', on: '2018-02-30' }, '不是日期'], [{ how: 'suspended', why: '', reviewOn: '2019-01-31' }, '写明暂时不能整改'],
  ] as const)('%o is refused', (mending, words) => expect(refusalOf(step(inState('rectifying'), { kind: 'arrange', mending }, REFORM))).toContain(words));
  it('what was reported and is still there goes back and counts', () => {
    expect(step(inState('reported'), { kind: 'recheck', result: 'still' }, MACHINE)).toMatchObject({ record: { state: 'rectifying', falseReports: 1 } });
    expect(step(inState('reported'), { kind: 'recheck', result: 'cannot-tell' }, MACHINE)).toMatchObject({ record: { state: 'reported', falseReports: 0 } });
    expect(step(inState('rectifying'), { kind: 'recheck', result: 'still' }, MACHINE)).toMatchObject({ record: { state: 'rectifying', falseReports: 0 } });
    expect(refusalOf(step(inState('rectifying'), { kind: 'report-mended', note: '' }, UNIT))).toContain('写明改了什么');
  });
  it('a look back that finds it again begins a new round without the dates of the old one', () => {
    const again = step(inState('closed', { finalAt: NOW, closedAt: NOW, reported: { by: 'wang', at: NOW, note: '已改' } }), { kind: 'look-back', result: 'again' }, MACHINE, LATER);
    expect(again).toEqual({ ok: true, record: { fingerprint: 'f', unit: '区民政局', unitThen: '区民政局', rule: 'r', state: 'reopened', round: 2, foundAt: LATER, lookedBackAt: LATER, falseReports: 1 } });
  });
});

describe('waivers', () => {
  it('need reason, approver and a day that is not over', () => {
    for (const [over, words] of [[{ fingerprint: 'x' }, '不是这条问题'], [{ reason: '' }, '理由和核准人'], [{ approver: ' ' }, '理由和核准人'], [{ until: '2018-09-19' }, '已经过去']] as const) {
      expect(refusalOf(step(inState('found'), { kind: 'waive', waiver: { ...WAIVER, ...over } }, REFORM))).toContain(words);
    }
  });
  it('end before their day only with a reason', () => {
    expect(refusalOf(step(inState('waived'), { kind: 'end-waiver', reason: ' ' }, REFORM))).toContain('写明理由');
    expect(step(inState('waived'), { kind: 'end-waiver', reason: '批复撤销' }, REFORM)).toMatchObject({ record: { state: 'lapsed' } });
  });
  it('lapse when they expire, not before', () => {
    expect(refusalOf(step(inState('waived'), { kind: 'lapse-waiver', why: 'expired' }, MACHINE, '2018-12-31T23:00:00+08:00'))).toContain('还没有到期');
    expect(step(inState('waived'), { kind: 'lapse-waiver', why: 'expired' }, MACHINE, '2019-01-01T00:00:00+08:00')).toMatchObject({ record: { state: 'lapsed' } });
  });
});

describe('any sequence of steps', () => {
  const events = fc.constantFrom(...EVENTS, { kind: 'recheck', result: 'still' } as FindingEvent, { kind: 'look-back', result: 'again' } as FindingEvent, { kind: 'arrange', mending: { how: 'suspended', why: '系统', reviewOn: '2030-01-01' } } as FindingEvent);
  const actors = fc.constantFrom(CENTRE, REFORM, UNIT, MACHINE, { ...REFORM, id: 'zhang' }, { ...UNIT, unit: '区城管局' });

  it('keeps what must hold of a record', () => {
    fc.assert(fc.property(fc.array(fc.tuple(events, actors, fc.integer({ min: 0, max: 6 * 24 })), { maxLength: 80 }), (steps) => {
      let record = newRecord({ fingerprint: 'f', unit: '区民政局', rule: 'r' }, NOW);
      let hours = 0;
      for (const [event, actor, gap] of steps) {
        hours += gap;
        const now = new Date(Date.parse(NOW) + hours * 3_600_000 + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
        const result = step(record, event, actor, now);
        if (!result.ok) continue;
        const next = result.record;
        // Nothing is final that the unit was not told of and served with.
        if (next.finalAt !== undefined) expect(next.served !== undefined && next.confirmed !== undefined && next.served.at <= next.finalAt).toBe(true);
        if (['rectifying', 'suspended', 'reported', 'closed'].includes(next.state)) expect(next.finalAt !== undefined && next.mendBy !== undefined).toBe(true);
        if (next.decision !== undefined) expect(next.decision.by).not.toBe(next.confirmed?.by);
        if (next.state === 'appealed') expect(next.appeal !== undefined && next.appeal.at.slice(0, 10) <= (next.appealUntil ?? '')).toBe(true);
        // Final stays final, rounds only grow, the name of the day stays.
        if (record.finalAt !== undefined && next.round === record.round && next.state !== 'waived' && next.state !== 'lapsed') expect(next.finalAt).toBe(record.finalAt);
        expect(next.round).toBeGreaterThanOrEqual(record.round);
        expect([next.fingerprint, next.unitThen]).toEqual(['f', '区民政局']);
        if (record.state === 'revoked') expect(next).toEqual(record);
        // What was dismissed comes back by nobody but the reform office, and as something that is to be reviewed.
        if (record.state === 'dismissed') expect([actor.role, ['dismissed', 'found'].includes(next.state), next.confirmed]).toEqual(['reform', true, undefined]);
        record = next;
      }
    }), { numRuns: 500 });
  });
});
