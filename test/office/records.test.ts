import { describe, expect, it } from 'vitest';
import type { FindingRecord, Waiver } from '../../src/model/finding-state.js';
import type { Unit } from '../../src/model/unit.js';
import { compareRuns, type SeenFinding } from '../../src/office/compare-runs.js';
import { restsOn, type FaultSubject } from '../../src/office/faults.js';
import { newRecord } from '../../src/office/finding-states.js';
import { precisionOf, PRECISION, type JudgedFinding } from '../../src/office/precision.js';
import { lookBackSize, withinLookBack } from '../../src/office/rectification.js';
import { answerableFor, moveOpen, unitErrors } from '../../src/office/successors.js';
import { valuesHash, waiverHolds } from '../../src/office/waivers.js';

const NOW = '2018-10-11T09:00:00+08:00';
const seen = (fingerprint: string, over: Partial<SeenFinding> = {}): SeenFinding => ({ fingerprint, itemId: 'i', verdict: 'fail', values: 'v', ...over });
const waiver = (over: Partial<Waiver> = {}): Waiver => ({ fingerprint: 'a', values: 'v', reason: '批复', approver: '主任', approvedAt: NOW, until: '2018-12-31', ...over });
const record = (over: Partial<FindingRecord> = {}): FindingRecord => ({ ...newRecord({ fingerprint: 'f', unit: '区老龄办', rule: 'r' }, NOW), ...over });

describe('two runs', () => {
  const compare = (before: SeenFinding[], after: SeenFinding[], { closed = [] as string[], waivers = [] as Waiver[], checked = ['i'], now = NOW } = {}) =>
    compareRuns({ findings: before, checked: new Set(['i']) }, { findings: after, checked: new Set(checked) }, new Set(closed), waivers, now).map(({ fingerprint: _f, ...rest }) => rest);

  it.each([
    ['new', [], [seen('a')], {}, [{ change: 'new' }]],
    ['persisting', [seen('a')], [seen('a')], {}, [{ change: 'persisting' }]],
    ['fixed', [seen('a')], [], {}, [{ change: 'fixed' }]],
    ['not reached is not fixed', [seen('a')], [], { checked: [] }, [{ change: 'unchecked' }]],
    ['doubtful is not fixed', [seen('a')], [seen('a', { verdict: 'cannot-tell' })], {}, [{ change: 'unchecked' }]],
    ['reopened', [], [seen('a')], { closed: ['a'] }, [{ change: 'reopened' }]],
    ['one defect, whose side became known', [seen('u')], [seen('a', { formerly: 'u' })], {}, [{ before: 'u', change: 'persisting' }]],
    ['waived', [seen('a')], [seen('a')], { waivers: [waiver()] }, [{ change: 'waived' }]],
    ['lapsed as a value changed', [seen('a')], [seen('a', { values: 'w' })], { waivers: [waiver()] }, [{ change: 'lapsed', lapsed: 'changed' }]],
    ['lapsed as it expired', [seen('a')], [seen('a')], { waivers: [waiver({ until: '2018-10-10' })] }, [{ change: 'lapsed', lapsed: 'expired' }]],
    ['renewed', [seen('a')], [seen('a')], { waivers: [waiver({ until: '2018-10-10' }), waiver()] }, [{ change: 'waived' }]],
    ['doubts are no findings', [seen('a', { verdict: 'cannot-tell' })], [seen('b', { verdict: 'cannot-tell' })], {}, []],
  ])('%s', (_name, before, after, over, expected) => expect(compare(before, after, over)).toEqual(expected));
});

describe('waivers', () => {
  it('bind the fingerprint and both values, but not blanks', () => {
    const values = valuesHash({ online: '5个工作日', handbook: '3个工作日' });
    expect(valuesHash({ online: ' 5个\n工作日 ', handbook: '3个工作日' })).not.toBe(values);
    expect(valuesHash({ online: '5个工作日\n', handbook: ' 3个工作日' })).toBe(values);
    expect(valuesHash({ offline: '5个工作日', handbook: '3个工作日' })).not.toBe(values);
    expect(valuesHash({ online: '', handbook: '3个工作日' })).not.toBe(valuesHash({ handbook: '3个工作日' }));
    expect(waiverHolds(waiver(), { fingerprint: 'a', values: 'v' }, '2018-12-31T23:59:59+08:00')).toBe('holds');
    expect(waiverHolds(waiver(), { fingerprint: 'a', values: 'v' }, '2019-01-01T00:00:00+08:00')).toBe('expired');
    expect(waiverHolds(waiver(), { fingerprint: 'b', values: 'v' }, NOW)).toBe('other');
  });
});

