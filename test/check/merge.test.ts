import { describe, expect, it } from 'vitest';
import { mergeMarks } from '../../src/check/merge.js';
import { ruled, type MarkShape } from './marks.js';

const merged = (shapes: MarkShape[]) =>
  mergeMarks(shapes.map(ruled)).map(({ verdict, shown, fault }) => ({ verdict, fault, rule: shown[0].rule.meta.group, relations: [...new Set(shown.map(({ mark }) => mark.relation))].sort() }));

const onlineFails: MarkShape = { relation: 'online-handbook' };
const offlineFails: MarkShape = { relation: 'offline-handbook' };
const channelsFail: MarkShape = { relation: 'online-offline' };
const passing = (relation: MarkShape['relation'], same = true): MarkShape => ({ relation, verdict: 'pass', same });
const doubt = (relation: MarkShape['relation']): MarkShape => ({ relation, verdict: 'cannot-tell' });

describe('one defect is one finding', () => {
  it('joins a difference between the channels to the deviation that explains it', () => {
    expect(merged([onlineFails, passing('offline-handbook'), channelsFail])).toEqual([{ verdict: 'fail', fault: 'online', rule: 'A', relations: ['online-handbook', 'online-offline'] }]);
    expect(merged([channelsFail, offlineFails])).toEqual([{ verdict: 'fail', fault: 'offline', rule: 'A', relations: ['offline-handbook', 'online-offline'] }]);
  });

  it('takes both sides deviating alike as one defect', () => {
    expect(merged([onlineFails, offlineFails, passing('online-offline')])).toEqual([{ verdict: 'fail', fault: 'both', rule: 'A', relations: ['offline-handbook', 'online-handbook'] }]);
    expect(merged([onlineFails, offlineFails, doubt('online-offline')])).toHaveLength(1);
  });

  it('takes both sides deviating differently as two defects, each with the difference between the channels', () => {
    expect(merged([onlineFails, offlineFails, channelsFail])).toEqual([
      { verdict: 'fail', fault: 'online', rule: 'A', relations: ['online-handbook', 'online-offline'] },
      { verdict: 'fail', fault: 'offline', rule: 'A', relations: ['offline-handbook', 'online-offline'] },
    ]);
  });

  it('leaves a difference between the channels alone, with no fault known, where the handbook does not judge', () => {
    expect(merged([channelsFail])).toEqual([{ verdict: 'fail', fault: 'unknown', rule: 'B', relations: ['online-offline'] }]);
    expect(merged([channelsFail, doubt('online-handbook')])).toEqual([{ verdict: 'fail', fault: 'unknown', rule: 'B', relations: ['online-offline'] }]);
  });

  it('lets the rule on channels speak where a side is only better than the handbook', () => {
    expect(merged([{ ...onlineFails, severity: '提示' }, channelsFail])).toEqual([{ verdict: 'fail', fault: 'online', rule: 'B', relations: ['online-handbook', 'online-offline'] }]);
  });

  it('keeps elements and keys apart', () => {
    expect(merged([{ ...onlineFails, element: 'materials', key: '居民身份证' }, { ...onlineFails, element: 'materials', key: '户口簿' }])).toHaveLength(2);
    expect(merged([onlineFails, { ...onlineFails, element: 'caseType' }])).toHaveLength(2);
  });

  it('takes several captures of a side that show the same as one defect', () => {
    const web: MarkShape = { ...onlineFails, captures: { online: 'online-web' } };
    const app: MarkShape = { ...onlineFails, captures: { online: 'online-app' } };
    expect(merged([web, app])).toHaveLength(1);
  });

  it('does not hold a difference with one capture against the other', () => {
    const web: MarkShape = { ...onlineFails, captures: { online: 'online-web' } };
    const webAgainstPaper: MarkShape = { ...passing('online-offline'), captures: { online: 'online-web' } };
    const appAgainstPaper: MarkShape = { ...channelsFail, captures: { online: 'online-app' } };
    expect(merged([web, offlineFails, webAgainstPaper, appAgainstPaper])).toHaveLength(1);
  });
});

describe('doubts', () => {
  it('never join an accusation', () => {
    const found = mergeMarks([onlineFails, doubt('offline-handbook')].map(ruled));
    expect(found).toHaveLength(1);
    expect(found[0]?.shown.map(({ mark }) => mark.verdict)).toEqual(['fail']);
  });

  it('are one for an element and key', () => {
    expect(merged([doubt('online-handbook'), doubt('offline-handbook')])).toEqual([{ verdict: 'cannot-tell', fault: 'unknown', rule: 'A', relations: ['offline-handbook', 'online-handbook'] }]);
  });

  it('are settled where both sides are the same as the third', () => {
    expect(merged([doubt('online-offline'), passing('online-handbook'), passing('offline-handbook')])).toEqual([]);
    expect(merged([doubt('offline-handbook'), passing('online-handbook'), passing('online-offline')])).toEqual([]);
  });

  it.each([
    ['the third is silent', [doubt('online-offline'), passing('online-handbook')]],
    ['a side only passes as better', [doubt('online-offline'), passing('online-handbook', false), passing('offline-handbook')]],
  ] as [string, MarkShape[]][])('stay where %s', (_title, shapes) => {
    expect(merged(shapes)).toHaveLength(1);
  });

  it('is silent where all pass', () => {
    expect(merged([passing('online-offline'), passing('online-handbook')])).toEqual([]);
  });
});

describe('quality', () => {
  it.each([
    [['online'], 'online'],
    [['online', 'offline'], 'both'],
    [['online', 'offline', 'handbook'], 'handbook'],
  ] as const)('seen on %s belongs to %s', (sides, fault) => {
    const found = mergeMarks(sides.map((side) => ruled({ relation: 'quality', element: 'eligibility', sides: [side] })));
    expect(found.map((one) => one.fault)).toEqual([fault]);
  });

  it('does not join comparisons of the same element', () => {
    expect(merged([{ relation: 'quality' }, onlineFails])).toHaveLength(2);
  });

  it('is silent where it passes', () => {
    expect(merged([{ relation: 'quality', verdict: 'pass' }])).toEqual([]);
  });
});
