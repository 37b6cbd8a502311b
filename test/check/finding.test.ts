import { describe, expect, it } from 'vitest';
import { findingOf } from '../../src/check/finding.js';
import { mergeMarks } from '../../src/check/merge.js';
import { captured, caseWith, emptyGuide, ruled, type MarkShape } from './marks.js';

const SUBJECT = caseWith({
  online: [captured('online', emptyGuide(), 'online-web'), captured('online', emptyGuide(), 'online-app')],
  offline: [captured('offline', emptyGuide(), 'hall-printed')],
});
const CAPTURES = { online: 'online-web', offline: 'hall-printed' };
const UNIT = '区城管局';

function finding(shapes: MarkShape[], maintainer: (side: string) => string | undefined = () => UNIT) {
  const [defect] = mergeMarks(shapes.map((shape) => ruled({ captures: CAPTURES, ...shape })));
  if (!defect) throw new Error('no defect');
  return findingOf(defect, SUBJECT, maintainer);
}

describe('a finding', () => {
  it('names the capture, when it was taken, and lends the evidence of the side that is right', () => {
    const found = finding([{ relation: 'online-handbook' }, { relation: 'offline-handbook', verdict: 'pass' }, { relation: 'online-offline' }]);
    expect(found.fault).toBe('online');
    expect(found.sides.online).toMatchObject({ capture: 'online-web', takenAt: '2018-09-12T09:00:00+08:00', raw: 'online的值' });
    expect(Object.keys(found.sides).sort()).toEqual(['handbook', 'offline', 'online']);
    expect(found.message).toBe('线上与手册不一致');
  });

  it('says both sides where both deviate alike', () => {
    const found = finding([{ relation: 'online-handbook' }, { relation: 'offline-handbook' }]);
    expect(found.fault).toBeUndefined();
    expect(found.relations).toEqual(['online-handbook', 'offline-handbook']);
    expect(found.message).toBe('线上和线下与手册不一致');
  });

  it('lists further captures that show the same', () => {
    const found = finding([{ relation: 'online-handbook' }, { relation: 'online-handbook', captures: { online: 'online-app' } }]);
    expect(found.also).toEqual([{ side: 'online', capture: 'online-app', raw: 'online的值' }]);
  });

  it.each([
    ['the side at fault', [{ relation: 'offline-handbook' }], (side: string) => (side === 'offline' ? UNIT : '平台'), UNIT],
    ['nobody where none is named', [{ relation: 'offline-handbook' }], () => undefined, '未明确'],
    ['both where no fault is known', [{ relation: 'online-offline' }], (side: string) => (side === 'online' ? '平台' : UNIT), '线上：平台；线下：区城管局'],
    ['one where both are the same unit', [{ relation: 'online-offline' }], () => UNIT, UNIT],
    ['the owner of the handbook that shows it too', [{ relation: 'quality', sides: ['online'] }, { relation: 'quality', sides: ['handbook'] }], (side: string) => (side === 'handbook' ? '市城管局' : UNIT), '市城管局'],
  ] as [string, MarkShape[], (side: string) => string | undefined, string][])('names as maintainer %s', (_title, shapes, maintainer, expected) => {
    expect(finding(shapes, maintainer).maintainer).toBe(expected);
  });

  it('has the same fingerprint whichever relation comes first', () => {
    const one = finding([{ relation: 'online-handbook' }, { relation: 'online-offline' }]);
    const other = finding([{ relation: 'online-offline' }, { relation: 'online-handbook' }]);
    expect(one.fingerprint).toBe(other.fingerprint);
    expect(one.number).toBe('A01');
    expect(other.number).toBe('A01');
  });
});