describe('precision of rules', () => {
  const judged = (rule: string, right: number, wrong: JudgedFinding[]): JudgedFinding[] => [...Array.from({ length: right }, (): JudgedFinding => ({ rule, outcome: 'stands' })), ...wrong];
  it.each([
    ['19 of 20 is just enough', judged('r', 19, [{ rule: 'r', outcome: 'dismissed' }]), 19, false],
    ['18 of 19 is not', judged('r', 18, [{ rule: 'r', outcome: 'revoked', code: '误判' }]), 18, true],
    ['a fault of the handbook is not the rule’s', judged('r', 1, [{ rule: 'r', outcome: 'revoked', code: '手册错误' }, { rule: 'r', outcome: 'revoked', code: '平台故障' }]), 3, false],
    ['a rule on trial stays there', judged('t', 0, [{ rule: 't', outcome: 'dismissed' }]), 0, false],
  ])('%s', (_name, findings, right, back) => {
    const [figure] = precisionOf(findings, new Set(['r']));
    expect(figure?.right).toBe(right);
    expect(figure?.backToTrial !== undefined).toBe(back);
    if (back) expect(figure?.backToTrial).toBe('经人工核定19条，其中正确18条，准确率低于95%，本规则退回试行，不再扣分；查明原因并改进后再转正。');
  });
  it('waits for as many judgements as the settings say', () => {
    expect(precisionOf(judged('r', 0, [{ rule: 'r', outcome: 'dismissed' }]), new Set(['r']), { ...PRECISION, atLeast: 2 })[0]).not.toHaveProperty('backToTrial');
  });
});

describe('merged units', () => {
  const UNITS: Unit[] = [
    { name: '区老龄办', from: '2010-01-01', until: '2018-11-01', successor: '区民政局' }, { name: '区民政局', from: '2010-01-01', until: '2019-01-01', successor: '区社会建设局' }, { name: '区社会建设局', from: '2019-01-01' },
  ];
  it.each([['2018-10-31', '区老龄办'], ['2018-11-01', '区民政局'], ['2019-01-01', '区社会建设局']])('on %s %s answers', (day, name) => expect(answerableFor('区老龄办', day, UNITS)).toBe(name));

  it('open findings move with their deadlines, ended ones stay, and the name of the day is kept', () => {
    const open = record({ state: 'rectifying', mendBy: '2018-11-05' });
    expect(moveOpen([open, record({ state: 'closed' }), record({ state: 'revoked' })], '2018-11-02T00:00:00+08:00', UNITS)).toEqual([{ ...open, unit: '区民政局', unitThen: '区老龄办' }, record({ state: 'closed' }), record({ state: 'revoked' })]);
  });

  it('a wrong list is named, and a circle hangs nothing', () => {
    const circle: Unit[] = [{ name: 'a', from: '2018-01-01', until: '2018-02-01', successor: 'b' }, { name: 'b', from: '2018-01-01', until: '2018-02-01', successor: 'a' }];
    expect(['a', 'b']).toContain(answerableFor('a', '2018-03-01', circle));
    expect(unitErrors(circle).join()).toContain('绕成了圈');
    expect(unitErrors([{ name: 'a', from: '2018-01-01', until: '2018-01-01', successor: 'x' }])).toHaveLength(2);
    expect(unitErrors([{ name: 'a', from: '2018-01-01', successor: 'a' }]).length).toBeGreaterThan(0);
    expect(unitErrors(UNITS)).toEqual([]);
  });
});

describe('faults', () => {
  const subject: FaultSubject = { basicCode: '330100000001', element: 'fee', handbookVersion: '2', online: { host: 'portal', takenAt: '2018-10-10T19:30:00+08:00' } };
  const handbook = { kind: '手册错误', basicCode: '330100000001', element: 'fee' } as const;
  const platform = { kind: '平台故障', host: 'portal', from: '2018-10-10T19:00:00+08:00', to: '2018-10-10T21:00:00+08:00' } as const;
  it.each([
    ['of the handbook', handbook, subject, true], ['of another element', { ...handbook, element: 'promisedTimeLimit' }, subject, false], ['of another version', { ...handbook, version: '1' }, subject, false],
    ['of a key', { ...handbook, key: 'k' }, { ...subject, key: 'k' }, true], ['of another key', { ...handbook, key: 'k' }, subject, false],
    ['where no handbook was used', handbook, { basicCode: '330100000001', element: 'fee' }, false],
    ['of the platform', platform, subject, true], ['at another hour', platform, { ...subject, online: { host: 'portal', takenAt: '2018-10-10T21:00:00+08:00' } }, false],
    ['of another platform', platform, { ...subject, online: { host: 'other', takenAt: '2018-10-10T19:30:00+08:00' } }, false], ['where nothing was online', platform, { basicCode: '1', element: 'fee' }, false],
  ] as const)('%s', (_name, fault, finding, expected) => expect(restsOn(fault, finding)).toBe(expected));
});

it('a look back takes at least a fifth of what was closed in thirty days', () => {
  expect([0, 1, 5, 6, 100].map(lookBackSize)).toEqual([0, 1, 1, 2, 20]);
  const closed = record({ state: 'closed', closedAt: NOW });
  expect([withinLookBack(closed, '2018-11-10', 30), withinLookBack(closed, '2018-11-11', 30), withinLookBack(record(), '2018-10-12', 30)]).toEqual([true, false, false]);
});
