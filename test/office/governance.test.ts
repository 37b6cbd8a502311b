import { describe, expect, it } from 'vitest';
import type { Draw } from '../../src/model/draw.js';
import type { FindingRecord } from '../../src/model/finding-state.js';
import { notFiled } from '../../src/office/governance/filing-not-filed.js';
import { falseReports } from '../../src/office/governance/false-report.js';
import { governanceRules } from '../../src/office/governance/index.js';
import { overdue } from '../../src/office/governance/rectification-overdue.js';
import { repeats, unitsToTalkTo } from '../../src/office/governance/repeat.js';
import { late } from '../../src/office/governance/report-late.js';
import { undersized } from '../../src/office/governance/sample-undersized.js';
import { newRecord } from '../../src/office/finding-states.js';
import { windowOf } from '../../src/office/windows.js';
import { CLOCK, HOLIDAYS } from './kit.js';

const record = (over: Partial<FindingRecord> = {}): FindingRecord => ({ ...newRecord({ fingerprint: 'f', unit: '区民政局', rule: 'r' }, '2018-09-14T09:00:00+08:00'), ...over });

describe('group D', () => {
  it('is numbered, and every message it gives is written', () => {
    expect(governanceRules.map((meta) => meta.number)).toEqual(['D01', 'D02', 'D03', 'D04', 'D05', 'D06']);
    for (const meta of governanceRules) expect(Object.keys(meta.messages).length).toBeGreaterThan(0);
  });

  it.each([
    ['filed on the day', { filedOn: '2018-09-15' }, []], ['filed late', { filedOn: '2018-09-20' }, ['late']], ['not yet due', { due: '2018-09-20' }, []], ['not filed', {}, ['missing']],
  ])('D01 %s', (_name, over, expected) => expect(notFiled([{ unit: '区民政局', material: '城乡低保', due: '2018-09-15', ...over }], '2018-09-20').map((mark) => mark.messageId)).toEqual(expected));

  it.each([
    ['on the last day', 'rectifying', '2018-09-20', undefined], ['a day late', 'rectifying', '2018-09-21', '1'], ['a week late', 'rectifying', '2018-09-27', '1'], ['eight days late', 'rectifying', '2018-09-28', '2'],
    ['reported', 'reported', '2018-09-28', undefined], ['挂账', 'suspended', '2018-09-28', undefined], ['closed', 'closed', '2018-09-28', undefined],
  ] as const)('D02 %s', (_name, state, today, weeks) => expect(overdue([record({ state, mendBy: '2018-09-20' })], today)[0]?.data.weeks).toBe(weeks));

  it('D03 tells of each false report once', () => {
    expect(falseReports([record({ falseReports: 2 })], { f: 1 })).toMatchObject([{ key: 'f', data: { times: '2' } }]);
    expect(falseReports([record({ falseReports: 2 }), record()], { f: 2 })).toEqual([]);
  });

  it('D04 and the list for a talk', () => {
    const again = record({ round: 2, confirmed: { by: 'z', at: '2018-10-01T00:00:00+08:00' } });
    expect(repeats([again, record(), record({ round: 2 }), { ...again, state: 'revoked' }])).toHaveLength(1);
    expect(unitsToTalkTo([again])).toEqual([]);
    expect(unitsToTalkTo([{ ...again, round: 3 }, { ...again, round: 4 }])).toEqual(['区民政局']);
  });

  it('D05 counts the random part that was reached', () => {
    const draw = { quotas: [{ unit: '甲镇', items: 9, planned: 2, drawn: 2 }], input: { window: '2018-10-11' } } as unknown as Draw;
    const picks = [{ item: 'a', unit: '甲镇', part: 'random' }, { item: 'b', unit: '甲镇', part: 'random' }, { item: 'c', unit: '甲镇', part: 'recheck' }];
    expect(undersized(draw, picks, new Set(['a', 'c']))).toMatchObject([{ unit: '甲镇', data: { planned: '2', checked: '1' } }]);
    expect(undersized(draw, picks, new Set(['a', 'b']))).toEqual([]);
  });

  it.each([
    ['in time', '2018-10-08T17:30:00+08:00', []], ['late', '2018-10-08T17:30:01+08:00', ['late']], ['missing', undefined, ['missing']],
  ])('D06 %s, in the week of a holiday', (_name, sentAt, expected) =>
    expect(late(windowOf('2018-09-27', CLOCK, HOLIDAYS), [{ office: '区信息中心', ...(sentAt === undefined ? {} : { sentAt }) }], '2018-10-09T00:00:00+08:00').map((mark) => mark.messageId)).toEqual(expected));
});
